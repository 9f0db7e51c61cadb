"""What Dateline remembers of itself: a text by its key."""

from __future__ import annotations

from bot.store.connections import Connections


class KeptSettings:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, key: str) -> str | None:
        async with self._connections.read() as db:
            rows = await db.execute_fetchall("SELECT value FROM settings WHERE key = ?", (key,))
        return next((row[0] for row in rows), None)

    async def put(self, key: str, value: str) -> None:
        async with self._connections.write() as db:
            await db.execute(
                "INSERT INTO settings (key, value) VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET value = excluded.value",
                (key, value),
            )
