"""Topics to offer while somebody types: people, and names and words that headlines speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from bot.newsroom.page import CHOICES, Choice, cut
from bot.store.database import Store
from bot.store.names import fold
from bot.store.scope import Scope

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_JOINED = re.compile(r"[ \u00a0]")
_PEOPLE = 8  # people among the choices
_HEADLINES = 100  # newest ones that choices are taken from
# What headlines capitalise or start with and nobody asks for.
_SMALL = frozenset(
    "a about after against amid an and are as at back be before but by can could de for from had"
    " has have he her his how if in into is it its la more new no not of off on one or out over"
    " says say said she should that the their them these they this to two under until up was were"
    " what when where which who why will with would you your all news".split()
)


def spoken_of(headlines: Iterable[str], typed: str = "", *, most: int) -> list[str]:
    """At most `most` names and words of the headlines, those of most headlines first.

    A name is a run of capitalised words ("Operation Peace Spring"). Each typed word must start a
    word of it. In a headline that capitalises nearly every word, runs are no names: there each word
    stands for itself.
    """
    prefixes = fold(typed).split()
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for headline in headlines:
        found = {phrase: fold(phrase) for phrase in _phrases(headline)}
        counts.update(set(found.values()))
        for phrase, key in found.items():
            forms.setdefault(key, Counter())[phrase] += 1
    fitting = [
        key for key in counts if key and all(f" {prefix}" in f" {key}" for prefix in prefixes)
    ]
    fitting.sort(key=lambda key: (-counts[key], len(key), key))
    return [forms[key].most_common(1)[0][0] for key in fitting[:most]]


def _phrases(headline: str) -> Iterable[str]:
    words = list(_WORD.finditer(headline))
    capital = [match[0][0].isupper() for match in words]
    title_case = sum(capital) * 3 > len(words) * 2
    run: list[re.Match[str]] = []
    for match, is_capital in zip(words, capital, strict=True):
        if fold(match[0]) in _SMALL or len(match[0]) < 2:
            is_capital = False
        elif len(match[0]) > 3 or is_capital:
            yield match[0]
        if run and not (is_capital and _JOINED.fullmatch(headline, run[-1].end(), match.start())):
            if len(run) > 1 and not title_case:
                yield headline[run[0].start() : run[-1].end()]
            run = []
        if is_capital:
            run.append(match)
    if len(run) > 1 and not title_case:
        yield headline[run[0].start() : run[-1].end()]


async def topic_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    """People, places and words that stored headlines speak of, at most 25."""
    people = await store.people.starting(fold(typed).split(), scope=scope, limit=_PEOPLE)
    headlines = await store.search.headlines(typed, scope=scope, limit=_HEADLINES)
    phrases = spoken_of((line for _, line in headlines), typed, most=CHOICES)
    labels = dict.fromkeys([*(cut(person.name) for person in people), *map(cut, phrases)])
    return [Choice(label, label) for label in labels][:CHOICES]
