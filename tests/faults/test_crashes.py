"""A digest through crashes and failures at every step: no story is lost, none comes twice.

Crashes are raised where Dateline meets the world: whenever it reads the clock (before a claim,
after it, before a message is noted) and before and after Discord makes a message. After a crash
everything is built anew on the same file. tests/faults/test_kill.py ends real processes instead.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.digests.due import attend
from bot.digests.outbox import Later, Refused
from bot.store.database import Store
from tests.support.digests import Crash, FakeDiscord, Fault, SetClock, daily, days, load, utc

START = utc("2031-03-05 12:00")
STORIES = 6  # fewer than a post shows, however many days come together
RUNS, AT_ONCE = 100, 10


def crash() -> None:
    raise Crash


def later(unknown: bool) -> Fault:
    def fail() -> None:
        raise Later("Discord has trouble.", unknown=unknown)

    return fail


def refuse() -> None:
    raise Refused("I may not post there.")


class Life:
    """Some days of one digest, on one file, with accidents by chance."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.clock = SetClock(START)
        self.discord = FakeDiscord(self.clock)
        self.loads = sorted(START + days(self.chance.uniform(0, 3.5)) for _ in range(STORIES))

    async def run(self) -> None:
        store = await Store.open(self.path, clock=self.clock)
        self.digest = (await daily(store, START)).id
        await store.close()
        self.accidents(True)
        while self.clock.moment < START + days(4):
            await self.process(until=START + days(4))
        self.accidents(False)
        await self.process(until=START + days(6))

    def accidents(self, happen: bool) -> None:
        self.clock.before_reading = self.maybe_crash if happen else lambda: None
        self.discord.fault = self.maybe_fail if happen else lambda _: None

    def maybe_crash(self) -> None:
        if self.chance.random() < 0.15:
            raise Crash

    def maybe_fail(self, occasion: str) -> Fault | None:
        if self.chance.random() < 0.75:
            return None
        faults = [crash, later(True)]
        if occasion != "after":  # the message is not there
            faults += [refuse, later(False)]
        return self.chance.choice(faults)

    async def process(self, *, until: datetime) -> None:
        """One life of the process: until it crashes or `until` is reached."""
        store = await Store.open(self.path, clock=self.clock)
        try:
            while self.clock.moment < until:
                wake = await self.look(store)
                if self.loads and self.loads[0] <= wake:
                    self.clock.moment = max(self.clock.moment, self.loads[0])
                    await self.load_one(store)
                else:
                    self.clock.moment = wake
        except Crash:
            pauses = (0.1, 30, 90, 300, 3600, 7 * 3600, 30 * 3600)
            self.clock.moment += timedelta(seconds=self.chance.choice(pauses))
        finally:
            await store.close()

    async def look(self, store: Store) -> datetime:
        """When to look again."""
        try:
            wake = await attend(self.digest, store=store, post=self.discord, clock=self.clock)
        except Later as failure:
            wake = self.clock.moment + max(failure.after, timedelta(seconds=5))
        assert wake is not None
        return wake

    async def load_one(self, store: Store) -> None:
        reading, self.clock.before_reading = self.clock.before_reading, lambda: None
        await load(store, STORIES - len(self.loads))
        self.clock.before_reading = reading
        self.loads.pop(0)


@pytest.mark.parametrize("first", range(0, RUNS, AT_ONCE))
async def test_no_story_is_lost_and_none_comes_twice(tmp_path: Path, first: int) -> None:
    lives = [Life(tmp_path / f"{seed}.db", seed) for seed in range(first, first + AT_ONCE)]
    await asyncio.gather(*(life.run() for life in lives))

    for life in lives:
        posted = life.discord.posted
        shown = Counter(article for message in posted for article in message.articles)
        assert shown == Counter(range(1, STORIES + 1)), life.path
        assert len({message.edition.nonce for message in posted}) == len(posted)
        assert all(a.edition.day < b.edition.day for a, b in pairwise(posted))
        assert all(max(a.articles) < min(b.articles) for a, b in pairwise(posted))
