"""Reported speech: "Peskov recalled that Russia's sole aim was …".

In: a frame. Out: the stretches of it that report what somebody said, without a quotation inside,
each with the words for who said it and the cue. Only cue verbs with a subject of their own count,
and only where the clause is plain; a missed one is better than a wrong one.

    that      Peskov said (on Wednesday) that …    question   Peskov asked whether …
    bare      Peskov said the plan was …           according  according to Peskov, … (and behind)
    tail      The plan was …, Peskov said   within     The plan, Peskov said, was … (in two parts)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.cues import grade_of
from bot.articles.frames import Frame
from bot.articles.lexicon.sections import sections
from bot.articles.phrases import BETWEEN, NP, SUBJECT
from bot.articles.speakers import Attribution
from bot.articles.subjects import Words, subject_of, trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Words `content` of a frame, reported as somebody's."""

    content: Words
    attribution: Attribution


def _forms(section: str) -> frozenset[str]:
    return frozenset(word for line in sections("reporting")[section] for word in line.split())


_BARE = _forms("bare")  # said the plan was
_SAY = _forms("say")  # said: nearly always a clause
_TAIL = _forms("tail")  # …, he said
_HEARER = _forms("hearer")  # told reporters that
_QUESTION = _forms("question")  # asked whether

_WHILE = frozenset("after before while when as since until once".split())
_QUESTION_WORDS = frozenset("whether how why what where".split())

_WHEN = rf"(?:a|0|N0|d0|,a,|p(?:{NP}|0))"
_THAT = re.compile(rf"{_WHEN}{{0,3}}s")
_ANY_CLAUSE = re.compile(r"(?:[dPNTrSwzk][^,;:Q]*?[ebVyP]|P|a[ew]|[dPNTrS][^,;:Q]{5})")
_INSERTED = re.compile(
    rf",({SUBJECT})(?:p{NP}){{0,2}}{BETWEEN}?[ab]*(V)(?:o|{NP})?(?:{_WHEN}){{0,3}},"
)
_HEARD_THAT = re.compile(rf"(?:o|{NP}){_WHEN}{{0,2}}s")
_CLAUSE = re.compile(
    rf"(?:s)?({SUBJECT})(?:p{NP}){{0,3}}(?:,[^,;]{{1,25}},)?(?:p{NP}|[ab])*[ebVwyP]"
)
_PLAIN_CLAUSE = re.compile(rf"(?:P|{NP}(?:p{NP})*[ab]*[ebVy])")
_HEARD = re.compile(rf"o|{NP}{_WHEN}{{0,2}}(?=[dPN])")
_FINITE = re.compile(r"[ebVy]|[rNPk]w")
_TAIL_SUBJECT = rf"({SUBJECT})((?:p{NP}){{0,3}})({BETWEEN}?)[ab]*(V)"
_BEHIND = re.compile(rf",{_TAIL_SUBJECT}(o|{NP})?((?:,?{_WHEN}){{0,4}})")
_BEHIND_INVERTED = re.compile(rf",(V)({SUBJECT})(?:p{NP}|,[^V]*|{_WHEN}){{0,4}}")
_SOURCE = re.compile(rf"({NP}|o)(?:p{NP})*")
_ASIDE = re.compile(
    r",W[^,]*,|,(?=c)|,[^,;]{1,30},(?=[ab]*[eb])"
)  # ", an ally, was"; ", and to decide"
_BRACKET = re.compile(r"\([^)]{1,8}\)")
_OPEN_END = frozenset({"that", "bare", "question"})
_SPEAKS = re.compile("[NTPr]")
_AND_CLAUSE = re.compile(rf"[,;-]c(?={SUBJECT}(?:p{NP})*[ab]*[ebVw])")
_AND_SAID = re.compile(",?ca*V")
# where a reported clause ends before its sentence does
_END = re.compile(rf",(?:G|A)|A|,c(?={SUBJECT}(?:p{NP})*[ab]*[ebV])|;|Q")


def find_reported(frame: Frame) -> list[Reported]:
    """What the frame reports, in reading order, apart from each other."""
    tags = frame.tags.rstrip(".")
    if len(tags) < 6 or not re.search("[VA]", tags):
        return []
    whole = _behind(frame, tags) or _according(frame, tags)
    if whole is not None:
        return [whole] if _plain(tags, whole) else []
    found = _within(frame, tags)
    at = found[-1].content.last if found else 0
    for match in re.finditer("V", tags):
        if match.start() < at:
            continue
        said = _said(frame, tags, match.start())
        if said is not None and _plain(tags, said):
            found.append(said)
            at = said.content.last
    return found


def _plain(tags: str, reported: Reported) -> bool:
    """Whether it is sure where the reported words begin and end, and that somebody else says them.

    Commas, dashes and brackets inside leave open how far a report goes that runs on behind its
    verb; so does great length.
    """
    first, last = reported.content
    said = reported.attribution
    who = said.frame.words[said.speaker.first].lower()
    if who in ("i", "we", "you", "who") or said.frame.tags[said.speaker.first] == "0":
        return False  # "31% of voters said": a finding, not somebody's words
    if not 3 - (said.rule == "within") <= last - first <= (30 if said.rule in _OPEN_END else 44):
        return False
    content = _BRACKET.sub("", tags[first:last])
    if re.search(r"[Q(;:-]", content):
        return False
    if not _SPEAKS.search(said.frame.tags, *said.speaker):
        return False
    if said.rule == "tail":
        return True
    comma = _ASIDE.sub("", content).partition(",")[2]
    return not comma or (
        said.rule == "bare"
        and "," not in comma
        and comma[0] in "aswN"
        and said.frame.words[said.cue.first].lower() in _SAY
        if said.cue
        else False
    )


def _reported(
    frame: Frame, rule: str, content: tuple[int, int], speaker: tuple[int, int], cue: int
) -> Reported:
    return Reported(
        content=Words(*content),
        attribution=Attribution(
            rule=rule,
            frame=frame,
            speaker=Words(speaker[0], trimmed(frame, *speaker)),
            cue=Words(cue, cue + 1),
        ),
    )


def _behind(frame: Frame, tags: str) -> Reported | None:
    """The plan was dropped, Peskov said on Thursday."""
    comma = tags.find(",", 4)
    while comma >= 0:
        if _FINITE.search(tags, 0, comma) and not re.match(r"[cs]*s[^,]*$", tags[:comma]):
            match = _BEHIND.fullmatch(tags, comma)
            if match is not None and _is_tail(frame.words[match.start(4)].lower(), match[5]):
                return _reported(
                    frame, "tail", (_last_clause(tags, comma), comma), match.span(1), match.start(4)
                )
            inverted = _BEHIND_INVERTED.fullmatch(tags, comma)
            if (
                inverted is not None
                and frame.words[inverted.start(1)].lower() in _TAIL
                and re.search("[NTPr]", inverted[2])
            ):
                return _reported(
                    frame,
                    "tail",
                    (_last_clause(tags, comma), comma),
                    inverted.span(2),
                    inverted.start(1),
                )
        comma = tags.find(",", comma + 1)
    return None


def _within(frame: Frame, tags: str) -> list[Reported]:
    """The plan, Peskov said on Thursday, was dropped."""
    match = _INSERTED.search(tags, 1)
    if match is None or frame.words[match.start(2)].lower() not in _BARE:
        return []
    comma, behind = match.start(), match.end()
    if re.search(r"[VQ(;:-]", tags[:comma]) or re.search(r"[Q(;:-]", tags[behind:]):
        return []
    parts = []
    if not re.search("^[psGaA]|W", tags[:comma]):
        parts.append((_last_clause(tags, comma), comma))
    if tags[behind : behind + 1] not in ("", "c"):
        parts.append((behind, len(tags)))
    return [_reported(frame, "within", part, match.span(1), match.start(2)) for part in parts]


def _is_tail(verb: str, hearer: str | None) -> bool:
    return verb in _TAIL and (hearer is None or verb in _HEARER)


def _last_clause(tags: str, end: int) -> int:
    """Where the clause begins that a tail belongs to: "It is small, but it has grown, she said"."""
    start = 0
    for match in _AND_CLAUSE.finditer(tags, 0, end):
        start = match.end()
    return start


def _according(frame: Frame, tags: str) -> Reported | None:
    at = tags.find("A")
    source = _SOURCE.match(tags, at + 1) if at >= 0 else None
    if source is None:
        return None
    if at == 0:
        comma = tags.find(",", source.end())
        if not 0 < comma < source.end() + 12 or not _FINITE.search(tags, comma):
            return None
        return _reported(frame, "according", (comma + 1, len(tags)), source.span(1), at)
    end = at - 1 if tags[at - 1] == "," else at
    if not _FINITE.search(tags, 0, end) or re.search(rf"V(?:s|{SUBJECT}[ab]*[eb])", tags[:end]):
        return None
    return _reported(frame, "according", (0, end), source.span(1), at)


def _said(frame: Frame, tags: str, verb: int) -> Reported | None:
    """What the verb reports behind it, if its form can report and a clause follows."""
    word = frame.words[verb].lower()
    if grade_of(word) != "say" or frame.words[verb - 1 : verb] == ["to"]:
        return None
    found = _content(frame, tags, verb, word)
    if found is None:
        return None
    rule, start = found
    speaker = subject_of(frame, verb)
    if speaker is None:
        return None
    last = _last_of(frame, tags, start)
    return _reported(frame, rule, (start, last), speaker, verb) if last else None


def _last_of(frame: Frame, tags: str, start: int) -> int | None:
    """Where a report that starts at `start` ends; None where a quotation cuts it off."""
    ends = _END.search(tags, start + 2)
    if ends is not None and ends.group() == "Q":
        return None
    last = ends.start() if ends else len(tags)
    for match in _AND_SAID.finditer(tags, start, last):
        if grade_of(frame.words[match.end() - 1].lower()) == "say":
            return match.start()  # "said it was small and noted that"
    return last


def _content(frame: Frame, tags: str, verb: int, word: str) -> tuple[str, int] | None:
    behind = verb + 1
    that = _THAT.match(tags, behind)
    if that is None and word in _HEARER:
        that = _HEARD_THAT.match(tags, behind)
    if that is not None:
        joint = frame.words[that.end() - 1].lower()
        if joint == "that" and _CLAUSE.match(tags, that.end()):
            return "that", that.end() - 1
        if word in _QUESTION and joint in _QUESTION_WORDS:
            return "question", that.end() - 1
    if tags[behind : behind + 1] == "s" and frame.words[behind].lower() in _WHILE:
        return None  # "said after a meeting"
    if word in _BARE and _CLAUSE.match(tags, behind):
        return "bare", behind
    if word in _SAY and tags[verb - 1] != "," and _ANY_CLAUSE.match(tags, behind):
        return "bare", behind
    if word in ("told", "tells"):
        heard = _HEARD.match(tags, behind)
        if heard is not None and _PLAIN_CLAUSE.match(tags, heard.end()):
            return "bare", heard.end()
    return None
