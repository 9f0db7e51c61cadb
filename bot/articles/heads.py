"""The head of a noun phrase, and the noun that "who" or "that" stands for.

Works on tags alone; frames.py says what each means. All positions are word numbers of the frame.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.articles.frames import Frame
from bot.articles.phrases import NP, SUBJECT

_OFFICE = re.compile(r"[dwNr0]*rpw[TN]+")
_ACTED = re.compile("[TN]+w(?=[TNr])")
_PHRASE = re.compile(r"r{0,2}[TNS]*(?:[wkzNTS0r]*[rN])?")
_ROLE = re.compile(r"d[wkNSz0a]*?r(?=w)")
_ENDS_IN_NEAR_SUBJECT = re.compile(rf"(?:P|{NP}(?:p0|p{NP}(?=,|$))?)$")
_NAMED = re.compile(rf"([TN]*N)(?:p{NP})*$")
_FROM_SOMEBODY = re.compile(r"p([TN]{2,4})$")


class Words(NamedTuple):
    """Words `first` to `last` - 1 of a frame."""

    first: int
    last: int


def head_of(frame: Frame, first: int, end: int) -> Words:
    """The phrase up to its head: "the head of the agency" is "the head"."""
    preposition = frame.tags.find("p", first, end)
    last = end if preposition < 0 else preposition
    return Words(first, trimmed(frame, first, last))


def trimmed(frame: Frame, first: int, last: int) -> int:
    """The end of a noun phrase; what follows a name in it is a verb unknown to the tags."""
    office = _OFFICE.match(frame.tags, first)
    if office is not None:
        return office.end()  # "former secretary of state Hillary Clinton"
    tags = frame.tags[first:last]
    if "c" in tags:
        return trimmed(frame, first + tags.rindex("c") + 1, last)
    if tags[:1] in ("N", "T", "r"):
        verb = _ACTED.match(tags)
        if verb and frame.words[first + verb.end() - 1].endswith("ed"):
            return first + verb.end() - 1  # "Todd pressed Chairman Reince Priebus"
        match = _PHRASE.match(tags)
        if match and match.end() > 0:
            return first + match.end()
    match = _ROLE.match(tags)
    if match:
        return first + match.end()
    return last


def is_relative(frame: Frame, at: int) -> bool:
    """ "a headline that said": the word stands for the noun before it."""
    if frame.tags[at] == "W":
        return True
    return frame.words[at].lower() == "that" and frame.tags[at - 1 : at] in ("w", "k", "r", "N")


def antecedent(frame: Frame, relative: int, start: int = 0) -> Words | None:
    """What "who" stands for: "Feinstein, the ranking Democrat, who" is Feinstein."""
    at = relative
    while at > start and frame.tags[at - 1] in ",p":
        at -= 1
    match = _ENDS_IN_NEAR_SUBJECT.search(frame.tags, start, at)
    if match is None:
        return None
    person = _FROM_SOMEBODY.search(frame.tags, start, at)
    if person is not None and frame.words[relative].lower() == "who":
        return Words(*person.span(1))  # "from Colonel Ernst Weber, who"
    if frame.tags[match.start()] == "d" and frame.tags[match.start() - 1 : match.start()] == ",":
        # "by Sen. Dianne Feinstein of California, the ranking Democrat, who said"
        named = _NAMED.search(frame.tags, start, match.start() - 1)
        if named is not None:
            return Words(*named.span(1))
    return head_of(frame, match.start(), match.end())


def is_object_of_relative(frame: Frame, relative: int, at: int) -> bool:
    """ "a deal which the mayor called": the subject stands behind the relative pronoun."""
    own = frame.tags[relative + 1 : at]
    if not re.fullmatch(rf"{SUBJECT}(?:p{NP})*", own):
        return False
    return frame.words[relative].lower() != "who" or own[0] in "PNTd"
