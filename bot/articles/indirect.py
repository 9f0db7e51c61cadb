"""Reported speech: "Peskov recalled that Russia's sole aim was …".

In: a frame without a quotation in the words reported. Out: at most one Reported per frame: the words,
who reports them and the cue. Only verbs of saying count, and only where the clause is plain; a
missed one is better than a wrong one.

    that       Peskov said (on Wednesday) that …       bare       Peskov said the plan was …
    tail       The plan was …, Peskov said             according  according to Peskov, … (and behind)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.cues import VERBS, grade_of
from bot.articles.frames import Frame
from bot.articles.speakers import Attribution
from bot.articles.subjects import NP, SUBJECT, Words, subject_of, trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """Words `content` of a frame, reported as somebody's."""

    content: Words
    attribution: Attribution


_THAT = re.compile(rf"(?:[a,]|o|[wr]+|N+|p{NP}|0)*s")
_CLAUSE = re.compile(rf"(?:o|r|w(?=[dNPS]))?(?=[PdNS0r]|w)(?:P|{NP})(?:p{NP})*[^.;]*?[ebVwy]")
_BARE = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "told",
        "tells",
        "added",
        "adds",
        "adding",
        "announced",
        "announces",
        "insisted",
        "insists",
        "believes",
        "believed",
        "thinks",
        "claimed",
        "claims",
        "claiming",
        "argued",
        "argues",
        "acknowledged",
        "acknowledges",
        "admitted",
        "admits",
        "noted",
        "notes",
        "noting",
        "warned",
        "warns",
        "stated",
        "states",
        "suggested",
        "suggests",
    ]
)
_FOLDED = frozenset(["that"])
_BEHIND = re.compile(
    rf",?({SUBJECT})((?:p{NP}){{0,3}})(,[^Q;:V]{{1,30}}?,|\([^)]{{1,12}}\))?[abe]*(V)(?:[^,VQ;:]{{0,14}}|[^VQ;:]{{0,4}})$"
)
_BEHIND_INVERTED = re.compile(rf",(V)({SUBJECT})[^QV,;:]{{0,12}}$")


def find_reported(frame: Frame) -> Reported | None:
    tags = frame.tags.rstrip(".")
    if len(tags) < 6:
        return None
    for rule in (_behind, _according, _said_that):
        found = rule(frame, tags)
        if found is not None and "Q" not in tags[found.content.first : found.content.last]:
            if found.content.last - found.content.first >= 4:
                return found
    return None


def _reported(
    frame: Frame, rule: str, content: tuple[int, int], speaker: Words, cue: int
) -> Reported:
    return Reported(
        content=Words(*content),
        attribution=Attribution(rule=rule, frame=frame, speaker=speaker, cue=Words(cue, cue + 1)),
    )


def _behind(frame: Frame, tags: str) -> Reported | None:
    for match in re.finditer(",", tags):
        comma = match.start()
        if comma < 4:
            continue
        found = _BEHIND.fullmatch(tags, comma)
        if found is not None and grade_of(frame.words[found.start(4)].lower()) == "say":
            first, last = found.span(1)
            if (
                re.search(r"[ebVwy]", tags[:comma])
                and "V" not in tags[max(0, comma - 60) : comma][:3]
            ):
                return _reported(
                    frame,
                    "tail",
                    (0, comma),
                    Words(first, trimmed(frame, first, last)),
                    found.start(4),
                )
        inverted = _BEHIND_INVERTED.fullmatch(tags, comma)
        if inverted is not None and grade_of(frame.words[inverted.start(1)].lower()) == "say":
            first, last = inverted.span(2)
            return _reported(
                frame,
                "tail",
                (0, comma),
                Words(first, trimmed(frame, first, last)),
                inverted.start(1),
            )
    return None


def _according(frame: Frame, tags: str) -> Reported | None:
    at = tags.find("A")
    if at < 0:
        return None
    source = re.compile(rf"({NP}|o)(?:p{NP})*").match(tags, at + 1)
    if source is None:
        return None
    speaker = Words(source.start(1), trimmed(frame, source.start(1), source.end(1)))
    if at == 0:
        comma = tags.find(",", source.end())
        if 0 < comma < source.end() + 12:
            return _reported(frame, "according", (comma + 1, len(tags)), speaker, at)
        return None
    end = at - 1 if tags[at - 1] == "," else at
    return _reported(frame, "according", (0, end), speaker, at)


def _said_that(frame: Frame, tags: str) -> Reported | None:
    for match in re.finditer(r"V", tags):
        verb = match.start()
        word = frame.words[verb].lower()
        if grade_of(word) != "say":
            continue
        speaker = subject_of(frame, verb)
        if speaker is None:
            continue
        that = _THAT.match(tags, verb + 1)
        if that is not None and frame.words[that.end() - 1].lower() == "that":
            return _reported(frame, "that", (that.end() - 1, len(tags)), speaker, verb)
        if word in _BARE and word in VERBS:
            clause = _CLAUSE.match(tags, verb + 1)
            if clause is not None and re.search(r"[eb]", tags[verb + 1 :]):
                start = verb + 1
                if word in ("told", "tells"):
                    heard = re.match(rf"(?:o|{NP})", tags[start:])
                    if heard is None:
                        continue
                    return None
                return _reported(frame, "bare", (start, len(tags)), speaker, verb)
    return None
