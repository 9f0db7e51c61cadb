"""Stories: articles of the same copy, as far as a scope sees them.

A story's articles hang together by pairs (alike.py). What a scope does not see neither shows nor
joins: two articles that only a third one connects, which the scope may not see, are two stories.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.store.connections import Connections
from bot.store.scope import Scope

_FULL = 0.8  # share of the longest body's words, from which a body is as full
_MOST = 200  # articles of one story that are looked at
_STEPS = 6  # pairs from one article of a story to another; most are one apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Sister:
    """An article of a story, without its text."""

    id: int
    source: str | None
    url: str | None
    published: date | None
    words: int
    moment: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        return self.url is None, self.moment, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """At least two articles."""

    articles: tuple[Sister, ...]  # the one that stands for all first

    def without(self, article: int) -> tuple[Sister, ...]:
        return tuple(sister for sister in self.articles if sister.id != article)


def first_of(articles: Iterable[Sister]) -> Sister:
    """The one that stands for its story: of the fullest, the earliest that has an address.

    A cut says less; of two that are about as full (_FULL) the earlier one is nearer to the source.
    """
    among = list(articles)
    longest = max(article.words for article in among)
    return min((a for a in among if a.words >= _FULL * longest), key=lambda article: article.rank)


class Stories:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def among(self, articles: Sequence[int], *, scope: Scope) -> dict[int, Story]:
        """The stories of those of these articles that share one, with all that `scope` sees."""
        async with self._connections.read() as db:
            return await db.run(_among, articles, scope)

    async def joined(self, articles: Sequence[int], *, scope: Scope) -> dict[int, int]:
        """A number that articles of one story share, for those of `articles` that have sisters.

        `articles` are such that `scope` sees; no article is read.
        """
        async with self._connections.read() as db:
            return await db.run(_joined, articles, scope)

    async def parts(self, article: int, *, scope: Scope) -> tuple[Sister, ...]:
        """Longer articles that hold this one, and shorter ones in it, that are stories apart."""
        async with self._connections.read() as db:
            return await db.run(_parts, article, scope)


def _among(db: sqlite3.Connection, articles: Sequence[int], scope: Scope) -> dict[int, Story]:
    joined = _joined(db, _seen(db, articles, scope), scope)
    sisters = _sisters(db, joined, scope) if joined else {}
    groups: dict[int, list[Sister]] = {}
    for article, root in joined.items():
        if article in sisters:
            groups.setdefault(root, []).append(sisters[article])
    stories = {root: _story(group) for root, group in groups.items() if len(group) > 1}
    return {
        article: stories[joined[article]]
        for article in articles
        if article in sisters and joined[article] in stories
    }


def _parts(db: sqlite3.Connection, article: int, scope: Scope) -> tuple[Sister, ...]:
    rows = db.execute(
        "SELECT p.other FROM pairs AS p WHERE p.article = ? AND NOT p.whole"
        " AND EXISTS (SELECT 1 FROM visible AS v WHERE v.article = p.other AND v.guild IN (0, ?))"
        " ORDER BY p.other LIMIT ?",
        (article, scope.guild_id, _MOST),
    ).fetchall()
    found = _sisters(db, [row[0] for row in rows], scope)
    return tuple(sorted(found.values(), key=lambda sister: sister.rank))


def _story(group: list[Sister]) -> Story:
    first = first_of(group)
    others = sorted((one for one in group if one is not first), key=lambda sister: sister.rank)
    return Story(articles=(first, *others))


def _seen(db: sqlite3.Connection, articles: Iterable[int], scope: Scope) -> list[int]:
    rows = db.execute(
        "SELECT DISTINCT v.article FROM json_each(?) AS j"
        " JOIN visible AS v ON v.article = j.value WHERE v.guild IN (0, ?)",
        (json.dumps([*articles]), scope.guild_id),
    )
    return [row[0] for row in rows]


def _joined(db: sqlite3.Connection, articles: Iterable[int], scope: Scope) -> dict[int, int]:
    """What hangs together with one of `articles`, these included: a number for each story."""
    roots: dict[int, int] = {}
    edge = set(articles)
    for _ in range(_STEPS):
        if not edge:
            break
        rows = db.execute(
            """
            SELECT p.article, p.other FROM json_each(:edge) AS e
            JOIN pairs AS p ON p.article = e.value
            WHERE p.whole
              AND EXISTS (SELECT 1 FROM visible AS v
                          WHERE v.article = p.other AND v.guild IN (0, :guild))
            """,
            {"edge": json.dumps([*edge]), "guild": scope.guild_id},
        ).fetchall()
        seen = len(roots)
        edge = {other for _, other in rows} - roots.keys() - edge
        for article, other in rows:
            _join(roots, article, other)
        if len(roots) - seen > _MOST * 5:
            break
    return {article: _root(roots, article) for article in roots}


def _root(roots: dict[int, int], article: int) -> int:
    while (above := roots.setdefault(article, article)) != article:
        roots[article] = roots[above]
        article = above
    return article


def _join(roots: dict[int, int], left: int, right: int) -> None:
    low, high = sorted((_root(roots, left), _root(roots, right)))
    roots[high] = low


def _sisters(db: sqlite3.Connection, articles: Iterable[int], scope: Scope) -> dict[int, Sister]:
    rows = db.execute(
        """
        SELECT a.id, s.name, a.url, a.published, k.words, a.moment
        FROM json_each(:articles) AS j
        JOIN articles AS a ON a.id = j.value
        JOIN sketches AS k ON k.article = a.id
        LEFT JOIN sources AS s ON s.id = a.source
        WHERE EXISTS (SELECT 1 FROM visible AS v
                      WHERE v.article = a.id AND v.guild IN (0, :guild))
        """,
        {"articles": json.dumps([*articles]), "guild": scope.guild_id},
    )
    return {
        row[0]: Sister(
            id=row[0],
            source=row[1],
            url=row[2],
            published=date.fromisoformat(row[3]) if row[3] else None,
            words=row[4],
            moment=row[5],
        )
        for row in rows
    }
