"""What a button asks again, where that does not fit its custom_id; kept for ever."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.store.connections import Connections


class Asked:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def put(self, command: str, arguments: Mapping[str, str]) -> int:
        """The id of this question: the same one whenever it is put again."""
        kept = json.dumps(dict(arguments), sort_keys=True)  # in ASCII: half characters too
        question = (command, kept)
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                "SELECT id FROM asked WHERE command = ? AND arguments = ?", question
            )
        if found := next(iter(rows), None):
            return int(found[0])
        async with self._connections.write() as db:
            await db.execute(
                "INSERT INTO asked (command, arguments) VALUES (?, ?) ON CONFLICT DO NOTHING",
                question,
            )
            rows = await db.execute_fetchall(
                "SELECT id FROM asked WHERE command = ? AND arguments = ?", question
            )
        return int(next(iter(rows))[0])

    async def get(self, identity: int) -> tuple[str, dict[str, str]] | None:
        """(command, arguments); None where there is no such question."""
        if not 0 < identity < 1 << 63:  # somebody else's custom_id may hold anything
            return None
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                "SELECT command, arguments FROM asked WHERE id = ?", (identity,)
            )
        return next(((row[0], json.loads(row[1])) for row in rows), None)
