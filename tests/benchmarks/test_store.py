"""Every question of the newsroom at 100,000 articles: median and 99th percentile.

    make bench

The database is made once and kept in the folder for temporary files.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from bot.clock import SystemClock
from bot.errors import NewsError
from bot.newsroom.articles import article_choices, card, source_choices, text_of
from bot.newsroom.ingest import listing
from bot.newsroom.latest import latest
from bot.newsroom.quotes import person_choices, quotes_of
from bot.newsroom.search import search
from bot.newsroom.timeline import timeline
from bot.newsroom.topics import topic_choices
from bot.store.database import Store
from bot.store.migrate import migrations
from bot.store.scope import Scope
from tests.benchmarks.made import CROWD, FEW, build

ARTICLES, PEOPLE = 100_000, 300_000
REPEATS = 60
MOST = 0.015  # seconds, median: one core answers sixty a second, each long before 40 ms

MAY, JUNE = date(2022, 5, 1), date(2022, 6, 30)

Question = Callable[[], Awaitable[object]]


def _questions(store: Store, words: list[str], name: str) -> dict[str, Question]:
    """Words by how often they are: the first, the 30th, the 1,000th."""
    wrong = name[:-1] + "x"
    most, many, some = words[0], words[30], words[1000]
    asked: dict[str, Question] = {}
    for who, scope in (("", Scope(CROWD)), (", one article in 10,000", Scope(FEW))):
        asked |= {
            f"{what}{who}": partial(question, *arguments, scope=scope, store=store, **named)
            for what, question, arguments, named in (
                ("latest", latest, (), {}),
                ("latest, page 100", latest, (), {"page": 100}),
                ("latest topic, most frequent", latest, (), {"topic": most}),
                ("latest topic and source", latest, (), {"topic": some, "source": "agency 39"}),
                ("quotes, most quoted", quotes_of, ("#1",), {}),
                ("quotes about, most quoted", quotes_of, ("#1",), {"about": many}),
                ("quotes, by name", quotes_of, (name,), {}),
                ("quotes, wrong name", quotes_of, (wrong,), {}),
                ("person choices, nothing typed", person_choices, ("",), {}),
                ("person choices, a letter", person_choices, (name[0],), {}),
                ("person choices, three letters", person_choices, (name[:3],), {}),
                ("person choices, a word", person_choices, (name.split()[1],), {}),
                ("person choices, typing error", person_choices, (wrong,), {}),
                ("timeline, most frequent", timeline, (most,), {}),
                ("timeline, frequent", timeline, (many,), {}),
                ("timeline, rare, either", timeline, (f"{some} OR {words[2000]}",), {}),
                ("timeline, since and until", timeline, (many,), {"since": MAY, "until": JUNE}),
                ("topic choices, nothing typed", topic_choices, ("",), {}),
                ("topic choices, two letters", topic_choices, (many[:2],), {}),
                ("search, most frequent", search, (most,), {}),
                ("search, two words", search, (f"{many} {words[40]}",), {}),
                ("search, phrase", search, (f'"{most} {words[1]}"',), {}),
                ("search, nothing", search, (f"{some} zzyzx",), {}),
                ("article by headline", card, (many,), {}),
                ("article choices, two letters", article_choices, (many[:2],), {}),
                ("source choices", source_choices, ("age",), {}),
                ("listing", listing, (), {}),
            )
        }
    asked["text"] = partial(text_of, ARTICLES, scope=Scope(CROWD), store=store)
    return asked


async def _timed(question: Question) -> list[float]:
    took = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        with suppress(NewsError):  # that nothing is found is an answer too
            await question()
        took.append(time.perf_counter() - started)
    return sorted(took)


def test_no_question_takes_long_at_100_000_articles() -> None:
    schema = migrations()[-1][0]
    path = Path(tempfile.gettempdir()) / f"dateline-bench-{ARTICLES}-{PEOPLE}-{schema}.db"
    words_of = path.with_suffix(".txt")
    if not words_of.exists():
        path.unlink(missing_ok=True)
        words = build(path, articles=ARTICLES, people=PEOPLE)
        words_of.write_text("\n".join(words))
    words = words_of.read_text().split()

    async def run() -> dict[str, list[float]]:
        store = await Store.open(path, clock=SystemClock())
        try:
            known = await store.people.get(500, scope=Scope(CROWD))
            assert known is not None
            questions = _questions(store, words, known.name)
            return {name: await _timed(question) for name, question in questions.items()}
        finally:
            await store.close()

    took = asyncio.run(run())
    print(f"\n{'milliseconds':58} quickest   median      p99")
    for name, times in took.items():
        shown = (times[0], statistics.median(times), times[-1])
        print(f"{name:58}" + "".join(f" {seconds * 1e3:8.2f}" for seconds in shown))
    slow = {name for name, times in took.items() if statistics.median(times) > MOST}
    assert not slow
