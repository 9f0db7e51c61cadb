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

from bot.articles.model import Precision
from bot.newsroom.stems import stems_of
from bot.store.events import Sentence
from bot.store.told import by_day, date_of, day_of, looking_back, tellings

MOST_DAYS = 60  # where nobody asked for a number
COMPARED = 12  # sentences of a day that are read

_BACK = 1.0  # what an article counts for more where it came out after the day it tells of
_LED = 0.5  # weight of an event that does not name the topic itself
_SAME = 0.5  # share of the shorter sentence's words, from which two tell the same event
# Everything told of a day shares these.
_CALENDAR = frozenset(
    stems_of(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June"
        " July August September October November December today yesterday said told says"
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date and the events told of it: those that name the topic first."""

    date: str
    precision: Precision
    score: float
    events: tuple[int, ...]

    @property
    def order(self) -> tuple[bool, str]:
        """Unknown years last; a year before its months, a month before its days."""
        return self.date.startswith("X"), self.date


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentence that tells an event best, and the others of the day that tell the same."""

    best: Sentence
    same: tuple[Sentence, ...]


def key_days(
    naming: Sequence[int],
    leading: Sequence[int],
    *,
    since: str | None = None,
    until: str | None = None,
    most: int | None = None,
) -> list[Day]:
    """The `most` days that count most, in order; each lies within [since, until] (ISO days) or
    meets it. Months and years only where days leave room.

    `naming` are ids of events whose sentence names the topic, `leading` of all events of articles
    that lead with it; an event may be in both.
    """
    named = tellings(naming)
    scores: dict[int, float] = {}
    for weight, told in ((1.0, named), (_LED, tellings(leading) - named)):
        for tally, times in ((by_day(told), weight), (by_day(looking_back(told)), weight * _BACK)):
            for number, articles in tally.items():
                scores[number] = scores.get(number, 0.0) + times * articles
    dates = {number: date for number in scores if (date := date_of(number)) is not None}
    ranked = sorted(
        (number for number, (date, _) in dates.items() if _within(date, since, until)),
        key=lambda number: (dates[number][1] != "day", -scores[number], number),
    )
    events: dict[int, list[int]] = {number: [] for number in ranked[: most or MOST_DAYS]}
    for event in dict.fromkeys((*naming, *leading)):
        if (number := day_of(event)) in events:
            events[number].append(event)
    days = [Day(*dates[number], scores[number], tuple(told)) for number, told in events.items()]
    return sorted(days, key=lambda day: day.order)


def _within(date: str, since: str | None, until: str | None) -> bool:
    """Whether any day of the date does; an unknown year is not known to."""
    if since is None and until is None:
        return True
    if date.startswith("X"):
        return False
    first, last = (date + "-01-01")[:10], (date + "-99-99")[:10]
    return (since is None or last >= since) and (until is None or first <= until)


def key_sentences(
    day: Day, read: Mapping[int, Sentence], topic: Iterable[str], most: int
) -> list[Chosen]:
    """At most `most` events of the day, best told first, out of those that were read.

    `topic` are stems; a sentence is no better for holding them, since most do.
    """
    told = [read[event] for event in day.events if event in read]
    usual = set(topic)
    bags = {sentence.id: _bag(sentence.words, usual) for sentence in told}
    shared = Counter(stem for bag in bags.values() for stem in bag)
    ranked = sorted(told, key=lambda sentence: -_centrality(bags[sentence.id], shared))  # stable
    chosen: list[tuple[Sentence, list[Sentence]]] = []
    for sentence in ranked:
        alike = [
            same for best, same in chosen if overlap(bags[best.id], bags[sentence.id]) >= _SAME
        ]
        if alike:
            alike[0].append(sentence)
        elif len(chosen) < most:
            chosen.append((sentence, []))
    return [Chosen(best, tuple(same)) for best, same in chosen]


def same_telling(left: str, right: str) -> bool:
    """Whether sentences of two days are the same words: then one of the days is a slip."""
    return stems_of(left) == stems_of(right)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Which share of the shorter one's words the other has too."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _bag(sentence: str, usual: set[str]) -> frozenset[str]:
    return frozenset(
        s for s in stems_of(sentence) if len(s) > 3 and s not in usual and s not in _CALENDAR
    )


def _centrality(bag: frozenset[str], shared: Counter[str]) -> float:
    """How many other sentences share the sentence's words, per word; short ones gain nothing."""
    return sum(shared[stem] - 1 for stem in bag) / (len(bag) + 8)
