"""A file to the documents in it.

In: a file's name and bytes. Out: its documents in order, and a refusal with the reason for each
that cannot be read; a refusal ends nothing. The name's ending says what it is: .txt and .md hold
one document, .html one page, .json an object or a list of objects, .jsonl one object a line.

An object has "text" or "html" and may have "id", "title", "url", "published" (ISO day), "source"
and "plain" (all of the text is body), as the terminal takes them. Not here: archives (archives.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from bot.errors import Unreadable
from bot.sources.encodings import decode

ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
MOST_DOCUMENTS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Either `text` or `html`. `name` is the file's, with the document's id or number behind it."""

    name: str
    text: str | None = field(default=None, repr=False)
    html: str | None = field(default=None, repr=False)
    title: str | None = None  # a headline from outside, no part of the text
    url: str | None = None
    published: date | None = None
    source: str | None = None
    plain: bool = False
    encoding: str | None = None  # where it had to be assumed: its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A document that cannot be read, and why, as a sentence."""

    name: str
    reason: str


def documents_in(data: bytes, *, name: str) -> Iterator[Document | Refused]:
    """Raises Unreadable, with the first document asked for, where the file itself is no good."""
    ending = PurePosixPath(name.lower()).suffix
    if ending == ".zip":
        raise Unreadable(f"{name} is an archive inside an archive; Dateline does not open it.")
    if ending == ".opml":
        raise Unreadable(
            f"{name} is a list of feeds. Give it to /feeds import in the channel to follow them."
        )
    if ending not in ENDINGS:
        raise Unreadable(
            f"{name} is none of {', '.join(ENDINGS)} or .zip. Save it as one, or paste its text."
        )
    decoded = decode(data, markup=ending in (".html", ".htm"))
    assumed = decoded.encoding if decoded.assumed else None
    if ending == ".txt":
        yield Document(name=name, text=decoded.text, encoding=assumed)
    elif ending == ".md":
        yield Document(name=name, text=unmarked(decoded.text), encoding=assumed)
    elif ending in (".html", ".htm"):
        yield Document(name=name, html=decoded.text, encoding=assumed)
    else:
        number = 0
        rows = _lines(decoded.text) if ending == ".jsonl" else _objects(decoded.text, name)
        for number, (value, trouble) in enumerate(rows, start=1):
            if number > MOST_DOCUMENTS:
                raise Unreadable(f"{name} holds more than {MOST_DOCUMENTS:,} documents; split it.")
            where = f"{name} #{number}"
            yield Refused(name=where, reason=trouble) if trouble else _document(value, where)
        if not number:
            raise Unreadable(f"{name} holds no document.")


Row = tuple[Any, str | None]  # a JSON value, or why there is none


def _lines(text: str) -> Iterator[Row]:
    for line in text.split("\n"):
        if line.strip():
            try:
                yield json.loads(line), None
            except (ValueError, RecursionError) as error:
                where = _where(error).replace("line 1, ", "")  # of the only line that was read
                yield None, f"It is no JSON: {where}."


def _objects(text: str, name: str) -> Iterator[Row]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name} is no JSON: {_where(error)}.") from error
    for item in value if isinstance(value, list) else [value]:
        yield item, None


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"


def _document(value: object, where: str) -> Document | Refused:
    if not isinstance(value, dict):
        return Refused(name=where, reason="It is no object with “text” or “html”.")
    identity = value.get("id")
    if isinstance(identity, str | int) and not isinstance(identity, bool):
        where = f"{where.partition(' #')[0]} {str(identity)[:100]}"

    def words(key: str) -> str | None:
        given = value.get(key)
        if given is None or given == "":
            return None
        if not isinstance(given, str):
            raise Unreadable(f"“{key}” is no text.")
        # Half characters, as "\\ud83d" alone gives them, can be neither stored nor shown.
        return given.encode("utf-8", "replace").decode("utf-8")

    try:
        text, html = words("text"), words("html")
        if (text is None) == (html is None):
            raise Unreadable("It needs either “text” or “html”.")
        return Document(
            name=where,
            text=text,
            html=html,
            title=words("title"),
            url=words("url"),
            published=_day(words("published")),
            source=words("source"),
            plain=value.get("plain") is True,
        )
    except Unreadable as error:
        return Refused(name=where, reason=error.for_reader)


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given[:10]) if given else None
    except ValueError:
        raise Unreadable("“published” is no day like 2019-10-24.") from None


_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_MARKS = (  # Markdown as CommonMark has it, as far as articles use it
    (re.compile(r"!\[([^\]\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"(?<![\\*\w])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![*\w])"), r"\2"),
    (re.compile(r"(?<![\\_\w])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![_\w])"), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def unmarked(text: str) -> str:
    """Markdown without its marks and its front matter; the words stay as they are.

    >>> unmarked("# Dam **holds**, says [mayor](https://example.org)")
    'Dam holds, says mayor'
    """
    text = _FRONT.sub("", text.replace("\r\n", "\n"))
    for mark, kept in _MARKS:
        text = mark.sub(kept, text)
    return text
