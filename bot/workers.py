"""Processes for work that would make every other answer wait, or that needs much memory.

In: a function of a module and what it is given. Out: what it returns. A process can be ended when
its work takes too long, a thread cannot.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from pebble import ProcessPool

Result = TypeVar("Result")


class Workers:
    """A pool of processes, started when first needed."""

    def __init__(self, *, workers: int = 1, seconds: float = 20.0, idle: float = 60.0) -> None:
        """`seconds` is the limit of one piece of work. After `idle` seconds without any the workers
        end and their memory is given back."""
        self._workers = workers
        self._seconds = seconds
        self._patience = idle
        self._pool: ProcessPool | None = None
        self._busy = 0
        self._idle: asyncio.TimerHandle | None = None

    @property
    def seconds(self) -> float:
        return self._seconds

    @property
    def busy(self) -> bool:
        """Whether some work is under way."""
        return self._busy > 0

    async def work(
        self,
        work: Callable[..., Result],
        given: object,
        *,
        at_most: float | None = None,
        **facts: Any,
    ) -> Result:
        """`at_most` is another limit, in seconds. Raises TimeoutError of concurrent.futures over
        it, pebble's ProcessExpired where the process ends, and what `work` raises."""
        if self._pool is None:
            self._pool = ProcessPool(self._workers, context=multiprocessing.get_context("spawn"))
        if self._idle is not None:
            self._idle.cancel()
        self._busy += 1
        try:
            return await asyncio.wrap_future(
                self._pool.schedule(work, (given,), facts, timeout=at_most or self._seconds)
            )
        finally:
            self._busy -= 1
            if not self._busy:
                self._idle = asyncio.get_running_loop().call_later(self._patience, self._rest)

    async def close(self) -> None:
        """End the workers; whoever still waits for them is told that it was cancelled."""
        if self._idle is not None:
            self._idle.cancel()
        if pool := self._end():
            await asyncio.to_thread(pool.join)

    def _rest(self) -> None:
        if pool := self._end():  # only stopped, a pool would keep its processes; joining ends them
            threading.Thread(target=pool.join, daemon=True).start()

    def _end(self) -> ProcessPool | None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
        return pool
