"""Check that a file is Dateline's, and bring its schema up to date.

`migrations/0001_word.sql`, `0002_word.sql`, ... are each applied once, in one transaction, in the
order of their numbers. `PRAGMA user_version` is the number of the last one applied, and
`PRAGMA application_id` tells Dateline's files from other programs'.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from bot.errors import Unusable

APPLICATION_ID = 0x44415445  # "DATE"
_PATIENCE = 1.0  # seconds to wait for another process that holds the file


def prepare(path: Path) -> None:
    """Create the file or bring it up to date. Blocks for some milliseconds.

    Raises Unusable: no such folder, no SQLite file, another program's, a newer Dateline's,
    read-only, locked by another process.
    """
    if not path.parent.is_dir():
        raise Unusable(
            f"There is no folder {path.parent} for the database {path.name}."
            " Create it, or change DATABASE."
        )
    if path.is_dir():
        raise Unusable(f"{path} is a folder. DATABASE must name a file.")
    try:
        db = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        _check(db, path)
        db.execute("PRAGMA page_size = 8192")  # three wire stories, not one; of new files only
        db.execute("PRAGMA journal_mode = WAL")
        for number, script in migrations():
            db.execute("BEGIN IMMEDIATE")  # also where all is applied: can this file be written?
            if number > _version(db):
                for statement in _statements(script):
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {number}")
            db.execute("COMMIT")
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    finally:
        db.close()  # rolls back what was not committed


@cache
def migrations() -> list[tuple[int, str]]:
    """(number, script), in order."""
    found = [
        (int(entry.name.split("_", 1)[0]), entry.read_text(encoding="utf-8"))
        for entry in resources.files("bot.store").joinpath("migrations").iterdir()
        if entry.name.endswith(".sql")
    ]
    return sorted(found)


def _check(db: sqlite3.Connection, path: Path) -> None:
    identity = db.execute("PRAGMA application_id").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if identity != APPLICATION_ID and not (empty and identity == 0):
        raise Unusable(
            f"{path} is a database of another program; Dateline changes nothing in it."
            " Name another file in DATABASE."
        )
    newest = migrations()[-1][0]
    if (version := _version(db)) > newest:
        raise Unusable(
            f"{path} was written by a newer Dateline (schema {version}; this one knows up to"
            f" {newest}). Update Dateline, or name another file in DATABASE."
        )


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    # executescript() would commit the transaction first.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _unusable(path: Path, error: sqlite3.Error) -> Unusable:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Unusable(
            f"Another program holds the database {path}. Close it and start again,"
            " or name another file in DATABASE."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return Unusable(f"{path} is no SQLite database. Name another file in DATABASE.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return Unusable(
            f"Dateline cannot write to {path}. Allow it to write to this file and its folder,"
            " or name another file in DATABASE."
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return Unusable(f"{path} is damaged ({error}). Restore a copy, or name another file.")
    return Unusable(f"Dateline cannot use the database {path} ({error}).")
