"""kill -9 in the middle of a load: what was said to be read is stored, and nothing comes twice."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from bot.clock import SystemClock
from bot.store.database import Store
from bot.store.scope import LIBRARY
from tests.support.stories import consistent

DOCUMENTS = 60
LIVES = (1, 7, 20)  # articles that are said to be read before each kill


async def _load(lines: Path, database: Path, *, until: int | None) -> list[str]:
    """What a load says it read; killed once it said so of `until` articles."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "load", str(lines), "--db", str(database)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    said: list[str] = []
    async with asyncio.timeout(60):
        async for line in process.stdout:
            said.append(line.decode())
            if len(said) == until:
                process.kill()
                break
        assert (await process.wait() == 0) == (until is None)
    return said


async def test_a_load_that_is_killed_is_begun_again_and_stores_nothing_twice(
    tmp_path: Path,
) -> None:
    lines, database = tmp_path / "ferries.jsonl", tmp_path / "dateline.db"
    texts = [
        f"Ferry {n} to Skarn ends\n\nThe last ferry of line {n} left on Monday.\n\n"
        f'"We shall miss line {n}," Mayor Ana Ruiz said.\n'
        for n in range(DOCUMENTS)
    ]
    lines.write_text("".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate(texts)))
    for until in LIVES:
        await _load(lines, database, until=until)
    said = await _load(lines, database, until=None)
    store = await Store.open(database, clock=SystemClock())
    try:
        stored = await store.articles.loaded_by(LIBRARY, limit=999)
        await consistent(store)
    finally:
        await store.close()

    assert sorted(article.text for article in stored) == sorted(texts)
    assert len(said) == DOCUMENTS
    assert sum(line.startswith("known before: ") for line in said) >= max(LIVES)
