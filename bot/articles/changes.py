"""What changed between two versions of a text, word by word.

In: the text before and after. Out: its changes in reading order, as spans of both texts: the words
that went and those that came in their place, with a few that stayed around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.articles.model import Span

_AROUND = 5  # words shown before and after a change
_APART = 2  # words that stayed between two changes; with fewer they are read as one
_MOST = 2000  # words that differ in place; more are compared line by line, or it takes too long

_WORD = re.compile(r"\S+")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`before` is of the old text, the others of the new one; None where there is nothing."""

    before: Span | None
    after: Span | None
    leading: Span | None  # words that stay, in front of it
    trailing: Span | None  # and behind it


def find_changes(old: str, new: str) -> tuple[Change, ...]:
    """None where the words are the same, however they are set.

    >>> old, new = "At least 12 people died.", "At least 15 people died."
    >>> [(c.before.of(old), c.after.of(new)) for c in find_changes(old, new)]
    [('12', '15')]
    """
    olds, news = _pieces(_WORD, old), _pieces(_WORD, new)
    changed = list(_changed(old, olds, new, news))
    if max((max(b - a, d - c) for a, b, c, d in changed), default=0) > _MOST:
        olds, news = _pieces(_LINE, old), _pieces(_LINE, new)
        changed = list(_changed(old, olds, new, news))
    return tuple(
        Change(
            before=_joined(olds[a:b]),
            after=_joined(news[c:d]),
            leading=_joined(news[max(c - _AROUND, 0) : c]),
            trailing=_joined(news[d : d + _AROUND]),
        )
        for a, b, c, d in changed
    )


def _pieces(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _changed(
    old: str, olds: Sequence[Span], new: str, news: Sequence[Span]
) -> Iterator[tuple[int, int, int, int]]:
    """olds[a:b] became news[c:d]: a, b, c, d."""
    left, right = [span.of(old) for span in olds], [span.of(new) for span in news]
    first = 0
    while first < min(len(left), len(right)) and left[first] == right[first]:
        first += 1
    last = 0
    while last < min(len(left), len(right)) - first and left[-1 - last] == right[-1 - last]:
        last += 1
    middle, other = left[first : len(left) - last], right[first : len(right) - last]
    if not middle and not other:
        return
    if max(len(middle), len(other)) > _MOST:
        yield first, len(left) - last, first, len(right) - last
        return
    matcher = SequenceMatcher(None, middle, other)  # its heuristic keeps long texts fast
    at: tuple[int, int, int, int] | None = None
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        found = a + first, b + first, c + first, d + first
        if at is not None and found[2] - at[3] < _APART:
            at = at[0], found[1], at[2], found[3]
            continue
        if at is not None:
            yield at
        at = found
    if at is not None:
        yield at


def _joined(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans else None
