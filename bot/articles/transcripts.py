"""Interviews and debates printed as turns: "Q: When did you start?", "PESKOV: Last year."

In: an article's text and its blocks. Out: the turns, by block. A label alone proves nothing
("Clinton: 45 delegates"), so there must be at least four labelled paragraphs, two labels that come
twice or more, and sentences behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bot.articles.model import Block, Part, Span

_LABEL = re.compile(r"(Q|A|[A-Z][A-Z .'’-]{2,30}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}):\s+(?=\S)")
_SENTENCE = re.compile(r"[^\n]*[.?!…—-][”\"’')\]]?\s*$")
_NO_SPEAKERS = frozenset(
    "Note Update Updated Correction Related Photo Photos Video Source Sources Read Watch".split()
)

_ASKERS = frozenset({"Q", "Question", "QUESTION", "Interviewer", "INTERVIEWER"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says in one paragraph."""

    label: Span
    words: Span
    asks: bool  # a question of whoever holds the interview, who is nobody by name


def find_turns(text: str, blocks: tuple[Block, ...]) -> dict[int, Turn]:
    """The turns of a transcript, by the position of their block; empty where there is none."""
    found: dict[int, Turn] = {}
    for number, block in enumerate(blocks):
        if block.part is not Part.PARAGRAPH:
            continue
        match = _LABEL.match(text, block.span.start, block.span.end)
        if match is None or match[1] in _NO_SPEAKERS or match.end() >= block.span.end:
            continue
        if _SENTENCE.match(text, match.end(), block.span.end):
            found[number] = Turn(
                label=Span(*match.span(1)),
                words=Span(match.end(), block.span.end),
                asks=match[1] in _ASKERS,
            )
    labels = Counter(turn.label.of(text) for turn in found.values())
    steady = {label for label, count in labels.items() if count > 1}
    if len(steady) < 2 or sum(labels[label] for label in steady) < 4:
        return {}
    return {number: turn for number, turn in found.items() if turn.label.of(text) in steady}
