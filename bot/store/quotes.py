"""Stored quotes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Excerpt, Quote
from bot.store.articles import StoredArticle
from bot.store.people import StoredPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuote:
    """A quote with the article it stands in and the person who said it."""

    id: int
    article: StoredArticle
    quote: Quote  # spans of article.text
    person: StoredPerson | None

    @property
    def words(self) -> Excerpt:
        return self.article.excerpt(self.quote.span)

    @property
    def verb(self) -> Excerpt | None:
        return self.article.excerpt(self.quote.verb) if self.quote.verb else None

    @property
    def role(self) -> Excerpt | None:
        """The speaker's role as this article states it."""
        speaker = self.quote.speaker
        return self.article.excerpt(speaker.role) if speaker and speaker.role else None
