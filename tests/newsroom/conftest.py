"""A store and a pool of reading processes for a test of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.newsroom.reading import Readers
from bot.store.database import Store
from tests.support.stories import opened


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        yield opened_store


@pytest.fixture
async def readers() -> AsyncIterator[Readers]:
    made = Readers(seconds=20)
    yield made
    await made.close()
