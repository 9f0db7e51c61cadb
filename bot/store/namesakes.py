"""Which names mean the same person, in what one scope may see.

It is decided when it is asked: "Peskov" is Dmitry Peskov where exactly one person of that surname
is known, and somebody of his own where two are. So an article that is loaded or removed later
decides rightly too, and no server's articles decide for another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import aiosqlite

from bot.store.names import extends
from bot.store.scope import LIBRARY, Scope

COLUMNS = "person, key, surname, name, articles, quotes, reported"  # of known_of
_RARE = 10  # a fuller form that so many times fewer articles print is not the one to show
_NAMESAKES = 60  # people of one surname compared with each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name as a scope knows it. `forms` are the ids of the names that mean the same person."""

    id: int
    key: str
    surname: str  # the word of the key that a short mention would use
    name: str
    articles: int  # that print this name
    quotes: int  # direct and mixed
    reported: int
    forms: tuple[int, ...]


async def known_by_id(db: aiosqlite.Connection, ids: Iterable[int], scope: Scope) -> list[Known]:
    """What the scope knows of these names, most quoted first; each a form of its own yet."""
    wanted = ",".join(str(int(identity)) for identity in set(ids))
    rows = await db.execute_fetchall(
        f"SELECT {COLUMNS} FROM known WHERE guild IN (0, :guild) AND person IN ({wanted})",
        {"guild": scope.guild_id},
    )
    return known_of([tuple(row) for row in rows])


def known_of(rows: Iterable[tuple[Any, ...]]) -> list[Known]:
    found: dict[int, Known] = {}
    for person, key, last, name, articles, quotes, reported in rows:
        one = Known(
            id=person,
            key=key,
            surname=last,
            name=name,
            articles=articles,
            quotes=quotes,
            reported=reported,
            forms=(person,),
        )
        found[person] = _of_both(found[person], one) if person in found else one
    return sorted(found.values(), key=rank)


def rank(known: Known) -> tuple[int, int, str]:
    return -known.quotes, -known.reported, known.key


def _of_both(left: Known, right: Known) -> Known:
    """A name that is known to a server and to the library.

    Both may count the same article: which is why the larger counts are taken.
    """
    return replace(
        max(left, right, key=lambda one: len(one.name)),
        articles=max(left.articles, right.articles),
        quotes=max(left.quotes, right.quotes),
        reported=max(left.reported, right.reported),
    )


def _of_all(forms: Sequence[Known]) -> Known:
    """One person under the fullest form that is printed more than now and then: what stands by
    mistake before a name in one article of hundreds ("Vermonter Ada Lind") is no part of it."""
    most = max((one.articles for one in forms if " " in one.key), default=0)
    shown = max(
        (one for one in forms if one.articles * _RARE >= most), key=lambda one: len(one.name)
    )
    return replace(
        shown,
        quotes=sum(one.quotes for one in forms),
        reported=sum(one.reported for one in forms),
        forms=(shown.id, *(one.id for one in forms if one.id != shown.id)),
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


async def merged(db: aiosqlite.Connection, found: Sequence[Known], scope: Scope) -> list[Known]:
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
    for one in await known_by_id(db, meant.keys() - known.keys(), scope) if meant else ():
        known[one.id] = one
    people: dict[int, Known] = {}
    for one in found:
        whole = _of_all([known[form] for form in meant.get(one.id, [one.id])])
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
