"""Articles that hold the words asked for, with the sentences that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Excerpt, Span
from bot.newsroom.page import Page
from bot.store.articles import StoredArticle
from bot.store.database import Store
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    article: StoredArticle
    sentence: Excerpt  # the one that holds most of the words
    found: tuple[Span, ...]  # the words inside it, spans of the article's text


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    words: str
    page: Page[Hit]


async def search(words: str, *, page: int = 1, scope: Scope, store: Store) -> Found:
    """Best of the newest few hundred matches first. Raises NotFound, BadRequest (no word in it)."""
    raise NotImplementedError
