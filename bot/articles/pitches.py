"""Tell what sells a newsletter or a subscription from the story around it.

In: the passages, and one that could be a paragraph. Out: whether it belongs to a pitch.

A pitch is a few short lines between two that ask to sign up, or what a newsletter brings, below
its name and above where to sign up. What reports something without speaking to its reader is news
wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.articles.furniture import Kind, is_addressed
from bot.articles.passages import Passage
from bot.articles.subheadings import TOLD
from bot.articles.timex.verbs import PAST_VERBS

_PITCHED = 6  # lines between two that sell something
_SHORT = 25  # words of a line that one of them can be
_LONGEST_NAME = 5  # words of a newsletter's
_LONGEST_FORM = 3  # lines between its description and a pitch
_OFFERS = re.compile(r"(?i)\b(?:you|your|our)\b")
_SHORT_SENTENCE = 6  # words: "A hearing will be held on June 6."
# Between the pitches of some papers, below the links of others
GOES_ON = re.compile(r"(?i)article content(?: continued)?|end of list")
TELLS = re.compile(
    rf"(?<!\bto )\b(?:is|are|has|have|will|would|can|could|may|must|does|do|{PAST_VERBS})\b"
)


def is_of_pitch(passages: list[Passage], i: int) -> bool:
    """Whether passage `i` belongs to a pitch."""
    return _is_between_pitches(passages, i) or is_boxed(passages, i)


def _is_between_pitches(passages: list[Passage], i: int) -> bool:
    """Between two lines that sell something, a short line that reports nothing is no news.

    A sentence is some only if it speaks to its reader, nor is a line above one that does not.
    """
    if _is_solid(passages[i]) or GOES_ON.fullmatch(passages[i - 1].words):
        return False
    above = reversed(passages[max(0, i - _PITCHED) : i])
    below = passages[i + 1 : i + 1 + _PITCHED]
    if not (_meets_pitch(above) and _meets_pitch(below)):
        return False
    told, after = passages[i], passages[i + 1]
    if after.prose and not told.stopped:
        told = after
    whole = told.prose or (told.stopped and told.count >= _SHORT_SENTENCE)
    tells = whole and not is_addressed(told.words) and TELLS.search(told.words)
    return not tells


def is_boxed(passages: list[Passage], i: int) -> bool:
    """Whether this tells what a newsletter brings: below its name, above where to sign up."""
    if not 0 < i < len(passages):
        return False
    title, passage = passages[i - 1], passages[i]
    if title.stopped or title.kind is not Kind.TEXT or title.count > _LONGEST_NAME:
        return False
    if not passage.stopped or _is_solid(passage) or TELLS.search(passage.words):
        return False
    if not _OFFERS.search(passage.words):
        return False
    return _meets_pitch(passages[i + 1 : i + 1 + _LONGEST_FORM])


def _meets_pitch(passages: Iterable[Passage]) -> bool:
    for passage in passages:
        if passage.kind is Kind.PITCH:
            return True
        if _is_solid(passage):
            return False
    return False


def _is_solid(passage: Passage) -> bool:
    """A paragraph that can stand for itself: long, or with somebody's words in it."""
    long = passage.prose and passage.count > _SHORT
    return long or TOLD.search(passage.words) is not None or "“" in passage.words
