"""How long it takes to find the articles of one copy among 400,000.

    make bench

Sketches are random, of 26 shingles each: wire stories of about 210 words. One look-up in two finds
an article.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import statistics
import tempfile
import time
from array import array
from pathlib import Path

from bot.store import alike
from bot.store.connections import Connections
from bot.store.migrate import migrations, prepare
from tests.benchmarks.made import CROWD

ARTICLES, SHINGLES = 400_000, 26
RANGES = 400  # of hashes, written in their order
LOOKED_FOR = 400
MOST = 0.001  # seconds, median
_BITS = 47


def build(path: Path) -> None:
    chance = random.Random(11)
    prepare(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO visible (guild, article, loaded) VALUES (?, ?, 0)",
        ((CROWD, number) for number in range(1, ARTICLES + 1)),
    )
    kept: dict[int, list[int]] = {n: [] for n in range(1, ARTICLES, ARTICLES // LOOKED_FOR)}
    width = (1 << _BITS) // RANGES
    for first in range(0, RANGES * width, width):
        rows = sorted(
            (first + chance.randrange(width), chance.randint(1, ARTICLES))
            for _ in range(ARTICLES * SHINGLES // RANGES)
        )
        db.executemany("INSERT OR IGNORE INTO shingles VALUES (?, ?)", rows)
        for number, article in rows:
            if article in kept:
                kept[article].append(number)
    db.executemany(
        "INSERT INTO sketches VALUES (?, 210, ?)",
        [(article, array("q", numbers).tobytes()) for article, numbers in kept.items()],
    )
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()


def test_articles_of_one_copy_are_found_at_once_among_400_000() -> None:
    schema = migrations()[-1][0]
    path = Path(tempfile.gettempdir()) / f"dateline-bench-stories-{ARTICLES}-{schema}.db"
    if not path.exists():
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        build(making)
        making.rename(path)
    chance = random.Random(5)
    fresh = [sorted(chance.getrandbits(_BITS) for _ in range(SHINGLES)) for _ in range(LOOKED_FOR)]

    async def run() -> tuple[list[float], list[float], int]:
        connections = await Connections.to(path)
        known: list[float] = []
        new: list[float] = []
        found = 0
        try:
            async with connections.read() as db:
                rows = list(await db.execute_fetchall("SELECT hashes FROM sketches"))
                for (data,), others in zip(rows, fresh, strict=True):
                    for hashes, times in (([*array("q", data)], known), (others, new)):
                        started = time.perf_counter()
                        found += len(await db.run(alike.candidates, 0, hashes, CROWD))
                        times.append(time.perf_counter() - started)
        finally:
            await connections.close()
        return sorted(known), sorted(new), found

    known, new, found = asyncio.run(run())
    print(f"\n{path.stat().st_size / 1e6:.0f} MB · milliseconds    median      p99")
    for name, times in (("a known sketch", known), ("a new sketch", new)):
        p99 = times[len(times) * 99 // 100]
        print(f"{name:24} {statistics.median(times) * 1e3:8.2f} {p99 * 1e3:8.2f}")
    assert found >= LOOKED_FOR
    assert statistics.median(known) < MOST
    assert statistics.median(new) < MOST
