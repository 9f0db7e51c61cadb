"""Find expressions of time and their TIMEX3 values.

In: an article's text, its blocks and sentences, the day of publication. Out: expressions in reading
order, none overlapping another, none across two sentences. Of several readings of the same words
the one that starts first counts, of those the longest. What the day of publication would tell
stays X where that day is unknown: "XXXX-10-17", "XXXX-WXX-2".

The rules are in `timex`; each is tried only in sentences that hold a word of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from typing import cast

from bot.articles.model import Block, Sentence, Span, Timex
from bot.articles.timex import (
    clock,
    counted,
    holidays,
    lengths,
    months,
    nth,
    often,
    periods,
    quarters,
    seasons,
    today,
    vague,
    weekdays,
    years,
)
from bot.articles.timex.narrative import is_narrative
from bot.articles.timex.rule import Piece, Reading, Rule, Value, letters_of, words_of_time

RULES: tuple[Rule, ...] = (
    *holidays.RULES,
    *nth.RULES,
    *months.RULES,
    *years.RULES,
    *seasons.RULES,
    *weekdays.RULES,
    *today.RULES,
    *clock.RULES,
    *periods.RULES,
    *quarters.RULES,
    *counted.RULES,
    *lengths.RULES,
    *often.RULES,
    *vague.RULES,
)
_BY_KIND: dict[frozenset[str], tuple[tuple[int, Rule], ...]] = {}


def find_dates(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    *,
    published: date | None,
    exact: bool = True,
) -> tuple[Timex, ...]:
    """Every expression of time. Where `published` is the day of a dateline, it is not `exact`.

    A story is published on its dateline's day or on the day after. Counted from either, most
    weekdays are the same day; one that is not stays a weekday.
    """
    low = lower(text)
    letters = letters_of(low)
    found: list[Piece] = []
    narrative = is_narrative(low, published)
    reading = Reading(
        text=text, low=low, published=published, narrative=narrative, found=found, exact=exact
    )
    for start, end in _stretches(blocks, sentences):
        kinds = words_of_time(low, letters, start, end)
        if kinds:
            reading.start, reading.end = start, end
            _read(reading, _rules_for(kinds))
    return tuple(
        Timex(span=Span(piece.start, piece.end), type=piece.type, value=piece.value)
        for piece in found
    )


def lower(text: str) -> str:
    """The text in lower case, offset by offset: a letter that would grow stays as it is."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _stretches(blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]) -> list[tuple[int, int]]:
    """Every block cut at its sentences; a dateline is a stretch of its own."""
    stretches = []
    of_block: dict[int, list[Span]] = {}
    for sentence in sentences:
        of_block.setdefault(sentence.block, []).append(sentence.span)
    for index, block in enumerate(blocks):
        start = block.span.start
        for span in of_block.get(index, ()):
            if span.start > start:
                stretches.append((start, span.start))
            stretches.append((span.start, span.end))
            start = span.end
        if start < block.span.end:
            stretches.append((start, block.span.end))
    return stretches


def _rules_for(kinds: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    rules = _BY_KIND.get(kinds)
    if rules is None:
        rules = tuple((n, rule) for n, rule in enumerate(RULES) if rule.needs <= kinds)
        _BY_KIND[kinds] = rules
    return rules


def _read(reading: Reading, rules: tuple[tuple[int, Rule], ...]) -> None:
    matches: list[tuple[int, int, int, re.Match[str], Rule]] = []
    for order, rule in rules:
        found = rule.pattern.finditer(reading.low, reading.start, reading.end)
        matches.extend((match.start(), -match.end(), order, match, rule) for match in found)
    heapify(matches)
    reached = reading.start
    while matches:
        start, _, order, match, rule = heappop(matches)
        if start < reached:
            later = None
            if match.end() > reached:  # what is left of the words may be an expression still
                later = rule.pattern.search(reading.low, reached, reading.end)
            if later is not None and later.start() < match.end():
                heappush(matches, (later.start(), -later.end(), order, later, rule))
            continue
        answer = rule.read(match, reading)
        if answer is None:
            continue
        if isinstance(answer[0], Piece):
            pieces = cast("Sequence[Piece]", answer)
        else:
            pieces = (Piece(start, match.end(), *cast("Value", answer)),)
        for piece in pieces:
            reading.found.append(piece)
            reached = piece.end
