"""Articles by the words in them, newest first.

Every question is a walk over the full-text table from its newest row on, with visibility and source
as part of the expression: it ends at its limit and sorts nothing.
"""

from __future__ import annotations

from bot.store.connections import Connections
from bot.store.names import fold
from bot.store.query import Query, seen_by, words_of
from bot.store.scope import LIBRARY, Scope


class Search:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def ids(
        self,
        query: Query | None = None,
        *,
        source: str | None = None,
        lead: bool = False,
        near: bool = False,
        scope: Scope,
        limit: int,
    ) -> list[int]:
        """Articles of the source that hold the query's words; with `lead`, in headline or first
        paragraph; with `near`, close together."""
        expression = await self._expression(query, source=source, lead=lead, near=near, scope=scope)
        if expression is None:
            return []
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT a.id FROM articles_fts
                JOIN articles AS a ON a.moment = articles_fts.rowid
                WHERE articles_fts MATCH :expression
                ORDER BY articles_fts.rowid DESC LIMIT :limit
                """,
                {"expression": expression, "limit": limit},
            )
        return [row[0] for row in rows]

    async def count(
        self,
        query: Query | None = None,
        *,
        source: str | None = None,
        scope: Scope,
        most: int,
    ) -> int:
        """How many articles match; counts no further than `most`."""
        expression = await self._expression(query, source=source, scope=scope)
        if expression is None:
            return 0
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM articles_fts WHERE articles_fts MATCH :expression LIMIT :most)
                """,
                {"expression": expression, "most": most},
            )
        return int(next(iter(rows))[0])

    async def bracketed(
        self, short: str, holding: Query, *, scope: Scope, limit: int
    ) -> list[tuple[str, bool]]:
        """Of the newest `limit` articles that hold the query: what stands before the first
        "(short)", at most 100 code points, "" where none does; and whether they print `short`
        small."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT substr(text, max(place - 100, 1), place - max(place - 100, 1)), small > 0
                FROM (SELECT a.text, instr(a.text, :bracketed) AS place,
                             instr(a.text, :small) AS small
                      FROM (SELECT rowid AS moment FROM articles_fts
                            WHERE articles_fts MATCH :expression
                            ORDER BY rowid DESC LIMIT :limit) AS f
                      JOIN articles AS a ON a.moment = f.moment)
                """,
                {
                    "expression": f"{seen_by(scope)} AND {{lead body}} : ({holding.expression()})",
                    "bracketed": f"({short})",
                    "small": f" {short.lower()} ",
                    "limit": limit,
                },
            )
        return [(row[0], bool(row[1])) for row in rows]

    async def headlines(
        self, words: str, *, scope: Scope, limit: int, own: bool = False
    ) -> list[tuple[int, str]]:
        """(article, headline) where each word starts a word of the headline, newest first.

        `own`: only of articles that are the guild's alone, not the library's too.
        """
        expression = f"(tags : g{scope.guild_id} NOT tags : g{LIBRARY})" if own else seen_by(scope)
        if typed := words_of(words):
            expression += " AND headline : (" + " AND ".join(f'"{w}" *' for w in typed) + ")"
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT h.article, h.headline
                FROM headlines_fts JOIN headlines AS h ON h.moment = headlines_fts.rowid
                WHERE headlines_fts MATCH :expression
                ORDER BY headlines_fts.rowid DESC LIMIT :limit
                """,
                {"expression": expression, "limit": limit},
            )
        return [(row[0], row[1]) for row in rows]

    async def sources(self, *, scope: Scope) -> list[tuple[str, int]]:
        """(name, articles) of every source the scope may see, most articles first."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT s.name, max(o.articles) AS articles
                FROM outlets AS o JOIN sources AS s ON s.id = o.source
                WHERE o.guild IN (0, :guild) GROUP BY s.id ORDER BY articles DESC, s.name
                """,
                {"guild": scope.guild_id},
            )
        return [(row[0], row[1]) for row in rows]

    async def _expression(
        self,
        query: Query | None,
        *,
        source: str | None,
        scope: Scope,
        lead: bool = False,
        near: bool = False,
    ) -> str | None:
        """None where no such source is known."""
        tags: list[str] = []
        if source is not None:
            async with self._connections.read() as db:
                rows = await db.execute_fetchall(
                    "SELECT id FROM sources WHERE key = ?", (fold(source),)
                )
            tags = [f"s{row[0]}" for row in rows]
            if not tags:
                return None
        expression = seen_by(scope, *tags)
        if query is not None:
            columns = "lead" if lead else "{lead body}"
            expression += f" AND {columns} : ({query.expression(near=near)})"
        return expression
