"""Opening the file: made, brought up to date, or refused with a sentence that says what to do."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import Unusable
from bot.store.database import Store
from bot.store.migrate import APPLICATION_ID, migrations, prepare
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import Steps, consistent, newest, opened, story

NEWEST = migrations()[-1][0]


async def test_a_new_file_is_made_and_opened_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.settings.put("commands", "one")
    async with opened(tmp_path) as store:
        assert await store.settings.get("commands") == "one"
        await store.settings.put("commands", "two")
        assert await store.settings.get("commands") == "two"
        assert await store.settings.get("other") is None
    with sqlite3.connect(tmp_path / "dateline.db") as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert db.execute("PRAGMA user_version").fetchone()[0] == NEWEST
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    db.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, NEWEST + 1))


async def test_an_older_schema_is_brought_up_to_date_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    db = sqlite3.connect(path)
    db.executescript(migrations()[0][1])
    db.execute("INSERT INTO settings VALUES ('kept', 'yes')")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    async with opened(tmp_path) as store:
        assert await store.settings.get("kept") == "yes"
        assert await store.digests.get(1) is None


def _no_folder(folder: Path) -> Path:
    return folder / "nowhere" / "dateline.db"


def _folder(folder: Path) -> Path:
    return folder


def _no_database(folder: Path) -> Path:
    path = folder / "notes.db"
    path.write_text("Shopping list: bread, and a great deal of other things. " * 40)
    return path


def _foreign(folder: Path) -> Path:
    path = folder / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()
    return path


def _foreign_and_empty(folder: Path) -> Path:
    path = folder / "other.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA application_id = 77")
    db.commit()
    db.close()
    return path


def _newer(folder: Path) -> Path:
    path = folder / "newer.db"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 99")
    db.execute("CREATE TABLE later (word TEXT)")
    db.commit()
    db.close()
    return path


def _where_nobody_writes(folder: Path) -> Path:
    return Path("/proc/dateline.db")


@pytest.mark.parametrize(
    ("made", "says"),
    [
        pytest.param(_no_folder, "There is no folder", id="missing folder"),
        pytest.param(_folder, "is a folder", id="a folder"),
        pytest.param(_no_database, "is no SQLite database", id="no database"),
        pytest.param(_foreign, "database of another program", id="another program's"),
        pytest.param(_foreign_and_empty, "database of another program", id="another's, empty"),
        pytest.param(_newer, f"schema 99; this one knows up to {NEWEST}", id="newer schema"),
        pytest.param(_where_nobody_writes, "cannot write to", id="read-only folder"),
    ],
)
async def test_what_is_no_database_of_ours_is_refused_and_left_as_it_is(
    made: Callable[[Path], Path], says: str, tmp_path: Path
) -> None:
    path = made(tmp_path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Unusable) as refused:
        await Store.open(path, clock=Steps())
    assert says in refused.value.for_reader
    assert refused.value.for_reader.endswith(".")
    assert (path.read_bytes() if path.is_file() else None) == before


_OPEN = """
import os, sys
from pathlib import Path
from bot.errors import Unusable
from bot.store.migrate import migrations, prepare
migrations()  # a file that the one who asks may not be able to read
if os.geteuid() == 0:  # the superuser may write anywhere
    os.setegid(65534)
    os.seteuid(65534)
try:
    prepare(Path(sys.argv[1]))
except Unusable as error:
    print(error.for_reader)
"""


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    prepare(path)
    folders = (tmp_path, *tmp_path.parents[:2])  # pytest's own, closed to others
    modes = [folder.stat().st_mode for folder in folders]
    for folder in folders:
        folder.chmod(0o555)
    path.chmod(0o444)
    said = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)], capture_output=True, text=True, check=True
    ).stdout
    for folder, mode in zip(folders, modes, strict=True):
        folder.chmod(mode)
    assert "cannot write to" in said


async def test_a_file_that_another_process_holds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dateline.db"
    prepare(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(Unusable, match="Another program holds the database"):
            await Store.open(path, clock=Steps())
    finally:
        other.close()


async def test_two_processes_may_use_the_file_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as bot, opened(tmp_path) as terminal:
        await terminal.articles.add(story("The dam of Velm", "It held."), guild=LIBRARY)
        assert len(await newest(bot, scope=Scope(LIBRARY))) == 1


_DIE_LOADING = """
import asyncio, os, signal, sys
from pathlib import Path
from bot.store import writing
from bot.store.database import Store
from tests.support.stories import Steps, said, story

def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    store = await Store.open(Path(sys.argv[1]), clock=Steps())
    await store.articles.add(story("The first", "It is kept."), guild=0)
    setattr(writing, sys.argv[2], die)
    second = story("The second", "Half of it.", quotes=[said("Half", "Dana Olmer")])
    await store.articles.add(second, guild=0)

asyncio.run(main())
"""


@pytest.mark.parametrize("at", ["_insert_parts", "expose", "index"])
async def test_a_process_killed_while_loading_leaves_all_or_nothing(
    at: str, tmp_path: Path
) -> None:
    path = tmp_path / "dateline.db"
    died = subprocess.run(
        [sys.executable, "-c", _DIE_LOADING, str(path), at], check=False, capture_output=True
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    async with opened(tmp_path) as store:
        kept = await newest(store, scope=Scope(LIBRARY))
        assert [article.headline.words for article in kept] == ["The first"]
        await consistent(store)


async def test_what_an_act_wrote_is_taken_back_where_its_caller_is_cancelled(
    tmp_path: Path,
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def act(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO people (key) VALUES ('dana olmer')")
        begun.set()
        ended.wait()

    async def write(store: Store) -> None:
        async with store._connections.write() as db:
            await db.run(act)

    async with opened(tmp_path) as store:
        writing = asyncio.create_task(write(store))
        await asyncio.to_thread(begun.wait)
        writing.cancel()
        ended.set()
        with pytest.raises(asyncio.CancelledError):
            await writing
        async with store._connections.write() as db:
            assert await db.execute_fetchall("SELECT key FROM people") == []


async def test_a_cancelled_load_leaves_nothing_and_blocks_nobody(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        loading = asyncio.create_task(store.articles.add(story("The first", "Lost."), guild=0))
        waiting = asyncio.create_task(store.articles.add(story("The second", "Kept."), guild=0))
        while not store._connections._turn.locked():
            await asyncio.sleep(0)
        loading.cancel()
        await waiting
        kept = await newest(store, scope=Scope(LIBRARY))
        assert [article.headline.words for article in kept] == ["The second"]
        await consistent(store)


async def test_acts_at_once_are_all_stored(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        stories = [story(f"Story {n}", "Told at once.") for n in range(30)]
        await asyncio.gather(*(store.articles.add(one, guild=0) for one in stories))
        assert await store.search.count(scope=Scope(LIBRARY), most=100) == 30
        await consistent(store)


async def test_articles_that_come_together_share_a_transaction(tmp_path: Path) -> None:
    ran: list[str] = []
    async with opened(tmp_path) as store:
        await store._connections._writer.set_trace_callback(ran.append)
        stories = [story(f"Story {n}", "Told at once.") for n in range(5)]
        await asyncio.gather(
            *(store.articles.add(one, guild=0, more=one is not stories[-1]) for one in stories)
        )
        assert ran.count("COMMIT") == 1
        assert await store.search.count(scope=Scope(LIBRARY), most=100) == 5
        await consistent(store)


async def test_an_act_that_fails_takes_no_other_with_it(tmp_path: Path) -> None:
    def fail(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO people (key) VALUES ('dana olmer')")
        raise ValueError("no such story")

    async with opened(tmp_path) as store:
        outcomes = await asyncio.gather(
            store.articles.add(story("The first", "Kept."), guild=0, more=True),
            store._connections.act(fail, more=True),
            store.articles.add(story("The second", "Kept."), guild=0),
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [tuple, ValueError, tuple]
        kept = await newest(store, scope=Scope(LIBRARY))
        assert [article.headline.words for article in kept] == ["The second", "The first"]
        async with store._connections.read() as db:
            assert await db.execute_fetchall("SELECT key FROM people") == []
        await consistent(store)


async def test_an_act_given_up_while_it_runs_beside_others_leaves_nothing(tmp_path: Path) -> None:
    begun, ended = threading.Event(), threading.Event()

    def slow(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO people (key) VALUES ('dana olmer')")
        begun.set()
        ended.wait()

    async with opened(tmp_path) as store:
        given_up = asyncio.create_task(store._connections.act(slow, more=True))
        await asyncio.sleep(0)
        kept = asyncio.create_task(store.articles.add(story("The second", "Kept."), guild=0))
        await asyncio.to_thread(begun.wait)
        given_up.cancel()
        ended.set()
        await kept
        assert await store.search.count(scope=Scope(LIBRARY), most=5) == 1
        async with store._connections.read() as db:
            assert await db.execute_fetchall("SELECT key FROM people") == []
        await consistent(store)


async def test_an_act_given_up_keeps_the_others_waiting_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.connections._GATHER", 3600)
    async with opened(tmp_path) as store:
        given_up, kept = (
            asyncio.create_task(
                store.articles.add(story(f"The {name}", "Kept."), guild=0, more=True)
            )
            for name in ("first", "second")
        )
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.wait_for(kept, timeout=10)
        found = await newest(store, scope=Scope(LIBRARY))
        assert [article.headline.words for article in found] == ["The second"]


async def test_a_lock_of_another_process_is_told_to_every_act(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store._connections._writer.execute("PRAGMA busy_timeout = 0")
        other = sqlite3.connect(tmp_path / "dateline.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        outcomes = await asyncio.gather(
            *(store.articles.add(story(f"Story {n}", "Lost."), guild=0) for n in range(2)),
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [sqlite3.OperationalError] * 2
        other.close()
        await store.articles.add(story("The first", "Kept."), guild=0)
        assert await store.search.count(scope=Scope(LIBRARY), most=5) == 1


async def test_what_was_asked_keeps_its_number(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        first = await store.asked.put("timeline", {"topic": "Velm", "since": "2031-03-01"})
        again = await store.asked.put("timeline", {"since": "2031-03-01", "topic": "Velm"})
        other = await store.asked.put("search", {"topic": "Velm", "since": "2031-03-01"})
        half = await store.asked.put("search", {"words": "half a character: \ud83d"})
        assert first == again != other
    async with opened(tmp_path) as store:
        assert await store.asked.get(first) == (
            "timeline",
            {"topic": "Velm", "since": "2031-03-01"},
        )
        assert await store.asked.get(half) == ("search", {"words": "half a character: \ud83d"})
        for unknown in (0, -1, 999, 1 << 70):
            assert await store.asked.get(unknown) is None
