"""One article, whole."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Excerpt
from bot.newsroom.page import Choice, Page
from bot.store.articles import StoredArticle
from bot.store.database import Store
from bot.store.events import StoredEvent
from bot.store.people import StoredPerson
from bot.store.quotes import StoredQuote
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    article: StoredArticle
    key: tuple[Excerpt, ...]
    quotes: tuple[StoredQuote, ...]  # the key quotes, at most three, with named speakers
    quotes_in_all: int  # direct and mixed
    people: tuple[StoredPerson, ...]  # with roles, most quoted first
    events: tuple[StoredEvent, ...]  # dated, in the order of their days


async def card(article: str, *, scope: Scope, store: Store) -> Card:
    """By "#<id>" or by words of the headline. Raises NotFound with the nearest headlines."""
    raise NotImplementedError


async def text_of(article: int, *, page: int = 1, scope: Scope, store: Store) -> Page[Excerpt]:
    """The stored text, whole, in pages of paragraphs that fit one message (3,000 characters).

    Raises NotFound where the article is gone or not visible."""
    raise NotImplementedError


async def article_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    """Headlines, newest first, at most 25; the value is "#<id>"."""
    raise NotImplementedError


async def source_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    raise NotImplementedError
