"""`load`: articles into the library, which everybody sees. What is read of each goes to stdout, a
line each; progress, refusals and the sum go to stderr. Each article is stored whole or not at all.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from bot.cli.database import database_of
from bot.cli.document import STDIN, document_of, open_file, read_path, read_row, typed_day
from bot.cli.screen import words
from bot.clock import SystemClock
from bot.config import read_settings
from bot.errors import NewsError, Unreadable
from bot.newsroom.documents import Intake, Item, Link, items_in, load_all
from bot.newsroom.ingest import Receipt, Refusal
from bot.newsroom.reading import Readers
from bot.newsroom.seeds import facts_of
from bot.presentation.counts import counted, counted_quotes
from bot.presentation.dates import day_text
from bot.sources.documents import ENDINGS, Document, Refused
from bot.sources.fetch import fetcher_of
from bot.store.database import Store
from bot.store.scope import LIBRARY

_LINES = ".jsonl"
_ARCHIVE = ".zip"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files (.txt .md .html .json .jsonl .zip), folders of them (not the folders inside),"
        " links, - for a text from stdin",
    )
    parser.add_argument("--published", type=typed_day, metavar="DAY", help="like 2019-10-24")
    parser.add_argument("--source", help="who published them")
    parser.add_argument("--dry-run", action="store_true", help="read, say what was read, keep none")
    parser.add_argument("--db", type=Path, metavar="FILE", help="another database than DATABASE's")


def run(options: argparse.Namespace) -> int:
    given = {
        "published": options.published,
        "source": options.source,
        "dry": options.dry_run,
    }
    if not options.dry_run:
        return asyncio.run(_load(_items(options.paths), database_of(options.db), **given))
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        return asyncio.run(_load(_items(options.paths), Path(folder, "dry-run.db"), **given))


async def _load(
    items: Iterable[Item],
    database: Path,
    *,
    published: date | None,
    source: str | None,
    dry: bool,
) -> int:
    store = await Store.open(database, clock=SystemClock())
    readers = Readers(workers=os.cpu_count() or 1)
    fetcher = fetcher_of(read_settings())
    intake = Intake(guild=LIBRARY, store=store, readers=readers, fetcher=fetcher)
    loaded = known = refused = 0
    ended = False
    errors = Console(stderr=True, highlight=False, markup=False, emoji=False)
    results = load_all(items, intake=intake, published=published, source=source)
    try:
        with errors.status("reading") as status:
            async for result in results:
                if isinstance(result, Refusal):
                    refused += 1
                    errors.print(words(result.sentence), soft_wrap=True)
                else:
                    loaded, known = loaded + (not result.known), known + result.known
                    print(_line(result), flush=True)
                status.update(f"{loaded + known + refused:,} read")
        ended = True
    finally:
        await results.aclose()
        await fetcher.close()
        await readers.close()
        await store.close()
        errors.print(_sum(loaded, known, refused, dry=dry), soft_wrap=True)
        if not ended:
            errors.print("Stopped. Load the same again: what is there is skipped.")
    return 1 if refused else 0


def _sum(loaded: int, known: int, refused: int, *, dry: bool) -> str:
    done = "read, none kept" if dry else "loaded"
    if not (known or refused):
        return f"{counted(loaded, 'article', exact=True)} {done}"
    counts = {done: loaded, "known before": known, "refused": refused}
    parts = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    return f"{counted(loaded + known + refused, 'document', exact=True)}: {parts}"


def _items(paths: Iterable[str]) -> Iterator[Item]:
    """Every document that `paths` name."""
    for path in paths:
        try:
            if "://" in path:
                yield Link(path)
            elif path != STDIN and Path(path).is_dir():
                yield from _folder(Path(path))
            elif path != STDIN and Path(path).suffix.lower() == _LINES:
                yield from _lines(path)
            else:
                yield from _file(path)
        except NewsError as error:
            name = "stdin" if path == STDIN else path
            yield Refused(name=name, reason=error.for_reader.removeprefix(f"{name}: "))


def _folder(folder: Path) -> Iterator[Item]:
    try:
        names = sorted(str(file) for file in folder.iterdir() if file.is_file())
    except OSError as error:
        raise Unreadable(f"the folder cannot be read ({error.strerror}).") from None
    found = [name for name in names if Path(name).suffix.lower() in (*ENDINGS, _ARCHIVE)]
    if not found:
        raise Unreadable(f"there are no {', '.join(ENDINGS)} or .zip files in this folder.")
    yield from _items(found)


def _lines(path: str) -> Iterator[Item]:
    """Line by line: a file of any size. Raises Unreadable where all are blank."""
    with open_file(path) as lines:
        some = False
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            some = True
            name = f"{path}, line {number}"
            try:
                yield document_of(read_row(line), name=name)
            except Unreadable as error:
                yield Refused(name=name, reason=error.for_reader)
    if not some:
        raise Unreadable("There is nothing in it.")


def _file(path: str) -> Iterator[Item]:
    """What is in it, with what its sidecar, the .toml of the same name, says. Raises Unreadable."""
    if path == STDIN:
        yield Document(name="stdin", text=read_path(STDIN))
        return
    with open_file(path) as file:
        found = items_in(file.read(), name=path)
    sidecar = Path(path).with_suffix(".toml")
    if not sidecar.is_file():
        yield from found
        return
    facts = facts_of(sidecar.read_bytes(), name=sidecar.name)
    for item in found:
        yield replace(item, **facts) if isinstance(item, Document) else item


def _line(receipt: Receipt) -> str:
    article = receipt.article
    day = day_text(article.published) if article.published else "unknown: give it with --published"
    read = [
        counted_quotes(receipt.quotes, receipt.speakers),
        counted(receipt.events, "dated event"),
        f"published {day}",
    ]
    before = "known before: " if receipt.known else "updated: " if receipt.updated else ""
    return f"{before}{words(article.headline.words)}: {', '.join(read)}"
