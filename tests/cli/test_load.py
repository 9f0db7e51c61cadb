"""`load`: articles into the database, each whole or not at all."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.articles.model import Part
from bot.clock import SystemClock
from bot.newsroom.ingest import set_date
from bot.newsroom.reading import Readers
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope

STORY = "Ferry line to Skarn ends\n\nSKARN (NP) - The last ferry left on Monday.\n\n{words}\n"


def story(words: str = '"We shall miss it," Mayor Ana Ruiz said.') -> str:
    return STORY.format(words=words)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def locked(database: Path) -> Iterator[Path]:
    """A database that another program holds."""
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    yield database
    holder.close()


def stored(database: Path) -> list[tuple[str, str | None, str | None]]:
    """(text, source, published) of every article."""
    db = sqlite3.connect(database)
    try:
        return db.execute(
            "SELECT a.text, s.name, a.published FROM articles AS a"
            " LEFT JOIN sources AS s ON s.id = a.source ORDER BY a.text"
        ).fetchall()
    finally:
        db.close()


def test_files_folders_and_lines_are_loaded_and_what_cannot_be_is_named(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "folder"
    (folder / "inside").mkdir(parents=True)
    (folder / "inside" / "not.txt").write_text(story("Not this one."), encoding="utf-8")
    (folder / "a.txt").write_text(story(), encoding="utf-8")
    (folder / "a.toml").write_text('published = 2031-03-04\nsource = "NP"\n', encoding="utf-8")
    (folder / "b.md").write_text(story("Another ending."), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    lines = tmp_path / "more.jsonl"
    row = {"id": "x", "text": "A third.", "title": "Third", "published": "2031-03-05"}
    lines.write_text(json.dumps(row) + "\nno line\n", encoding="utf-8")
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    paths = [str(path) for path in (folder, lines, binary, tmp_path / "none.txt")]

    assert main(["load", *paths, "--source", "The Crier", "--db", str(database)]) == 1

    said = capsys.readouterr()
    assert "Ferry line to Skarn ends: 1 quote by 1 person" in said.out
    assert "published 4 March 2031" in said.out
    assert "Third: 0 quotes, 0 dated events, published 5 March 2031" in said.out
    complaints = " ".join(said.err.split())
    for name in ("empty.txt", "more.jsonl, line 2", "picture.txt", "none.txt"):
        assert name in complaints
    assert complaints.endswith("7 documents: 3 loaded, 4 refused")
    assert stored(database) == [
        ("A third.", "The Crier", "2031-03-05"),
        (story(), "The Crier", "2031-03-04"),
        (story("Another ending."), "The Crier", None),
    ]

    assert main(["load", str(folder / "a.txt"), "--db", str(database)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("known before: Ferry line")
    assert said.err.endswith("1 document: 1 known before\n")


def test_a_plain_text_is_all_body_and_stays_so_when_it_is_read_again(
    tmp_path: Path, database: Path
) -> None:
    row = {"text": "Ferry ends\n\nIt left on Monday.", "title": "Skarn", "plain": True}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    assert main(["load", str(tmp_path / "a.jsonl"), "--db", str(database)]) == 0

    async def again() -> list[str]:
        store, readers = await Store.open(database, clock=SystemClock()), Readers()
        try:
            day = date(2031, 3, 4)
            await set_date("#1", day, guild=LIBRARY, store=store, readers=readers)
            (article,) = (await store.articles.many([1], scope=Scope(LIBRARY))).values()
            return [part.words for part in article.parts(Part.PARAGRAPH)]
        finally:
            await readers.close()
            await store.close()

    assert asyncio.run(again()) == ["Ferry ends", "It left on Monday."]


def test_newer_words_are_said_to_be_an_update_and_a_copy_stands_beside_its_story(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Fire crews from four towns fought the flames through the night, and the river was "
    words += "closed to barges while divers looked for two workers who were still missing."
    mill = "Blast at Velm mill\n\nTwelve people died when a mill exploded on Monday.\n\n" + words
    rows = [
        {"text": mill, "url": "https://post.example/mill", "source": "Velm Post"},
        {
            "text": mill.replace("Twelve", "Fifteen"),
            "url": "https://post.example/mill",
            "source": "Velm Post",
        },
        {
            "text": mill.replace("Twelve", "Fifteen").replace("Blast at", "Horror in"),
            "url": "https://herald.example/a",
            "source": "Herald",
        },
    ]
    for number, row in enumerate(rows):
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row))
        assert main(["load", str(tmp_path / f"{number}.jsonl"), "--db", str(database)]) == 0
    loads = capsys.readouterr().out.splitlines()
    assert main(["ask", "/latest", "--db", str(database)]) == 0

    assert [line.partition(":")[0] for line in loads] == [
        "Blast at Velm mill",
        "updated",
        "Horror in Velm mill",
    ]
    latest = capsys.readouterr().out
    assert "Fifteen people died" in latest
    assert "Twelve" not in latest
    assert "also in: Herald · https://herald.example/a · #2" in latest


def test_a_dry_run_says_what_it_reads_and_keeps_nothing(
    tmp_path: Path,
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(story().encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["load", "-", "--dry-run", "--db", str(database)]) == 0
    said = capsys.readouterr()
    assert "1 quote by 1 person" in said.out
    assert said.err.endswith("1 article read, none kept\n")
    assert not database.exists()


def test_blank_lines_are_no_documents(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some, none = tmp_path / "some.jsonl", tmp_path / "none.jsonl"
    some.write_text('\n{"text": "The dam holds."}\n\n', encoding="utf-8")
    none.write_text("\n \n", encoding="utf-8")

    assert main(["load", str(some), "--db", str(database)]) == 0
    assert capsys.readouterr().err.endswith("1 article loaded\n")
    assert main(["load", str(none), "--db", str(database)]) == 1
    assert "none.jsonl: There is nothing in it." in capsys.readouterr().err


def test_every_article_of_a_large_load_is_counted(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "The dam holds."}\n' * 1_100, encoding="utf-8")

    assert main(["load", str(path), "--db", str(database)]) == 0

    assert capsys.readouterr().err.endswith("1,100 documents: 1 loaded, 1,099 known before\n")


def test_a_load_that_is_ended_says_what_it_did_and_goes_on_another_time(
    tmp_path: Path, database: Path
) -> None:
    path = tmp_path / "many.jsonl"
    rows = (json.dumps({"text": story(f"Ending number {n}.")}) for n in range(2_000))
    path.write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "bot", "load", str(path), "--db", str(database)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as load:
        assert load.stdout is not None
        assert load.stderr is not None
        told = load.stdout.readline()
        load.send_signal(signal.SIGINT)
        told += load.stdout.read()
        said = load.stderr.read()

    assert load.returncode == 130
    lines = told.count("\n")
    assert said.splitlines()[-2:] == [
        f"{lines:,} article{'s' if lines > 1 else ''} loaded",
        "Stopped. Load the same again: what is there is skipped.",
    ]
    assert len(stored(database)) >= lines


def test_a_refused_stdin_is_called_stdin(
    database: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" "), encoding="utf-8"))
    assert main(["load", "-", "--db", str(database)]) == 1
    assert capsys.readouterr().err.startswith("stdin: There is nothing in it.")


@pytest.mark.parametrize("name", ["dam.pdf", "dam.json"])
def test_a_refusal_names_the_file_once(
    name: str, tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text("{")
    assert main(["load", str(path), "--db", str(database)]) == 1
    assert capsys.readouterr().err.count(str(path)) == 1


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        pytest.param("http://127.0.0.1/a", "does not lead to a public web address", id="link"),
        pytest.param("https://me:pw@a.example/", "holds a user name or password", id="secret"),
        pytest.param("ftp://a.example/b", "begin with https:// or http://", id="other link"),
        pytest.param("page.html", "there is no such file", id="page"),
        pytest.param("", "there is no such file", id="missing"),
    ],
)
def test_what_is_not_loaded_is_refused(
    path: str, sentence: str, tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = path if "://" in path else str(tmp_path / (path or "none.txt"))
    assert main(["load", name, "--db", str(database)]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert sentence in said
    assert said.count(name) == 1


def test_two_megabytes_are_no_article_and_leave_nothing(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 400_000)
    assert main(["load", str(path), "--db", str(database)]) == 1
    assert "1,000,000" in capsys.readouterr().err
    assert stored(database) == []


def test_a_sidecar_with_a_mistake_is_named(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(story(), encoding="utf-8")
    (tmp_path / "a.toml").write_text("publised = 2031-03-04\n", encoding="utf-8")
    assert main(["load", str(tmp_path / "a.txt"), "--db", str(database)]) == 1
    assert "a.toml has the unknown key publised" in " ".join(capsys.readouterr().err.split())
    assert stored(database) == []


@pytest.mark.parametrize("command", ["load", "ask"])
def test_a_locked_database_gets_a_sentence(
    command: str, locked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = "/latest" if command == "ask" else "none.txt"
    assert main([command, given, "--db", str(locked)]) == 2
    assert capsys.readouterr().err.startswith("Another program holds the database")


def test_a_database_of_another_program_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    assert main(["load", "none.txt", "--db", str(path)]) == 2
    assert "another program" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_text_file_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but long enough to be taken for one." * 20, encoding="utf-8")
    assert main(["ask", "/latest", "--db", str(path)]) == 2
    assert "is no SQLite database" in capsys.readouterr().err


def test_a_folder_that_is_not_there_cannot_hold_a_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", "none.txt", "--db", str(tmp_path / "no" / "news.db")]) == 2
    assert capsys.readouterr().err.startswith("There is no folder")


def test_pages_and_archives_are_loaded_and_loading_again_adds_nothing(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (
        "<html><head><link rel=canonical href=https://post.example/tram></head><body><article>"
        "<h1>Tram opens</h1><p>The tram to Orrin opened on Monday, the city said in a statement."
        "</p><p>Nobody in the city had believed in it, Mayor Ana Ruiz said.</p></article></body>"
    )
    (tmp_path / "tram.html").write_text(page, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "batch.zip", "w") as archive:
        archive.writestr("in/a.txt", story())
        archive.writestr("in/empty.txt", "")
        archive.writestr("in/b.jsonl", json.dumps({"html": page, "url": "https://post.example/t"}))
    paths = [str(tmp_path / name) for name in ("tram.html", "batch.zip")]

    assert main(["load", *paths, "--db", str(database)]) == 1

    said = capsys.readouterr()
    assert said.out.count("Tram opens: 0 quotes") == 2
    assert "known before: Tram opens" in said.out
    assert "in/empty.txt: There is nothing in it." in said.err
    assert said.err.endswith("4 documents: 2 loaded, 1 known before, 1 refused\n")
    before = stored(database)
    assert main(["load", *paths, "--db", str(database)]) == 1
    assert capsys.readouterr().err.endswith("4 documents: 3 known before, 1 refused\n")
    assert stored(database) == before
