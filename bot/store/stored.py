"""An article as it is kept, and how its row is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from bot.articles.model import Block, Dateline, Excerpt, Part, Pronoun, PublishedFrom, Span
from bot.store.layout import layout_of
from bot.store.scope import Scope


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
    loaded: datetime  # when it came to those who may see it, UTC
    language: str
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    dateline: Dateline | None
    summary: tuple[Span, ...]
    warnings: tuple[str, ...]
    reader: int  # version of the rules it was read with
    shown: bool = False  # as of an Article
    pronouns: tuple[Pronoun, ...] = ()

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


# The columns of `article_of`, for a query with `articles AS a`, `sources AS s` and :guild. The last
# is NULL where the article may not be seen.
_COLUMNS = """
    a.id, a.text, a.title, s.name, a.url, a.published, a.published_from,
    (SELECT min(v.loaded) FROM visible AS v
     WHERE v.article = a.id AND v.guild IN (0, :guild)) AS loaded,
    a.language, a.layout, a.reader
"""


def article_of(row: Sequence[Any]) -> StoredArticle:
    layout = layout_of(row[9])
    return StoredArticle(
        id=row[0],
        text=row[1],
        title=row[2],
        source=row[3],
        url=row[4],
        published=date.fromisoformat(row[5]) if row[5] else None,
        published_from=row[6],
        loaded=datetime.fromtimestamp(row[7], UTC),
        language=row[8],
        authors=layout.authors,
        blocks=layout.blocks,
        dateline=layout.dateline,
        summary=layout.summary,
        warnings=layout.warnings,
        reader=row[10],
        shown=layout.shown,
        pronouns=layout.pronouns,
    )


def articles_by_id(
    db: sqlite3.Connection, ids: Iterable[int], scope: Scope
) -> dict[int, StoredArticle]:
    """Those of `ids` that `scope` may see."""
    wanted = ",".join(str(int(identity)) for identity in dict.fromkeys(ids))
    rows = db.execute(
        f"""
        SELECT {_COLUMNS} FROM articles AS a LEFT JOIN sources AS s ON s.id = a.source
        WHERE a.id IN ({wanted}) AND loaded IS NOT NULL
        """,
        {"guild": scope.guild_id},
    )
    return {row[0]: article_of(row) for row in rows}
