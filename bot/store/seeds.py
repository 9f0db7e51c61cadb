"""Which files of seed folders were loaded."""

from __future__ import annotations

from bot.store.connections import Connections


class Seeds:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, path: str) -> tuple[bytes, int] | None:
        """(hash of the file and its sidecar, article) as last loaded from `path`."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                "SELECT hash, article FROM seeds WHERE path = ?", (path,)
            )
        return next(((row[0], row[1]) for row in rows), None)

    async def put(self, path: str, digest: bytes, article: int) -> None:
        async with self._connections.write() as db:
            await db.execute(
                "INSERT INTO seeds (path, hash, article) VALUES (?, ?, ?)"
                " ON CONFLICT DO UPDATE SET hash = excluded.hash, article = excluded.article",
                (path, digest, article),
            )

    async def uses(self, article: int) -> bool:
        """Whether the article is what some file was last loaded as."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall("SELECT 1 FROM seeds WHERE article = ?", (article,))
        return bool(list(rows))
