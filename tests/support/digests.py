"""A clock that is set, a Discord that fails on purpose, and short articles for digests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.articles.model import Article, Block, Part, Span
from bot.digests.compose import Edition
from bot.digests.outbox import NONCE_HOLDS
from bot.digests.schedule import Schedule, latest_slot
from bot.store.database import Store
from bot.store.digests import StoredDigest

GUILD, OTHER_GUILD, CHANNEL = 700, 701, 800
PARIS = Schedule(at=time(8), zone="Europe/Paris")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


NOON = utc("2031-03-05 12:00")  # Wednesday


class Crash(BaseException):
    """The process is gone: nothing of Dateline catches this."""


class SetClock:
    """Stands still until it is moved; `before_reading` may raise."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.before_reading: Callable[[], None] = lambda: None
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        self.before_reading()
        return self.moment

    async def sleep_until(self, moment: datetime) -> None:
        if moment > self.moment:
            woken = asyncio.get_running_loop().create_future()
            self._sleepers.append((moment, woken))
            await woken

    async def all_asleep(self, tasks: int) -> None:
        """Return once so many tasks sleep; gives up after some seconds."""
        async with asyncio.timeout(5):
            while sum(not woken.done() for _, woken in self._sleepers) < tasks:
                await asyncio.sleep(0.001)

    async def move(self, moment: datetime, *, tasks: int) -> None:
        """Move on, stopping wherever one of `tasks` tasks wakes until all sleep again."""
        await self.all_asleep(tasks)
        while (first := self._next_waking()) is not None and first <= moment:
            self.moment = max(self.moment, first)
            for waking, woken in self._sleepers:
                if waking <= self.moment and not woken.done():
                    woken.set_result(None)
            await self.all_asleep(tasks)
        self.moment = moment

    def _next_waking(self) -> datetime | None:
        self._sleepers = [(at, woken) for at, woken in self._sleepers if not woken.done()]
        return min((at for at, _ in self._sleepers), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    id: int
    channel: int
    edition: Edition
    made: datetime

    @property
    def articles(self) -> list[int]:
        return [entry.article.id for entry in self.edition.entries]


Fault = Callable[[], None]


class FakeDiscord:
    """Channels in memory, with Discord's memory for nonces.

    `fault` is asked "before" and "after" a message is made and at each "search"; what it gives is
    called and may raise.
    """

    def __init__(self, clock: SetClock) -> None:
        self.clock = clock
        self.posted: list[Posted] = []
        self.fault: Callable[[str], Fault | None] = lambda _: None
        self.calls: list[str] = []

    def fail(self, *faults: Fault | None) -> None:
        """One for each of the next occasions."""
        left = iter(faults)
        self.fault = lambda _: next(left, None)

    async def send(self, channel: int, edition: Edition) -> int:
        self.calls.append("send")
        self._occasion("before")
        now = self.clock.moment
        for message in self.posted:  # "unique in the past few minutes"
            if message.edition.nonce == edition.nonce and now - message.made <= NONCE_HOLDS:
                return message.id
        message = Posted(id=1000 + len(self.posted), channel=channel, edition=edition, made=now)
        self.posted.append(message)
        self._occasion("after")
        return message.id

    async def find(
        self, channel: int, nonce: str, *, after: datetime, before: datetime
    ) -> int | None:
        self.calls.append("find")
        self._occasion("search")
        for message in self.posted:
            if (message.channel, message.edition.nonce) == (channel, nonce):
                assert after <= message.made <= before, "searched at the wrong time"
                return message.id
        return None

    def _occasion(self, name: str) -> None:
        fault = self.fault(name)
        if fault is not None:
            fault()


def short_article(number: int, *, headline: str = "") -> Article:
    """Two blocks: a headline that names the number, and a paragraph."""
    first = headline or f"Story {number} of Velm"
    text = f"{first}\n\nThe mayor of Velm opened bridge {number} on Monday.\n"
    body = text.index("The mayor")
    return Article(
        text=text,
        source="Sample Agency",
        blocks=(
            Block(Part.HEADLINE, Span(0, len(first))),
            Block(Part.PARAGRAPH, Span(body, len(text) - 1)),
        ),
        summary=(Span(body, len(text) - 1),),
    )


async def load(store: Store, *numbers: int, guild: int = GUILD) -> list[int]:
    """Store short articles; their ids."""
    return [(await store.articles.add(short_article(n), guild=guild))[0] for n in numbers]


async def daily(
    store: Store, now: datetime, *, schedule: Schedule = PARIS, channel: int = CHANNEL
) -> StoredDigest:
    """A digest of GUILD that was created `now`."""
    made = await store.digests.create(
        guild=GUILD,
        channel=channel,
        at=schedule.at,
        zone=schedule.zone,
        created=now,
        covered=latest_slot(schedule, at=now).moment,
    )
    assert made is not None
    return made


def days(count: float) -> timedelta:
    return timedelta(days=count)
