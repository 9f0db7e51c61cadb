"""The editor's acts on stored articles, each run whole within the caller's transaction.

In: the writer's connection, on its own thread (`Connection.run`). The questions that decide an
act (is this text known? who has the article?) are asked here too, so that nothing changes between
the question and the act. The rows of one article are written in writing.py.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from bot.articles.model import READER_VERSION, Article
from bot.store import versions, writing
from bot.store.scope import LIBRARY, Scope


def add(
    db: sqlite3.Connection,
    article: Article,
    *,
    guild: int,
    addresses: Iterable[str],
    anew: bool,
    loaded: datetime,
) -> tuple[int, bool]:
    """As `Articles.add`."""
    addresses = [*addresses]
    known = with_text(db, article.text, Scope(guild))
    if known is None and not anew:
        known = found_at(db, addresses, Scope(guild))
    identity = known if known is not None else _same(db, article)
    if identity is None:
        identity = writing.insert(db, article, loaded=loaded)
    if guild not in writing.guilds_of(db, identity):
        writing.expose(db, identity, guild, loaded)
    if anew:  # what is there now is what the address stands for
        db.executemany(
            "DELETE FROM addresses WHERE guild = ? AND url = ?", [(guild, url) for url in addresses]
        )
    _note_addresses(db, identity, guild, addresses)
    return identity, known is not None


def show(
    db: sqlite3.Connection,
    identity: int,
    *,
    guild: int,
    addresses: Iterable[str],
    loaded: datetime,
) -> None:
    """As `Articles.show`."""
    guilds = writing.guilds_of(db, identity)
    if not guilds:
        return
    if guild not in guilds:
        writing.expose(db, identity, guild, loaded)
    _note_addresses(db, identity, guild, addresses)


def replace(db: sqlite3.Connection, identity: int, article: Article, *, guild: int) -> int | None:
    """As `Articles.replace`."""
    loaded = loaded_by(db, identity, guild)
    if loaded is None:
        return None
    own = _replace(db, identity, article, guild=guild, loaded=loaded)
    versions.move(db, identity, own, guild)
    return own


def update(
    db: sqlite3.Connection, identity: int, article: Article, *, guild: int, now: datetime
) -> int | None:
    """As `Articles.update`."""
    loaded = loaded_by(db, identity, guild)
    if loaded is None:
        return None
    versions.keep(db, identity, guild, now)
    own = _replace(db, identity, article, guild=guild, loaded=loaded)
    versions.move(db, identity, own, guild)
    return own


def _replace(
    db: sqlite3.Connection, identity: int, article: Article, *, guild: int, loaded: datetime
) -> int:
    """The id of the row, the guild's own or the library's, that has what was read."""
    if guild == LIBRARY or writing.guilds_of(db, identity) == [guild]:
        writing.rewrite(db, identity, article, loaded=loaded)
        return identity
    rows = db.execute(
        "SELECT f.url FROM addresses AS f JOIN visible AS v ON v.id = f.loading"
        " WHERE v.article = ? AND v.guild = ?",
        (identity, guild),
    ).fetchall()
    loading = db.execute(
        "SELECT id FROM visible WHERE article = ? AND guild = ?", (identity, guild)
    ).fetchone()
    writing.conceal(db, identity, guild)
    own = _same(db, article)
    if own is None:
        own = writing.insert(db, article, loaded=loaded)
    if guild not in writing.guilds_of(db, own):
        writing.expose(db, own, guild, loaded)
        # It came to the guild when its first words did: to a digest it is not new.
        db.execute(
            "UPDATE visible SET id = ? WHERE article = ? AND guild = ?", (*loading, own, guild)
        )
    _note_addresses(db, own, guild, [row[0] for row in rows])
    return own


def remove(db: sqlite3.Connection, identity: int, *, guild: int) -> bool:
    """As `Articles.remove`."""
    if loaded_by(db, identity, guild) is None:
        return False
    writing.conceal(db, identity, guild)
    versions.forget(db, identity, guild)
    return True


def reread(db: sqlite3.Connection, identity: int, article: Article) -> None:
    """As `Articles.reread`."""
    loaded = db.execute(
        """
        SELECT min(v.loaded) FROM articles AS a JOIN visible AS v ON v.article = a.id
        WHERE a.id = ? AND a.text = ? AND a.reader < ?
        """,
        (identity, article.text, READER_VERSION),
    ).fetchone()[0]
    if loaded is not None:
        writing.rewrite(db, identity, article, loaded=datetime.fromtimestamp(loaded, UTC))


def with_text(db: sqlite3.Connection, text: str, scope: Scope) -> int | None:
    rows = db.execute(
        """
        SELECT a.id FROM articles AS a JOIN visible AS v ON v.article = a.id
        WHERE a.hash = :hash AND v.guild IN (0, :guild)
        ORDER BY v.guild = 0, a.id LIMIT 1
        """,
        {"hash": writing.text_hash(text), "guild": scope.guild_id},
    )
    return next((row[0] for row in rows), None)


def found_at(db: sqlite3.Connection, addresses: Iterable[str], scope: Scope) -> int | None:
    rows = db.execute(
        """
        SELECT v.article FROM addresses AS f JOIN visible AS v ON v.id = f.loading
        WHERE f.guild IN (0, :guild) AND f.url IN (SELECT value FROM json_each(:addresses))
        ORDER BY f.guild = 0, v.article LIMIT 1
        """,
        {"guild": scope.guild_id, "addresses": json.dumps([*addresses])},
    )
    return next((row[0] for row in rows), None)


def _note_addresses(
    db: sqlite3.Connection, identity: int, guild: int, addresses: Iterable[str]
) -> None:
    """The guild's article was found at these; an address stays with the article it led to first."""
    db.executemany(
        """
        INSERT INTO addresses (guild, url, loading)
        SELECT v.guild, ?, v.id FROM visible AS v WHERE v.article = ? AND v.guild = ?
        ON CONFLICT DO NOTHING
        """,
        [(url, identity, guild) for url in addresses],
    )


def _same(db: sqlite3.Connection, article: Article) -> int | None:
    """The row of the same words and facts, whoever loaded it."""
    rows = db.execute(
        """
        SELECT a.id FROM articles AS a LEFT JOIN sources AS s ON s.id = a.source
        WHERE a.hash = :hash AND a.text = :text
              AND a.title IS :title AND s.name IS :source AND a.url IS :url
              AND a.published IS :published AND a.published_from = :published_from
        ORDER BY a.id LIMIT 1
        """,
        {
            "hash": writing.text_hash(article.text),
            "text": article.text,
            "title": article.title or None,
            "source": article.source or None,
            "url": article.url or None,
            "published": article.published and article.published.isoformat(),
            "published_from": article.published_from,
        },
    )
    return next((row[0] for row in rows), None)


def loaded_by(db: sqlite3.Connection, identity: int, guild: int) -> datetime | None:
    """When `guild` loaded the article; None where it has not."""
    rows = db.execute(
        "SELECT loaded FROM visible WHERE article = ? AND guild = ?", (identity, guild)
    )
    return next((datetime.fromtimestamp(row[0], UTC) for row in rows), None)
