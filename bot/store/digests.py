"""Digests: which channel gets the news at which wall-clock time of which place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, time

from bot.store.connections import Connections
from bot.store.scope import LIBRARY, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDigest:
    id: int
    guild: int
    channel: int
    at: time  # wall clock
    zone: str  # IANA name
    created: datetime
    covered: datetime  # the slot up to which all news is posted or in the outbox
    trouble: str | None  # a sentence: why the last post did not get out
    message: int | None  # the last one posted

    @property
    def scope(self) -> Scope:
        """What its readers may see."""
        return Scope(self.guild)


class Digests:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def create(
        self,
        *,
        guild: int,
        channel: int,
        at: time,
        zone: str,
        created: datetime,
        covered: datetime,
    ) -> StoredDigest | None:
        """Its first post will hold what was loaded after `covered`.

        None where the channel has a digest of that time and place already.
        """
        async with self._connections.write() as db:
            cursor = await db.execute(
                """
                INSERT INTO digests (guild, channel, at, zone, created, begins, covered, cursor)
                VALUES (
                    :guild, :channel, :at, :zone, :created, :covered, :covered,
                    coalesce(
                        (SELECT min(id) - 1 FROM visible
                         WHERE guild IN (:library, :guild) AND loaded > :covered),
                        (SELECT seq FROM sqlite_sequence WHERE name = 'visible'),
                        0
                    )
                )
                ON CONFLICT (channel, at, zone) DO NOTHING
                RETURNING id
                """,
                {
                    "guild": guild,
                    "channel": channel,
                    "at": f"{at:%H:%M}",
                    "zone": zone,
                    "created": int(created.timestamp()),
                    "covered": int(covered.timestamp()),
                    "library": LIBRARY,
                },
            )
            row = await cursor.fetchone()
        return None if row is None else await self.get(row[0])

    async def get(self, digest: int) -> StoredDigest | None:
        found = await self._select("d.id = :id", {"id": digest})
        return found[0] if found else None

    async def of_guild(self, guild: int) -> list[StoredDigest]:
        """Oldest first."""
        return await self._select("d.guild = :guild", {"guild": guild})

    async def all(self) -> list[StoredDigest]:
        """Of every server, oldest first."""
        return await self._select("TRUE", {})

    async def remove(self, digest: int, *, guild: int) -> bool:
        """With what of it waits in the outbox. False where that server has no such digest."""
        async with self._connections.write() as db:
            cursor = await db.execute(
                "DELETE FROM digests WHERE id = :id AND guild = :guild",
                {"id": digest, "guild": guild},
            )
            return cursor.rowcount == 1

    async def set_trouble(self, digest: int, sentence: str | None) -> None:
        async with self._connections.write() as db:
            await db.execute(
                """
                UPDATE digests SET trouble = :sentence
                WHERE id = :id AND trouble IS NOT :sentence
                """,
                {"id": digest, "sentence": sentence},
            )

    async def _select(self, where: str, arguments: dict[str, object]) -> list[StoredDigest]:
        async with self._connections.read() as db:
            cursor = await db.execute(
                f"""
                SELECT d.id, d.guild, d.channel, d.at, d.zone, d.created, d.covered, d.trouble,
                       (SELECT o.message FROM outbox AS o
                        WHERE o.digest = d.id AND o.state = 'sent'
                        ORDER BY o.day DESC LIMIT 1) AS message
                FROM digests AS d WHERE {where} ORDER BY d.id
                """,
                arguments,
            )
            return [_stored_digest(row) async for row in cursor]


def _stored_digest(row: sqlite3.Row) -> StoredDigest:
    number, guild, channel, at, zone, created, covered, trouble, message = row
    return StoredDigest(
        id=number,
        guild=guild,
        channel=channel,
        at=time.fromisoformat(at),
        zone=zone,
        created=datetime.fromtimestamp(created, UTC),
        covered=datetime.fromtimestamp(covered, UTC),
        trouble=trouble,
        message=message,
    )
