"""The rows of one article, written and taken away within the caller's transaction.

An article's rows in the full-text tables are taken out before any row they are made of changes,
and put back after: the tables keep no copy of the words, so taking out needs the words as they went
in. What a guild may be told of people and sources is counted guild by guild (known.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256

import aiosqlite

from bot.articles.model import READER_VERSION, Article, Part, Quote, Span
from bot.store import known
from bot.store.layout import layout_json, pairs, quote_json
from bot.store.names import fold
from bot.store.told import event_ids

SEQUENCE = 20  # bits of a moment below its second

_FULL_TEXT = (
    ("headlines_fts", "headlines", "headline, tags"),
    ("articles_fts", "article_words", "lead, body, tags"),
    ("quotes_fts", "quote_words", "words, headline, tags"),
    ("events_fts", "event_words", "words, tags"),
)


def text_hash(text: str) -> bytes:
    return sha256(text.encode()).digest()


async def insert(db: aiosqlite.Connection, article: Article, *, loaded: datetime) -> int:
    """A new article that nobody sees yet; returns its id."""
    cursor = await db.execute(
        """
        INSERT INTO articles (moment, hash, title, source, url, published, published_from, language,
                              headline_start, headline_end, lead_end, reader, layout, text)
        VALUES (:moment, :hash, :title, :source, :url, :published, :published_from, :language,
                :headline_start, :headline_end, :lead_end, :reader, :layout, :text)
        """,
        await _columns(db, article, loaded),
    )
    identity = cursor.lastrowid
    assert identity is not None
    await _insert_parts(db, identity, article)
    return identity


async def rewrite(
    db: aiosqlite.Connection, identity: int, article: Article, *, loaded: datetime
) -> None:
    """Everything read anew, under the same id and for the same guilds."""
    guilds = await guilds_of(db, identity)
    await unindex(db, identity)
    for guild in guilds:
        await known.untell(db, identity, guild)
    people = await _delete_parts(db, identity)
    await db.execute(
        """
        UPDATE articles
        SET moment = :moment, hash = :hash, title = :title, source = :source, url = :url,
            published = :published, published_from = :published_from, language = :language,
            headline_start = :headline_start, headline_end = :headline_end, lead_end = :lead_end,
            reader = :reader, layout = :layout, text = :text
        WHERE id = :id
        """,
        await _columns(db, article, loaded, identity) | {"id": identity},
    )
    await _insert_parts(db, identity, article)
    for guild in guilds:
        await known.tell(db, identity, guild)
    await index(db, identity)
    await _delete_orphans(db, people)


async def expose(db: aiosqlite.Connection, identity: int, guild: int, loaded: datetime) -> None:
    """Let `guild` see the article."""
    await unindex(db, identity)
    await db.execute(
        "INSERT INTO visible (guild, article, loaded) VALUES (?, ?, ?)",
        (guild, identity, int(loaded.timestamp())),
    )
    await known.tell(db, identity, guild)
    await index(db, identity)


async def conceal(db: aiosqlite.Connection, identity: int, guild: int) -> None:
    """Take the article from `guild`; it is deleted where nobody sees it any more."""
    await unindex(db, identity)
    await known.untell(db, identity, guild)
    await db.execute("DELETE FROM visible WHERE article = ? AND guild = ?", (identity, guild))
    if await guilds_of(db, identity):
        await index(db, identity)
        return
    people = await _delete_parts(db, identity)
    await db.execute("DELETE FROM articles WHERE id = ?", (identity,))
    await _delete_orphans(db, people)
    await db.execute("DELETE FROM sources WHERE id NOT IN (SELECT source FROM outlets)")


async def guilds_of(db: aiosqlite.Connection, identity: int) -> list[int]:
    rows = await db.execute_fetchall(
        "SELECT guild FROM visible WHERE article = ? ORDER BY guild", (identity,)
    )
    return [row[0] for row in rows]


async def index(db: aiosqlite.Connection, identity: int) -> None:
    for table, view, columns in _FULL_TEXT:
        await db.execute(
            f"INSERT INTO {table} (rowid, {columns}) SELECT moment, {columns} FROM {view}"
            " WHERE article = ?",
            (identity,),
        )


async def unindex(db: aiosqlite.Connection, identity: int) -> None:
    if not await guilds_of(db, identity):
        return  # an article nobody sees is not in the full-text tables
    for table, view, columns in _FULL_TEXT:
        await db.execute(
            f"INSERT INTO {table} ({table}, rowid, {columns})"
            f" SELECT 'delete', moment, {columns} FROM {view} WHERE article = ?",
            (identity,),
        )


async def _columns(
    db: aiosqlite.Connection, article: Article, loaded: datetime, identity: int = 0
) -> dict[str, object]:
    headline = article.first(Part.HEADLINE) or article.first(Part.PARAGRAPH)
    if headline is None:
        headline = article.blocks[0].span if article.blocks else Span(0, len(article.text))
    first = article.first(Part.PARAGRAPH)
    second = loaded
    if article.published is not None:
        second = datetime.combine(article.published, time(), UTC)
    return {
        "moment": await _moment(db, "articles", "moment", int(second.timestamp()), identity),
        "hash": text_hash(article.text),
        "title": article.title or None,
        "source": await _source(db, article.source) if article.source else None,
        "url": article.url or None,
        "published": article.published and article.published.isoformat(),
        "published_from": article.published_from,
        "language": article.language,
        "headline_start": headline.start,
        "headline_end": headline.end,
        "lead_end": first.end if first else headline.end,
        "reader": READER_VERSION,
        "layout": layout_json(article),
        "text": article.text,
    }


async def _moment(
    db: aiosqlite.Connection, table: str, column: str, second: int, identity: int = 0
) -> int:
    """The next free moment of this second; the one that row `identity` holds, where it fits."""
    first = second << SEQUENCE
    if identity:
        cursor = await db.execute("SELECT moment FROM articles WHERE id = ?", (identity,))
        row = await cursor.fetchone()
        if row is not None and row[0] >> SEQUENCE == second:
            return int(row[0])
    cursor = await db.execute(
        f"SELECT max({column}) FROM {table} WHERE {column} >= ? AND {column} < ?",
        (first, first + (1 << SEQUENCE)),
    )
    row = await cursor.fetchone()
    return first if row is None or row[0] is None else int(row[0]) + 1


async def _source(db: aiosqlite.Connection, name: str) -> int:
    await db.execute(
        "INSERT INTO sources (name, key) VALUES (?, ?) ON CONFLICT DO NOTHING", (name, fold(name))
    )
    cursor = await db.execute("SELECT id FROM sources WHERE name = ?", (name,))
    row = await cursor.fetchone()
    assert row is not None
    return int(row[0])


@dataclass(slots=True)
class _Appearance:
    name: str
    roles: list[Span]
    mentions: list[Span]


def _appearances(article: Article) -> dict[str, _Appearance]:
    """Who is named, by key: names of one key are one person."""
    found: dict[str, _Appearance] = {}
    for person in article.people:
        if not (key := fold(person.name)):
            continue
        seen = found.setdefault(key, _Appearance(person.name, [], []))
        seen.roles += person.roles
        seen.mentions += person.mentions
    for quote in article.quotes:
        if (name := _speaker(quote)) and (key := fold(name)) and key not in found:
            found[key] = _Appearance(name, [], [])
    return found


def _speaker(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None


async def _insert_parts(db: aiosqlite.Connection, identity: int, article: Article) -> None:
    people: dict[str, int] = {}
    for key, seen in _appearances(article).items():
        await db.execute("INSERT INTO people (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
        cursor = await db.execute("SELECT id FROM people WHERE key = ?", (key,))
        row = await cursor.fetchone()
        assert row is not None
        people[key] = row[0]
        await db.execute(
            "INSERT INTO appearances (article, person, name, roles, mentions)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                identity,
                row[0],
                seen.name,
                json.dumps(pairs(seen.roles)),
                json.dumps(pairs(seen.mentions)),
            ),
        )
    cursor = await db.execute(
        """
        SELECT a.moment, a.published, (SELECT min(o.id) FROM sources AS o WHERE o.key = s.key)
        FROM articles AS a LEFT JOIN sources AS s ON s.id = a.source WHERE a.id = ?
        """,
        (identity,),
    )
    row = await cursor.fetchone()
    assert row is not None
    second, published, source = row[0] >> SEQUENCE, row[1], row[2]
    events = sorted(article.events, key=lambda event: event.span)
    moment = await _moment(db, "quotes", "id", second)
    await db.executemany(
        "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                moment + position,
                identity,
                people.get(fold(_speaker(quote) or "")),
                quote.kind,
                quote.utterance,
                quote.paragraph,
                quote.span.start,
                quote.span.end,
                *_around(article, quote.span),
                quote_json(quote),
            )
            for position, quote in enumerate(sorted(article.quotes, key=lambda q: q.span))
        ],
    )
    await db.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                identity,
                event.span.start,
                event.span.end,
                event.date_text.start,
                event.date_text.end,
                event.date,
                event.until,
                event.precision,
                event.kind,
                published,
                source,
            )
            for number, event in zip(
                event_ids(identity, article.published, events), events, strict=True
            )
            if number is not None
        ],
    )


def _around(article: Article, span: Span) -> tuple[int, int]:
    for block in article.blocks:
        if block.span.holds(span):
            return block.span.start, block.span.end
    return span.start, span.end


async def _delete_parts(db: aiosqlite.Connection, identity: int) -> list[int]:
    """Delete what was read in the article; returns the people it named."""
    rows = await db.execute_fetchall(
        "SELECT person FROM appearances WHERE article = ?", (identity,)
    )
    for table in ("quotes", "events", "appearances"):
        await db.execute(f"DELETE FROM {table} WHERE article = ?", (identity,))
    return [row[0] for row in rows]


async def _delete_orphans(db: aiosqlite.Connection, people: Iterable[int]) -> None:
    await db.executemany(
        "DELETE FROM people WHERE id = :id"
        " AND NOT EXISTS (SELECT 1 FROM appearances WHERE person = :id)",
        [{"id": person} for person in people],
    )
