"""What time it is, handed in: nothing else in Dateline reads a clock."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """This moment, aware and in UTC."""
        ...

    async def sleep_until(self, moment: datetime) -> None:
        """Return once `now()` is not before `moment`."""
        ...


class SystemClock:
    _LONGEST = 60.0  # seconds; a machine that slept or whose clock was set is noticed after these

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        while (left := (moment - self.now()).total_seconds()) > 0:
            await asyncio.sleep(min(left, self._LONGEST))
