"""Articles as values, made without the reader, and a store to put them into."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.articles.model import (
    Article,
    Block,
    Event,
    EventKind,
    Part,
    Person,
    Precision,
    Quote,
    QuoteKind,
    Span,
    Speaker,
)
from bot.articles.sketch import body_words, sketch_of
from bot.store.database import Store
from bot.store.scope import Scope
from bot.store.stored import StoredArticle


class Steps:
    """A clock that goes on by a minute whenever it is read."""

    def __init__(self, moment: datetime = datetime(2031, 3, 1, tzinfo=UTC)) -> None:
        self._moment = moment

    def now(self) -> datetime:
        self._moment += timedelta(minutes=1)
        return self._moment

    async def sleep_until(self, moment: datetime) -> None:
        raise AssertionError("no test waits")


@asynccontextmanager
async def opened(folder: Path, name: str = "dateline.db") -> AsyncIterator[Store]:
    store = await Store.open(folder / name, clock=Steps())
    try:
        yield store
    finally:
        await store.close()


def said(
    words: str,
    name: str | None,
    *,
    role: str | None = None,
    kind: QuoteKind = "direct",
    utterance: int | None = None,
) -> tuple[str, str | None, str | None, QuoteKind, int | None]:
    """A quote for `story`: words, name and role as they stand in its paragraphs."""
    return words, name, role, kind, utterance


def told(
    words: str,
    day: str | None,
    date_text: str,
    *,
    until: str | None = None,
    precision: Precision = "day",
    kind: EventKind = "news",
) -> tuple[str, str | None, str, str | None, Precision, EventKind]:
    """An event for `story`."""
    return words, day, date_text, until, precision, kind


def story(
    headline: str,
    *paragraphs: str,
    published: date | None = None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    people: Sequence[str] = (),
    quotes: Sequence[tuple[str, str | None, str | None, QuoteKind, int | None]] = (),
    events: Sequence[tuple[str, str | None, str, str | None, Precision, EventKind]] = (),
    key: Sequence[str] = (),
    warnings: tuple[str, ...] = (),
) -> Article:
    """An article whose spans are where the words stand first."""
    text = "\n\n".join((headline, *paragraphs))

    def span(words: str, *, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span(start, start + len(words))

    blocks, at = [], 0
    for position, words in enumerate((headline, *paragraphs)):
        block = span(words, after=at)
        at = block.end
        blocks.append(Block(Part.PARAGRAPH if position else Part.HEADLINE, block))
    roles = {name: role for _, name, role, *_ in quotes if name and role}
    names = dict.fromkeys([*people, *(name for _, name, *_ in quotes if name)])
    return Article(
        text=text,
        title=title,
        source=source,
        url=url,
        published=published,
        published_from="given" if published else "none",
        blocks=tuple(blocks),
        people=tuple(
            Person(
                name=name,
                roles=(span(roles[name]),) if name in roles else (),
                mentions=(span(name),) if name in text else (),
            )
            for name in names
        ),
        quotes=tuple(
            Quote(
                span=span(words),
                kind=kind,
                utterance=position if utterance is None else utterance,
                paragraph=0,
                speaker=Speaker(name=name, role=span(role) if role else None) if name else None,
            )
            for position, (words, name, role, kind, utterance) in enumerate(quotes)
        ),
        events=tuple(
            Event(
                span=span(words),
                date=day,
                date_text=span(date_text, after=text.index(words)),
                until=until,
                precision=precision,
                kind=kind,
            )
            for words, day, date_text, until, precision, kind in events
        ),
        summary=tuple(span(words) for words in (key or paragraphs[:1])),
        sketch=sketch_of(body_words(text, blocks, None)),
        warnings=warnings,
    )


async def newest(store: Store, *, scope: Scope, limit: int = 9) -> list[StoredArticle]:
    """The articles that the scope may see, as /latest has them."""
    ids = await store.search.ids(scope=scope, limit=limit)
    found = await store.articles.many(ids, scope=scope)
    return [found[identity] for identity in ids]


async def consistent(store: Store) -> None:
    """The full-text tables hold exactly the words and tags that their rows have, and what guilds
    are told of is what their articles say."""
    async with store._connections.write() as db:
        for table in ("headlines_fts", "articles_fts", "quotes_fts", "events_fts"):
            await db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        assert list(await db.execute_fetchall("PRAGMA foreign_key_check")) == []
        kept = await db.execute_fetchall(
            "SELECT guild, person, articles, quotes, reported, length(name) FROM known"
        )
        counted = await db.execute_fetchall(
            """
            SELECT v.guild, p.person, count(*),
                   sum((SELECT count(*) FROM quotes AS q WHERE q.article = v.article
                        AND q.person = p.person AND q.kind <> 'indirect')),
                   sum((SELECT count(*) FROM quotes AS q WHERE q.article = v.article
                        AND q.person = p.person AND q.kind = 'indirect')),
                   max(length(p.name))
            FROM visible AS v JOIN appearances AS p ON p.article = v.article
            GROUP BY v.guild, p.person ORDER BY v.guild, p.person
            """
        )
        assert [tuple(row) for row in kept] == [tuple(row) for row in counted]
        for table, columns in (
            ("outlets", "v.guild, a.source, count(*)"),
            ("articles", "count(DISTINCT a.id)"),
        ):
            have = "guild, source, articles" if table == "outlets" else "count(*)"
            kept = await db.execute_fetchall(f"SELECT {have} FROM {table}")
            counted = await db.execute_fetchall(
                f"SELECT {columns} FROM visible AS v JOIN articles AS a ON a.id = v.article"
                + (
                    " WHERE a.source IS NOT NULL GROUP BY v.guild, a.source"
                    if table == "outlets"
                    else ""
                )
            )
            assert [tuple(row) for row in kept] == [tuple(row) for row in counted]
        kept = await db.execute_fetchall("SELECT article, hashes FROM sketches ORDER BY article")
        spread = [
            (number, row[0]) for row in kept for (number,) in struct.iter_unpack("<q", row[1])
        ]
        rows = await db.execute_fetchall("SELECT hash, article FROM shingles")
        assert sorted(spread) == [tuple(row) for row in rows]
        lonely = await db.execute_fetchall(
            """
            SELECT * FROM pairs AS p
            WHERE NOT EXISTS (SELECT 1 FROM pairs AS q WHERE q.article = p.other
                              AND q.other = p.article AND q.whole = p.whole)
               OR NOT EXISTS (SELECT 1 FROM sketches AS s WHERE s.article = p.article)
            """
        )
        assert list(lonely) == []
        strangers = await db.execute_fetchall(
            """
            SELECT p.key FROM people AS p
            WHERE NOT EXISTS (SELECT 1 FROM known AS k WHERE k.person = p.id)
            UNION ALL
            SELECT n.word FROM names AS n
            WHERE NOT EXISTS (
                SELECT 1 FROM known AS k WHERE k.guild = n.guild AND k.person = n.person)
            """
        )
        assert list(strangers) == []
