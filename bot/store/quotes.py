"""Stored quotes: of an article, and of a person, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.articles.model import Excerpt, Quote, Span
from bot.store.connections import Connections
from bot.store.events import StoredEvent
from bot.store.layout import quote_detail, spans
from bot.store.people import StoredPerson
from bot.store.query import Query, seen_by
from bot.store.scope import Scope
from bot.store.stored import StoredArticle, articles_by_id

_ENDS = 4  # articles looked at for the first and the last day of many


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: what is needed to page through many without reading them."""

    quote: int
    article: int
    utterance: int


class Quotes:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def said_by(
        self,
        forms: Sequence[int],
        *,
        about: Query | None = None,
        reported: bool,
        scope: Scope,
        limit: int,
    ) -> list[Place]:
        """Quotes of the person whose names these are: newest first, backwards within an article.

        With `about`, those that stand in a paragraph or under a headline of these words.
        `reported` asks for indirect ones, else direct and mixed.
        """
        kind = "r" if reported else "p"
        expression = seen_by(scope, *(f"{kind}{form}" for form in forms))
        if about is not None:
            expression += f" AND {{words headline}} : ({about.expression()})"
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT q.id, q.article, q.utterance
                FROM quotes_fts JOIN quotes AS q ON q.id = quotes_fts.rowid
                WHERE quotes_fts MATCH :expression
                ORDER BY quotes_fts.rowid DESC LIMIT :limit
                """,
                {"expression": expression, "limit": limit},
            )
        return [Place(*row) for row in rows]

    async def days_of(self, articles: Sequence[int]) -> tuple[date | None, date | None]:
        """First and last day of publication among these articles, which come newest first.

        An article whose day is unknown stands where it was loaded, so the first one that has a day
        has the last of them; a look at both ends mostly finds them.
        """
        ends = [*articles[:_ENDS], *articles[-_ENDS:]]
        days = await self._days(ends)
        if len(days) < len(set(ends)):
            days = await self._days(articles)
        return (min(days), max(days)) if days else (None, None)

    async def _days(self, articles: Iterable[int]) -> list[date]:
        wanted = ",".join(str(int(article)) for article in set(articles))
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                f"SELECT published FROM articles WHERE id IN ({wanted}) AND published IS NOT NULL"
            )
        return [date.fromisoformat(row[0]) for row in rows]

    async def many(self, ids: Iterable[int], *, scope: Scope) -> dict[int, StoredQuote]:
        """Those of `ids` that `scope` may see, by id."""
        wanted = ",".join(str(int(identity)) for identity in dict.fromkeys(ids))
        return {q.id: q for q in await self._quotes(f"q.id IN ({wanted})", scope)}

    async def of_article(self, article: int, *, scope: Scope) -> list[StoredQuote]:
        """In reading order; none where the article may not be seen."""
        return await self._quotes(f"q.article = {int(article)}", scope)

    async def of_articles(
        self, articles: Iterable[int], *, scope: Scope
    ) -> dict[int, list[StoredQuote]]:
        """As `of_article`, for several."""
        wanted = list(dict.fromkeys(articles))
        found: dict[int, list[StoredQuote]] = {article: [] for article in wanted}
        condition = ",".join(str(int(article)) for article in wanted)
        for quote in await self._quotes(f"q.article IN ({condition})", scope):
            found[quote.article.id].append(quote)
        return found

    async def meeting(
        self, events: Iterable[StoredEvent], *, scope: Scope
    ) -> dict[int, list[StoredQuote]]:
        """Quotes that share words with an event's sentence, by the event's id, in reading order."""
        told = list(events)
        wanted = " OR ".join(
            f"q.article = {event.article.id}"
            f' AND q.start < {event.event.span.end} AND q."end" > {event.event.span.start}'
            for event in told
        )
        articles = {event.article.id: event.article for event in told}
        found = await self._quotes(f"({wanted or 'FALSE'})", scope, articles)
        return {
            event.id: [
                quote
                for quote in found
                if quote.article.id == event.article.id and quote.quote.span.meets(event.event.span)
            ]
            for event in told
        }

    async def _quotes(
        self, condition: str, scope: Scope, read: Mapping[int, StoredArticle] | None = None
    ) -> list[StoredQuote]:
        """`read` are articles that `scope` sees, where all that may be needed were read before."""
        async with self._connections.read() as db:
            rows = list(
                await db.execute_fetchall(
                    f"""
                    SELECT q.id, q.article, q.person, q.kind, q.utterance, q.paragraph,
                           q.start, q."end", q.detail, p.roles,
                           (SELECT k.name FROM known AS k
                            WHERE k.guild IN (0, :guild) AND k.person = q.person
                            ORDER BY length(k.name) DESC, k.guild LIMIT 1)
                    FROM quotes AS q LEFT JOIN appearances AS p
                        ON p.article = q.article AND p.person = q.person
                    WHERE {condition}
                    ORDER BY q.article, q.id
                    """,
                    {"guild": scope.guild_id},
                )
            )
            if not read:
                read = await db.run(articles_by_id, [row[1] for row in rows], scope)
        return [_stored_quote(row, read[row[1]]) for row in rows if row[1] in read]


def _stored_quote(row: Sequence[Any], article: StoredArticle) -> StoredQuote:
    identity, _, person, kind, utterance, paragraph, start, end, detail, roles, name = row
    return StoredQuote(
        id=identity,
        article=article,
        quote=Quote(
            span=Span(start, end),
            kind=kind,
            utterance=utterance,
            paragraph=paragraph,
            **quote_detail(detail),
        ),
        person=None
        if person is None or name is None
        else StoredPerson(
            id=person,
            name=name,
            roles=tuple(article.excerpt(span) for span in spans(json.loads(roles or "[]"))),
        ),
    )
