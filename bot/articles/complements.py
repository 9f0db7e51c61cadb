"""What a reporting verb governs: the words behind it that tell what was said, and where they end.

In: a frame and a cue verb in it. Out: the kind of clause and its words.

    that      said (on Monday) that the plan …     question  asked whether the plan …
    bare      said the plan was …                  urged     urged voters to stay

Where a clause ends is often open: ", which", ", although", "and it" may go on with what was said
or with the narration. Such a clause is left out, unless both readings share four fifths of it.
Which verb takes which clause: lexicon/reporting.txt.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.articles.cues import forms_of, grade_of
from bot.articles.frames import Frame
from bot.articles.lexicon.sections import sections
from bot.articles.phrases import NP, SUBJECT


class Complement(NamedTuple):
    """Words `first` to `last` - 1 of a frame, and the kind of clause they are."""

    kind: str
    first: int
    last: int


def verbs(section: str) -> frozenset[str]:
    """All forms of the verbs of a section of the list."""
    bases = (base.strip() for line in sections("reporting")[section] for base in line.split(";"))
    return frozenset(form for base in bases for form in forms_of(base))


_THAT_VERBS = verbs("that")
_PLAIN_VERBS = verbs("bare without object") | verbs("bare or noun")
_BARE_VERBS = verbs("bare") | _PLAIN_VERBS
_SAY = verbs("say")
HEARER = verbs("hearer")
_QUESTION_VERBS = verbs("question")
_URGE = verbs("urge")
_GOVERNING = _THAT_VERBS | _BARE_VERBS | HEARER | _QUESTION_VERBS | _URGE

_WHILE = frozenset("after before while when as since until once".split())
_QUESTION_WORDS = frozenset("whether how why what where".split())

WHEN = rf"(?:a|0|N0|d0|,a,|p(?:{NP}|0))"  # "on Monday", "in a statement"
_THAT = re.compile(rf"{WHEN}{{0,3}}s")
_HEARD_THAT = re.compile(rf"(?:o|d|{NP}){WHEN}{{0,2}}s")  # "her" is tagged d
_HEARD = re.compile(rf"o|d(?=[PdNT])|{NP}{WHEN}{{0,2}}(?=[dPN])")
_TO = re.compile(rf"(?:o|d(?=p)|{NP}(?:p{NP})*)a*(p)[wVka]")
_FINITE = re.compile(r"[ebVy]|[rNPk]w")
_CLAUSE = re.compile(
    rf"(?:s)?(?:{SUBJECT})(?:p{NP}){{0,3}}(?:,[^,;]{{1,25}},)?(?:p{NP}|[ab])*[ebVwyP]"
)
_PLAIN_CLAUSE = re.compile(rf"(?:P|{NP}(?:p{NP})*[ab]*[ebVy])")  # no noun phrase can be read so
_ANY_CLAUSE = re.compile(r"(?:[dPNTrSwzk][^,;:Q]*?[ebVyP]|P|ab*[ew]|0[eb]|[dPNTrS][^,;:Q]{5})")

_LEADING = re.compile(rf"s?[sp][^,]*,(?={SUBJECT})")  # "that if he won, he would"
_BRACKET = re.compile(r"\([^)]{1,8}\)")
_STOP = re.compile(rf";|[Q:]|,G(?=[sQ,:])|,?A|,c(?:{SUBJECT})(?:p{NP})*[ab]*(V)|,?ca*(V)")
# ", which", ", although", ", but she", "and the town has": said as well, or narrated
_OPEN = re.compile(rf",(?![awN0]|c(?!{SUBJECT}))|-|ca*V|G(?=s)|c(?={SUBJECT}(?:p{NP})*[ab]*[eb])")
_OPEN_URGED = re.compile(r"[,-]|ca*[wV]|s|G")
_SHARED = 0.8  # of a clause's characters, on which both readings must agree


def complement_of(frame: Frame, tags: str, verb: int) -> Complement | None:
    """What the verb at `verb` governs, if its words and their end are plain.

    `tags` are those of the frame without its full stop.
    """
    word = frame.words[verb].lower()
    if word not in _GOVERNING:
        return None
    found = _opening(frame, tags, verb, word)
    if found is None:
        return None
    kind, first = found
    last = _end(frame, tags, kind, first)
    return Complement(kind, first, last) if last is not None else None


def _opening(frame: Frame, tags: str, verb: int, word: str) -> tuple[str, int] | None:
    """The kind of clause behind a verb and its first word."""
    behind = verb + 1
    that = _THAT.match(tags, behind)
    if that is None and word in HEARER:
        that = _HEARD_THAT.match(tags, behind)
        if that is not None and "to" in frame.words[behind : that.end()]:
            that = None  # "asked residents to travel only where they must"
    if that is not None:
        joint = frame.words[that.end() - 1].lower()
        if joint == "that" and _takes_that(tags, behind, that.end(), word):
            return "that", that.end() - 1
        if word in _QUESTION_VERBS and joint in _QUESTION_WORDS:
            return "question", that.end() - 1
    if tags[behind : behind + 1] == "s" and frame.words[behind].lower() in _WHILE:
        return None  # "said after a meeting"
    if _is_bare(tags, verb, word):
        return "bare", behind
    if word in ("told", "tells"):
        heard = _HEARD.match(tags, behind)
        if heard is not None and _PLAIN_CLAUSE.match(tags, heard.end()):
            return "bare", heard.end()
    if word in _URGE and tags[verb] == "V":
        to = _TO.match(tags, behind)
        if to is not None and frame.words[to.start(1)].lower() == "to":
            return "urged", behind
    return None


def _governs(frame: Frame, tags: str, verb: int) -> bool:
    """ "said it was small and urged voters to stay": the second verb has a clause of its own."""
    word = frame.words[verb].lower()
    return word in _GOVERNING and _opening(frame, tags, verb, word) is not None


def _takes_that(tags: str, behind: int, end: int, word: str) -> bool:
    if word not in _THAT_VERBS | HEARER:
        return False
    if not (_CLAUSE.match(tags, end) or _FINITE.search(tags, end)):
        return False  # "stressed that approach"
    return end - behind == 1 or not word.startswith("add")  # "adds to the fear that"


def _is_bare(tags: str, verb: int, word: str) -> bool:
    if word in _BARE_VERBS:
        clause = _CLAUSE if word in _PLAIN_VERBS else _PLAIN_CLAUSE
        if clause.match(tags, verb + 1):
            return True
    return word in _SAY and tags[verb - 1] != "," and bool(_ANY_CLAUSE.match(tags, verb + 1))


def _end(frame: Frame, tags: str, kind: str, first: int) -> int | None:
    """Where a clause ends; None where a quotation cuts it or its readings are too far apart."""
    last = len(tags)
    for stop in _STOP.finditer(tags, first + 2):
        if stop.group() in "Q:":
            return None
        if stop[1] and grade_of(frame.words[stop.start(1)].lower()) != "say":
            continue
        if stop[2] and not _governs(frame, tags, stop.start(2)):
            continue
        last = stop.start()
        break
    begin, opens = first + 2, _OPEN_URGED
    if kind != "urged":
        begin, opens = max(begin, _first_verb(tags, kind, first)), _OPEN
    plain = _BRACKET.sub(lambda bracket: "w" * len(bracket[0]), tags)
    earliest = opens.search(plain, begin, last)
    if earliest is None:
        return last
    start, sure = frame.starts[first], frame.ends[earliest.start() - 1]
    return last if sure - start >= _SHARED * (frame.ends[last - 1] - start) else None


def _first_verb(tags: str, kind: str, first: int) -> int:
    """The end of the first verb of a clause: before it no comma ends the clause."""
    finite = _CLAUSE.match(tags, first + (kind != "bare")) or _FINITE.search(tags, first + 1)
    leading = _LEADING.match(tags, first)
    return max(finite.end() if finite else first, leading.end() if leading else first)
