"""A store and the clock it goes by, which the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Store
from tests.support.digests import NOON, SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOON)


@pytest.fixture
async def store(tmp_path: Path, clock: SetClock) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "dateline.db", clock=clock)
    yield opened
    await opened.close()
