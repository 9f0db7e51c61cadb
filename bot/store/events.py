"""Stored events: of an article, and those that tell of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

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


class Told(NamedTuple):
    """One event of one article, without its words: what is needed to choose among thousands."""

    id: int
    article: int
    source: int | None  # articles of one source share it
    published: str | None  # ISO day
    date: str | None
    until: str | None
    precision: Precision
    kind: EventKind


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

    async def naming(self, topic: Query, *, scope: Scope, limit: int) -> list[Told]:
        """Events whose own sentence holds the topic, of the newest articles."""
        return await self._told(
            """
            SELECT e.id, e.article, e.source, e.published, e.day, e.until, e.precision, e.kind
            FROM events_fts JOIN events AS e ON e.id = events_fts.rowid
            WHERE events_fts MATCH :expression ORDER BY events_fts.rowid DESC LIMIT :limit
            """,
            {"expression": f"{seen_by(scope)} AND words : ({topic.expression()})", "limit": limit},
        )

    async def led_by(self, topic: Query, *, scope: Scope, limit: int) -> list[Told]:
        """All events of the newest `limit` articles that hold the topic in headline or first
        paragraph."""
        return await self._told(
            """
            SELECT e.id, e.article, e.source, e.published, e.day, e.until, e.precision, e.kind
            FROM (SELECT rowid AS moment FROM articles_fts WHERE articles_fts MATCH :expression
                  ORDER BY rowid DESC LIMIT :limit) AS f
            JOIN articles AS a ON a.moment = f.moment
            JOIN events AS e ON e.article = a.id
            """,
            {"expression": f"{seen_by(scope)} AND lead : ({topic.expression()})", "limit": limit},
        )

    async def words(self, ids: Iterable[int]) -> dict[int, str]:
        """The sentences of events that a question of this class gave."""
        wanted = ",".join(str(int(identity)) for identity in ids)
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                f"""
                SELECT e.id, substr(a.text, e.start + 1, e."end" - e.start)
                FROM events AS e JOIN articles AS a ON a.id = e.article WHERE e.id IN ({wanted})
                """
            )
        return {row[0]: row[1] for row in rows}

    async def _told(self, sql: str, parameters: dict[str, str | int]) -> list[Told]:
        async with self._connections.read() as db:
            return [Told._make(row) for row in await db.execute_fetchall(sql, parameters)]

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
