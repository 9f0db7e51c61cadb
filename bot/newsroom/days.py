"""Choose what a timeline shows: which days, and on each day which sentences. Pure.

A day counts for every article that tells of it, once, and twice where the article came out later:
what is still told afterwards mattered. (Timelines built by counting references back in time come
nearest to those journalists write; Tran et al. 2015, Martschat and Markert 2018.) An event whose
own sentence names the topic counts for more than another event of an article about the topic.

Of a day's sentences the one that shares most words with the others tells it best. A sentence whose
words are mostly those of one already chosen tells the same event once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.newsroom.stems import stems_of
from bot.store.events import Told

MOST_DAYS = 60  # where nobody asked for a number
COMPARED = 20  # sentences of a day that are read

_BACK = 2.0  # weight of an article that came out after the day it tells of
_LED = 0.5  # weight of an event that does not name the topic itself
_SAME = 0.5  # share of the shorter sentence's words, from which two tell the same event
_TEXTUALLY_SAME = 0.9  # the same on two neighbouring days: one of the dates is a slip


@dataclass(frozen=True, slots=True)
class Day:
    """A date and all that is told of it, most telling first."""

    date: str
    score: float
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen event, and the others of the day that tell the same."""

    told: Told
    same: tuple[Told, ...]


def days_told(
    naming: Sequence[Told],
    leading: Sequence[Told],
    *,
    since: str | None = None,
    until: str | None = None,
) -> list[Day]:
    """Every date within [since, until] (ISO days), in order; those of unknown years come last."""
    weighted = {told.id: (told, _LED) for told in leading}
    weighted |= {told.id: (told, 1.0) for told in naming}
    by_date: dict[str, list[tuple[Told, float]]] = {}
    for told, weight in weighted.values():
        if told.date is not None and _within(told, since, until):
            by_date.setdefault(told.date, []).append((told, weight))
    days = []
    for date, tellings in by_date.items():
        articles: dict[int, float] = {}
        for told, weight in tellings:
            counts = weight * (_BACK if _looks_back(told) else 1.0)
            articles[told.article] = max(articles.get(told.article, 0.0), counts)
        best_first = sorted(tellings, key=_telling)
        days.append(Day(date, sum(articles.values()), tuple(told for told, _ in best_first)))
    return sorted(days, key=lambda day: order_of(day.date))


def key_days(days: Sequence[Day], most: int | None) -> list[Day]:
    """The `most` days that count most, in order. Months and years only where days leave room."""
    ranked = sorted(days, key=lambda day: (len(day.date) != 10, -day.score, day.date))
    return sorted(ranked[: most or MOST_DAYS], key=lambda day: order_of(day.date))


def order_of(date: str) -> tuple[bool, str]:
    """Unknown years last; a month before its days, a year before its months."""
    return date.startswith("X"), date


def _within(told: Told, since: str | None, until: str | None) -> bool:
    """Whether any day of the event lies within; an unknown year is not known to."""
    date = told.date or ""
    if date.startswith("X"):
        return since is None and until is None
    first, last = (date + "-01-01")[:10], ((told.until or date) + "-99-99")[:10]
    return (since is None or last >= since) and (until is None or first <= until)


def _looks_back(told: Told) -> bool:
    return told.published is not None and (told.date or "") < told.published[: len(told.date or "")]


def _telling(telling: tuple[Told, float]) -> tuple[float, bool, bool, int]:
    """Named before led; told as news before background; reported at the time; the newest."""
    told, weight = telling
    prompt = told.published is not None and told.published[:7] == (told.date or "")[:7]
    return -weight, told.kind != "news", not prompt, -told.id


def key_sentences(
    day: Day, words: Mapping[int, str], topic: Iterable[str], most: int
) -> list[Chosen]:
    """At most `most` events of the day whose sentences are in `words`, best first.

    `topic` are stems; a sentence is no better for holding them, since most do.
    """
    read = [told for told in day.told if told.id in words]
    usual = set(topic)
    bags = {told.id: _bag(words[told.id], usual) for told in read}
    shared = Counter(stem for bag in bags.values() for stem in bag)
    ranked = sorted(read, key=lambda told: -_centrality(bags[told.id], shared))  # stable
    chosen: list[tuple[Told, list[Told]]] = []
    for told in ranked:
        alike = [same for best, same in chosen if overlap(bags[best.id], bags[told.id]) >= _SAME]
        if alike:
            alike[0].append(told)
        elif len(chosen) < most:
            chosen.append((told, []))
    return [Chosen(told, tuple(same)) for told, same in chosen]


def same_telling(left: str, right: str) -> bool:
    """Whether two sentences of neighbouring days are the same words."""
    return overlap(_bag(left, set()), _bag(right, set())) >= _TEXTUALLY_SAME


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Which share of the shorter one's words the other has too."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _bag(sentence: str, usual: set[str]) -> frozenset[str]:
    return frozenset(s for s in stems_of(sentence) if len(s) > 3 and s not in usual)


def _centrality(bag: frozenset[str], shared: Counter[str]) -> float:
    """How many other sentences share the sentence's words, per word; short ones gain nothing."""
    return sum(shared[stem] - 1 for stem in bag) / (len(bag) + 8)
