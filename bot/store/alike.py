"""Which stored articles are made from one another: written with an article's rows, in its
transaction.

`keep` and `drop` hold the sketch of an article; `relate` looks for articles of the same copy that
a guild may see beside it, compares the bodies themselves, and notes the pairs. A pair is a fact of
two texts: who may be told of it is decided when it is asked for (stories.py).
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence
from sys import byteorder

from bot.articles.model import Sketch
from bot.articles.sketch import Likeness, body_words, likeness
from bot.store.layout import layout_of

MOST = 40  # articles that one is compared with, those that share most with it
COMMON = 50  # articles of a guild: a shingle in more of them is boilerplate
_LOOKED_AT = 1000  # articles of a shingle, whoever sees them

# What is boilerplate counts for little, unless the whole body is: a story that everybody prints.
_BOILERPLATE = 0.05
_LEAST = 0.15  # weighed share of the shorter sketch: half the body, less what chance takes
_LEAST_COMMON = 0.35  # where boilerplate was weighed


def keep(db: sqlite3.Connection, identity: int, sketch: Sketch | None) -> None:
    """The sketch of an article that has none."""
    if sketch is None:
        return
    db.execute(
        "INSERT INTO sketches (article, words, hashes) VALUES (?, ?, ?)",
        (identity, sketch.words, _packed(sketch.hashes)),
    )
    db.executemany(
        "INSERT INTO shingles (hash, article) VALUES (?, ?)",
        [(number, identity) for number in sketch.hashes],
    )


def drop(db: sqlite3.Connection, identity: int) -> None:
    """The article's sketch and its pairs."""
    db.executemany(
        "DELETE FROM shingles WHERE hash = ? AND article = ?",
        [(number, identity) for number in _sketch(db, identity)],
    )
    db.execute("DELETE FROM sketches WHERE article = ?", (identity,))
    db.execute(
        "DELETE FROM pairs WHERE other = :id AND article IN"
        " (SELECT other FROM pairs WHERE article = :id)",
        {"id": identity},
    )
    db.execute("DELETE FROM pairs WHERE article = ?", (identity,))


def relate(db: sqlite3.Connection, identity: int, guild: int) -> None:
    """Note what the article shares its copy with, among the articles that `guild` may see.

    Articles of the library stand beside every server's.
    """
    hashes = _sketch(db, identity)
    if not hashes or not (others := candidates(db, identity, hashes, guild)):
        return
    alike = _alike(db, identity, others)
    db.executemany(
        "INSERT INTO pairs (article, other, whole) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [
            pair
            for other, found in alike.items()
            for pair in ((identity, other, found.whole), (other, identity, found.whole))
        ],
    )


def candidates(
    db: sqlite3.Connection, identity: int, hashes: Sequence[int], guild: int
) -> list[int]:
    """Articles whose sketches say that they may be of the same copy, the most alike first.

    Not those that are paired with it already.
    """
    sharing = _sharing(db, identity, hashes, guild)
    return _likeliest(db, hashes, sharing) if sharing else []


def _sharing(
    db: sqlite3.Connection, identity: int, hashes: Iterable[int], guild: int
) -> dict[int, list[int]]:
    """For each hash that others have too, their ids: at most COMMON and one more."""
    rows = db.execute(
        """
        SELECT w.value, (
            SELECT json_group_array(article) FROM (
                SELECT s.article FROM (
                    SELECT article FROM shingles WHERE hash = w.value LIMIT :looked_at) AS s
                WHERE s.article <> :article
                  AND EXISTS (SELECT 1 FROM visible AS v
                              WHERE v.article = s.article
                                AND (:guild = 0 OR v.guild = 0 OR v.guild = :guild))
                  AND NOT EXISTS (SELECT 1 FROM pairs AS p
                                  WHERE p.article = :article AND p.other = s.article)
                LIMIT :most)) AS articles
        FROM json_each(:hashes) AS w WHERE articles <> '[]'
        """,
        {
            "article": identity,
            "guild": guild,
            "hashes": json.dumps([*hashes]),
            "looked_at": _LOOKED_AT,
            "most": COMMON + 1,
        },
    )
    return {row[0]: json.loads(row[1]) for row in rows}


def _likeliest(
    db: sqlite3.Connection, hashes: Iterable[int], sharing: Mapping[int, list[int]]
) -> list[int]:
    boilerplate = {number for number, articles in sharing.items() if len(articles) > COMMON}
    shared: dict[int, list[int]] = {}
    for number, articles in sharing.items():
        for article in articles:
            shared.setdefault(article, []).append(number)
    rows = db.execute(
        "SELECT article, length(hashes) / 8 FROM sketches"
        " WHERE article IN (SELECT value FROM json_each(?))",
        (json.dumps([*shared]),),
    )
    sizes = {row[0]: row[1] for row in rows}

    def weight(numbers: Iterable[int]) -> float:
        return sum(_BOILERPLATE if number in boilerplate else 1.0 for number in numbers)

    own = weight(hashes)
    least = _LEAST_COMMON if boilerplate else _LEAST
    scores: dict[int, float] = {}
    for article, numbers in shared.items():
        score = weight(numbers)
        if score >= least * min(own, score + sizes[article] - len(numbers)):
            scores[article] = score
    return sorted(scores, key=lambda article: (-scores[article], article))[:MOST]


def _alike(db: sqlite3.Connection, identity: int, others: Iterable[int]) -> dict[int, Likeness]:
    """Those of `others` whose bodies, word by word, are of the same copy."""
    rows = db.execute(
        "SELECT id, text, layout, published FROM articles"
        " WHERE id = ? OR id IN (SELECT value FROM json_each(?))",
        (identity, json.dumps([*others])),
    )
    return _compared(identity, rows)


def _compared(
    identity: int, rows: Iterable[tuple[int, str, str, str | None]]
) -> dict[int, Likeness]:
    bodies = {number: (_words(text, layout), day) for number, text, layout, day in rows}
    own, published = bodies.pop(identity)
    found = {
        other: likeness(own, words, same_day=published is None or day in (None, published))
        for other, (words, day) in bodies.items()
    }
    return {other: alike for other, alike in found.items() if alike is not None}


def _words(text: str, layout: str) -> list[str]:
    shape = layout_of(layout)
    return body_words(text, shape.blocks, shape.dateline)


def _sketch(db: sqlite3.Connection, identity: int) -> list[int]:
    rows = db.execute("SELECT hashes FROM sketches WHERE article = ?", (identity,))
    return [number for row in rows for number in _unpacked(row[0])]


def _packed(hashes: Iterable[int]) -> bytes:
    numbers = array("q", hashes)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(data: bytes) -> array[int]:
    numbers = array("q", data)
    if byteorder == "big":
        numbers.byteswap()
    return numbers
