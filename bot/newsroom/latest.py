"""What is new: the newest articles, each with its key sentences and its key quote."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Excerpt
from bot.newsroom.page import Page
from bot.store.articles import StoredArticle
from bot.store.database import Store
from bot.store.quotes import StoredQuote
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as `/latest` and the digests show it."""

    article: StoredArticle
    key: tuple[Excerpt, ...]  # one or two key sentences
    quote: StoredQuote | None  # the one that tells most; always with a named speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    topic: str | None
    source: str | None
    page: Page[Entry]


async def latest(
    *,
    topic: str | None = None,
    source: str | None = None,
    count: int = 5,
    page: int = 1,
    scope: Scope,
    store: Store,
) -> Latest:
    """The newest articles, `count` a page. Raises NotFound where nothing matches."""
    raise NotImplementedError


async def entry_of(article: StoredArticle, *, scope: Scope, store: Store) -> Entry:
    """The article as an entry of `/latest`; digests show their stories with it too."""
    raise NotImplementedError
