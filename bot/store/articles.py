"""Stored articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.articles.model import Block, Dateline, Excerpt, Part, PublishedFrom, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as it is kept, without its quotes, people and events (tables of their own)."""

    id: int
    text: str = field(repr=False)
    title: str | None  # a headline given from outside
    source: str | None
    url: str | None
    published: date | None
    published_from: PublishedFrom
    loaded: datetime  # when it was first stored, UTC
    language: str
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    dateline: Dateline | None
    summary: tuple[Span, ...]
    warnings: tuple[str, ...]
    reader: int  # version of the rules it was read with

    def excerpt(self, span: Span) -> Excerpt:
        return Excerpt(self.text, span)

    def parts(self, part: Part) -> tuple[Excerpt, ...]:
        return tuple(self.excerpt(block.span) for block in self.blocks if block.part is part)

    @property
    def headline(self) -> Excerpt:
        """The given title, else the headline in the text, else the text's first block.

        A title is a text of its own: its excerpt is all of it.
        """
        if self.title:
            return Excerpt(self.title, Span(0, len(self.title)))
        found = self.parts(Part.HEADLINE) or self.parts(Part.PARAGRAPH)
        return found[0] if found else self.excerpt(self.blocks[0].span)

    @property
    def key_sentences(self) -> tuple[Excerpt, ...]:
        return tuple(self.excerpt(span) for span in self.summary)
