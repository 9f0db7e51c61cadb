"""/feeds on the simulated Discord: what an editor sees of a feed from its first to its last day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.sources.fetch import Fetcher
from tests.support.feeds import Site, site
from tests.support.simulated import Reply, Server

HOUR = 3600.0


@pytest.fixture
async def papers(server: Server) -> AsyncIterator[Site]:
    """A site on this machine that the bot may open."""
    async with site() as made:
        await server.bot.fetcher.close()
        server.bot.fetcher = Fetcher(
            contact="desk@velm.example", ports=[made.port], also={("127.0.0.1", made.port)}
        )
        yield made


async def add(server: Server, address: str, **options: Any) -> Reply:
    return await server.ask("feeds add", by=server.editor, address=address, **options)


async def listed(server: Server) -> str:
    return (await server.ask("feeds list", by=server.editor)).text


async def loaded(server: Server) -> str:
    return (await server.ask("news list", by=server.editor)).text


async def test_a_feed_is_added_and_nothing_old_is_loaded(server: Server, papers: Site) -> None:
    answer = await add(server, papers.url)

    assert answer.private
    assert answer.text.startswith("### Feed added\n**Velm Post** in <#")
    assert "The 3 articles in it now stay out; new ones are loaded, every hour I look." in (
        answer.text
    )
    assert "**Velm Post**" in await listed(server)
    assert "every hour" in await listed(server)
    assert "-# 0 articles" in await loaded(server)
    assert papers.opened == []
