"""The file's connections: one that writes, a few that read.

Writes are one transaction an act and wait for each other; an act that fails or is cancelled leaves
nothing. Reads run beside them and see what was committed when their statement began (WAL).
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from bot.store.names import surname

_READERS = 2  # one for a question, one for the autocomplete beside it
_PATIENCE = 10.0  # seconds to wait for a lock another process holds
# 2 MB of pages a reader, 8 MB for the writer; at most 64 MB of the file mapped, shared by all.
_PRAGMAS = ("PRAGMA mmap_size = 67108864", "PRAGMA foreign_keys = ON")


T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """Asked statement by statement, or with a function that asks many at once."""

    async def run(self, act: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """`act(sqlite3 connection, ...)` on the connection's own thread.

        Every statement that is awaited by itself costs a tenth of a millisecond to hand over, ten
        times what a short one takes. An act that is under way is not ended where its caller is
        cancelled, but then the caller's transaction is rolled back behind it.
        """
        result: T = await self._execute(act, self._conn, *arguments, **named)  # type: ignore[no-untyped-call]
        return result


class Connections:
    """What the store's words ask and write through."""

    def __init__(self, writer: Connection, readers: list[Connection]) -> None:
        self._writer = writer
        self._readers = readers
        self._turn = asyncio.Lock()
        self._free: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        for reader in readers:  # the one used last is given first: its cache is warm
            self._free.put_nowait(reader)

    @classmethod
    async def to(cls, path: Path) -> Self:
        """Connections to a file whose schema is up to date."""
        opened: list[Connection] = []
        try:
            for cache in (-8192, *[-2048] * _READERS):
                db = Connection(partial(_connect, path), iter_chunk_size=64)
                await db
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
    async def read(self) -> AsyncIterator[Connection]:
        reader = await self._free.get()
        try:
            yield reader
        finally:
            self._free.put_nowait(reader)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Connection]:
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


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
