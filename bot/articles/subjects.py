"""Whose verb it is: the subject of a cue verb in a frame.

Works on tags alone; frames.py says what each means. All positions are word numbers of the frame.
Where a phrase ends and what "who" stands for is in heads.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.articles.cues import grade_of
from bot.articles.frames import Frame
from bot.articles.heads import (
    Words,
    antecedent,
    head_of,
    is_object_of_relative,
    is_relative,
    trimmed,
)
from bot.articles.phrases import NP, SUBJECT

_SUBJECT = re.compile(SUBJECT)
_ENDS_IN_SUBJECT = re.compile(rf"(?:P|{NP}(?:p{NP}){{0,3}})$")
_WHEN = re.compile(r"[NrPw](p0+)$")
_RELATIVE = re.compile(r"(?:W|[wkrN]s)[abe]*$")
_QUOTED = re.compile(rf"V({NP})(?:,([TN]+),)?[sp]$")
_DEPUTY = re.compile(r"(?:,p|c)d?w*r,([TN]{2,4}),$")
_SHARE = re.compile(r"[d0]0$|[d0]p0$")
_CLAUSE_BEFORE = re.compile(r"[ca,]*[sp][^,Q]*,")
_NO_NOUN = re.compile(r"d?[a0]+")
_ASIDE = re.compile(r"-[^-Q]*-")
_APPOSED = re.compile(r",([TN]{2,4}),")
_SOMEBODY = re.compile("[NTPr]")
_AGENT = re.compile(rf"(?:^|[cs,.Vp])({NP})$")
_WORN = re.compile(r"(?<!p)d[wNkrzS0]*[wkr]$")
_AMID = re.compile(rf"p((?:{NP}|d)(?:p{NP})?)a?$")
_MEANT = re.compile(rf"p({SUBJECT})$")
_WHAT = re.compile(r"[sW]([TN]+)$")
_STOOD = re.compile(r"(?:^|[,;:cs-])(P|[TN]+)[ab]*[wV][apo]{0,2}$")
_NAME = re.compile(r"[TN]+$")


def subject_of(frame: Frame, verb: int, start: int = 0) -> Words | None:
    """The subject of the verb at `verb`, sought to its left as far as word `start`."""
    if (verb, start) not in frame.subjects:
        frame.subjects[verb, start] = None  # what asks for itself has none
        frame.subjects[verb, start] = _subject_of(frame, verb, start)
    known = frame.subjects[verb, start]
    return Words(*known) if known else None


def _subject_of(frame: Frame, verb: int, start: int) -> Words | None:
    tags = frame.tags
    at = verb
    while True:
        while at > start and tags[at - 1] in "abe":
            at -= 1
        if (
            tags[at - 1] == "w"
            and at - 2 > start
            and tags[at - 2] in "ea"
            and frame.words[at - 1].endswith("ing")
        ):
            at -= 1  # "is choosing not to respond"
            continue
        when = _WHEN.search(tags, start, at)
        if when is not None and when.start() > start:
            at = when.start(1)  # "Beck on Wednesday called"
        if at > start and frame.words[at - 1].lower() == "to" and at - 1 > start:
            for previous in _verbs_before(frame, at - 1, start):
                if previous >= at - 12 and not re.search(r"[,;Q]", tags[previous:at]):
                    return subject_of(frame, previous, start)  # "promised to end"
            meant = _MEANT.search(tags, start, at - 1)
            if meant is not None and frame.words[meant.start()].lower() == "for":
                return Words(*meant.span(1))  # "common for papers to portray"
            at -= 2  # "refused to say": the subject of "refused"
            continue
        break
    if at <= start:
        return None
    left = tags[at - 1]
    if tags[verb] == "G":
        return _of_participle(frame, verb, start)
    if left == "W":
        return Words(at - 1, at)
    if left == "s" and is_relative(frame, at - 1):
        return antecedent(frame, at - 1, start)
    if left == "c":
        return _shared(frame, at - 1, start)
    if left in ",)-":
        return _across(frame, at - 1, start)
    return _direct(frame, at, start)


def _direct(frame: Frame, at: int, start: int) -> Words | None:
    """A noun phrase that ends right before word `at`."""
    tags = frame.tags
    match = _ENDS_IN_SUBJECT.search(tags, start, at)
    if match is None:
        share = _SHARE.search(tags, start, at)
        return Words(*share.span()) if share else None  # "63 percent said"
    first = match.start()
    relative = tags.rfind("W", start, at)
    if (
        relative > start
        and not re.search(r"[,;VQscG]", tags[relative:at])
        and tags[at - 1] != "P"
        and not is_object_of_relative(frame, relative, at)
    ):
        return antecedent(frame, relative, start)
    phrase = head_of(frame, first, match.end())
    if first > start + 1 and tags[first - 2 : first] == "0p":
        return Words(first - 2, match.end())  # "31% of voters said"
    if first > start and tags[first - 1] == "p" and tags[at - 1] != "P":
        # "At a rally in Ohio Trump said": the last name of the run is the subject
        last = _NAME.search(tags, phrase.first, match.end())
        if last is None:
            last = _NAME.search(tags, start, at)
        if last is not None:
            return Words(last.start(), last.end())
    return phrase


def _shared(frame: Frame, at: int, start: int) -> Words | None:
    """ "Smith stood up and said": the subject of the verb before, else of the sentence."""
    stood = _STOOD.search(frame.tags, start, at)
    if stood is not None:
        return Words(*stood.span(1))
    found = _of_outer_verb(frame, at, start)
    if found is not None:
        return found
    return main_subject(frame, at, start)


def _across(frame: Frame, comma: int, start: int) -> Words | None:
    """The subject before what stands between commas or brackets: "Smith, the mayor, said"."""
    tags = frame.tags
    best: Words | None = None
    for piece in _pieces(tags, comma, start):
        own = tags[piece.first : piece.last]
        if tags[piece.first - 1 : piece.first] == "(" and tags[piece.last] == ")":
            continue  # "(R-Texas)"
        match = _ENDS_IN_SUBJECT.search(own)
        if re.fullmatch(SUBJECT, own) and own.strip("0"):
            best = Words(piece.first, trimmed(frame, piece.first, piece.last))
            named = own == "P" or (own[0] != "d" and re.search("[NT]", own))
            if named and not _is_place(frame, piece, start):
                return best
        elif own[0] in "WG":
            continue
        elif own[0] == "s":
            break
        elif re.search("[Vye]", own):
            if match is None or own[0] in "pc":
                break
        elif own[0] == "p":
            inner = _WHAT.search(own)
            if inner is not None:  # "in what Bay Buchanan, national treasurer, called"
                return Words(piece.first + inner.start(1), piece.last)
        elif match is not None:
            found = head_of(frame, piece.first + match.start(), piece.last)
            if best is None or re.search("[NT]", tags[found.first : found.last]):
                best = found
    return best or main_subject(frame, comma, start)


def _pieces(tags: str, end: int, start: int) -> Iterator[Words]:
    """What stands between commas, brackets and dashes before word `end`, nearest first."""
    for at in range(end - 1, start - 2, -1):
        if at < start or tags[at] in ",;:()-Q":
            if end > at + 1:
                yield Words(at + 1, end)
            end = at
            if at >= start and tags[at] in ";:Q":
                return


def _is_place(frame: Frame, piece: Words, start: int) -> bool:
    """ "Smith, of Dover, Del., said": "Del." is a place, for a name stands further left."""
    before = frame.tags[start : piece.first]
    return (
        bool(re.search(r"[NT],(?:pd?[wN]*,)?$", before))
        and bool(re.search(r"[pN][NT]*,$", before))
        and not re.search(r"[cV]", before[-3:])
    )


def _of_outer_verb(frame: Frame, at: int, start: int) -> Words | None:
    """The subject of the first verb of saying before `at`, else of the nearest cue verb."""
    verbs = list(_verbs_before(frame, at, start))
    said = [verb for verb in verbs if grade_of(frame.words[verb].lower()) == "say"]
    for verb in (*reversed(said), *verbs):
        if _RELATIVE.search(frame.tags, start, verb):
            continue
        found = subject_of(frame, verb, start)
        if found is not None:
            return found
    return None


def _verbs_before(frame: Frame, at: int, start: int) -> Iterator[int]:
    """Cue verbs with a subject of their own, nearest first: no infinitives."""
    for verb in range(at - 1, start, -1):
        tag, before = frame.tags[verb], frame.words[verb - 1].lower()
        finite = tag in "Vy" and before != "to"
        if finite or (tag == "G" and frame.tags[verb - 1] in "Np,c"):
            yield verb


def _of_participle(frame: Frame, verb: int, start: int) -> Words | None:
    """ "Trump confirmed the plan, saying": the subject of a cue verb before, else the main one."""
    tags = frame.tags
    if (
        verb > start
        and tags[verb - 1] in "NP"
        and re.search(r"(?:^|,c?)p[TN]+$|[-c][TN]+$", tags[start:verb])
    ):
        match = _NAME.search(tags, start, verb)
        if match:
            return Words(match.start(), match.end())
    quoted = _QUOTED.search(tags, start, verb)
    if quoted is not None and frame.words[verb - 1].lower() == "as":
        return head_of(
            frame, *quoted.span(2 if quoted[2] else 1)
        )  # "quoted the minister as saying"
    deputy = _DEPUTY.search(tags, start, verb)
    if deputy is not None:
        return Words(*deputy.span(1))  # "and her deputy, Lars Lee, insisting"
    worn = _WORN.search(tags, start, verb) if frame.words[verb].lower() == "reading" else None
    if worn is not None:
        return Words(worn.start(), verb)  # "a hat reading"
    last = tags.rfind("Q", start, verb)
    if last >= 0 and re.search("V", tags[last:verb]):
        start = last + 1  # ""…," he said, adding": nobody before that quotation
    if verb > start and tags[verb - 1] == "c":
        return _shared(frame, verb - 1, start)
    amid = _AMID.search(tags, start, verb)
    if amid is not None and frame.words[amid.start()].lower() == "with":
        return head_of(frame, *amid.span(1))  # "with one of her adverts asking"
    match = _AGENT.search(tags[start:verb])
    if match and start + match.start(1) > 0:
        first = start + match.start(1)
        if (tags[verb - 1] == "r" and tags[first - 1] not in "pV") or (
            frame.words[first - 1].lower() == "with"
        ):
            return Words(first, verb)  # "with many marchers chanting"
    found = _of_outer_verb(frame, verb, start)
    if found is not None:
        return found
    inverted = re.match(rf"V({SUBJECT})", tags[start:verb])
    if inverted:
        first, last = inverted.span(1)
        return Words(start + first, trimmed(frame, start + first, start + last))
    return main_subject(frame, verb, start)


def main_subject(frame: Frame, before: int, start: int = 0) -> Words | None:
    """The first noun phrase of the sentence that no preposition governs; none of an aside between
    dashes."""
    tags = frame.tags
    asides = [aside.span() for aside in _ASIDE.finditer(tags, start, before)]
    clause = _CLAUSE_BEFORE.match(tags, start, before)
    if clause is not None and clause.end() < before:
        start = clause.end()  # "When the crowd cheered, she"
    weak: Words | None = None
    for match in _SUBJECT.finditer(tags, start, before):
        first, last = match.span()
        if first > start and tags[first - 1] == "p":
            continue
        if _NO_NOUN.fullmatch(match.group()):
            continue
        if any(opens < first < closes for opens, closes in asides):
            continue
        found = Words(first, trimmed(frame, first, last))
        named = _APPOSED.match(tags, last)
        if named is not None and tags[last - 1] == "r":
            return Words(*named.span(1))  # "Trump's state director, Mike Rubino,"
        if _SOMEBODY.search(tags, first, last):
            return found
        weak = weak or found
    return weak
