"""Entries of feeds that are seen and not loaded yet, by who waits for them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.store.connections import Connections
from bot.store.moments import seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    id: int
    subscription: int
    feed: int
    mark: int
    entry: str
    host: str
    tries: int


class Arrivals:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def due(
        self, now: datetime, *, limit: int, but: Iterable[str] = (), under_way: Iterable[int] = ()
    ) -> list[list[Arrival]]:
        """Entries to load now, each for all who wait for it; the oldest of each feed.

        Not from the hosts `but`, and not of feeds of which one is `under_way`.
        """
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                WITH ready AS (
                    SELECT a.id, a.subscription, s.feed, a.mark, a.entry, a.host, a.tries
                    FROM arrivals AS a JOIN subscriptions AS s ON s.id = a.subscription
                    WHERE a.due <= ? AND NOT s.paused
                      AND a.host NOT IN (SELECT value FROM json_each(?))
                      AND s.feed NOT IN (SELECT value FROM json_each(?))
                ), first AS (SELECT feed, min(id) AS id FROM ready GROUP BY feed LIMIT ?)
                SELECT r.* FROM first AS f JOIN ready AS o ON o.id = f.id
                JOIN ready AS r ON r.feed = f.feed AND r.mark = o.mark AND r.host = o.host
                ORDER BY r.id
                """,
                (seconds(now), json.dumps([*but]), json.dumps([*under_way]), limit),
            )
        groups: dict[int, list[Arrival]] = {}
        for row in rows:
            arrival = Arrival(
                id=row[0],
                subscription=row[1],
                feed=row[2],
                mark=row[3],
                entry=row[4],
                host=row[5],
                tries=row[6],
            )
            groups.setdefault(arrival.feed, []).append(arrival)
        return list(groups.values())

    async def loaded(self, arrival: Arrival, *, refusal: str | None = None) -> None:
        """It is stored, or never will be: then `refusal` says why."""
        async with self._connections.write() as db:
            await db.execute("DELETE FROM arrivals WHERE id = ?", (arrival.id,))
            if refusal is not None:
                await db.execute(
                    "UPDATE subscriptions SET refusal = ? WHERE id = ?",
                    (refusal, arrival.subscription),
                )

    async def postpone(self, arrivals: Iterable[int], *, due: datetime) -> None:
        async with self._connections.write() as db:
            await db.executemany(
                "UPDATE arrivals SET due = ?, tries = tries + 1 WHERE id = ?",
                [(seconds(due), identity) for identity in arrivals],
            )
