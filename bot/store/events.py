"""Stored events."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Event, Excerpt
from bot.store.articles import StoredArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    id: int
    article: StoredArticle
    event: Event  # spans of article.text

    @property
    def words(self) -> Excerpt:
        return self.article.excerpt(self.event.span)
