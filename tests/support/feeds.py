"""Feeds made up for tests, and a site on this machine that serves them, well or badly."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from tests.sources.servers import serving

FIRST = datetime(2031, 3, 1, 8, tzinfo=UTC)
PAGE = """<html lang="en"><head><title>{title}</title><meta property="og:type" content="article">
<meta property="og:site_name" content="Velm Post"><link rel="canonical" href="{own}">
<meta property="article:published_time" content="{day}T10:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>{title}</h1>
<p>The harbour of {title} was closed on Monday, the port authority said in a long statement.</p>
<p>"We shall miss the sound of it," Mayor Ana Ruiz told reporters on the quay in the morning.</p>
</article></body></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry as its site writes it; None leaves a part out."""

    title: str | None
    link: str | None
    guid: str | None = None
    date: str | None = None
    text: str = "A teaser."
    updated: str | None = None


def item(number: int, **changes: str | None) -> Item:
    """Number 1 is the oldest."""
    made = Item(
        title=f"Port {number}",
        link=f"/story/{number}",
        guid=f"tag:velm.example,2031:{number}",
        date=format_datetime(FIRST + timedelta(hours=number)),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def items(*numbers: int) -> list[Item]:
    """The newest first, as feeds have them."""
    return [item(number) for number in sorted(numbers, reverse=True)]


def rss(entries: Sequence[Item], *, title: str = "Velm Post", extra: str = "") -> str:
    def element(name: str, words: str | None) -> str:
        return "" if words is None else f"<{name}>{escape(words)}</{name}>"

    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        f' xmlns:a="http://www.w3.org/2005/Atom"><channel><title>{title}</title>'
        f"<link>/</link>{extra}"
        + "".join(
            "<item>"
            + element("title", one.title)
            + element("link", one.link)
            + ("" if one.guid is None else f'<guid isPermaLink="false">{escape(one.guid)}</guid>')
            + element("pubDate", one.date)
            + element("a:updated", one.updated)
            + element("description", one.text)
            + "</item>"
            for one in entries
        )
        + "</channel></rss>"
    )


Answer = Callable[[web.Request], web.Response | None]


@dataclass
class Site:
    """A site with a feed at /feed and stories at /story/N.

    `answers` are given to the next requests for the feed, one each; then it is `feed`, or what
    `always` gives.
    """

    feed: str | bytes = field(default_factory=lambda: rss(items(1, 2, 3)))
    kind: str = "application/rss+xml"
    headers: dict[str, str] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    always: Answer = lambda request: None
    story: Answer = lambda request: None
    asked: list[web.Request] = field(default_factory=list)  # for the feed
    opened: list[str] = field(default_factory=list)  # stories
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.address}/feed"

    async def answer(self, request: web.Request) -> web.Response:
        if request.path.startswith("/story/"):
            self.opened.append(request.path)
            return self.story(request) or self.page(request.path)
        if request.path == "/":
            link = '<link rel="alternate" type="application/rss+xml" href="feed">'
            return web.Response(text=f"<html><head>{link}</head></html>", content_type="text/html")
        self.asked.append(request)
        given = self.answers.pop(0)(request) if self.answers else self.always(request)
        if given is not None:
            return given
        body = self.feed.encode() if isinstance(self.feed, str) else self.feed
        return web.Response(body=body, content_type=self.kind, headers=self.headers)

    def page(self, path: str) -> web.Response:
        number = path.rsplit("/", 1)[-1]
        own = f"{self.address}{path}"
        text = PAGE.format(title=f"Port {number}", own=own, day="2031-03-02")
        return web.Response(text=text, content_type="text/html")


@asynccontextmanager
async def site(**facts: object) -> AsyncIterator[Site]:
    made = Site(**facts)  # type: ignore[arg-type]
    async with serving(made.answer) as port:
        made.port = port
        yield made


def status(number: int, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: web.Response(status=number, headers=named)
