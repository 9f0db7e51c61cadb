"""The file's connections: one that writes, a few that read.

Writes are one transaction an act and wait for each other; an act that fails or is cancelled leaves
nothing. Reads run beside them and see what was committed when their statement began (WAL).
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Self

import aiosqlite

from bot.store.names import surname

_READERS = 2  # one for a question, one for the autocomplete beside it
_PATIENCE = 10.0  # seconds to wait for a lock another process holds
# 2 MB of pages a reader, 8 MB for the writer; at most 64 MB of the file mapped, shared by all.
_PRAGMAS = ("PRAGMA mmap_size = 67108864", "PRAGMA foreign_keys = ON")


class Connections:
    """What the store's words ask and write through."""

    def __init__(self, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection]) -> None:
        self._writer = writer
        self._readers = readers
        self._turn = asyncio.Lock()
        self._free: asyncio.LifoQueue[aiosqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:  # the one used last is given first: its cache is warm
            self._free.put_nowait(reader)

    @classmethod
    async def to(cls, path: Path) -> Self:
        """Connections to a file whose schema is up to date."""
        opened: list[aiosqlite.Connection] = []
        try:
            for cache in (-8192, *[-2048] * _READERS):
                db = await aiosqlite.connect(path, isolation_level=None, timeout=_PATIENCE)
                opened.append(db)
                await db.create_function("surname", 1, surname, deterministic=True)
                for pragma in (*_PRAGMAS, f"PRAGMA cache_size = {cache}"):
                    await db.execute(pragma)
            for reader in opened[1:]:
                await reader.execute("PRAGMA query_only = ON")
        except BaseException:
            for db in opened:
                await db.close()
            raise
        return cls(opened[0], opened[1:])

    @asynccontextmanager
    async def read(self) -> AsyncIterator[aiosqlite.Connection]:
        reader = await self._free.get()
        try:
            yield reader
        finally:
            self._free.put_nowait(reader)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        async with self._turn:
            try:
                await self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                await self._writer.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.OperationalError):  # the transaction may not have begun
                    await asyncio.shield(self._writer.execute("ROLLBACK"))
                raise

    async def close(self) -> None:
        for reader in self._readers:
            await reader.close()
        with suppress(sqlite3.Error):
            await self._writer.execute("PRAGMA optimize")
        await self._writer.close()
