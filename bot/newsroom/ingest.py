"""Load, remove, list and date articles: the editor's acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.newsroom.page import Page
from bot.newsroom.reading import Readers
from bot.store.articles import StoredArticle
from bot.store.database import Store
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was read in one article that was loaded or read again."""

    article: StoredArticle
    known: bool  # it was stored already; nothing was added but its visibility
    quotes: int  # direct and mixed
    speakers: int  # people who said them
    events: int  # dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file or document that was not loaded, and why (a sentence)."""

    name: str
    reason: str


async def load_text(
    text: str,
    *,
    published: date | None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """Read `text` and store it, visible in `guild`. All or nothing.

    Raises Unreadable: no words, over 1,000,000 characters, reading took over its time limit.
    """
    raise NotImplementedError


def decode(data: bytes, *, name: str) -> str:
    """A file's text: BOM, UTF-16 without BOM, UTF-8, else Windows-1252.

    Raises Unreadable: empty, over 5 MB, binary.
    """
    raise NotImplementedError


async def load_folder(
    folder: Path, *, store: Store, readers: Readers
) -> tuple[list[Receipt], list[Refusal]]:
    """Every .txt of `folder` (not recursive) with its .toml sidecar, into the library.

    A file whose bytes and sidecar were loaded before is skipped without reading. A missing folder
    raises Unusable.
    """
    raise NotImplementedError


async def remove(article: str, *, guild: int, store: Store) -> StoredArticle:
    """Take the article away from `guild`; its text goes when nobody has it any more.

    By "#<id>" or words of the headline. Raises NotFound, Forbidden (it belongs to the library)."""
    raise NotImplementedError


async def set_date(
    article: str, day: date | None, *, guild: int, store: Store, readers: Readers
) -> Receipt:
    """Set the day of publication and read again. Raises NotFound, Forbidden."""
    raise NotImplementedError


async def listing(*, page: int = 1, scope: Scope, store: Store) -> Page[StoredArticle]:
    """What this server has loaded itself (the library: what everyone sees), newest load first."""
    raise NotImplementedError
