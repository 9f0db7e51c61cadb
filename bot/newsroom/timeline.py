"""What happened when, about one topic, across articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.articles.model import EventKind, Excerpt, Precision
from bot.newsroom.page import Choice, Page
from bot.store.articles import StoredArticle
from bot.store.database import Store
from bot.store.quotes import StoredQuote
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: the sentence that tells it best, and the quotes that belong to it."""

    date: str  # ISO day, "2019-10", "2019", or "XXXX-10-17" where no year is known
    until: str | None
    precision: Precision
    kind: EventKind
    sentence: Excerpt
    article: StoredArticle
    quotes: tuple[StoredQuote, ...]  # of the same sentence or said in it
    sources: int  # independent sources that tell of it, at least 1
    also: tuple[StoredArticle, ...]  # other articles that tell of it, newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Happenings in the order of their days, oldest first; those without a year come last.

    `undated` counts sentences that name only a weekday of an unknown week.
    """

    topic: str
    since: date | None
    until: date | None
    first: str | None  # first and last day over all pages
    last: str | None
    articles: int
    sources: int
    undated: int
    warnings: tuple[str, ...]  # of the articles shown
    page: Page[Happening]


async def timeline(
    topic: str,
    *,
    since: date | None = None,
    until: date | None = None,
    dates: int | None = None,  # how many days at most
    sentences: int = 2,  # how many a day at most
    page: int = 1,
    scope: Scope,
    store: Store,
) -> Timeline:
    """Raises NotFound where no article mentions the topic or none of its events is dated, and
    BadRequest where `since` is after `until`."""
    raise NotImplementedError


async def topic_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    """People, places and words that stored headlines speak of, at most 25."""
    raise NotImplementedError
