"""Cut narration into words, and tell where its sentences end.

In: an article's text and a block with what is marked in it. Out: runs of words, one run a
sentence, in which a marked stretch is one word. Abbreviations keep their full stop, names their
hyphens and apostrophes. Where a quotation may end its sentence ("Why?" Peskov ...) frames.py
decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from bot.articles.lexicon.sections import words
from bot.articles.marks import Marked
from bot.articles.model import Span


class Run(NamedTuple):
    """One sentence. Word i is text[starts[i]:ends[i]], a marked stretch the word "".

    After the stretches that start at those of `open` the sentence may already have ended.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    marked: dict[int, int]  # where a marked stretch starts -> its position among all
    open: set[int]

    def take(
        self, words: list[str], starts: list[int], ends: list[int], first: int, last: int
    ) -> None:
        """Words `first` to `last` - 1 of what was cut, behind those it has."""
        self.words.extend(words[first:last])
        self.starts.extend(starts[first:last])
        self.ends.extend(ends[first:last])


def _new_run() -> Run:
    return Run([], [], [], {}, set())


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


_WORD = re.compile(  # one group, the word: split() by it gives blanks and words by turns
    r"([A-Za-z]++(?![\w\-'’.&])|"  # most words, known at once
    + r"[,;:()?!]|"
    + r"(?=\S)(?:"  # no blank need be asked for the rest
    + r"(?:[A-Z]\.){2,}(?:-\w+)*|"
    + rf"\b(?:{_abbreviations()})(?!\w)|"
    + r"[A-Z]\.(?=[\s\u00a0]*[A-Z])|"
    + r"[$£€#@]?\d(?:[\d,.:/]*\d)?\w*(?:-\w+)*|"
    + r"[#@]?\w+(?:[-'’.&]\w+)*(?:['’](?!\w))?|"
    + r"\.{3}|…|--|[^\w\s]))"
)
LONGEST = 250  # words; what goes on longer is no sentence, and rules take the square of its length
_MAY_END = frozenset("a.m. p.m. U.S. U.K. U.N. D.C. Inc. Corp. Jr. Sr. etc.".split())
_ENDING = _MAY_END | frozenset(".?!")  # words that a sentence may end with
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
    run = _new_run()
    at = block.start
    for position, stretch in enumerate((*marked, None)):
        stop = stretch.span.start if stretch else block.end
        pieces = _WORD.split(text[at:stop])
        edges = list(accumulate(map(len, pieces), initial=at))
        words, starts, ends = pieces[1::2], edges[1:-1:2], edges[2::2]
        first_word, room = 0, LONGEST - len(run.words)
        for count, word in enumerate(words, 1):
            ended = word in _ENDING and _ends_at(text, word, ends[count - 1], stop)
            if ended or count - first_word >= room:
                run.take(words, starts, ends, first_word, count)
                yield run
                run, first_word, room = _new_run(), count, LONGEST
        run.take(words, starts, ends, first_word, len(words))
        if stretch is None:
            break
        at = stretch.span.end
        run.take([""], [stop], [at], 0, 1)
        run.marked[stop] = first + position
        closes = _ends_with(text, stretch, at)
        if closes or len(run.words) >= LONGEST:
            yield run
            run = _new_run()
        elif closes is None:
            run.open.add(stop)
    if run.words:
        yield run


def _ends_at(text: str, word: str, end: int, stop: int) -> bool:
    """Whether a word of _ENDING that ends at `end` ends its sentence."""
    return (_plainly_new if word in _MAY_END else _new_sentence)(text, end, stop)


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
