"""Stored events: of an article, and those that tell of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.articles.model import Event, EventKind, Excerpt, Precision, Span
from bot.store.articles import StoredArticle, articles_by_id
from bot.store.connections import Connections
from bot.store.query import Query, seen_by
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    id: int
    article: StoredArticle
    event: Event  # spans of article.text

    @property
    def words(self) -> Excerpt:
        return self.article.excerpt(self.event.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event of one article, without its words: what is needed to choose among thousands."""

    id: int
    article: int
    source: int | None  # articles of one source share it
    published: date | None
    date: str | None
    until: str | None
    precision: Precision
    kind: EventKind
    named: bool  # the event's own sentence holds the topic
    led: bool  # the article's headline or first paragraph does


class Events:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def of_article(self, article: int, *, scope: Scope) -> list[StoredEvent]:
        """In reading order; none where the article may not be seen."""
        return await self._events(f"e.article = {int(article)}", scope)

    async def many(self, ids: Iterable[int], *, scope: Scope) -> dict[int, StoredEvent]:
        """Those of `ids` that `scope` may see, by id."""
        wanted = ",".join(str(int(identity)) for identity in dict.fromkeys(ids))
        return {e.id: e for e in await self._events(f"e.id IN ({wanted})", scope)}

    async def told(self, topic: Query, *, scope: Scope, limit: int) -> list[Told]:
        """Events whose sentence holds the topic, and all events of articles that lead with it.

        Of each the newest `limit` at most; newest first.
        """
        words = topic.expression()
        async with self._connections.read() as db:
            named = await db.execute_fetchall(
                f"""
                SELECT {_TOLD} FROM events_fts
                JOIN events AS e ON e.id = events_fts.rowid
                JOIN articles AS a ON a.id = e.article
                LEFT JOIN sources AS s ON s.id = a.source
                WHERE events_fts MATCH :expression ORDER BY events_fts.rowid DESC LIMIT :limit
                """,
                {"expression": f"{seen_by(scope)} AND words : ({words})", "limit": limit},
            )
            led = await db.execute_fetchall(
                f"""
                SELECT {_TOLD} FROM articles_fts
                JOIN articles AS a ON a.moment = articles_fts.rowid
                JOIN events AS e ON e.article = a.id
                LEFT JOIN sources AS s ON s.id = a.source
                WHERE articles_fts MATCH :expression ORDER BY articles_fts.rowid DESC LIMIT :limit
                """,
                {"expression": f"{seen_by(scope)} AND lead : ({words})", "limit": limit},
            )
        about = {row[0] for row in named}
        leading = {row[1] for row in led}
        rows = {row[0]: row for row in (*named, *led)}
        return [
            Told(
                id=row[0],
                article=row[1],
                source=row[2],
                published=date.fromisoformat(row[3]) if row[3] else None,
                date=row[4],
                until=row[5],
                precision=row[6],
                kind=row[7],
                named=identity in about,
                led=row[1] in leading,
            )
            for identity, row in sorted(rows.items(), reverse=True)
        ]

    async def _events(self, condition: str, scope: Scope) -> list[StoredEvent]:
        async with self._connections.read() as db:
            rows = list(
                await db.execute_fetchall(
                    f"""
                    SELECT id, article, start, "end", date_start, date_end, day, until,
                           precision, kind
                    FROM events AS e WHERE {condition} ORDER BY article, id
                    """
                )
            )
            articles = await articles_by_id(db, (row[1] for row in rows), scope)
        return [_stored_event(row, articles[row[1]]) for row in rows if row[1] in articles]


# One key a source, however it is spelled.
_TOLD = """
    e.id, e.article, (SELECT min(o.id) FROM sources AS o WHERE o.key = s.key),
    a.published, e.day, e.until, e.precision, e.kind
"""


def _stored_event(row: Sequence[Any], article: StoredArticle) -> StoredEvent:
    identity, _, start, end, date_start, date_end, day, until, precision, kind = row
    return StoredEvent(
        id=identity,
        article=article,
        event=Event(
            span=Span(start, end),
            date_text=Span(date_start, date_end),
            date=day,
            until=until,
            precision=precision,
            kind=kind,
        ),
    )
