"""A process that posts a digest and is killed, again and again.

    python -m tests.faults.mortal DATABASE ADDRESS CLOCK SEED LIVES

Each life is a fork that runs the real scheduler, store and discord.py and loads an article every
few hours; each ends by SIGKILL at a random point. A last life runs on for some days and ends by
itself. Time is simulated: it stands still while anything works and goes on to the next waking when
all sleep. CLOCK is a file of eight bytes that all processes, and the server, read it from.
"""

from __future__ import annotations

import asyncio
import mmap
import os
import random
import signal
import struct
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import discord

from bot.channels import Channels
from bot.digests.scheduler import Scheduler
from bot.store.database import Store
from tests.faults.server import CHANNEL, TOKEN, speak_to
from tests.support.digests import daily, load, utc

START = utc("2031-03-05 12:00")
_SLEEPERS = 3  # the scheduler, its digest, and the loads


class SharedTime:
    """Seconds since START, in a file that several processes have mapped."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(8))
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), 8)

    def read(self) -> datetime:
        (seconds,) = struct.unpack("d", self._bytes[:8])
        return START + timedelta(seconds=seconds)

    def write(self, moment: datetime) -> None:
        self._bytes[:8] = struct.pack("d", (moment - START).total_seconds())


class SharedClock:
    def __init__(self, shared: SharedTime) -> None:
        self._shared = shared
        self._sleepers: dict[asyncio.Future[None], datetime] = {}

    def now(self) -> datetime:
        return self._shared.read()

    async def sleep_until(self, moment: datetime) -> None:
        if moment <= self.now():
            return
        woken = asyncio.get_running_loop().create_future()
        self._sleepers[woken] = moment
        if len(self._sleepers) == _SLEEPERS:
            self._go_on()
        await woken

    def _go_on(self) -> None:
        first = min(self._sleepers.values())
        self._shared.write(first)
        for woken, moment in list(self._sleepers.items()):
            if moment <= first:
                del self._sleepers[woken]
                woken.set_result(None)


async def live(database: Path, shared: SharedTime, until: datetime | None) -> None:
    """Run until killed, or until the simulated moment `until`."""
    clock = SharedClock(shared)
    store = await Store.open(database, clock=clock)
    client = discord.Client(
        intents=discord.Intents(guilds=True),
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
        guild_ready_timeout=0.01,
    )
    async with client:
        connected = asyncio.create_task(client.start(TOKEN))
        while not client.is_ready():
            await asyncio.sleep(0.002)
        scheduler = Scheduler(store=store, post=Channels(client), clock=clock)
        running = asyncio.create_task(scheduler.run())
        while until is None or clock.now() < until:
            if until is None:
                await load(store, int((clock.now() - START).total_seconds()))
            await clock.sleep_until(clock.now() + timedelta(hours=7))
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    await asyncio.gather(connected, return_exceptions=True)
    await store.close()


async def create(database: Path, shared: SharedTime) -> None:
    store = await Store.open(database, clock=SharedClock(shared))
    await daily(store, START, channel=CHANNEL)
    await store.close()


def main(database: Path, shared: SharedTime, chance: random.Random, lives: int) -> None:
    asyncio.run(create(database, shared))
    for left in range(lives, -1, -1):
        child = os.fork()
        if child == 0:
            until = None if left else shared.read() + timedelta(days=2)
            asyncio.run(live(database, shared, until))
            os._exit(0)
        if left:
            time.sleep(chance.uniform(0.05, 0.4))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if left and chance.random() < 0.3:
            shared.write(shared.read() + timedelta(hours=chance.choice([0.02, 1, 30])))
        assert left or status == 0, f"the last life ended with {status}"


if __name__ == "__main__":
    speak_to(sys.argv[2])
    main(
        Path(sys.argv[1]),
        SharedTime(Path(sys.argv[3])),
        random.Random(int(sys.argv[4])),
        int(sys.argv[5]),
    )
