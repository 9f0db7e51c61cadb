"""How fast articles are read and stored: a second of one core's work, and of the whole machine's.

    make bench

The articles are invented (stories.py), 500 words each. What is printed is measured with whatever
else the machine does at the time, so CPU time stands beside the clock's.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.cli.jsonl import answer
from bot.clock import SystemClock
from bot.newsroom.documents import Intake, load_all
from bot.newsroom.ingest import Receipt
from bot.newsroom.reading import Readers
from bot.sources.documents import Document
from bot.sources.fetch import Fetcher
from bot.store.database import Store
from bot.store.scope import LIBRARY
from tests.benchmarks.stories import WORDS, article, page

READ, TEXTS, PAGES = 200, 600, 300
WARM = 40  # loaded before the clock starts: the workers import what they need


def test_documents_read_on_one_core() -> None:
    lines = [json.dumps({"id": number, "text": article(number)}).encode() for number in range(READ)]
    answer(lines[0], sentences=3)
    started, cpu = time.perf_counter(), time.process_time()
    for line in lines:
        assert "error" not in json.loads(answer(line, sentences=3).line)
    _show(f"read, {WORDS} words each", READ, time.perf_counter() - started, own=cpu)


def test_articles_stored_from_texts(tmp_path: Path) -> None:
    documents = [_document(number, text=article(number)) for number in range(WARM + TEXTS)]
    asyncio.run(_load("stored from texts", documents, tmp_path))


def test_articles_stored_from_pages(tmp_path: Path) -> None:
    documents = [_document(number, html=page(number)) for number in range(WARM + PAGES)]
    asyncio.run(_load("stored from pages", documents, tmp_path))


def _document(number: int, *, text: str | None = None, html: str | None = None) -> Document:
    return Document(
        name=f"story {number}",
        text=text,
        html=html,
        url=f"https://news.example/{number}",
        published=date(2019, 10, 24),
    )


async def _load(what: str, documents: list[Document], folder: Path) -> None:
    store = await Store.open(folder / "bench.db", clock=SystemClock())
    readers = Readers(workers=os.cpu_count() or 1)
    fetcher = Fetcher(contact="https://dateline.example")
    intake = Intake(guild=LIBRARY, store=store, readers=readers, fetcher=fetcher)
    try:
        await _loaded(documents[:WARM], intake)
        started, cpu = time.perf_counter(), time.process_time()
        await _loaded(documents[WARM:], intake)
        took = time.perf_counter() - started
        _show(f"{what}, {WORDS} words each", len(documents) - WARM, took, own=cpu)
    finally:
        await fetcher.close()
        await readers.close()
        await store.close()


async def _loaded(documents: Iterable[Document], intake: Intake) -> None:
    async for result in load_all(documents, intake=intake):
        assert isinstance(result, Receipt)


def _show(what: str, count: int, took: float, *, own: float) -> None:
    """`own` is this process's CPU time at the start; the workers' is their own."""
    mine = (time.process_time() - own) / count * 1e3
    print(f"\n{what:34} {count / took:7.1f} a second, {mine:5.2f} ms of this process each")
