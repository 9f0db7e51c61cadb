"""People across articles: who is who, in what one scope may see.

A row of `people` is one folded name. Which rows mean the same person is decided when it is asked,
among the people that the scope may see: "Peskov" is Dmitry Peskov where exactly one person of that
surname is known, and somebody of his own where two are. So an article that is loaded or removed
later decides rightly too, and no server's articles decide for another's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import aiosqlite

from bot.articles.model import Excerpt
from bot.store.connections import Connections
from bot.store.layout import spans
from bot.store.names import errors, extends
from bot.store.query import seen_by
from bot.store.scope import LIBRARY, Scope

_NAMESAKES = 60  # people of one surname compared with each other
_MERGED = 50  # people of one first name, say, who are told apart
_WALKED = 400  # names looked at for what somebody typed

_COLUMNS = "person, key, surname, name, quotes, reported"  # of _told

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name as a scope knows it. `forms` are the ids of the names that mean the same person."""

    id: int
    key: str
    surname: str  # the word of the key that a short mention would use
    name: str
    quotes: int  # direct and mixed
    reported: int
    forms: tuple[int, ...]


class People:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def get(self, identity: int, *, scope: Scope) -> Known | None:
        """The person that the name `identity` means in this scope; None where it is unknown."""
        async with self._connections.read() as db:
            found = await _known(db, [identity], scope)
            return (await _merged(db, found, scope))[0] if found else None

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
            found = await _known(db, [row[0] for row in rows], scope)
            return sorted(await _merged(db, found[:_MERGED], scope), key=_rank)

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
            rows.sort(key=lambda row: -row[4])
            merged = await _merged(db, _told(rows[: 3 * limit])[:limit], scope)
            return sorted(merged, key=_rank)

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
                return await _known(db, ids, scope)
            return _told(
                [row for word in words for row in await _starting_with(db, word[:2], scope)]
            )

    async def merged(self, found: Sequence[Known], *, scope: Scope) -> list[Known]:
        """The people that these names mean, each once, in the order of `found`."""
        async with self._connections.read() as db:
            return await _merged(db, found, scope)

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


async def _known(db: aiosqlite.Connection, ids: Iterable[int], scope: Scope) -> list[Known]:
    """What the scope knows of these names, most quoted first; each a form of its own yet."""
    wanted = ",".join(str(int(identity)) for identity in set(ids))
    rows = await db.execute_fetchall(
        f"SELECT {_COLUMNS} FROM known WHERE guild IN (0, :guild) AND person IN ({wanted})",
        {"guild": scope.guild_id},
    )
    return _told([tuple(row) for row in rows])


def _told(rows: Iterable[tuple[Any, ...]]) -> list[Known]:
    found: dict[int, Known] = {}
    for person, key, last, name, quotes, reported in rows:
        one = Known(
            id=person,
            key=key,
            surname=last,
            name=name,
            quotes=quotes,
            reported=reported,
            forms=(person,),
        )
        found[person] = _joined(found[person], one) if person in found else one
    return sorted(found.values(), key=_rank)


def _rank(known: Known) -> tuple[int, int, str]:
    return -known.quotes, -known.reported, known.key


def _joined(left: Known, right: Known) -> Known:
    """Two entries of one person as one, under the fuller name.

    The same name known to a server and to the library may count a quote twice: which is why the
    larger count is taken there.
    """
    same = left.id == right.id
    fuller, other = (left, right) if len(left.name) >= len(right.name) else (right, left)
    return Known(
        id=fuller.id,
        key=fuller.key,
        surname=fuller.surname,
        name=fuller.name,
        quotes=max(left.quotes, right.quotes) if same else left.quotes + right.quotes,
        reported=max(left.reported, right.reported) if same else left.reported + right.reported,
        forms=fuller.forms if same else (*fuller.forms, *other.forms),
    )


def same_people(namesakes: Iterable[tuple[int, str]]) -> list[list[int]]:
    """Which names of one surname, as (id, key), mean the same person: the fullest form first.

    A shorter name joins a fuller one that extends it, where all that extend it are one person.
    """
    people: list[list[int]] = []
    fuller: dict[str, set[int]] = {}  # by last words of a fuller name: positions in `people`
    beginning: dict[str, list[tuple[str, int]]] = {}  # by first word: fuller names
    for identity, key in sorted(namesakes, key=lambda one: (-one[1].count(" "), one[1])):
        words = key.split()
        meant = set(fuller.get(key, ()))
        meant.update(at for full, at in beginning.get(words[0], ()) if extends(full, key))
        if len(meant) == 1:
            (at,) = meant
            people[at].append(identity)
        else:
            at = len(people)
            people.append([identity])
        for ending in range(1, len(words)):
            fuller.setdefault(" ".join(words[ending:]), set()).add(at)
        beginning.setdefault(words[0], []).append((key, at))
    return people


async def _merged(db: aiosqlite.Connection, found: Sequence[Known], scope: Scope) -> list[Known]:
    """The people that these names mean, each once, in the order of `found`."""
    namesakes = await _namesakes(db, {known.surname for known in found}, scope)
    known = {one.id: one for one in found}
    meant = {
        form: forms
        for same in namesakes.values()
        for forms in same_people(same)
        if len(forms) > 1 and not known.keys().isdisjoint(forms)
        for form in forms
    }
    for one in await _known(db, meant.keys() - known.keys(), scope) if meant else ():
        known[one.id] = one
    people: dict[int, Known] = {}
    for one in found:
        whole = reduce(_joined, (known[form] for form in meant.get(one.id, [one.id])))
        people.setdefault(whole.id, whole)
    return list(people.values())


async def _namesakes(
    db: aiosqlite.Connection, surnames: Iterable[str], scope: Scope
) -> dict[str, set[tuple[int, str]]]:
    """(id, key) of everybody of these surnames; nobody of one that too many have to tell whom it
    means."""
    asked = [(last, guild) for last in sorted(surnames) for guild in {LIBRARY, scope.guild_id}]
    if not asked:
        return {}
    one = """
        SELECT * FROM (SELECT surname, person, key FROM known
                       WHERE surname = ? AND guild = ? LIMIT ?)
    """
    rows = await db.execute_fetchall(
        " UNION ALL ".join([one] * len(asked)),
        [value for last, guild in asked for value in (last, guild, _NAMESAKES + 1)],
    )
    found: dict[str, set[tuple[int, str]]] = {}
    for last, person, key in rows:
        found.setdefault(last, set()).add((person, key))
    return {last: same for last, same in found.items() if len(same) <= _NAMESAKES}


async def _most_quoted(db: aiosqlite.Connection, scope: Scope) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for guild in {LIBRARY, scope.guild_id}:
        rows = await db.execute_fetchall(
            f"SELECT {_COLUMNS} FROM known WHERE guild = ? ORDER BY quotes DESC, person LIMIT ?",
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
            SELECT {_COLUMNS} FROM known WHERE guild = :guild AND person IN (
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
