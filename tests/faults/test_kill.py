"""kill -9, many times, while digests are posted over real sockets: none lost, none doubled."""

from __future__ import annotations

import asyncio
import re
import sys
from collections import Counter
from pathlib import Path

from bot.clock import SystemClock
from bot.store.database import Store
from bot.store.scope import Scope
from tests.faults.mortal import SharedTime
from tests.faults.server import DiscordServer
from tests.support.digests import GUILD

LIVES = 15
STORY = re.compile(r"\*\*(Story \d+ of Velm)\*\*")


async def test_a_process_that_is_killed_again_and_again_posts_everything_once(
    tmp_path: Path,
) -> None:
    database, clock = tmp_path / "dateline.db", tmp_path / "clock"
    shared = SharedTime(clock)
    async with DiscordServer(now=shared.read) as server:
        server.delay = 0.02  # so that many a kill falls between request and answer
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.mortal"),
            *(str(database), server.address, str(clock), "1", str(LIVES)),
        )
        async with asyncio.timeout(60):
            assert await process.wait() == 0
    store = await Store.open(database, clock=SystemClock())
    loaded = [
        article.headline.words
        for article in (await store.articles.many(range(1, 10_000), scope=Scope(GUILD))).values()
    ]
    await store.close()
    posted = [
        headline
        for kept in server.kept
        for embed in kept.message["embeds"]
        for headline in STORY.findall(embed["description"])
    ]
    print(len(loaded), len(server.kept), server.requests, shared.read())

    assert len(server.kept) >= 3
    assert Counter(posted) == Counter(loaded)
    assert len({kept.nonce for kept in server.kept}) == len(server.kept)
