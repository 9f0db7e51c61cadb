"""A thousand feeds of fifty items, polled by one process, while questions are answered.

    make bench

The first round reads every feed whole; in the second, an hour later, every fifth has a new article
and the others have not changed. The site is a process of its own.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.newsroom.feeds import FeedDesk, Wish, import_list
from bot.newsroom.latest import latest
from bot.newsroom.notices import Notice, Outcome
from bot.newsroom.polling import Poller
from bot.newsroom.reading import Readers
from bot.sources.fetch import Fetched, Fetcher
from bot.sources.opml import Outline
from bot.store.database import Store
from bot.store.scope import Scope
from tests.benchmarks.feed_site import CHANGING, ITEMS
from tests.support.digests import load

FEEDS, GUILDS = 1_000, 2  # a server follows 500
MOST_MEMORY, MOST_WAIT = 300, 0.040  # MB; seconds, 99th percentile


class Everywhere(AbstractResolver):
    """Every name is this machine: a thousand hosts on one."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


class Ahead:
    """The real time and some hours."""

    def __init__(self) -> None:
        self.by = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.by

    async def sleep_until(self, moment: datetime) -> None:
        await asyncio.sleep(max(0.0, (moment - self.now()).total_seconds()))


@asynccontextmanager
async def served() -> AsyncIterator[tuple[int, int]]:
    """Its port, and its process' id."""
    site = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.feed_site"), stdout=asyncio.subprocess.PIPE
    )
    assert site.stdout is not None
    try:
        yield int(await site.stdout.readline()), site.pid
    finally:
        site.kill()
        await site.wait()


def _memory(but: int) -> float:
    """Of this process and its workers, in MB, what they share counted once."""
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
    total = 0
    for pid in [me, *(int(child) for child in children if int(child) != but)]:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


class Watch:
    """Asks /latest twenty times a second, and looks at the memory."""

    def __init__(self, store: Store, site: int) -> None:
        self._store, self._site = store, site
        self.waits: list[float] = []
        self.memory = 0.0

    async def run(self) -> None:
        while True:
            started = time.perf_counter()
            await latest(scope=Scope(1), store=self._store)
            self.waits.append(time.perf_counter() - started)
            if len(self.waits) % 20 == 0:
                self.memory = max(self.memory, _memory(self._site))
            await asyncio.sleep(0.05)


async def _round(poller: Poller, store: Store, clock: Ahead, watch: Watch) -> float:
    """Seconds until nothing is due any more."""
    started = time.perf_counter()
    running = asyncio.create_task(poller.run())
    watching = asyncio.create_task(watch.run())
    due = clock.now()
    while (
        await store.feeds.due(due, limit=1) or await store.arrivals.due(due, limit=1)
    ) and not running.done():
        await asyncio.sleep(0.2)
        due = max(due, clock.now())
    took = time.perf_counter() - started
    for task in (running, watching):
        task.cancel()
    await asyncio.gather(running, watching, return_exceptions=True)
    return took


@pytest.mark.timeout(400)
async def test_a_thousand_feeds_are_polled_while_questions_are_answered(tmp_path: Path) -> None:
    clock, readers = Ahead(), Readers()
    store = await Store.open(tmp_path / "dateline.db", clock=clock)
    await load(store, *range(300), guild=1)
    async with (
        served() as (port, site),
        Fetcher(
            contact="bench@velm.example",
            ports=[port],
            also={("127.0.0.1", port)},
            resolver=Everywhere(),
        ) as fetcher,
    ):

        async def fetch(
            url: str, *, etag: str | None = None, last_modified: str | None = None
        ) -> Fetched:
            return await fetcher.fetch(url, etag=etag, last_modified=last_modified)

        async def tell(_: int, notice: Notice) -> Outcome:
            raise AssertionError(notice)

        desk = FeedDesk(store=store, readers=readers, fetch=fetch, clock=clock)
        each = FEEDS // GUILDS
        for guild in range(1, GUILDS + 1):
            outlines = [
                Outline(url=f"http://town{n}.test:{port}/{n}")
                for n in range((guild - 1) * each, guild * each)
            ]
            await import_list(outlines, Wish(whole=False), guild=guild, channel=guild, desk=desk)
        poller = Poller(store=store, readers=readers, fetch=fetch, tell=tell, clock=clock)
        watch = Watch(store, site)
        before = os.times()
        first = await _round(poller, store, clock, watch)
        async with aiohttp.ClientSession() as session:
            await (await session.get(f"http://127.0.0.1:{port}/next")).read()
        clock.by += timedelta(hours=1)
        second = await _round(poller, store, clock, watch)
        after = os.times()
    loaded = sum([await store.articles.count_loaded_by(g, most=9_999) for g in (1, 2)]) - 300
    await readers.close()
    await store.close()

    waits = sorted(watch.waits)
    p99 = waits[int(len(waits) * 0.99)]
    print(f"\n{FEEDS:,} feeds of {ITEMS} items, all read: {first:.1f} s")
    print(f"an hour later, {FEEDS // CHANGING} with an article more: {second:.1f} s")
    print(f"this process: {after.user + after.system - before.user - before.system:.1f} s of CPU")
    print(f"most memory, with the reading process: {watch.memory:.0f} MB")
    print(
        f"/latest, {len(waits)} times: median {waits[len(waits) // 2] * 1e3:.1f} ms,"
        f" p99 {p99 * 1e3:.1f} ms, longest {waits[-1] * 1e3:.1f} ms"
    )
    assert loaded == FEEDS // CHANGING
    assert first + second < 3600
    assert watch.memory < MOST_MEMORY
    assert p99 < MOST_WAIT
