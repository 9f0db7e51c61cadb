"""The file's connections: one that writes, a few that read.

Writes are one transaction an act and wait for each other; an act that fails or is cancelled leaves
nothing. Acts that come close together share a transaction. Reads run beside them and see what was
committed when their statement began (WAL).
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from bot.store.names import surname

_READERS = 2  # one for a question, one for the autocomplete beside it
_PATIENCE = 10.0  # seconds to wait for a lock another process holds
_GATHER = 0.02  # seconds that an act may wait for others
_TOGETHER = 16  # acts of one transaction
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


@dataclass(frozen=True, slots=True)
class _Act:
    run: Callable[[sqlite3.Connection], Any]
    done: asyncio.Future[Any]


class Connections:
    """What the store's words ask and write through."""

    def __init__(self, writer: Connection, readers: list[Connection]) -> None:
        self._writer = writer
        self._readers = readers
        self._turn = asyncio.Lock()
        self._acts: list[_Act] = []  # that wait for their transaction
        self._enough = asyncio.Event()  # of them, or no more to come
        self._writing: asyncio.Task[None] | None = None
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

    async def act(self, act: Callable[..., T], *arguments: Any, more: bool, **named: Any) -> T:
        """`act(sqlite3 connection, ...)`, whole or not at all, perhaps with others' acts.

        To commit one article costs as much as to write a second one: what the full-text tables
        gather in a transaction they lay down once. With `more` the act waits a moment for others.
        An act whose caller is cancelled before the commit leaves nothing.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._acts.append(_Act(lambda db: act(db, *arguments, **named), done))
        if not more or len(self._acts) >= _TOGETHER:
            self._enough.set()
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_acts())
        try:
            return await done
        except asyncio.CancelledError:
            self._enough.set()  # the others wait for nobody
            raise

    async def _write_acts(self) -> None:
        while self._acts:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._enough.wait(), _GATHER)
            async with self._turn:
                acts, self._acts = self._acts, []
                self._enough.clear()
                try:
                    outcomes = await self._writer.run(_outcomes, acts)
                except Exception as error:  # the connection is gone
                    outcomes = [error] * len(acts)
            for act, outcome in zip(acts, outcomes, strict=True):
                if act.done.done():
                    continue
                if isinstance(outcome, Exception):
                    act.done.set_exception(outcome)
                else:
                    act.done.set_result(outcome)

    async def close(self) -> None:
        if self._writing is not None:
            await self._writing
        for reader in self._readers:
            await reader.close()
        with suppress(sqlite3.Error):
            await self._writer.execute("PRAGMA optimize")
        await self._writer.close()


def _outcomes(db: sqlite3.Connection, acts: Sequence[_Act]) -> list[Any]:
    """What each act returns or raises. One that fails does not take the others with it.

    Not by savepoints: at each of them the full-text tables lay down what they gathered.
    """
    try:
        with _transaction(db):
            returned = [None if act.done.cancelled() else act.run(db) for act in acts]
            if any(act.done.cancelled() for act in acts):
                raise asyncio.CancelledError
        return returned
    except (Exception, asyncio.CancelledError) as error:
        if len(acts) == 1:
            return [error]
        return [outcome for act in acts for outcome in _outcomes(db, [act])]


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
