"""`doctor`: is everything there to run, and what to do where it is not. Nothing goes to Discord."""

from __future__ import annotations

import argparse
import asyncio
import base64
import os
import platform
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.config import Settings, read_settings
from bot.errors import Unusable
from bot.newsroom.ingest import listing
from bot.presentation.counts import counted
from bot.store.database import Store
from bot.store.migrate import migrations
from bot.store.scope import LIBRARY, Scope

NO_TOKEN = (
    "There is no DISCORD_TOKEN. Make an application at https://discord.com/developers/applications,"
    " take its token under Bot, Reset Token, and put it into .env; README.md shows each step."
    " Without one, “python -m bot demo” works."
)
_TOKEN = re.compile(r"([\w-]{18,40})\.[\w-]{4,10}\.[\w-]{20,60}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    well: bool
    line: str  # what there is, or what is wrong and what to do


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--db", type=Path, metavar="FILE", help="another database than DATABASE's")


def run(options: argparse.Namespace) -> int:
    """0 where all is well, 1 where something is not."""
    settings = read_settings()
    findings = list(_findings(settings, options.db or settings.database))
    for finding in findings:
        print("ok   " if finding.well else "WRONG", finding.line)
    return 0 if all(finding.well for finding in findings) else 1


def _findings(settings: Settings, database: Path) -> Iterator[Finding]:
    yield Finding(well=True, line=f"Python {platform.python_version()}")
    yield _sqlite()
    yield token_finding(settings.discord_token)
    yield _database(database)
    yield _seeds(settings.seeds_dir)


def _sqlite() -> Finding:
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
        db.execute("CREATE TABLE strict (a INTEGER) STRICT")
    except sqlite3.OperationalError as error:
        return Finding(
            well=False,
            line=f"SQLite {sqlite3.sqlite_version} is too old or lacks full-text search ({error})."
            " Use a Python built with SQLite 3.37 or newer and FTS5.",
        )
    finally:
        db.close()
    return Finding(well=True, line=f"SQLite {sqlite3.sqlite_version} with full-text search")


def token_finding(token: str | None) -> Finding:
    """Whether a token is shaped like one; whether Discord takes it shows when the bot runs."""
    if token is None:
        return Finding(well=False, line=NO_TOKEN)
    match = _TOKEN.fullmatch(token)
    application = _application(match[1]) if match else None
    if application is None:
        return Finding(
            well=False,
            line="DISCORD_TOKEN is not shaped like a bot's token: three parts with dots between,"
            " 59 to 80 characters. It is not the application's id, public key or client secret."
            " Copy it anew: Bot, Reset Token.",
        )
    return Finding(well=True, line=f"DISCORD_TOKEN is shaped well, of application {application}")


def _application(part: str) -> str | None:
    """A token's first part is its application's id, in base64 without padding."""
    try:
        decoded = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("ascii")
    except ValueError:
        return None
    return decoded if re.fullmatch(r"\d{15,20}", decoded) else None


def _database(path: Path) -> Finding:
    folder = path.absolute().parent
    if not path.exists() and folder.is_dir() and os.access(folder, os.W_OK):
        return Finding(well=True, line=f"Database {path}: not there yet, made at the first start")
    try:
        held = asyncio.run(_held(path))
    except Unusable as error:
        return Finding(well=False, line=error.for_reader)
    size = path.stat().st_size / 1e6
    return Finding(
        well=True,
        line=f"Database {path}: schema {migrations()[-1][0]}, {held} for everyone, {size:.1f} MB",
    )


async def _held(path: Path) -> str:
    store = await Store.open(path, clock=SystemClock())
    try:
        page = await listing(scope=Scope(LIBRARY), store=store)
    finally:
        await store.close()
    return counted(page.total, "article")


def _seeds(folder: Path | None) -> Finding:
    if folder is None:
        return Finding(well=True, line="No seeds: SEEDS_DIR is empty")
    try:
        count = sum(file.suffix == ".txt" for file in folder.iterdir())
    except OSError as error:
        return Finding(
            well=False,
            line=f"The seeds folder {folder} cannot be read ({error.strerror})."
            " Make it, or set SEEDS_DIR (empty: no seeds).",
        )
    return Finding(well=True, line=f"Seeds: {counted(count, 'article')} in {folder}")
