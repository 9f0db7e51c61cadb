"""The demo's page while a site is waited for, and which sites it opens."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from bot.config import Settings
from bot.demo.patience import fetcher_of
from bot.errors import Unreadable
from tests.sources.servers import serving
from tests.support.simulated import Reply, Server

STORY = "Ferry sinks off Cape Sund\n\nThe ferry sank on Tuesday, the coast guard said."


async def test_the_page_goes_on_while_a_slow_site_is_waited_for(server: Server) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.StreamResponse:
        asked.set()
        await go_on.wait()
        return web.Response(text=STORY)

    async with serving(slow) as port:
        await server.bot.fetcher.close()
        server.bot.fetcher = fetcher = fetcher_of(server.settings, paper=port)
        fetcher.env = server.env

        answer = await server.ask("news load", by=server.editor, link=f"http://127.0.0.1:{port}/x")
        await asyncio.wait_for(asked.wait(), timeout=5)
        beside = await server.ask("quote", person="Peskov")
        go_on.set()
        await asyncio.wait_for(_loaded(answer), timeout=10)

    assert beside.text.startswith("### Dmitry Peskov")
    assert answer.text.startswith("### Loaded\n**[Ferry sinks off Cape Sund]")


async def _loaded(answer: Reply) -> None:
    while not answer.message.components:
        await asyncio.sleep(0)
        await answer.server.env.settle()


async def test_the_demo_opens_the_inner_servers_of_the_settings_and_no_others() -> None:
    async def story(request: web.Request) -> web.StreamResponse:
        return web.Response(text=STORY)

    async with serving(story) as inner, serving(story) as other, serving(story) as paper:
        settings = Settings(inner_servers=frozenset({("127.0.0.1", inner)}))
        async with fetcher_of(settings, paper=paper) as fetcher:
            for port in (inner, paper):
                assert (await fetcher.fetch(f"http://127.0.0.1:{port}/x")).status == 200
            with pytest.raises(Unreadable, match="Dateline opens no other"):
                await fetcher.fetch(f"http://127.0.0.1:{other}/x")
