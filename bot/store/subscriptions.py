"""Who follows a feed, with which wishes, and what its channel was told of the feed's troubles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from bot.store.connections import Connections
from bot.store.feeds import forget_unfollowed
from bot.store.moments import maybe_moment, seconds


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


# Of a feed that another server followed before, its trouble counts from when it is met here too.
_MET = "f.due > s.created"  # it was asked since: following makes it due at once
_FAILING = f"CASE WHEN {_MET} THEN max(f.failing, s.created) END"
_SELECT = f"""
    SELECT s.id, s.feed, f.url, s.guild, s.channel, s.title, s.minutes, s.whole, s.topics, s.words,
           s.people, s.sources, s.backfill, s.begun, s.paused, s.told, s.telling, s.refusal,
           {_FAILING}, CASE WHEN {_MET} THEN f.trouble END, f.gone,
           (SELECT count(*) FROM arrivals AS a WHERE a.subscription = s.id)
    FROM subscriptions AS s JOIN feeds AS f ON f.id = s.feed
"""


class Subscriptions:
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
                (url, urlsplit(url).hostname or "", seconds(now)),
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
                    "now": seconds(now),
                },
            )
            row = await cursor.fetchone()
        return None if row is None else await self.get(row[0])

    async def get(self, identity: int) -> Subscription | None:
        found = await self._select("WHERE s.id = ?", (identity,))
        return found[0] if found else None

    async def of_guild(self, guild: int) -> list[Subscription]:
        """Those in trouble first, then by title."""
        return await self._select(
            f"WHERE s.guild = ? ORDER BY {_FAILING} IS NULL, s.title, s.id", (guild,)
        )

    async def followers(self, feed: int) -> list[Subscription]:
        """Of every server, those that are not paused."""
        return await self._select("WHERE s.feed = ? AND NOT s.paused ORDER BY s.id", (feed,))

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
                    (seconds(now), subscription),
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
            await forget_unfollowed(db)
            return cursor.rowcount == 1

    async def begin_telling(self, subscription: int, *, now: datetime) -> None:
        await self._set("telling", subscription, seconds(now))

    async def told(self, subscription: int, failing: datetime | None) -> None:
        """The channel knows that the feed has been failing since then, or that all is well."""
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE subscriptions SET told = ?, telling = NULL WHERE id = ?",
                (None if failing is None else seconds(failing), subscription),
            )

    async def not_told(self, subscription: int) -> None:
        await self._set("telling", subscription, None)

    async def untold(self, now: datetime, *, after: timedelta, looks: int) -> list[Subscription]:
        """Those whose channel should be told something: of a feed that has been failing for `after`
        and for so many of their own intervals; of one that is gone; of one that is well again."""
        return await self._select(
            f"""
            WHERE NOT s.paused AND (
                (s.told IS NULL AND {_FAILING} IS NOT NULL
                 AND (f.gone OR {_FAILING} <= ? - max(?, s.minutes * 60 * ?)))
                OR (s.told IS NOT NULL AND f.failing IS NULL)
            ) ORDER BY s.id
            """,
            (seconds(now), int(after.total_seconds()), looks),
        )

    async def _set(self, column: str, subscription: int, value: int | None) -> None:
        async with self._connections.write() as db:
            await db.execute(
                f"UPDATE subscriptions SET {column} = ? WHERE id = ?", (value, subscription)
            )

    async def _select(self, where: str, arguments: Sequence[object]) -> list[Subscription]:
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(f"{_SELECT} {where}", tuple(arguments))
        return [_subscription(tuple(row)) for row in rows]


def _subscription(row: tuple[Any, ...]) -> Subscription:
    number, feed, url, guild, channel, title, minutes, whole, *rest = row
    topics, words, people, sources, backfill, begun, paused, *rest = rest
    told, telling, refusal, failing, trouble, gone, waiting = rest
    return Subscription(
        id=number,
        feed=feed,
        url=url,
        guild=guild,
        channel=channel,
        title=title,
        minutes=minutes,
        whole=bool(whole),
        filters=Filters(topics=topics, words=words, people=people, sources=sources),
        backfill=backfill,
        begun=bool(begun),
        paused=bool(paused),
        told=maybe_moment(told),
        telling=maybe_moment(telling),
        refusal=refusal,
        failing=maybe_moment(failing),
        trouble=trouble,
        gone=bool(gone),
        waiting=waiting,
    )
