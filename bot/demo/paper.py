"""A small invented newspaper on this machine, for trying /feeds in the demo."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

_TITLE = "The Ilmar Courier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    name: str  # in its address
    hours: int  # how long ago it was published
    headline: str
    paragraphs: Sequence[str]


_STORIES = (  # invented, the newest first
    Story(
        name="lighthouse",
        hours=5,
        headline="Lighthouse at Cape Sund to be lit again after forty years",
        paragraphs=(
            "PORT ILMAR, Kelvaria — The lighthouse at Cape Sund will be lit again next month, forty"
            " years after its lamp was put out, the harbor master of Port Ilmar, Mira Dane, said.",
            "“Every captain I know has asked me for that light,” Dane told reporters at the quay."
            " “Now they will have it.”",
            "The repair cost the island 1.4 million crowns. The lamp was made in Dornholt.",
        ),
    ),
    Story(
        name="school",
        hours=30,
        headline="Island school opens a class for boat builders",
        paragraphs=(
            "PORT ILMAR, Kelvaria — Eighteen pupils began to learn boat building at the island's"
            " school this week, in the first class of its kind in Kelvaria.",
            "“We have more boats than people who can mend them,” said the headmaster, Tomas Reuel.",
            "The class lasts three years. Its pupils will mend the two ferries in the winters.",
        ),
    ),
    Story(
        name="market",
        hours=54,
        headline="Fish market moves to the old customs house",
        paragraphs=(
            "PORT ILMAR, Kelvaria — The fish market of Port Ilmar will move to the old customs"
            " house, the town council decided by eleven votes to four.",
            "“The roof of the old hall would not have lasted a storm,” said Mayor Elin Varga.",
        ),
    ),
)


@asynccontextmanager
async def printed(start: datetime) -> AsyncIterator[int]:
    """Serve the paper of that day; its feed is at http://127.0.0.1:PORT/feed."""
    app = web.Application()

    async def feed(request: web.Request) -> web.Response:
        text = _feed(str(request.url.origin()), start)
        return web.Response(text=text, content_type="application/rss+xml")

    async def page(request: web.Request) -> web.Response:
        found = [story for story in _STORIES if story.name == request.match_info["name"]]
        if not found:
            raise web.HTTPNotFound
        return web.Response(text=_page(found[0], start), content_type="text/html")

    app.router.add_get("/feed", feed)
    app.router.add_get("/{name}", page)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


def _feed(origin: str, start: datetime) -> str:
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>{origin}/{story.name}</link>"
        f"<guid>{origin}/{story.name}</guid>"
        f"<pubDate>{format_datetime(start - timedelta(hours=story.hours))}</pubDate>"
        f"<description>{escape(story.paragraphs[0])}</description></item>"
        for story in _STORIES
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{_TITLE}</title>'
        f"<link>{origin}/</link>{items}</channel></rss>"
    )


def _page(story: Story, start: datetime) -> str:
    published = (start - timedelta(hours=story.hours)).isoformat()
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    return (
        f"<html lang=en><head><title>{escape(story.headline)}</title>"
        f'<meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{_TITLE}">'
        f'<meta property="article:published_time" content="{published}"></head>'
        f"<body><article><h1>{escape(story.headline)}</h1>{text}</article></body></html>"
    )
