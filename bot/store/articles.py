"""Stored articles, and who sees them.

An article of the same words and the same facts (title, source, address, day) is kept once, however
many servers loaded it; each server sees its own loading only. What one server's editor changes
reaches no other server's copy.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from bot.articles.model import READER_VERSION, Article
from bot.clock import Clock
from bot.store import loading, versions
from bot.store.connections import Connections
from bot.store.scope import Scope
from bot.store.stored import StoredArticle, article_of, articles_by_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much was read in an article."""

    quotes: int  # direct and mixed
    speakers: int  # people who said them
    events: int  # dated


class Articles:
    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    async def get(self, identity: int, *, scope: Scope) -> StoredArticle | None:
        """By the id it has, or once had in this server."""
        async with self._connections.read() as db:
            if found := (await db.run(articles_by_id, [identity], scope)).get(identity):
                return found
            now = await db.run(versions.today, identity, scope)
            return (await db.run(articles_by_id, [now], scope)).get(now) if now else None

    async def many(self, ids: Iterable[int], *, scope: Scope) -> dict[int, StoredArticle]:
        """Those of `ids` that `scope` may see, by id."""
        async with self._connections.read() as db:
            return await db.run(articles_by_id, ids, scope)

    async def counted(self, identity: int, *, scope: Scope) -> tuple[StoredArticle, Counts] | None:
        """The article, and what was read in it; None where it may not be seen."""
        async with self._connections.read() as db:
            return await db.run(_counted, identity, scope)

    async def seen(self, ids: Iterable[int], *, scope: Scope) -> list[int]:
        """Those of `ids` that `scope` may see, in their order, without reading them."""
        wanted = list(ids)
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT v.article FROM json_each(:ids) AS j
                JOIN visible AS v ON v.article = j.value WHERE v.guild IN (0, :guild)
                """,
                {"ids": json.dumps(wanted), "guild": scope.guild_id},
            )
        visible = {row[0] for row in rows}
        return [identity for identity in wanted if identity in visible]

    async def with_text(self, text: str, *, scope: Scope) -> StoredArticle | None:
        """The article of these words, the server's own before the library's."""
        async with self._connections.read() as db:
            identity = await db.run(loading.with_text, text, scope)
            if identity is None:
                return None
            return (await db.run(articles_by_id, [identity], scope)).get(identity)

    async def at(self, addresses: Iterable[str], *, scope: Scope) -> StoredArticle | None:
        """The article that was found at one of these, the server's own before the library's."""
        async with self._connections.read() as db:
            identity = await db.run(loading.found_at, [*addresses], scope)
            if identity is None:
                return None
            return (await db.run(articles_by_id, [identity], scope)).get(identity)

    async def addresses(self, identity: int, *, scope: Scope) -> list[str]:
        """Where the server, or the library, found the article, in the order of the letters."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT DISTINCT f.url FROM addresses AS f JOIN visible AS v ON v.id = f.loading
                WHERE v.article = ? AND v.guild IN (0, ?) ORDER BY f.url
                """,
                (identity, scope.guild_id),
            )
        return [row[0] for row in rows]

    async def add(
        self,
        article: Article,
        *,
        guild: int,
        addresses: Iterable[str] = (),
        anew: bool = False,
        more: bool = False,
    ) -> tuple[int, bool]:
        """Let `guild` see the article, found at `addresses`; stores it where it is new.

        With `anew` it is new also where another article was found at one of the addresses, which
        then stand for this one. With `more` others are about to come, to be stored with it.

        Returns its id, and whether the guild could see an article of this text or address before:
        then that one stays as it is, and becomes the guild's own too.
        """
        now = self._clock.now()
        return await self._connections.act(
            loading.add,
            article,
            guild=guild,
            addresses=[*addresses],
            anew=anew,
            loaded=now,
            more=more,
        )

    async def show(self, identity: int, *, guild: int, addresses: Iterable[str] = ()) -> int:
        """Let `guild` see a stored article, found at `addresses` too, as its own too."""
        now = self._clock.now()
        async with self._connections.write() as db:
            await db.run(loading.show, identity, guild=guild, addresses=[*addresses], loaded=now)
        return identity

    async def replace(self, identity: int, article: Article, *, guild: int) -> int | None:
        """Store what was read anew, and return the id under which `guild` sees it.

        A server that shares the row with others gets a row of its own, so the id may change. The
        library's articles change for everybody. None: `guild` does not have the article.
        """
        async with self._connections.write() as db:
            return await db.run(loading.replace, identity, article, guild=guild)

    async def update(self, identity: int, article: Article, *, guild: int) -> int | None:
        """Store newer words of an article, and keep those it had as a version.

        Ids are as in `replace`; the old one still finds the article. None: `guild` does not have
        it.
        """
        now = self._clock.now()
        async with self._connections.write() as db:
            return await db.run(loading.update, identity, article, guild=guild, now=now)

    async def remove(self, identity: int, *, guild: int) -> bool:
        """Take the article from `guild`; whether it had it. What nobody sees is deleted."""
        async with self._connections.write() as db:
            return await db.run(loading.remove, identity, guild=guild)

    async def belongs_to(self, identity: int, guild: int) -> bool:
        """Whether this guild, or the library where it is LIBRARY, has the article itself."""
        async with self._connections.read() as db:
            return await db.run(loading.loaded_by, identity, guild) is not None

    async def loaded_by(self, guild: int, *, limit: int, offset: int = 0) -> list[StoredArticle]:
        """The guild's own articles, newest load first."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT article FROM visible WHERE guild = :guild
                ORDER BY loaded DESC, id DESC LIMIT :limit OFFSET :offset
                """,
                {"guild": guild, "limit": limit, "offset": offset},
            )
            ids = [row[0] for row in rows]
            found = await db.run(articles_by_id, ids, Scope(guild))
        return [found[identity] for identity in ids if identity in found]

    async def count_loaded_by(self, guild: int, *, most: int) -> int:
        """How many articles the guild has itself; counts no further than `most`."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                "SELECT count(*) FROM (SELECT 1 FROM visible WHERE guild = ? LIMIT ?)",
                (guild, most),
            )
        return int(next(iter(rows))[0])

    async def outdated(self, *, limit: int) -> list[StoredArticle]:
        """Articles read by older rules than today's, for reading them again, whoever sees them."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT a.id, a.text, a.title, s.name, a.url, a.published, a.published_from,
                       (SELECT min(v.loaded) FROM visible AS v WHERE v.article = a.id),
                       a.language, a.layout, a.reader
                FROM articles AS a LEFT JOIN sources AS s ON s.id = a.source
                WHERE a.reader < :reader
                ORDER BY a.reader, a.id LIMIT :limit
                """,
                {"reader": READER_VERSION, "limit": limit},
            )
        return [article_of(tuple(row)) for row in rows]

    async def reread(self, identity: int, article: Article) -> None:
        """Store what today's rules read; nothing where the article changed or went meanwhile."""
        async with self._connections.write() as db:
            await db.run(loading.reread, identity, article)

    async def leave(self, identity: int) -> None:
        """Keep what older rules read, where today's cannot read the article."""
        async with self._connections.write() as db:
            await db.execute(
                "UPDATE articles SET reader = ? WHERE id = ?", (READER_VERSION, identity)
            )


def _counted(
    db: sqlite3.Connection, identity: int, scope: Scope
) -> tuple[StoredArticle, Counts] | None:
    article = articles_by_id(db, [identity], scope).get(identity)
    if article is None:
        return None
    quotes, speakers, events = db.execute(
        """
        SELECT count(*), count(DISTINCT person),
               (SELECT count(*) FROM events WHERE article = :article AND day IS NOT NULL)
        FROM quotes WHERE article = :article AND kind <> 'indirect'
        """,
        {"article": identity},
    ).fetchone()
    return article, Counts(quotes=quotes, speakers=speakers, events=events)
