"""Reading in worker processes: they come when needed and go when not."""

from __future__ import annotations

import asyncio
import multiprocessing

import pytest

from bot.errors import Unreadable
from bot.newsroom.reading import Readers

TEXT = "The last ferry left on Monday.\n\n“We shall miss it,” Mayor Ana Ruiz said."


async def test_workers_end_when_nothing_is_read_and_come_again() -> None:
    before = set(multiprocessing.active_children())
    readers = Readers(idle=0.01)
    try:
        for _ in range(2):
            article = await readers.read(TEXT, published=None)
            assert article.quotes
            async with asyncio.timeout(20):
                while set(multiprocessing.active_children()) - before:
                    await asyncio.sleep(0.02)
    finally:
        await readers.close()


async def test_a_fault_of_the_reader_is_a_refusal_that_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    readers = Readers()
    try:
        with pytest.raises(Unreadable, match="Dateline failed on this one"):
            await readers._work(_fails, TEXT)
        assert (await readers.read(TEXT, published=None)).quotes
    finally:
        await readers.close()
    assert "string index out of range" in caplog.text


def _fails(text: str) -> None:
    raise IndexError("string index out of range")
