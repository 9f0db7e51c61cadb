"""Stored events: of an article, and those that tell of a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.articles.model import Event, EventKind, Excerpt, Span
from bot.store.connections import Connections
from bot.store.query import Query, seen_by
from bot.store.scope import Scope
from bot.store.stored import StoredArticle, articles_by_id
from bot.store.told import FIRST_KNOWN_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    id: int
    article: StoredArticle
    event: Event  # spans of article.text

    @property
    def words(self) -> Excerpt:
        return self.article.excerpt(self.event.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """An event as it is told, without its article: what is needed to choose the best telling."""

    id: int
    article: int
    source: int | None  # articles of one source share it
    published: str | None  # ISO day
    kind: EventKind
    words: str
    dated: int  # where in the words its date stands


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

    async def naming(
        self, topic: Query, *, first: int, beyond: int, scope: Scope, limit: int, undated: int
    ) -> list[int]:
        """Ids in [first, beyond) of events whose sentence holds the topic, latest days first, and
        after them at most `undated` of those without a year or a day."""
        return await self._ids(
            """
            SELECT * FROM (
                SELECT rowid FROM events_fts
                WHERE events_fts MATCH :expression AND rowid >= :first AND rowid < :beyond
                ORDER BY rowid DESC LIMIT :limit)
            UNION ALL
            SELECT * FROM (
                SELECT rowid FROM events_fts
                WHERE events_fts MATCH :expression AND rowid < :known
                ORDER BY rowid DESC LIMIT :undated)
            """,
            {
                "expression": f"{seen_by(scope)} AND words : ({topic.expression()})",
                "first": first,
                "beyond": beyond,
                "limit": limit,
                "known": FIRST_KNOWN_YEAR,
                "undated": undated,
            },
        )

    async def led_by(
        self, topic: Query, *, opening: int, scope: Scope, limit: int
    ) -> tuple[list[int], list[int], list[int]]:
        """Ids of all events of the newest `limit` articles that hold the topic in headline or first
        paragraph; of the news among them within the first `opening` code points; and of the
        background among them."""
        async with self._connections.read() as db:
            rows = list(
                await db.execute_fetchall(
                    """
                    SELECT e.id, e.start < :opening AND e.kind = 'news', e.kind = 'background'
                    FROM (SELECT rowid AS moment FROM articles_fts
                          WHERE articles_fts MATCH :expression
                          ORDER BY rowid DESC LIMIT :limit) AS f
                    JOIN articles AS a ON a.moment = f.moment
                    JOIN events AS e ON e.article = a.id
                    """,
                    {
                        "expression": f"{seen_by(scope)} AND lead : ({topic.expression()})",
                        "opening": opening,
                        "limit": limit,
                    },
                )
            )
        return (
            [row[0] for row in rows],
            [row[0] for row in rows if row[1]],
            [row[0] for row in rows if row[2]],
        )

    async def background(self, ids: Iterable[int]) -> set[int]:
        """Those of `ids` that only look back."""
        wanted = ",".join(str(int(identity)) for identity in ids)
        return set(
            await self._ids(
                f"SELECT id FROM events WHERE id IN ({wanted}) AND kind = 'background'", {}
            )
        )

    async def sentences(self, ids: Iterable[int], *, scope: Scope) -> dict[int, Sentence]:
        """Those of `ids` that `scope` may see, by id."""
        wanted = ",".join(str(int(identity)) for identity in ids)
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                f"""
                SELECT e.id, e.article, e.source, e.published, e.kind,
                       substr(a.text, e.start + 1, e."end" - e.start), e.date_start - e.start
                FROM events AS e JOIN articles AS a ON a.id = e.article
                WHERE e.id IN ({wanted}) AND EXISTS (
                    SELECT 1 FROM visible AS v
                    WHERE v.article = e.article AND v.guild IN (0, :guild))
                """,
                {"guild": scope.guild_id},
            )
        return {
            row[0]: Sentence(
                id=row[0],
                article=row[1],
                source=row[2],
                published=row[3],
                kind=row[4],
                words=row[5],
                dated=row[6],
            )
            for row in rows
        }

    async def sources_of(self, articles: Iterable[int]) -> dict[int, int | None]:
        """The source of each article that tells of events; None where it is not known."""
        wanted = ",".join(str(int(article)) for article in articles)
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                f"""
                SELECT article, source FROM events WHERE id IN (
                    SELECT min(id) FROM events WHERE article IN ({wanted}) GROUP BY article)
                """
            )
        return {row[0]: row[1] for row in rows}

    async def _ids(self, sql: str, parameters: dict[str, str | int]) -> list[int]:
        async with self._connections.read() as db:
            return [row[0] for row in await db.execute_fetchall(sql, parameters)]

    async def _events(self, condition: str, scope: Scope) -> list[StoredEvent]:
        async with self._connections.read() as db:
            rows = list(
                await db.execute_fetchall(
                    f"""
                    SELECT id, article, start, "end", date_start, date_end, day, until,
                           precision, kind
                    FROM events AS e WHERE {condition} ORDER BY article, start, "end", id
                    """
                )
            )
            articles = await db.run(articles_by_id, [row[1] for row in rows], scope)
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
