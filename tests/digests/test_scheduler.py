"""Digests beside each other, on a clock that the test moves."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.digests.compose import Edition
from bot.digests.outbox import Later
from bot.digests.scheduler import Scheduler, backoff
from bot.store.database import Store
from tests.support.digests import CHANNEL, NOON, FakeDiscord, SetClock, daily, days, load, utc

SLOT = utc("2031-03-06 07:00")


class Temperamental(FakeDiscord):
    """One channel of it hangs, one fails, one makes our own code stumble."""

    HANGS, FAILS, STUMBLES = 801, 802, 803

    async def send(self, channel: int, edition: Edition) -> int:
        if channel == self.HANGS:
            await asyncio.Event().wait()
        if channel == self.FAILS:
            raise Later("Discord has trouble (503).")
        if channel == self.STUMBLES:
            raise ZeroDivisionError
        return await super().send(channel, edition)


async def end(running: asyncio.Task[None]) -> None:
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_channel_that_hangs_or_fails_holds_up_no_other(
    store: Store, clock: SetClock
) -> None:
    discord = Temperamental(clock)
    for channel in (discord.HANGS, discord.FAILS, discord.STUMBLES, CHANNEL):
        await daily(store, NOON, channel=channel)
    loaded = await load(store, 1)
    scheduler = Scheduler(store=store, post=discord, clock=clock)
    running = asyncio.create_task(scheduler.run())
    await clock.move(SLOT - timedelta(seconds=1), tasks=5)
    await clock.move(SLOT, tasks=4)  # the one that hangs does not sleep
    digests = await store.digests.all()
    await end(running)

    assert [(m.channel, m.articles) for m in discord.posted] == [(CHANNEL, loaded)]
    assert [digest.trouble for digest in digests] == [
        None,
        "Discord has trouble (503). I keep trying.",
        "Something went wrong here; the log says what. I keep trying.",
        None,
    ]


async def test_a_channel_that_fails_is_tried_again_until_it_works(
    store: Store, clock: SetClock
) -> None:
    def fail() -> None:
        raise Later("Discord has trouble (500).")

    discord = FakeDiscord(clock)
    discord.fail(fail, fail, fail, fail)
    await daily(store, NOON)
    loaded = await load(store, 1)
    running = asyncio.create_task(Scheduler(store=store, post=discord, clock=clock).run())
    await clock.move(SLOT + timedelta(minutes=5), tasks=2)
    (digest,) = await store.digests.all()
    await end(running)

    assert [message.articles for message in discord.posted] == [loaded]
    assert digest.trouble is None


async def test_a_digest_made_while_it_runs_is_attended(store: Store, clock: SetClock) -> None:
    discord = FakeDiscord(clock)
    loaded = await load(store, 1)
    scheduler = Scheduler(store=store, post=discord, clock=clock)
    running = asyncio.create_task(scheduler.run())
    await clock.all_asleep(1)
    scheduler.add((await daily(store, NOON)).id)
    await daily(store, NOON, channel=CHANNEL + 1)  # by another process: found within the hour
    await clock.move(NOON + timedelta(minutes=59), tasks=2)
    clock.moment = NOON + timedelta(minutes=59)
    await clock.move(NOON + timedelta(minutes=60), tasks=2)
    await clock.all_asleep(3)
    await clock.move(SLOT, tasks=3)
    await end(running)

    assert sorted((m.channel, m.articles) for m in discord.posted) == [
        (CHANNEL, loaded),
        (CHANNEL + 1, loaded),
    ]


async def test_a_removed_digest_is_left_alone(store: Store, clock: SetClock) -> None:
    discord = FakeDiscord(clock)
    digest = await daily(store, NOON)
    await load(store, 1)
    running = asyncio.create_task(Scheduler(store=store, post=discord, clock=clock).run())
    await clock.all_asleep(2)
    await store.digests.remove(digest.id, guild=digest.guild)
    await clock.move(SLOT - timedelta(seconds=1), tasks=2)
    await clock.move(SLOT + days(1), tasks=1)
    await end(running)

    assert discord.calls == []


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 5), (2, 10), (5, 80), (8, 600), (10_000, 600)]
)
def test_waits_grow_to_ten_minutes_and_differ(failures: int, seconds: float) -> None:
    waits = {backoff(failures).total_seconds() for _ in range(50)}

    assert len(waits) > 10
    assert all(0.8 * seconds <= wait <= 1.2 * seconds for wait in waits)
