"""A big database of invented articles, written past the reader and the store's acts.

The words are made of syllables and as unequally frequent as real ones (Zipf). Nearly everything
belongs to one server (CROWD); a server of ten articles (FEW) and a library of ten show what it
costs to see one article in ten thousand. Of ten articles three are of one copy.
"""

from __future__ import annotations

import bisect
import itertools
import json
import random
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.articles.model import Event, Span
from bot.store.migrate import prepare
from bot.store.names import index_words
from bot.store.told import event_ids
from bot.store.writing import _FULL_TEXT, SEQUENCE, text_hash

CROWD, FEW = 900, 777
FIRST_DAY = date(2020, 1, 1)
PARAGRAPHS, WORDS, QUOTES, EVENTS = 9, 33, 5, 3
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


class Words:
    """Words of rank r come about 1/r as often as the first."""

    def __init__(self, count: int, chance: random.Random) -> None:
        self._chance = chance
        self.all = list(
            dict.fromkeys(
                "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)
            )
        )
        self._steps = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.all))))

    def some(self, count: int) -> list[str]:
        most = self._steps[-1]
        return [
            self.all[bisect.bisect(self._steps, self._chance.random() * most)] for _ in range(count)
        ]


def build(path: Path, *, articles: int, people: int) -> list[str]:
    """Make the file; returns the words, most frequent first."""
    chance = random.Random(7)
    words = Words(20_000, chance)
    prepare(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -200000")
    db.execute("BEGIN")
    names = _people(db, people, words, chance)
    db.executemany(
        "INSERT INTO sources VALUES (?, ?, ?)",
        [(n, f"Agency {n}", f"agency {n}") for n in range(1, 41)],
    )
    copies = [
        (one, other, 1)
        for last in range(10, articles + 1, 10)
        for one in range(last - 2, last + 1)
        for other in range(last - 2, last + 1)
        if one != other
    ]
    moments: dict[int, int] = {}
    for number in range(1, articles + 1):
        _article(db, number, articles, names, words, chance, moments)
    db.executemany(
        "INSERT INTO sketches VALUES (?, ?, x'')",
        [(number, PARAGRAPHS * WORDS) for number in range(1, articles + 1)],
    )
    db.executemany("INSERT INTO pairs VALUES (?, ?, ?)", copies)
    for table, view, columns in _FULL_TEXT:
        db.execute(f"INSERT INTO {table} (rowid, {columns}) SELECT moment, {columns} FROM {view}")
    db.execute(
        """
        INSERT INTO outlets SELECT v.guild, a.source, count(*)
        FROM visible AS v JOIN articles AS a ON a.id = v.article GROUP BY v.guild, a.source
        """
    )
    db.execute("COMMIT")
    db.execute("ANALYZE")
    db.close()
    return words.all


def _people(db: sqlite3.Connection, count: int, words: Words, chance: random.Random) -> list[str]:
    firsts = [word.capitalize() for word in words.all[:800]]
    lasts = [word.capitalize() for word in words.all[800:12_000]]
    pairs: dict[str, None] = {}
    while len(pairs) < count:
        pairs[f"{chance.choice(firsts)} {chance.choice(lasts)}"] = None
    names = list(pairs)
    db.executemany(
        "INSERT INTO people VALUES (?, ?)", ((n, name.lower()) for n, name in enumerate(names, 1))
    )
    db.executemany(
        "INSERT INTO known VALUES (?, ?, ?, ?, ?, 1, ?, 0)",
        (
            (CROWD, n, name.lower(), name.lower().split()[1], name, 20_000 // (n + 3))
            for n, name in enumerate(names, 1)
        ),
    )
    db.executemany(
        "INSERT INTO names VALUES (?, ?, ?)",
        sorted(
            (CROWD, word, n)
            for n, name in enumerate(names, 1)
            for word in index_words(name.lower())
        ),
    )
    return names


def _article(
    db: sqlite3.Connection,
    number: int,
    articles: int,
    names: list[str],
    words: Words,
    chance: random.Random,
    moments: dict[int, int],
) -> None:
    headline = " ".join(words.some(9)).capitalize()
    paragraphs = [headline] + [
        " ".join(words.some(WORDS)).capitalize() + "." for _ in range(PARAGRAPHS)
    ]
    text = "\n\n".join(paragraphs)
    starts = list(itertools.accumulate((len(p) + 2 for p in paragraphs), initial=0))
    spans = [(start, start + len(p)) for start, p in zip(starts, paragraphs, strict=False)]
    day = FIRST_DAY + timedelta(days=number * 2000 // articles)
    second = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    moments[second] = place = moments.get(second, -1) + 1
    layout = {
        "blocks": [["headline" if n == 0 else "paragraph", *s] for n, s in enumerate(spans)],
        "summary": spans[1:4],
    }
    source = int(40 * chance.random() ** 2) + 1
    db.execute(
        "INSERT INTO articles VALUES (?, ?, ?, NULL, ?, NULL, ?, 'given', 'en', ?, ?, ?, 1, ?, ?)",
        (
            number,
            (second << SEQUENCE) + place,
            text_hash(text),
            source,
            day.isoformat(),
            *spans[0],
            spans[1][1],
            json.dumps(layout),
            text,
        ),
    )
    rare = {5: FEW, 6: 0}.get(number * 20 // articles) if number % (articles // 200) == 0 else None
    guild = CROWD if rare is None else rare
    db.execute(
        "INSERT INTO visible (guild, article, loaded) VALUES (?, ?, ?)", (guild, number, second)
    )
    quoted = [int(len(names) * chance.random() ** 6) + 1 for _ in range(QUOTES)]
    roles = json.dumps([(spans[2][0], spans[2][0] + 12)])
    db.executemany(
        "INSERT INTO appearances VALUES (?, ?, ?, ?, '[]')",
        [(number, person, names[person - 1], roles) for person in set(quoted)],
    )
    for person in set(quoted) if guild != CROWD else ():
        name = names[person - 1]
        key = name.lower()
        db.execute(
            "INSERT INTO known VALUES (?, ?, ?, ?, ?, 1, 1, 0) ON CONFLICT DO NOTHING",
            (guild, person, key, key.split()[1], name),
        )
        db.executemany(
            "INSERT INTO names VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(guild, word, person) for word in index_words(key)],
        )
    first = (second << SEQUENCE) + place * QUOTES
    db.executemany(
        "INSERT INTO quotes VALUES (?, ?, ?, 'direct', ?, ?, ?, ?, ?, ?, '{}')",
        [
            (first + n, number, person, n, n, spans[n + 2][0], spans[n + 2][0] + 90, *spans[n + 2])
            for n, person in enumerate(quoted)
        ],
    )
    told = [
        Event(
            span=Span(*span),
            date_text=Span(span[0], span[0] + 5),
            date=(day - timedelta(days=chance.randint(0, 20))).isoformat(),
        )
        for span in spans[3 : 3 + EVENTS]
    ]
    db.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 'day', 'news', ?, ?)",
        [
            (
                event_id,
                number,
                event.span.start,
                event.span.end,
                event.date_text.start,
                event.date_text.end,
                event.date,
                day.isoformat(),
                source,
            )
            for event_id, event in zip(event_ids(number, day, told), told, strict=True)
        ],
    )


if __name__ == "__main__":
    import sys
    import time

    started = time.perf_counter()
    build(Path(sys.argv[1]), articles=int(sys.argv[2]), people=int(sys.argv[3]))
    print(f"{time.perf_counter() - started:.0f} s")
