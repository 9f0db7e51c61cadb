"""Choose what a timeline shows: which days, and on each day which sentences. Pure.

A day counts for every article that tells of it, once, and twice where the article came out later:
what is still told afterwards mattered. (Timelines built by counting references back in time come
nearest to those journalists write; Tran et al. 2015, Martschat and Markert 2018.) An event whose
own sentence names the topic counts for more than another event of an article about the topic. What
an article opens with is its news, and counts for more than what it adds. An article that looks back
on many days is a chronology: its days were chosen by somebody who knew them all, and count for
several articles.

Of a day's sentences the one that shares most words with the others tells it best: openings and
chronicles before what is told in passing, and what happened before what was only announced: that is
told where no news is. A sentence whose words are mostly those of one already chosen tells the same
event once more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.articles.model import Precision
from bot.newsroom.alone import fitness
from bot.newsroom.stems import folded, stem, stems_of
from bot.store.events import Sentence
from bot.store.told import (
    by_article,
    by_day,
    date_of,
    day_of,
    looking_back,
    telling_of,
    tellings,
    told_by,
)

# What a telling counts for. Tried on news timelines of four topics and lives of four people, and
# settled where neighbouring values score the same; no gain rests on the second digit.
_NAMED = 1.0  # the sentence names the topic
_LED = 0.75  # only its article is about it
_OPENS = 0.5  # more, where the article opens with it
_BACK = 1.0  # times as much again, where the article came out after the day
_CHRONICLED = 4.0  # more, where that article is a chronology; of few articles, a tenth of them
_CHRONOLOGY = 12  # days before it came out, from which an article is one: a report has two or three

_UNSHARED = 0.25  # what a sentence is worth that is like no other of its day
# What a sentence's worth is multiplied by.
_OPENING = 1.5  # its article begins with it: the news in short
_CHRONICLE = 2.0  # it was written to tell of this day
_ANNOUNCED = 0.5  # it tells what was to come, not what came
_BOUNDED = 0.5  # the day only bounds it: "forty applications since Friday"
_ASIDE = 0.5  # the day is told in passing: "a man who crossed on Friday said"
_SHORT = 8  # words of content, below which what a sentence shares weighs less than half
_SECOND = 0.3  # of the best one's worth, below which a sentence adds nothing
SAME = 0.5  # share of the shorter sentence's words, from which two tell the same event
# "closed on", "was opened late on the", "closed since": verbs, as those before a date.
_BEFORE_DATE = re.compile(r"(\w{3,}ed)\s+(?:(?:on|in|at|late|early|the|last|since)\s+)*\Z")
_BOUND = re.compile(
    r"\b(?:since\s[^,;:]*|(?:until|till|before|by|through)\s+(?:\w+\s+)?)\Z", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:who|whose|which|where)\s[^,;:]*\Z")
# What sentences share that tell of different things: the words of days, of saying, and those that
# only join others (the closed classes of Quirk et al. 1985), of four letters and more.
USUAL = frozenset(
    stems_of(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June"
        " July August September October November December today yesterday said told says"
        " about after again against also although among another around because been before"
        " being between both could does down during each from have having hers herself himself"
        " into itself just might more most much must only other ours over same shall should since"
        " some such than that their theirs them then there these they this those through under"
        " until upon very were what when where whether which while whom whose will with within"
        " without would your"
    )
)


Telling = tuple[str, ...]  # the stems of a sentence, in order


@dataclass(frozen=True, slots=True)
class Day:
    """A date and the events told of it: those that name the topic first."""

    date: str
    precision: Precision
    score: float
    events: tuple[int, ...]
    chronicled: frozenset[int] = frozenset()  # of them, those a chronology tells

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
    opening: Collection[int] = (),
    background: Collection[int] = (),
    since: str | None = None,
    until: str | None = None,
    newest: bool = False,
    most: int | None = None,
) -> tuple[list[Day], int]:
    """The `most` days that count most, in order, and how many there are; each lies within
    [since, until] (ISO days) or meets it. Months and years only where days leave room.

    `naming` are ids of events whose sentence names the topic, `leading` of all events of articles
    that lead with it, `opening` those that such an article begins with, `background` those in which
    it looks back; an event may be in all. What one article looks back to in passing is left out
    where there is anything else to tell. With `newest`, the newest day that an article opens with
    counts as much as any: nothing could refer back to it yet.
    """
    named = tellings(naming)
    told = named | tellings(leading)
    back = looking_back(told)
    days_told = by_article(back)
    chronicled = told_by(
        {article for article, days in days_told.items() if days >= _CHRONOLOGY}, back
    )
    scores: dict[int, float] = {}
    for weight, counted in (
        (_NAMED, named),
        (_LED, told - named),
        (_OPENS, opened := tellings(opening)),
        (_NAMED * _BACK, looking_back(named)),
        (_LED * _BACK, looking_back(told - named)),
        (_OPENS * _BACK, looking_back(opened)),
        (min(_CHRONICLED, len(by_article(told)) / 10), chronicled),
    ):
        for number, articles in by_day(counted).items():
            scores[number] = scores.get(number, 0.0) + weight * articles
    dates = {number: date for number in scores if (date := date_of(number)) is not None}
    within = [number for number, (date, _) in dates.items() if _within(date, since, until)]
    if newest and (days_opened := by_day(opened).keys() & set(within)):
        scores[max(days_opened)] += max(scores.values())
    ranked = sorted(within, key=lambda number: (dates[number][1] != "day", -scores[number], number))
    if most is not None:
        passing = tellings(background) - named - set(chronicled)
        once = by_day(told)
        lone = {number for number in by_day(passing) if once[number] == 1}
        ranked = [number for number in ranked if number not in lone] or ranked
    events: dict[int, list[int]] = {number: [] for number in ranked[:most]}
    for event in dict.fromkeys((*naming, *leading)):
        if (number := day_of(event)) in events:
            events[number].append(event)
    days = [
        Day(
            *dates[number],
            scores[number],
            tuple(ids),
            frozenset([event for event in ids if telling_of(event) in chronicled])
            if chronicled
            else frozenset(),
        )
        for number, ids in events.items()
    ]
    return sorted(days, key=lambda day: day.order), len(within)


def news_first(days: Iterable[Day], background: Collection[int], most: int) -> list[Day]:
    """The `most` of the days that count most, in order; those that are only looked back to, all
    their events being `background`, where news leaves room."""
    ranked = sorted(
        days,
        key=lambda day: (
            all(event in background for event in day.events),
            day.precision != "day",
            -day.score,
        ),
    )
    return sorted(ranked[:most], key=lambda day: day.order)


def _within(date: str, since: str | None, until: str | None) -> bool:
    """Whether any day of the date does; an unknown year is not known to."""
    if since is None and until is None:
        return True
    if date.startswith("X"):
        return False
    first, last = (date + "-01-01")[:10], (date + "-99-99")[:10]
    return (since is None or last >= since) and (until is None or first <= until)


def key_sentences(
    day: Day,
    read: Mapping[int, Sentence],
    topic: Iterable[str],
    most: int,
    *,
    opening: Collection[int] = (),
) -> list[Chosen]:
    """At most `most` events of the day, best told first, out of those that were read.

    `topic` are stems; a sentence is no better for holding them, since most do.
    """
    told = [read[event] for event in day.events if event in read]
    usual = USUAL.union(topic)
    bags = {sentence.id: bag_of(sentence.words, usual) for sentence in told}
    shared = Counter(chain.from_iterable(bags.values()))

    def place(sentence: Sentence) -> float:
        score = _UNSHARED + centrality(bags[sentence.id], shared)
        if sentence.id in day.chronicled:
            score *= _CHRONICLE
        if sentence.id in opening:
            score *= _OPENING
        if _is_bounded(sentence):
            score *= _BOUNDED
        if _is_aside(sentence):
            score *= _ASIDE
        return score * (_ANNOUNCED if sentence.kind == "announced" else 1.0)

    ranked = sorted(((place(one), one) for one in told), key=_score, reverse=True)  # stable
    few = min(len(ranked), 2 * most + 2)  # what may be chosen, as a rule
    ranked[:few] = sorted(
        ((score * fitness(one.words), one) for score, one in ranked[:few]), key=_score, reverse=True
    )
    chosen: list[tuple[frozenset[str], str | None, Sentence, list[Sentence]]] = []
    for score, sentence in ranked:
        bag, dated = bags[sentence.id], _dated_word(sentence)
        for other, word, _, same in chosen:
            again = dated == word or (dated in other and _is_bounded(sentence))
            if overlap(other, bag) >= SAME or (dated is not None and again):
                same.append(sentence)
                break
        else:
            came = sentence.kind == "announced" and any(
                one.kind != "announced" for _, _, one, _ in chosen
            )
            if len(chosen) < most and not came and score >= _SECOND * ranked[0][0]:
                chosen.append((bag, dated, sentence, []))
    return [Chosen(best, tuple(same)) for _, _, best, same in chosen]


def _score(scored: tuple[float, Sentence]) -> float:
    return scored[0]


def _dated_word(sentence: Sentence) -> str | None:
    """The word that the date belongs to: "closed" of "since the bridge was closed on Monday"."""
    end = max(sentence.dated, 0)
    found = _BEFORE_DATE.search(sentence.words, max(end - 40, 0), end)
    word = stem(folded(found[1])) if found else None
    return None if word in USUAL else word


def _is_bounded(sentence: Sentence) -> bool:
    """Whether the date only says from when on, or up to when, something was so."""
    end = max(sentence.dated, 0)
    return _BOUND.search(sentence.words, max(end - 60, 0), end) is not None


def _is_aside(sentence: Sentence) -> bool:
    """Whether a relative clause holds the date: the sentence tells of something else."""
    end = max(sentence.dated, 0)
    return _RELATIVE.search(sentence.words, max(end - 100, 0), end) is not None


def telling_of_words(words: str) -> Telling:
    """What sentences share that are the same words. On two days one of the days is a slip."""
    return tuple(stems_of(words))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Which share of the shorter one's words the other has too."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def bag_of(sentence: str, usual: frozenset[str]) -> frozenset[str]:
    """The stems that tell something: longer ones, and not what is usual where they are."""
    return frozenset([stem for stem in set(stems_of(sentence)) - usual if len(stem) > 3])


def centrality(bag: frozenset[str], shared: Counter[str]) -> float:
    """How many other sentences share the sentence's words, per word; short ones gain nothing."""
    return (sum([shared[stem] for stem in bag]) - len(bag)) / (len(bag) + _SHORT)
