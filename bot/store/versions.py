"""What an article said before: the words of its earlier versions, newest first.

A version belongs to the guild that brought the change. Where an article's row is shared with other
guilds, a change gives the guild a row of its own; `moved` leads from the old id to the new one.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.articles.model import Excerpt, Span
from bot.store.connections import Connections
from bot.store.scope import Scope

_MOST = 50  # versions of an article that are kept: a page that goes on all day has hundreds


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An article's words before they changed."""

    number: int  # 1 is the first
    title: str | None
    text: str = field(repr=False)
    loaded: datetime  # UTC
    ended: datetime  # when newer words came

    @property
    def excerpt(self) -> Excerpt:
        return Excerpt(self.text, Span(0, len(self.text)))


class Versions:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def of_article(self, article: int, *, scope: Scope) -> list[Version]:
        """Newest first; none where the article never changed, as far as the scope sees."""
        async with self._connections.read() as db:
            rows = list(
                await db.execute_fetchall(
                    """
                    SELECT number, title, text, loaded, ended FROM versions AS e
                    WHERE article = :article AND guild IN (0, :guild)
                      AND EXISTS (SELECT 1 FROM visible AS v
                                  WHERE v.article = e.article AND v.guild = e.guild)
                    ORDER BY guild DESC, number DESC
                    """,
                    {"article": article, "guild": scope.guild_id},
                )
            )
        return [
            Version(
                number=row[0],
                title=row[1],
                text=row[2],
                loaded=datetime.fromtimestamp(row[3], UTC),
                ended=datetime.fromtimestamp(row[4], UTC),
            )
            for row in rows
        ]

    async def holds(self, article: int, text_hash: bytes, *, scope: Scope) -> bool:
        """Whether the article had these words before."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                "SELECT 1 FROM versions WHERE article = ? AND hash = ? AND guild IN (0, ?)",
                (article, text_hash, scope.guild_id),
            )
        return bool(list(rows))


def keep(db: sqlite3.Connection, article: int, guild: int, now: datetime) -> None:
    """The words that the article has now become an earlier version."""
    db.execute(
        """
        INSERT INTO versions (article, guild, number, hash, title, text, loaded, ended)
        SELECT a.id, :guild, 1 + coalesce(max(e.number), 0), a.hash, a.title, a.text,
               coalesce(max(e.ended), v.loaded), :now
        FROM articles AS a JOIN visible AS v ON v.article = a.id AND v.guild = :guild
        LEFT JOIN versions AS e ON e.article = a.id AND e.guild = :guild
        WHERE a.id = :article GROUP BY a.id
        """,
        {"article": article, "guild": guild, "now": int(now.timestamp())},
    )
    db.execute(
        """
        DELETE FROM versions
        WHERE article = :article AND guild = :guild AND number <= -:most + (
            SELECT max(number) FROM versions WHERE article = :article AND guild = :guild)
        """,
        {"article": article, "guild": guild, "most": _MOST},
    )


def move(db: sqlite3.Connection, was: int, article: int, guild: int) -> None:
    """The guild's article has another id from now on."""
    if was == article:
        return
    which = {"guild": guild, "was": was, "article": article}
    db.execute(
        "UPDATE versions SET article = :article WHERE article = :was AND guild = :guild", which
    )
    db.execute("UPDATE moved SET article = :article WHERE article = :was AND guild = :guild", which)
    db.execute(
        "INSERT OR REPLACE INTO moved (guild, was, article) VALUES (:guild, :was, :article)", which
    )


def forget(db: sqlite3.Connection, article: int, guild: int) -> None:
    """The guild has the article no more."""
    for table in ("versions", "moved"):
        db.execute(f"DELETE FROM {table} WHERE article = ? AND guild = ?", (article, guild))


def today(db: sqlite3.Connection, was: int, scope: Scope) -> int | None:
    """The id of an article that had another one before."""
    row = db.execute(
        "SELECT article FROM moved WHERE was = ? AND guild IN (0, ?) ORDER BY guild DESC LIMIT 1",
        (was, scope.guild_id),
    ).fetchone()
    return None if row is None else int(row[0])
