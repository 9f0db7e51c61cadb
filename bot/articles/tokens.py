"""Cut narration into words, and tell where its sentences end.

In: an article's text and a block with what is marked in it. Out: runs of tokens, one run a
sentence, in which a marked stretch is one token. Abbreviations keep their full stop, names their
hyphens and apostrophes. Where a quotation may end its sentence ("Why?" Peskov ...) frames.py
decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.articles.lexicon.sections import words
from bot.articles.marks import Marked
from bot.articles.model import Span


class Token(NamedTuple):
    """text[start:end]; `marked` is the position of a marked stretch among all, -1 for a word."""

    start: int
    end: int
    marked: int


class Run(NamedTuple):
    """The tokens of one sentence. After the stretches in `open` it may already have ended."""

    tokens: list[Token]
    open: set[int]


_ABBREVIATIONS = sorted(
    words("classes", "abbreviation")
    | {word for word in words("titles") | words("classes", "date") if word.endswith(".")},
    key=lambda word: (-len(word), word),
)


def _abbreviations() -> str:
    """One branch a first letter: most words then fail at once."""
    branches: dict[str, list[str]] = {}
    for word in _ABBREVIATIONS:
        branches.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(head)}(?:{'|'.join(tails)})" for head, tails in branches.items())


_WORD = re.compile(
    r"[A-Za-z]++(?![\w\-'’.&])|"  # most words, known at once
    + r"(?:[A-Z]\.){2,}(?:-\w+)*|"
    + rf"\b(?:{_abbreviations()})(?!\w)|"
    + r"[A-Z]\.(?=[\s\u00a0]*[A-Z])|"
    + r"[$£€#@]?\d(?:[\d,.:/]*\d)?\w*(?:-\w+)*|"
    + r"[#@]?\w+(?:[-'’.&]\w+)*(?:['’](?!\w))?|"
    + r"\.{3}|…|--|[^\w\s]"
)
LONGEST = 250  # words; what goes on longer is no sentence, and rules take the square of its length
_MAY_END = frozenset("a.m. p.m. U.S. U.K. U.N. D.C. Inc. Corp. Jr. Sr. etc.".split())
_FOLLOWING = re.compile(r"\s+([A-Z][a-z’']*)\b")
# "…." Smith said. With a full stop for the comma that style books ask for: one sentence still.
_SAID = re.compile(
    r"\s+(?:[A-Z][\w.'’-]*\s){1,4}(?:said|says|added|wrote|tweeted)"
    r"(?:\s(?:on|in|at|during)\s[^.\n]{1,40})?\.(?!\w)"
)
_OPENERS = words(
    "classes", "pronoun P", "determiner d", "preposition p", "conjunction c", "subordinator s"
) | words("classes", "relative W")


def runs(text: str, block: Span, marked: tuple[Marked, ...], first: int) -> Iterator[Run]:
    """The sentences of a block. `first` is the position of its first marked stretch among all."""
    run = Run([], set())
    at = block.start
    for position, stretch in enumerate((*marked, None)):
        stop = stretch.span.start if stretch else block.end
        for match in _WORD.finditer(text, at, stop):
            run.tokens.append(Token(match.start(), match.end(), -1))
            ended = text[match.end() - 1] in ".?!" and _ends_at(text, match, stop)
            if ended or len(run.tokens) >= LONGEST:
                yield run
                run = Run([], set())
        if stretch is None:
            break
        run.tokens.append(Token(*_ends_of(stretch), first + position))
        at = stretch.span.end
        ends = _ends_with(text, stretch, at)
        if ends or len(run.tokens) >= LONGEST:
            yield run
            run = Run([], set())
        elif ends is None:
            run.open.add(stretch.span.start)
    if run.tokens:
        yield run


def _ends_of(stretch: Marked) -> tuple[int, int]:
    return stretch.span.start, stretch.span.end


def _ends_at(text: str, match: re.Match[str], stop: int) -> bool:
    word = match.group()
    if word in ".?!":
        return _new_sentence(text, match.end(), stop)
    return word in _MAY_END and _plainly_new(text, match.end(), stop)


def _new_sentence(text: str, at: int, stop: int) -> bool:
    """Whether a full stop, question or exclamation mark that ends at `at` ends a sentence."""
    following = text[at : at + 4].lstrip(" \u00a0)”\"’'")[:1]
    return at >= stop or not (following.islower() or following in tuple(",;:)—–―-"))


def _plainly_new(text: str, at: int, stop: int) -> bool:
    """ "at 7 p.m. He said": an abbreviation ends its sentence where a new one plainly opens."""
    following = _FOLLOWING.match(text, at, stop)
    return following is not None and following[1].lower() in _OPENERS


def _ends_with(text: str, stretch: Marked, at: int) -> bool | None:
    """Whether a quotation is the end of its sentence; None where that depends on what follows."""
    inside = text[stretch.span.start : at].rstrip("\"”“»’' \t")
    following = text[at : at + 4].lstrip()
    if not following or "\n" in text[at : at + 1]:
        return True
    if following[0] in ",;:.?!)—–―-" or following[0].islower():
        return False
    if inside[-1:] == ".":
        return _SAID.match(text, at) is None
    return None if inside[-1:] in "?!…—–-" else False
