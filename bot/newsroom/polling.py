"""Ask the feeds that are due, and load what is new.

What an answer says is kept in one transaction: which entries are seen and which are to be loaded.
An entry is crossed off once its article is stored, so whatever ends in between is done again and
finds the article known: nothing is lost and nothing is stored twice.

One fetch serves every server that follows; each has its own memory of what it has seen, its own
filters and its own addresses of the article. Nothing ends the loop but its cancellation.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import Unreadable
from bot.newsroom.admit import refusal_of
from bot.newsroom.arrivals import (
    Draft,
    Fetch,
    addresses,
    draft,
    from_json,
    passing,
    reason_of,
)
from bot.newsroom.ingest import arrive
from bot.newsroom.notices import Tell, tell_channels
from bot.newsroom.observing import observe
from bot.newsroom.reading import Readers
from bot.sources.fetch import Unreachable
from bot.sources.pace import Hosts, after_failure, retry_after
from bot.store.arrivals import Arrival
from bot.store.database import Store
from bot.store.feeds import StoredFeed
from bot.store.scope import Scope
from bot.store.subscriptions import Subscription

GONE = 410
_LOOK_AGAIN = timedelta(hours=1)
_FEEDS_AT_ONCE = 4
_LOADS_AT_ONCE = 2
_TRIES = 8
_FIRST_RETRY, _LONGEST_RETRY = timedelta(minutes=30), timedelta(hours=12)

_log = logging.getLogger(__name__)


class Poller:
    def __init__(
        self, *, store: Store, readers: Readers, fetch: Fetch, tell: Tell, clock: Clock
    ) -> None:
        self._store = store
        self._readers = readers
        self._fetch = fetch
        self._tell = tell
        self._clock = clock
        self._hosts = Hosts()
        self._feeds: dict[int, asyncio.Task[None]] = {}  # being asked
        self._loads: dict[int, asyncio.Task[None]] = {}  # by the feed an entry is of
        self._telling: asyncio.Task[None] | None = None
        self._nudged = False
        self._asleep: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until cancelled."""
        failures = 0
        try:
            while True:
                self._nudged = False
                try:
                    wake = await self.begin()
                    failures = 0
                except Exception:
                    _log.exception("feeds cannot be read")
                    failures += 1
                    wake = self._clock.now() + min(timedelta(seconds=5) * failures, _LOOK_AGAIN)
                await self._wait(wake)
        finally:
            await self.end()

    def nudge(self) -> None:
        """Look again now."""
        self._nudged = True
        if self._asleep is not None:
            self._asleep.cancel()

    async def begin(self) -> datetime:
        """Begin what is due and may begin; when to look again, if nothing under way ends before."""
        now = self._clock.now()
        wakes = [now + _LOOK_AGAIN]
        if upcoming := await self._store.feeds.next_due(now):
            wakes.append(upcoming)
        if room := _FEEDS_AT_ONCE - len(self._feeds):
            for feed in await self._store.feeds.due(
                now, limit=4 * room, but=self._hosts.busy(now=now), under_way=self._feeds
            ):
                host = _host(feed.url)
                if len(self._feeds) < _FEEDS_AT_ONCE and host not in self._hosts.busy(now=now):
                    self._start(self._feeds, feed.id, host, self._poll(feed), now)
        if room := _LOADS_AT_ONCE - len(self._loads):
            for group in await self._store.arrivals.due(
                now, limit=4 * room, but=self._hosts.busy(now=now), under_way=self._loads
            ):
                host = group[0].host
                if len(self._loads) < _LOADS_AT_ONCE and host not in self._hosts.busy(now=now):
                    self._start(self._loads, group[0].feed, host, self._load(group), now)
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell_channels())
        busy = {host: at for host, at in self._hosts.busy(now=now).items() if at > now}
        wakes += [busy[host] for host in await self._store.feeds.held_up(now, hosts=busy)]
        return min(wakes)

    async def finish(self) -> None:
        """Wait for what is under way."""
        tasks = [*self._feeds.values(), *self._loads.values()]
        if self._telling is not None:
            tasks.append(self._telling)
        await asyncio.gather(*tasks)

    async def end(self) -> None:
        tasks = [*self._feeds.values(), *self._loads.values()]
        if self._telling is not None:
            tasks.append(self._telling)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(
        self,
        tasks: dict[int, asyncio.Task[None]],
        feed: int,
        host: str,
        work: Awaitable[None],
        now: datetime,
    ) -> None:
        async def supervised() -> None:
            try:
                await work
            except Exception:
                _log.exception("feed %d failed", feed)
            finally:
                del tasks[feed]
                if host:
                    self._hosts.end(host)
                self.nudge()

        if host:
            self._hosts.begin(host, now=now)
        tasks[feed] = asyncio.create_task(supervised(), name=f"feed {feed}")

    async def _wait(self, wake: datetime) -> None:
        if self._nudged:
            return
        self._asleep = asyncio.create_task(self._clock.sleep_until(wake))
        try:
            await asyncio.wait({self._asleep})
        finally:
            self._asleep.cancel()

    async def _poll(self, stored: StoredFeed) -> None:
        try:
            fetched = await self._fetch(stored.url, etag=stored.etag, last_modified=stored.modified)
            same = fetched.unchanged or sha256(fetched.body).digest() == stored.body
            feed = (
                None
                if same
                else await self._readers.read_feed(
                    fetched.body, url=fetched.url, charset=fetched.charset
                )
            )
        except Unreadable as error:
            await self._failed(stored, error)
        except Exception:
            _log.exception("feed %d failed", stored.id)
            await self._failed(stored, Unreadable("Something went wrong here; the log says what."))
        else:
            await observe(stored, fetched, feed, store=self._store, now=self._clock.now())

    async def _failed(self, stored: StoredFeed, error: Unreadable) -> None:
        now = self._clock.now()
        unreachable = error if isinstance(error, Unreachable) else None
        asked = (
            retry_after(unreachable.retry_after, date=unreachable.date, now=now)
            if unreachable is not None
            else timedelta(0)
        )
        await self._store.feeds.failed(
            stored.id,
            trouble=reason_of(error),
            due=after_failure(
                now=now,
                minutes=stored.minutes,
                failures=stored.failures + 1,
                since=stored.failing or now,
                jitter=random.random(),
                asked=asked,
            ),
            now=now,
            gone=unreachable is not None and unreachable.status == GONE,
        )

    async def _load(self, group: Sequence[Arrival]) -> None:
        """Load one entry for all who wait for it."""
        drafts: dict[bool, Draft] = {}
        for arrival in group:
            follower = await self._store.subscriptions.get(arrival.subscription)
            if follower is None:
                continue
            last = arrival.tries + 1 >= _TRIES
            try:
                refusal = await self._store_for(follower, arrival, drafts, last=last)
            except Unreadable as error:
                if passing(error) and not last:
                    await self._postpone(group, error)
                    return
                refusal = _refusal(arrival, reason_of(error))
            except Exception:
                if not last:
                    await self._postpone(group, None)
                    raise
                _log.exception("an entry of feed %d is given up", arrival.feed)
                refusal = _refusal(arrival, "Something went wrong here; the log says what.")
            await self._store.arrivals.loaded(arrival, refusal=refusal)

    async def _store_for(
        self, follower: Subscription, arrival: Arrival, drafts: dict[bool, Draft], *, last: bool
    ) -> str | None:
        """Why it will never be stored; None where it is, or where a filter keeps it out."""
        entry = from_json(arrival.entry)
        found = addresses(entry)
        known = await self._store.articles.at(found, scope=Scope(follower.guild))
        changed = entry.change == arrival.mark
        if changed and known is None:
            return None  # a filter kept it out, or an editor removed it
        if known is not None and not changed:
            await self._store.articles.show(known.id, guild=follower.guild, addresses=found)
            return None
        if follower.whole not in drafts:
            drafts[follower.whole] = await draft(
                entry,
                whole=follower.whole,
                feed=follower.title,
                now=self._clock.now(),
                fetch=self._fetch,
                readers=self._readers,
                last=last,
            )
        read = drafts[follower.whole]
        if changed:
            await arrive(
                read.article,
                read.addresses,
                guild=follower.guild,
                store=self._store,
                readers=self._readers,
            )
        elif refusal_of(read.article, follower.filters) is None:
            await self._store.articles.add(
                read.article,
                guild=follower.guild,
                addresses=read.addresses,
                more=self._readers.busy,
            )
        return None

    async def _postpone(self, group: Sequence[Arrival], error: Unreadable | None) -> None:
        now = self._clock.now()
        wait = min(_FIRST_RETRY * 2 ** min(arrival.tries for arrival in group), _LONGEST_RETRY)
        if isinstance(error, Unreachable):
            wait = max(wait, retry_after(error.retry_after, date=error.date, now=now))
        await self._store.arrivals.postpone([arrival.id for arrival in group], due=now + wait)

    async def _tell_channels(self) -> None:
        try:
            await tell_channels(store=self._store, tell=self._tell, now=self._clock.now())
        except Exception:
            _log.exception("channels were not told of their feeds")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _refusal(arrival: Arrival, reason: str) -> str:
    entry = from_json(arrival.entry)
    return f"“{entry.title or entry.link or 'An entry without a title'}”: {reason}"
