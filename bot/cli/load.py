"""`load`: articles into the library, which everybody sees. What is read of each goes to stdout, a
line each; progress, refusals and the sum go to stderr. Each article is stored whole or not at all.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from bot.cli.database import database_of
from bot.cli.document import STDIN, Document, document_of, open_file, read_row, typed_day
from bot.cli.screen import words
from bot.clock import SystemClock
from bot.errors import NewsError, Unreadable
from bot.newsroom.ingest import Receipt, Refusal, decode, facts_of, load_text
from bot.newsroom.reading import Readers
from bot.presentation.counts import counted
from bot.presentation.dates import day_text
from bot.store.database import Store
from bot.store.scope import LIBRARY

_TEXTS = (".txt", ".md")
_LINES = ".jsonl"
_AHEAD = 8  # documents under way at a time
_LATER = (".html", ".htm", ".json", ".zip", ".opml")

Documents = Iterable[tuple[str, Document | Refusal]]  # each with the name to refuse it by


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files (.txt, .md, .jsonl), folders of them (not the folders inside), - for stdin",
    )
    parser.add_argument("--published", type=typed_day, metavar="DAY", help="like 2019-10-24")
    parser.add_argument("--source", help="who published them")
    parser.add_argument("--dry-run", action="store_true", help="read, say what was read, keep none")
    parser.add_argument("--db", type=Path, metavar="FILE", help="another database than DATABASE's")


def run(options: argparse.Namespace) -> int:
    documents = _with_options(_documents(options.paths), options)
    if not options.dry_run:
        return asyncio.run(_load(documents, database_of(options.db)))
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        return asyncio.run(_load(documents, Path(folder, "dry-run.db")))


async def _load(documents: Documents, database: Path) -> int:
    store = await Store.open(database, clock=SystemClock())
    readers = Readers(workers=os.cpu_count() or 1)
    loaded = known = refused = 0
    errors = Console(stderr=True, highlight=False, markup=False, emoji=False)
    try:
        with errors.status("reading") as status:
            async for result in _results(documents, store, readers):
                if isinstance(result, Refusal):
                    refused += 1
                    errors.print(words(f"{result.name}: {result.reason}"), soft_wrap=True)
                else:
                    loaded, known = loaded + (not result.known), known + result.known
                    print(_line(result), flush=True)
                status.update(f"{loaded + known + refused:,} read")
    finally:
        await readers.close()
        await store.close()
    sums = [f"{counted(loaded, 'article')} loaded"]
    sums += [f"{known:,} known before"] if known else []
    sums += [f"{refused:,} refused"] if refused else []
    errors.print(", ".join(sums))
    return 1 if refused else 0


async def _results(
    documents: Documents, store: Store, readers: Readers
) -> AsyncIterator[Receipt | Refusal]:
    """In the order of `documents`, a few of which are under way at a time."""
    under_way: deque[asyncio.Task[Receipt | Refusal]] = deque()
    for name, document in documents:
        under_way.append(asyncio.create_task(_load_one(name, document, store, readers)))
        if len(under_way) >= _AHEAD:
            yield await under_way.popleft()
    while under_way:
        yield await under_way.popleft()


async def _load_one(
    name: str, document: Document | Refusal, store: Store, readers: Readers
) -> Receipt | Refusal:
    if isinstance(document, Refusal):
        return document
    try:
        return await load_text(
            document.text,
            published=document.published,
            source=document.source,
            url=document.url,
            title=document.title,
            guild=LIBRARY,
            store=store,
            readers=readers,
        )
    except Unreadable as error:
        return Refusal(name=name, reason=error.for_reader)


def _documents(paths: Iterable[str]) -> Iterator[tuple[str, Document | Refusal]]:
    """Every document that `paths` name, each with the name to refuse it by."""
    for path in paths:
        try:
            if path.startswith(("http://", "https://")):
                raise Unreadable("links are not loaded yet; save the article's text as a file.")
            if path != STDIN and Path(path).is_dir():
                yield from _folder(Path(path))
            elif path != STDIN and Path(path).suffix == _LINES:
                yield from _lines(path)
            else:
                yield path, _file(path)
        except NewsError as error:
            yield path, Refusal(name=path, reason=error.for_reader)


def _folder(folder: Path) -> Iterator[tuple[str, Document | Refusal]]:
    try:
        names = sorted(str(file) for file in folder.iterdir() if file.is_file())
    except OSError as error:
        raise Unreadable(f"the folder cannot be read ({error.strerror}).") from None
    found = [name for name in names if Path(name).suffix in (*_TEXTS, _LINES)]
    if not found:
        raise Unreadable("there are no .txt, .md or .jsonl files in this folder.")
    yield from _documents(found)


def _lines(path: str) -> Iterator[tuple[str, Document | Refusal]]:
    with open_file(path) as lines:
        for number, line in enumerate(lines, 1):
            name = f"{path}, line {number}"
            try:
                yield name, document_of(read_row(line))
            except Unreadable as error:
                yield name, Refusal(name=name, reason=error.for_reader)


def _file(path: str) -> Document:
    """A text with what its sidecar, the .toml of the same name, says. Raises Unreadable."""
    suffix = Path(path).suffix.lower()
    if suffix in _LATER:
        raise Unreadable(f"{suffix} files are not loaded yet; save the article as a .txt file.")
    with open_file(path) as file:
        text = decode(file.read(), name="this" if path == STDIN else Path(path).name)
    sidecar = Path(path).with_suffix(".toml")
    if path == STDIN or not sidecar.is_file():
        return Document(text=text)
    return Document(text=text, **facts_of(sidecar.read_bytes(), name=sidecar.name))


def _with_options(
    documents: Iterable[tuple[str, Document | Refusal]], options: argparse.Namespace
) -> Iterator[tuple[str, Document | Refusal]]:
    """What the command line says goes before what a file says."""
    given = {key: getattr(options, key) for key in ("published", "source")}
    facts = {key: value for key, value in given.items() if value is not None}
    for name, document in documents:
        yield name, document if isinstance(document, Refusal) else replace(document, **facts)


def _line(receipt: Receipt) -> str:
    article = receipt.article
    day = day_text(article.published) if article.published else "unknown: give it with --published"
    read = [
        f"{counted(receipt.quotes, 'quote')} by {counted(receipt.speakers, 'person', 'people')}",
        counted(receipt.events, "dated event"),
        f"published {day}",
    ]
    before = "known before: " if receipt.known else ""
    return f"{before}{words(article.headline.words)}: {', '.join(read)}"
