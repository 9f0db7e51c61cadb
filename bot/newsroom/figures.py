"""Counts that grow while a story goes on: "12 dead", then "15 dead" are one event. Pure.

In: the sentences of one day that tell the same event (days.py). Out: the same with the newest
count in front, and what others counted. Only things and people are counted: "120 hours" and "150
hours" are terms, and a price is no count. A sentence that counts one thing twice says nothing here,
and people killed are not compared with people hurt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.newsroom.days import Chosen
from bot.newsroom.stems import stems_of
from bot.store.events import Sentence

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_COUNT = re.compile(
    rf"(?<![\w.,:/$€£¥-])(\d{{1,3}}(?:,\d{{3}})+|\d+|{'|'.join(_SMALL)})(?![\w.:/%,-])"
    r"\s+(?:more\s+|other\s+|of\s+the\s+)?([^\W\d_]{4,})",
    re.IGNORECASE,
)
# Measures of time, space, weight and money: the international units, and what news counts beside.
_MEASURES = frozenset(
    stems_of(
        "second minute hour day week month year decade century o'clock percent percentage point"
        " points metre meter kilometre kilometer mile yard feet foot inch hectare acre litre liter"
        " gallon barrel gram kilogram pound ounce tonne degree dollar euro cent rouble ruble yuan"
        " rupee crown franc million billion trillion January February March April June July August"
        " September October November December"
    )
)


_FATES = [
    frozenset(stems_of(words))
    for words in (
        "kill kills killed killing dead die dies died death deaths fatalities",
        "injured injures injuries wounded hurt",
        "missing disappeared",
        "arrested detained jailed held",
        "rescued saved freed released evacuated",
    )
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What another article counts, as it prints it."""

    number: str
    earlier: bool  # it came out on an earlier day; else on the same, or nobody knows


def newest_first(chosen: Chosen) -> Chosen:
    """With the newest of the sentences that count the same thing in front, where counts differ."""
    best = chosen.best
    counted = _counts(best) if chosen.same else None
    if not counted:
        return chosen
    for sentence in chosen.same:
        theirs = _counts(sentence)
        changed = any(
            _value(theirs[what]) != _value(counted[what]) for what in _both(counted, theirs)
        )
        if changed and sentence.kind == chosen.best.kind and _order(sentence) > _order(best):
            best = sentence
    if best is chosen.best:
        return chosen
    others = (chosen.best, *(sentence for sentence in chosen.same if sentence is not best))
    return Chosen(best, others)


def other_counts(chosen: Chosen) -> tuple[Count, ...]:
    """What the others count where the shown one counts the same thing: newest first, each once."""
    counted = _counts(chosen.best) if chosen.same else None
    if not counted:
        return ()
    found: dict[int, Count] = {}
    for sentence in sorted(chosen.same, key=_order, reverse=True):
        theirs = _counts(sentence)
        for what in _both(counted, theirs):
            value = _value(theirs[what])
            if value != _value(counted[what]):
                found.setdefault(
                    value, Count(number=theirs[what], earlier=_day_before(sentence, chosen.best))
                )
    return tuple(found.values())


def _counts(sentence: Sentence) -> dict[str, str]:
    """Numbers by the stem of what they count, and what became of it."""
    told = set(stems_of(sentence.words))
    fates = "".join(str(at) for at, fate in enumerate(_FATES) if fate & told)
    found: dict[str, str] = {}
    twice = set()
    for match in _COUNT.finditer(sentence.words):
        for what in stems_of(match[2]):
            if what in found:
                twice.add(what)
            elif what not in _MEASURES:
                found[what] = match[1]
    return {f"{what} {fates}": number for what, number in found.items() if what not in twice}


def _both(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [what for what in one if what in other]


def _value(number: str) -> int:
    word = number.lower()
    return _SMALL.index(word) + 1 if word in _SMALL else int(number.replace(",", ""))


def _order(sentence: Sentence) -> tuple[str, int]:
    return sentence.published or "", sentence.article


def _day_before(sentence: Sentence, other: Sentence) -> bool:
    return bool(sentence.published and other.published and sentence.published < other.published)
