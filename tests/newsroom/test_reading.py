"""Reading in worker processes: they come when needed and go when not."""

from __future__ import annotations

import asyncio
import multiprocessing

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
