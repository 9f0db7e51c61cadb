"""Feeds: one row an address, however many servers follow it, and what each of them has seen.

Nothing a server is told depends on who else follows: what is seen is kept by subscription.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import aiosqlite

from bot.store.connections import Connections


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFeed:
    id: int
    url: str
    etag: str | None
    modified: str | None
    body: bytes | None  # SHA-256 of the last answer that was read
    due: datetime
    failures: int  # in a row
    failing: datetime | None  # since when; None: all is well
    trouble: str | None  # a sentence
    gone: bool  # the site ended it
    minutes: int  # the shortest interval that an active follower wants


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an article must be about, hold, name or come from; "" asks for nothing."""

    topics: str = ""
    words: str = ""
    people: str = ""
    sources: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    id: int
    feed: int
    url: str
    guild: int
    channel: int
    title: str
    minutes: int
    whole: bool  # articles are read from their pages, not from the feed
    filters: Filters
    backfill: int
    begun: bool
    paused: bool
    told: datetime | None  # since when the feed was failing when the channel was told
    telling: datetime | None
    refusal: str | None
    failing: datetime | None
    trouble: str | None
    gone: bool
    waiting: int  # entries that are not loaded yet


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An entry on its way in: its first mark, and its value as JSON."""

    mark: int
    entry: str
    host: str  # that is asked for its page; "" where the feed has its text


_SUBSCRIPTION = """
    SELECT s.id, s.feed, f.url, s.guild, s.channel, s.title, s.minutes, s.whole, s.topics, s.words,
           s.people, s.sources, s.backfill, s.begun, s.paused, s.told, s.telling, s.refusal,
           f.failing, f.trouble, f.gone,
           (SELECT count(*) FROM arrivals AS a WHERE a.subscription = s.id)
    FROM subscriptions AS s JOIN feeds AS f ON f.id = s.feed
"""
_FEED = """
    SELECT f.id, f.url, f.etag, f.modified, f.body, f.due, f.failures, f.failing, f.trouble, f.gone,
           coalesce((SELECT min(s.minutes) FROM subscriptions AS s
                     WHERE s.feed = f.id AND NOT s.paused), 60)
    FROM feeds AS f
"""


class Feeds:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def follow(
        self,
        url: str,
        *,
        guild: int,
        channel: int,
        title: str,
        minutes: int,
        whole: bool,
        filters: Filters,
        backfill: int,
        now: datetime,
    ) -> Subscription | None:
        """None where the channel follows it already. The feed is due at once."""
        async with self._connections.write() as db:
            await db.execute(
                "INSERT INTO feeds (url, host, due) VALUES (?, ?, ?) ON CONFLICT (url)"
                " DO UPDATE SET due = min(due, excluded.due), etag = NULL, modified = NULL,"
                " body = NULL, gone = 0",
                (url, _host(url), _seconds(now)),
            )
            cursor = await db.execute(
                """
                INSERT INTO subscriptions (feed, guild, channel, title, minutes, whole, topics,
                    words, people, sources, backfill, created)
                VALUES ((SELECT id FROM feeds WHERE url = :url), :guild, :channel, :title, :minutes,
                    :whole, :topics, :words, :people, :sources, :backfill, :now)
                ON CONFLICT (channel, feed) DO NOTHING RETURNING id
                """,
                {
                    "url": url,
                    "guild": guild,
                    "channel": channel,
                    "title": title,
                    "minutes": minutes,
                    "whole": whole,
                    "topics": filters.topics,
                    "words": filters.words,
                    "people": filters.people,
                    "sources": filters.sources,
                    "backfill": backfill,
                    "now": _seconds(now),
                },
            )
            row = await cursor.fetchone()
        return None if row is None else await self.subscription(row[0])

    async def subscription(self, identity: int) -> Subscription | None:
        found = await self._subscriptions("WHERE s.id = ?", (identity,))
        return found[0] if found else None

    async def of_guild(self, guild: int) -> list[Subscription]:
        """Those in trouble first, then by title."""
        return await self._subscriptions(
            "WHERE s.guild = ? ORDER BY f.failing IS NULL, s.title, s.id", (guild,)
        )

    async def followers(self, feed: int) -> list[Subscription]:
        """Of every server, those that are not paused."""
        return await self._subscriptions("WHERE s.feed = ? AND NOT s.paused ORDER BY s.id", (feed,))

    async def set_paused(self, subscription: int, paused: bool, *, now: datetime) -> None:
        """A feed that is followed again is due at once, and read whatever its site says."""
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE subscriptions SET paused = ? WHERE id = ?", (paused, subscription)
            )
            if not paused:
                await db.execute(
                    "UPDATE feeds SET due = min(due, ?), etag = NULL, modified = NULL, body = NULL,"
                    " gone = 0 WHERE id = (SELECT feed FROM subscriptions WHERE id = ?)",
                    (_seconds(now), subscription),
                )

    async def name(self, subscription: int, title: str) -> None:
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE subscriptions SET title = ? WHERE id = ?", (title, subscription)
            )

    async def remove(self, subscription: int, *, guild: int) -> bool:
        """With what is not loaded yet. False where that server has no such subscription."""
        async with self._connections.write() as db:
            cursor = await db.execute(
                "DELETE FROM subscriptions WHERE id = ? AND guild = ?", (subscription, guild)
            )
            await _forget_unfollowed(db)
            return cursor.rowcount == 1

    async def get(self, feed: int) -> StoredFeed | None:
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(f"{_FEED} WHERE f.id = ?", (feed,))
        return next((_stored_feed(tuple(row)) for row in rows), None)

    async def due(
        self, now: datetime, *, limit: int, but: Iterable[str] = (), under_way: Iterable[int] = ()
    ) -> list[StoredFeed]:
        """Feeds that somebody follows and that are to be asked now, longest due first.

        None of the hosts `but`, and not those `under_way`.
        """
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                _FEED
                + """
                WHERE f.due <= ? AND NOT f.gone AND EXISTS
                      (SELECT 1 FROM subscriptions AS s WHERE s.feed = f.id AND NOT s.paused)
                  AND f.host NOT IN (SELECT value FROM json_each(?))
                  AND f.id NOT IN (SELECT value FROM json_each(?))
                ORDER BY f.due, f.id LIMIT ?
                """,
                (_seconds(now), json.dumps([*but]), json.dumps([*under_way]), limit),
            )
        return [_stored_feed(tuple(row)) for row in rows]

    async def next_due(self, after: datetime) -> datetime | None:
        """When the next feed or entry is due, later than `after`."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT min(f.due) FROM feeds AS f WHERE f.due > :after AND NOT f.gone AND EXISTS
                       (SELECT 1 FROM subscriptions AS s WHERE s.feed = f.id AND NOT s.paused)
                UNION ALL
                SELECT min(a.due) FROM arrivals AS a
                JOIN subscriptions AS s ON s.id = a.subscription
                WHERE a.due > :after AND NOT s.paused
                """,
                {"after": _seconds(after)},
            )
        return min((_when(row[0]) for row in rows if row[0] is not None), default=None)

    async def held_up(self, now: datetime, *, hosts: Iterable[str]) -> list[str]:
        """Those of `hosts` that something due is waiting for."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT j.value FROM json_each(:hosts) AS j WHERE EXISTS (
                    SELECT 1 FROM feeds AS f JOIN subscriptions AS s ON s.feed = f.id
                    WHERE f.due <= :now AND f.host = j.value AND NOT f.gone AND NOT s.paused
                ) OR EXISTS (
                    SELECT 1 FROM arrivals AS a JOIN subscriptions AS s ON s.id = a.subscription
                    WHERE a.due <= :now AND a.host = j.value AND NOT s.paused
                )
                """,
                {"hosts": json.dumps([*hosts]), "now": _seconds(now)},
            )
        return [row[0] for row in rows]

    async def unseen(self, subscription: int, marks: Sequence[Sequence[int]]) -> list[bool]:
        """For each entry's marks, whether the subscription has seen none of them."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT j.value FROM json_each(?) AS j
                JOIN seen AS s ON s.subscription = ? AND s.mark = j.value
                """,
                (json.dumps([mark for of_entry in marks for mark in of_entry]), subscription),
            )
        known = {row[0] for row in rows}
        return [known.isdisjoint(of_entry) for of_entry in marks]

    async def observed(
        self,
        feed: StoredFeed,
        *,
        seen: Mapping[int, Iterable[int]],
        new: Mapping[int, Sequence[NewEntry]],
        etag: str | None,
        modified: str | None,
        body: bytes | None,
        due: datetime,
        now: datetime,
    ) -> None:
        """Keep what an answer said, all at once: marks and arrivals by subscription, in order.

        A subscription that ended meanwhile is passed over.
        """
        async with self._connections.write() as db:
            for subscription, marks in seen.items():
                await db.execute(
                    """
                    INSERT INTO seen (subscription, mark)
                    SELECT s.id, j.value FROM json_each(?) AS j JOIN subscriptions AS s
                    WHERE s.id = ? ON CONFLICT DO NOTHING
                    """,
                    (json.dumps([*marks]), subscription),
                )
                await db.execute(
                    "UPDATE subscriptions SET begun = 1 WHERE id = ? AND NOT begun", (subscription,)
                )
            for subscription, entries in new.items():
                await db.executemany(
                    """
                    INSERT INTO arrivals (subscription, mark, entry, host, due)
                    SELECT id, ?, ?, ?, ? FROM subscriptions WHERE id = ? ON CONFLICT DO NOTHING
                    """,
                    [
                        (one.mark, one.entry, one.host, _seconds(now), subscription)
                        for one in entries
                    ],
                )
            await db.execute(
                "UPDATE feeds SET etag = ?, modified = ?, body = ?, due = ?, failures = 0,"
                " failing = NULL, trouble = NULL, gone = 0 WHERE id = ?",
                (etag, modified, body, _seconds(due), feed.id),
            )
            await db.execute(  # there is nothing to tell any more of trouble that nobody was told
                "UPDATE subscriptions SET telling = NULL WHERE feed = ? AND told IS NULL",
                (feed.id,),
            )
            await db.execute(  # for who began to follow meanwhile
                "UPDATE feeds SET etag = NULL, modified = NULL, body = NULL, due = :now"
                " WHERE id = :feed AND EXISTS (SELECT 1 FROM subscriptions AS s"
                " WHERE s.feed = :feed AND NOT s.begun AND NOT s.paused)",
                {"feed": feed.id, "now": _seconds(now)},
            )

    async def failed(
        self, feed: int, *, trouble: str, due: datetime, now: datetime, gone: bool = False
    ) -> None:
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE feeds SET failures = failures + 1, failing = coalesce(failing, ?),"
                " trouble = ?, due = ?, gone = ? WHERE id = ?",
                (_seconds(now), trouble, _seconds(due), gone, feed),
            )
            await db.execute(  # nor that it is well again
                "UPDATE subscriptions SET telling = NULL WHERE feed = ? AND told IS NOT NULL",
                (feed,),
            )

    async def move(self, feed: int, url: str) -> None:
        """Its address is another one now; where that one is a feed here too, they become one."""
        async with self._connections.write() as db:
            rows = await db.execute_fetchall("SELECT id FROM feeds WHERE url = ?", (url,))
            other = next((row[0] for row in rows), None)
            if other is None:
                await db.execute(
                    "UPDATE feeds SET url = ?, host = ? WHERE id = ?", (url, _host(url), feed)
                )
            elif other != feed:
                await db.execute(
                    "UPDATE OR IGNORE subscriptions SET feed = ? WHERE feed = ?", (other, feed)
                )
                await db.execute("DELETE FROM subscriptions WHERE feed = ?", (feed,))
                # Read it whatever its site says: who comes from the old address has seen less.
                await db.execute(
                    "UPDATE feeds SET etag = NULL, modified = NULL, body = NULL WHERE id = ?",
                    (other,),
                )
                await _forget_unfollowed(db)

    async def begin_telling(self, subscription: int, *, now: datetime) -> None:
        await self._set("telling", subscription, _seconds(now))

    async def told(self, subscription: int, failing: datetime | None) -> None:
        """The channel knows that the feed has been failing since then, or that all is well."""
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE subscriptions SET told = ?, telling = NULL WHERE id = ?",
                (None if failing is None else _seconds(failing), subscription),
            )

    async def not_told(self, subscription: int) -> None:
        await self._set("telling", subscription, None)

    async def untold(self, now: datetime, *, after: timedelta, looks: int) -> list[Subscription]:
        """Those whose channel should be told something: of a feed that has been failing for `after`
        and for so many of their own intervals; of one that is gone; of one that is well again."""
        return await self._subscriptions(
            """
            WHERE NOT s.paused AND (
                (s.told IS NULL AND f.failing IS NOT NULL
                 AND (f.gone OR f.failing <= ? - max(?, s.minutes * 60 * ?)))
                OR (s.told IS NOT NULL AND f.failing IS NULL)
            ) ORDER BY s.id
            """,
            (_seconds(now), int(after.total_seconds()), looks),
        )

    async def _set(self, column: str, subscription: int, value: int | None) -> None:
        async with self._connections.write() as db:
            await db.execute(
                f"UPDATE subscriptions SET {column} = ? WHERE id = ?", (value, subscription)
            )

    async def _subscriptions(self, where: str, arguments: Sequence[object]) -> list[Subscription]:
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(f"{_SUBSCRIPTION} {where}", tuple(arguments))
        return [_subscription(tuple(row)) for row in rows]


async def _forget_unfollowed(db: aiosqlite.Connection) -> None:
    await db.execute(
        "DELETE FROM feeds WHERE NOT EXISTS"
        " (SELECT 1 FROM subscriptions AS s WHERE s.feed = feeds.id)"
    )


def _subscription(row: tuple[object, ...]) -> Subscription:
    number, feed, url, guild, channel, title, minutes, whole, *rest = row
    topics, words, people, sources, backfill, begun, paused, *rest = rest
    told, telling, refusal, failing, trouble, gone, waiting = rest
    return Subscription(
        id=_int(number),
        feed=_int(feed),
        url=str(url),
        guild=_int(guild),
        channel=_int(channel),
        title=str(title),
        minutes=_int(minutes),
        whole=bool(whole),
        filters=Filters(
            topics=str(topics), words=str(words), people=str(people), sources=str(sources)
        ),
        backfill=_int(backfill),
        begun=bool(begun),
        paused=bool(paused),
        told=_maybe(told),
        telling=_maybe(telling),
        refusal=None if refusal is None else str(refusal),
        failing=_maybe(failing),
        trouble=None if trouble is None else str(trouble),
        gone=bool(gone),
        waiting=_int(waiting),
    )


def _stored_feed(row: tuple[object, ...]) -> StoredFeed:
    number, url, etag, modified, body, due, failures, failing, trouble, gone, minutes = row
    return StoredFeed(
        id=_int(number),
        url=str(url),
        etag=None if etag is None else str(etag),
        modified=None if modified is None else str(modified),
        body=body if isinstance(body, bytes) else None,
        due=_when(due),
        failures=_int(failures),
        failing=_maybe(failing),
        trouble=None if trouble is None else str(trouble),
        gone=bool(gone),
        minutes=_int(minutes),
    )


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _when(value: object) -> datetime:
    return datetime.fromtimestamp(_int(value), UTC)


def _maybe(value: object) -> datetime | None:
    return None if value is None else _when(value)
