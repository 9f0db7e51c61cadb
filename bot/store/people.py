"""People across articles: found by what was typed, and described.

A row of `people` is one folded name; which rows mean the same person, namesakes.py says.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiosqlite

from bot.articles.model import Excerpt
from bot.store.connections import Connections
from bot.store.layout import spans
from bot.store.names import errors
from bot.store.namesakes import COLUMNS, Known, known_by_id, known_of, rank
from bot.store.namesakes import merged as merge
from bot.store.query import seen_by
from bot.store.scope import LIBRARY, Scope

_MERGED = 50  # people of one first name, say, who are told apart
_WALKED = 200  # names looked at for what somebody typed

# The roles that articles give somebody whom they quote, newest first; once more for each quote.
_ROLES = """
    (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? ORDER BY rowid DESC LIMIT 40) AS f
    CROSS JOIN quotes AS q ON q.id = f.rowid
    CROSS JOIN appearances AS p ON p.article = q.article AND p.person = q.person
    WHERE p.roles <> '[]'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPerson:
    """One person, however named. `roles` are the newest wordings first, as articles print them."""

    id: int
    name: str  # the fullest name any article that may be seen gives
    roles: tuple[Excerpt, ...] = ()


class People:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, identity: int, *, scope: Scope) -> Known | None:
        """The person that the name `identity` means in this scope; None where it is unknown."""
        async with self._connections.read() as db:
            found = await known_by_id(db, [identity], scope)
            return (await merge(db, found, scope))[0] if found else None

    async def named(self, words: Sequence[str], *, scope: Scope) -> list[Known]:
        """People whose names hold all of these folded words, most quoted first, some hundred."""
        async with self._connections.read() as db:
            conditions = " AND ".join(
                f"EXISTS (SELECT 1 FROM names AS n{i} WHERE n{i}.guild = n.guild"
                f" AND n{i}.word = :word{i} AND n{i}.person = n.person)"
                for i in range(1, len(words))
            )
            rows = await db.execute_fetchall(
                f"""
                SELECT DISTINCT n.person FROM names AS n
                WHERE n.guild IN (0, :guild) AND n.word = :word0
                      {"AND " + conditions if conditions else ""}
                LIMIT :limit
                """,
                {
                    "guild": scope.guild_id,
                    "limit": _WALKED,
                    **{f"word{i}": word for i, word in enumerate(words)},
                },
            )
            found = await known_by_id(db, [row[0] for row in rows], scope)
            return sorted(await merge(db, found[:_MERGED], scope), key=rank)

    async def starting(self, prefixes: Sequence[str], *, scope: Scope, limit: int) -> list[Known]:
        """People of whose name words one starts with each prefix, most quoted first.

        All of them where they are few; else those among the most quoted and among the first names
        of the alphabet.
        """
        async with self._connections.read() as db:
            rows = await _most_quoted(db, scope)
            if prefixes:
                rows += await _starting_with(db, max(prefixes, key=len), scope)
            rows = [row for row in rows if all(f" {p}" in f" {row[1]}" for p in prefixes)]
            rows.sort(key=lambda row: -row[5])
            people = await merge(db, known_of(rows[: 3 * limit])[:limit], scope)
            return sorted(people, key=rank)

    async def like(self, words: Sequence[str], *, scope: Scope) -> list[Known]:
        """People one of whose name words is one of `words` but for a typing error.

        Where there are none, those who share the first two letters of one.
        """
        forms = sorted({form for word in words for form in errors(word)})
        async with self._connections.read() as db:
            marks = ",".join("?" * len(forms))
            rows = await db.execute_fetchall(
                f"SELECT DISTINCT person FROM names WHERE guild IN (0, ?) AND word IN ({marks})"
                " LIMIT ?",
                (scope.guild_id, *forms, _WALKED),
            )
            if ids := [row[0] for row in rows]:
                return await known_by_id(db, ids, scope)
            return known_of(
                [row for word in words for row in await _starting_with(db, word[:2], scope)]
            )

    async def merged(self, found: Sequence[Known], *, scope: Scope) -> list[Known]:
        """The people that these names mean, each once, in the order of `found`."""
        async with self._connections.read() as db:
            return await merge(db, found, scope)

    async def described(self, known: Known, *, scope: Scope) -> StoredPerson:
        """With the newest wordings of the person's roles."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                f"""
                SELECT a.text, g.roles
                FROM (SELECT p.article, p.roles, max(f.rowid) AS newest FROM {_ROLES}
                      GROUP BY p.article ORDER BY newest DESC LIMIT 10) AS g
                JOIN articles AS a ON a.id = g.article ORDER BY g.newest DESC
                """,
                (_quoting(known, scope),),
            )
        wordings: dict[str, Excerpt] = {}
        for text, roles in rows:
            for excerpt in _excerpts(text, roles):
                wordings.setdefault(excerpt.words.casefold(), excerpt)
        return StoredPerson(id=known.id, name=known.name, roles=tuple(wordings.values()))

    async def roles(self, people: Sequence[Known], *, scope: Scope) -> dict[int, str]:
        """The newest wording of each one's role, where an article that quotes them gives one."""
        if not people:
            return {}
        one = f"""
            SELECT * FROM (
                SELECT ?, (
                    SELECT substr(
                        a.text,
                        json_extract(p.roles, '$[0][0]') + 1,
                        json_extract(p.roles, '$[0][1]') - json_extract(p.roles, '$[0][0]'))
                    FROM articles AS a WHERE a.id = p.article)
                FROM {_ROLES} LIMIT 1)
        """
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                " UNION ALL ".join([one] * len(people)),
                [value for known in people for value in (known.id, _quoting(known, scope))],
            )
        return {row[0]: row[1] for row in rows}

    async def of_article(self, article: int, *, scope: Scope) -> list[StoredPerson]:
        """Whom the article names, most quoted in it first, with the roles it gives them."""
        async with self._connections.read() as db:
            rows = await db.execute_fetchall(
                """
                SELECT p.person, a.text, p.roles,
                       coalesce(json_extract(p.mentions, '$[0][0]'), 1 << 62),
                       (SELECT count(*) FROM quotes AS q
                        WHERE q.article = a.id AND q.person = p.person AND q.kind <> 'indirect'),
                       (SELECT k.name FROM known AS k
                        WHERE k.guild IN (0, :guild) AND k.person = p.person
                        ORDER BY length(k.name) DESC, k.guild LIMIT 1)
                FROM appearances AS p JOIN articles AS a ON a.id = p.article
                WHERE p.article = :article AND EXISTS (
                    SELECT 1 FROM visible AS v WHERE v.article = a.id AND v.guild IN (0, :guild))
                """,
                {"article": article, "guild": scope.guild_id},
            )
        found = [
            (-quotes, mentions, StoredPerson(id=person, name=name, roles=_excerpts(text, roles)))
            for person, text, roles, mentions, quotes, name in rows
        ]
        return [person for *_, person in sorted(found, key=lambda one: (*one[:2], one[2].name))]


async def _most_quoted(db: aiosqlite.Connection, scope: Scope) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for guild in {LIBRARY, scope.guild_id}:
        rows = await db.execute_fetchall(
            f"SELECT {COLUMNS} FROM known WHERE guild = ? ORDER BY quotes DESC, person LIMIT ?",
            (guild, _WALKED),
        )
        found += map(tuple, rows)
    return found


async def _starting_with(
    db: aiosqlite.Connection, prefix: str, scope: Scope
) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for guild in {LIBRARY, scope.guild_id}:
        rows = await db.execute_fetchall(
            f"""
            SELECT {COLUMNS} FROM known WHERE guild = :guild AND person IN (
                SELECT person FROM names
                WHERE guild = :guild AND word >= :prefix AND word < :beyond
                ORDER BY word, person LIMIT :limit)
            """,
            {
                "guild": guild,
                "prefix": prefix,
                "beyond": prefix + "\U0010ffff",
                "limit": _WALKED,
            },
        )
        found += map(tuple, rows)
    return found


def _quoting(known: Known, scope: Scope) -> str:
    """The expression for quotes of this person, printed or reported."""
    return seen_by(scope, *(f"{kind}{form}" for form in known.forms for kind in "pr"))


def _excerpts(text: str, kept: str) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(text, span) for span in spans(json.loads(kept)))
