"""Documents as the terminal takes them: files, and lines of JSON.

`parse --jsonl` and `load` take the same keys, one document a line:
{"id", "text"|"html", "title"?, "url"?, "published"?, "source"?, "plain"?}.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from bot.articles.clean import checked
from bot.articles.model import Article
from bot.errors import BadRequest, Unreadable
from bot.presentation.dates import read_published
from bot.sources.documents import Document
from bot.sources.encodings import decode

STDIN = "-"

Row = dict[str, object]


def read_row(line: bytes) -> Row:
    """The JSON object of a line. Raises Unreadable."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("The line is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise Unreadable("The line is no JSON.") from None
    if not isinstance(row, dict):
        raise Unreadable("The line is no JSON object.")
    return row


def document_of(row: Row, *, name: str = "the line") -> Document:
    """The document of a line's object. Raises Unreadable."""
    html = _string(row, "html") if "text" not in row else None
    text = row.get("text")
    if html is None and not isinstance(text, str):
        raise Unreadable("There is no “text” or “html” in it, or it is not a string.")
    return Document(
        name=name,
        text=checked(text) if isinstance(text, str) else None,
        html=html,
        title=_string(row, "title"),
        url=_string(row, "url"),
        published=_day(row),
        source=_string(row, "source"),
        plain=row.get("plain") is True,
    )


def read_path(name: str) -> str:
    """The text of a file, or of stdin for "-". Raises Unreadable, naming the file."""
    return text_of(read_bytes(name), name="stdin" if name == STDIN else name)


def read_bytes(name: str) -> bytes:
    """A file whole. Raises Unreadable, naming it."""
    with open_file(name) as file:
        return file.read()


def open_file(name: str) -> BinaryIO:
    """A file, or stdin for "-", to read bytes or lines from. Raises Unreadable, naming it."""
    if name == STDIN:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except FileNotFoundError:
        raise Unreadable(f"{name}: there is no such file.") from None
    except IsADirectoryError:
        raise Unreadable(f"{name} is a folder; name a file in it.") from None
    except OSError as error:
        raise Unreadable(f"{name}: it cannot be opened ({error.strerror}).") from None


def text_of(data: bytes, *, name: str) -> str:
    try:
        return checked(decode(data).text)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error.for_reader}") from None


def typed_day(typed: str) -> date:
    """For argparse: a day of publication; wrong ones end as a usage error."""
    try:
        return read_published(typed)
    except BadRequest as error:
        raise argparse.ArgumentTypeError(error.for_reader) from None


def typed_address(typed: str) -> str:
    """For argparse: a web address; anything else ends as a usage error."""
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise argparse.ArgumentTypeError(
            f"“{typed}” is no web address; one looks like https://example.org/story."
        )
    return typed


def _string(row: Row, key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise Unreadable(f"“{key}” is not a string.")
    return value or None


def _day(row: Row) -> date | None:
    written = _string(row, "published")
    if written is None:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        raise Unreadable(f"“{written}” is no day; write “published” like 2019-10-24.") from None


def read_document(document: Document, *, sentences: int = 3) -> Article:
    """What is read in a text or a page. Raises Unreadable: a page without an article."""
    if document.html is not None:
        from bot.sources.article import read_html  # half a second that texts need not wait

        article = read_html(
            document.html,
            published=document.published,
            title=document.title,
            source=document.source,
            url=document.url,
            sentences=sentences,
            sketched=False,
        )
        checked(article.text)
        return article
    from bot.articles.parse import parse  # as long again; `load` reads in its workers

    return parse(
        document.text or "",
        published=document.published,
        title=document.title,
        source=document.source,
        url=document.url,
        plain=document.plain,
        sentences=sentences,
        sketched=False,
    )
