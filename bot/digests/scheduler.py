"""One task a digest, each on its own: a channel that fails or hangs holds up no other.

Nothing ends a task but the end of its digest: what goes wrong is logged, shown by `/digest list`,
and tried again after a while.
"""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import timedelta

from bot.clock import Clock
from bot.digests.due import attend
from bot.digests.outbox import Later, Post
from bot.store.database import Store

_FIRST_WAIT = 5.0  # seconds after the first failure, doubled each time
_LONGEST_WAIT = 600.0
_AT_ONCE = 20  # posts under way: Discord allows fifty requests a second
_LOOK_AGAIN = timedelta(hours=1)  # for digests that no task attends

_log = logging.getLogger(__name__)


class Scheduler:
    def __init__(self, *, store: Store, post: Post, clock: Clock) -> None:
        self._store = store
        self._post = post
        self._clock = clock
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._under_way = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Attend every digest, until cancelled."""
        failures = 0
        try:
            while True:
                try:
                    for digest in await self._store.digests.all():
                        self.add(digest.id)
                    failures, wait = 0, _LOOK_AGAIN
                except Exception:
                    _log.exception("digests cannot be read")
                    failures += 1
                    wait = backoff(failures)
                await self._clock.sleep_until(self._clock.now() + wait)
        finally:
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def add(self, digest: int) -> None:
        """Attend a digest from now on; nothing changes where that is so already."""
        if digest not in self._tasks:
            task = asyncio.create_task(self._keep(digest), name=f"digest {digest}")
            self._tasks[digest] = task
            task.add_done_callback(lambda _: self._tasks.pop(digest, None))

    async def _keep(self, digest: int) -> None:
        failures = 0
        while True:
            try:
                async with self._under_way:
                    wake = await attend(
                        digest, store=self._store, post=self._post, clock=self._clock
                    )
                failures = 0
                if wake is None:
                    return
            except Later as later:
                failures += 1
                wait = max(later.after, backoff(failures))
                _log.warning("digest %d waits %.0f s: %s", digest, wait.total_seconds(), later)
                wake = self._clock.now() + wait
                await self._tell(digest, later.reason)
            except Exception:
                failures += 1
                _log.exception("digest %d failed", digest)
                wake = self._clock.now() + backoff(failures)
                await self._tell(digest, "Something went wrong here; the log says what.")
            await self._clock.sleep_until(wake)

    async def _tell(self, digest: int, sentence: str) -> None:
        try:
            await self._store.digests.set_trouble(digest, f"{sentence} I keep trying.")
        except Exception:
            _log.exception("the trouble of digest %d was not kept", digest)


def backoff(failures: int) -> timedelta:
    """How long to wait after so many failures in a row, with jitter: 5 s, 10 s, ... 10 minutes."""
    wait = min(_FIRST_WAIT * 2 ** min(failures - 1, 16), _LONGEST_WAIT)
    return timedelta(seconds=wait * random.uniform(0.8, 1.2))
