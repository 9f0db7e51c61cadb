"""The rows of one article, written and taken away within the caller's transaction.

All of it runs on the connection's own thread (`Connection.run`): to hand each of some sixty
statements to that thread by itself costs more than the statements do.

An article's rows in the full-text tables are taken out before any row they are made of changes,
and put back after: the tables keep no copy of the words, so taking out needs the words as they went
in. What a guild may be told of people and sources is counted guild by guild (known.py).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from hashlib import sha256

from bot.articles.model import READER_VERSION, Article, Part, Quote, Span
from bot.store import alike, known
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


@lru_cache(maxsize=2)  # asked three times while an article is stored
def text_hash(text: str) -> bytes:
    """The same for the same words, whatever white space stands around them: an article is not
    another one because a form took its last line end, or a mail program broke its lines."""
    return sha256(" ".join(text.split()).encode()).digest()


def insert(db: sqlite3.Connection, article: Article, *, loaded: datetime) -> int:
    """A new article that nobody sees yet; returns its id."""
    cursor = db.execute(
        """
        INSERT INTO articles (moment, hash, title, source, url, published, published_from, language,
                              headline_start, headline_end, lead_end, reader, layout, text)
        VALUES (:moment, :hash, :title, :source, :url, :published, :published_from, :language,
                :headline_start, :headline_end, :lead_end, :reader, :layout, :text)
        """,
        _columns(db, article, loaded),
    )
    identity = cursor.lastrowid
    assert identity is not None
    _insert_parts(db, identity, article)
    return identity


def rewrite(db: sqlite3.Connection, identity: int, article: Article, *, loaded: datetime) -> None:
    """Everything read anew, under the same id and for the same guilds."""
    guilds = guilds_of(db, identity)
    unindex(db, identity)
    for guild in guilds:
        known.untell(db, identity, guild)
    people = _delete_parts(db, identity)
    db.execute(
        """
        UPDATE articles
        SET moment = :moment, hash = :hash, title = :title, source = :source, url = :url,
            published = :published, published_from = :published_from, language = :language,
            headline_start = :headline_start, headline_end = :headline_end, lead_end = :lead_end,
            reader = :reader, layout = :layout, text = :text
        WHERE id = :id
        """,
        _columns(db, article, loaded, identity) | {"id": identity},
    )
    _insert_parts(db, identity, article)
    for guild in guilds:
        known.tell(db, identity, guild)
        alike.relate(db, identity, guild)
    index(db, identity)
    _delete_orphans(db, people)


def expose(db: sqlite3.Connection, identity: int, guild: int, loaded: datetime) -> None:
    """Let `guild` see the article."""
    unindex(db, identity)
    db.execute(
        "INSERT INTO visible (guild, article, loaded) VALUES (?, ?, ?)",
        (guild, identity, int(loaded.timestamp())),
    )
    known.tell(db, identity, guild)
    alike.relate(db, identity, guild)
    index(db, identity)


def conceal(db: sqlite3.Connection, identity: int, guild: int) -> None:
    """Take the article from `guild`; it is deleted where nobody sees it any more."""
    unindex(db, identity)
    known.untell(db, identity, guild)
    db.execute("DELETE FROM visible WHERE article = ? AND guild = ?", (identity, guild))
    if guilds_of(db, identity):
        index(db, identity)
        return
    people = _delete_parts(db, identity)
    db.execute("DELETE FROM articles WHERE id = ?", (identity,))
    _delete_orphans(db, people)
    db.execute("DELETE FROM sources WHERE id NOT IN (SELECT source FROM outlets)")


def guilds_of(db: sqlite3.Connection, identity: int) -> list[int]:
    rows = db.execute("SELECT guild FROM visible WHERE article = ? ORDER BY guild", (identity,))
    return [row[0] for row in rows]


def index(db: sqlite3.Connection, identity: int) -> None:
    for table, view, columns in _FULL_TEXT:
        db.execute(
            f"INSERT INTO {table} (rowid, {columns}) SELECT moment, {columns} FROM {view}"
            " WHERE article = ?",
            (identity,),
        )


def unindex(db: sqlite3.Connection, identity: int) -> None:
    if not guilds_of(db, identity):
        return  # an article nobody sees is not in the full-text tables
    for table, view, columns in _FULL_TEXT:
        db.execute(
            f"INSERT INTO {table} ({table}, rowid, {columns})"
            f" SELECT 'delete', moment, {columns} FROM {view} WHERE article = ?",
            (identity,),
        )


def _columns(
    db: sqlite3.Connection, article: Article, loaded: datetime, identity: int = 0
) -> dict[str, object]:
    headline = article.first(Part.HEADLINE) or article.first(Part.PARAGRAPH)
    if headline is None:
        headline = article.blocks[0].span if article.blocks else Span(0, len(article.text))
    first = article.first(Part.PARAGRAPH)
    second = loaded
    if article.published is not None:
        second = datetime.combine(article.published, time(), UTC)
    return {
        "moment": _moment(db, "articles", "moment", int(second.timestamp()), identity),
        "hash": text_hash(article.text),
        "title": article.title or None,
        "source": _source(db, article.source) if article.source else None,
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


def _moment(db: sqlite3.Connection, table: str, column: str, second: int, identity: int = 0) -> int:
    """The next free moment of this second; the one that row `identity` holds, where it fits."""
    first = second << SEQUENCE
    if identity:
        cursor = db.execute("SELECT moment FROM articles WHERE id = ?", (identity,))
        row = cursor.fetchone()
        if row is not None and row[0] >> SEQUENCE == second:
            return int(row[0])
    cursor = db.execute(
        f"SELECT max({column}) FROM {table} WHERE {column} >= ? AND {column} < ?",
        (first, first + (1 << SEQUENCE)),
    )
    row = cursor.fetchone()
    return first if row is None or row[0] is None else int(row[0]) + 1


def _source(db: sqlite3.Connection, name: str) -> int:
    db.execute(
        "INSERT INTO sources (name, key) VALUES (?, ?) ON CONFLICT DO NOTHING", (name, fold(name))
    )
    cursor = db.execute("SELECT id FROM sources WHERE name = ?", (name,))
    row = cursor.fetchone()
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


def _insert_parts(db: sqlite3.Connection, identity: int, article: Article) -> None:
    people = _insert_people(db, identity, article)
    cursor = db.execute(
        """
        SELECT a.moment, a.published, (SELECT min(o.id) FROM sources AS o WHERE o.key = s.key)
        FROM articles AS a LEFT JOIN sources AS s ON s.id = a.source WHERE a.id = ?
        """,
        (identity,),
    )
    row = cursor.fetchone()
    assert row is not None
    moment, published, source = row
    _insert_quotes(db, identity, article, people, moment >> SEQUENCE)
    _insert_events(db, identity, article, published, source)
    alike.keep(db, identity, article.sketch)


def _insert_people(db: sqlite3.Connection, identity: int, article: Article) -> dict[str, int]:
    """Their ids, by key."""
    people: dict[str, int] = {}
    for key, seen in _appearances(article).items():
        db.execute("INSERT INTO people (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
        cursor = db.execute("SELECT id FROM people WHERE key = ?", (key,))
        row = cursor.fetchone()
        assert row is not None
        people[key] = row[0]
        db.execute(
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
    return people


def _insert_quotes(
    db: sqlite3.Connection, identity: int, article: Article, people: dict[str, int], second: int
) -> None:
    moment = _moment(db, "quotes", "id", second)
    db.executemany(
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


def _insert_events(
    db: sqlite3.Connection,
    identity: int,
    article: Article,
    published: str | None,
    source: int | None,
) -> None:
    events = sorted(article.events, key=lambda event: event.span)
    db.executemany(
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


def _delete_parts(db: sqlite3.Connection, identity: int) -> list[int]:
    """Delete what was read in the article; returns the people it named."""
    rows = db.execute("SELECT person FROM appearances WHERE article = ?", (identity,)).fetchall()
    for table in ("quotes", "events", "appearances"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (identity,))
    alike.drop(db, identity)
    return [row[0] for row in rows]


def _delete_orphans(db: sqlite3.Connection, people: Iterable[int]) -> None:
    db.executemany(
        "DELETE FROM people WHERE id = :id"
        " AND NOT EXISTS (SELECT 1 FROM appearances WHERE person = :id)",
        [{"id": person} for person in people],
    )
