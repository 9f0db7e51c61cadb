"""Feeds: one row an address, however many servers follow it, and what each of them has seen.

Nothing a server is told depends on who else follows: what is seen is kept by subscription.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import aiosqlite

from bot.store.connections import Connections
from bot.store.moments import maybe_moment, moment_of, seconds


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
class NewEntry:
    """An entry on its way in: its first mark, and its value as JSON."""

    mark: int
    entry: str
    host: str  # that is asked for its page; "" where the feed has its text


_FEED = """
    SELECT f.id, f.url, f.etag, f.modified, f.body, f.due, f.failures, f.failing, f.trouble, f.gone,
           coalesce((SELECT min(s.minutes) FROM subscriptions AS s
                     WHERE s.feed = f.id AND NOT s.paused), 60)
    FROM feeds AS f
"""


class Feeds:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

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
                (seconds(now), json.dumps([*but]), json.dumps([*under_way]), limit),
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
                {"after": seconds(after)},
            )
        return min((moment_of(row[0]) for row in rows if row[0] is not None), default=None)

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
                {"hosts": json.dumps([*hosts]), "now": seconds(now)},
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
                        (one.mark, one.entry, one.host, seconds(now), subscription)
                        for one in entries
                    ],
                )
            await db.execute(
                "UPDATE feeds SET etag = ?, modified = ?, body = ?, due = ?, failures = 0,"
                " failing = NULL, trouble = NULL, gone = 0 WHERE id = ?",
                (etag, modified, body, seconds(due), feed.id),
            )
            await db.execute(  # there is nothing to tell any more of trouble that nobody was told
                "UPDATE subscriptions SET telling = NULL WHERE feed = ? AND told IS NULL",
                (feed.id,),
            )
            await db.execute(  # for who began to follow meanwhile
                "UPDATE feeds SET etag = NULL, modified = NULL, body = NULL, due = :now"
                " WHERE id = :feed AND EXISTS (SELECT 1 FROM subscriptions AS s"
                " WHERE s.feed = :feed AND NOT s.begun AND NOT s.paused)",
                {"feed": feed.id, "now": seconds(now)},
            )

    async def failed(
        self, feed: int, *, trouble: str, due: datetime, now: datetime, gone: bool = False
    ) -> None:
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE feeds SET failures = failures + 1, failing = coalesce(failing, ?),"
                " trouble = ?, due = ?, gone = ? WHERE id = ?",
                (seconds(now), trouble, seconds(due), gone, feed),
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
                    "UPDATE feeds SET url = ?, host = ? WHERE id = ?",
                    (url, urlsplit(url).hostname or "", feed),
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
                await forget_unfollowed(db)


async def forget_unfollowed(db: aiosqlite.Connection) -> None:
    await db.execute(
        "DELETE FROM feeds WHERE NOT EXISTS"
        " (SELECT 1 FROM subscriptions AS s WHERE s.feed = feeds.id)"
    )


def _stored_feed(row: tuple[Any, ...]) -> StoredFeed:
    number, url, etag, modified, body, due, failures, failing, trouble, gone, minutes = row
    return StoredFeed(
        id=number,
        url=url,
        etag=etag,
        modified=modified,
        body=body,
        due=moment_of(due),
        failures=failures,
        failing=maybe_moment(failing),
        trouble=trouble,
        gone=bool(gone),
        minutes=minutes,
    )
