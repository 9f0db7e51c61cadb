"""Which words beside a quotation name its speaker.

In: the frame a quotation stands in. Out: the rule that holds, the words for the speaker and the cue.
The rules, in the order they are tried (RULES); the names are those of `Quote.rule`:

    script      PESKOV: "…"                     dash        "…" — Dmitry Peskov
    after       "…," Peskov said                inverted    "…," said Peskov
    before      Peskov said: "…"                according   according to Peskov, "…"
    noun        Peskov's statement that "…"     tail        The plan is "…", Peskov said
    verb        "…," Peskov sighed              colon       Peskov on the plan: "…"

What has none of these in its sentence is the matter of continued.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.articles.cues import grade_of
from bot.articles.frames import Frame
from bot.articles.subjects import NP, SUBJECT, Words, main_subject, subject_of, trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Why a quotation has its speaker: words of one frame."""

    rule: str
    frame: Frame
    speaker: Words
    cue: Words | None  # the verb, noun or mark that the rule stood on
    grade: str = "say"


_BETWEEN = r"(?:,[^Q;:]{1,40}?,|\([^)]{1,15}\)|-[^Q;]{1,30}?-)"
_AFTER = re.compile(rf"[,;-]?[ac]{{0,2}}({SUBJECT})((?:p{NP}){{0,3}})({_BETWEEN})?,?[abe]*(V)")
_INVERTED = re.compile(rf"[,;-]?a*(V)a?({SUBJECT})")
_VERB = re.compile(r"[,;-]?([TN]+|P|d[wkz]*r)a?([w])")
_TAIL = re.compile(
    rf",(?:[acs]|p{NP},?)?({SUBJECT})((?:p{NP}){{0,3}})({_BETWEEN})?[abe]*(V)[^QV]*$"
)
_TAIL_INVERTED = re.compile(rf",(V)({SUBJECT})[^QV]*$")
_DASH = re.compile(r"-([TN]+)")
_NOUN = re.compile(r"(S|z|d)[wra0]{0,3}(k)[wpat,:0]{0,6}$")
_FROM = re.compile(rf"k(?:p{NP})*?p({NP})[^VQ]{{0,12}}$")


def attribution_of(frame: Frame, word: int, inside: str) -> Attribution | None:
    """The speaker of the quotation at `word`, whose own words are `inside`."""
    for rule in RULES:
        found = rule(frame, word, inside)
        if found is not None:
            return found
    return None


def _script(frame: Frame, word: int, inside: str) -> Attribution | None:
    if not re.fullmatch(r"[TN]{1,4}:", frame.tags[:word]):
        return None
    return Attribution(
        rule="script", frame=frame, speaker=Words(0, word - 1), cue=Words(word - 1, word)
    )


def _left_edge(frame: Frame, word: int) -> bool:
    """Whether nothing but an opening conjunction or another quotation stands before it."""
    return bool(re.fullmatch(r"(?:.*Q)?[cas,:;.-]{0,3}", frame.tags[:word]))


def _after(frame: Frame, word: int, inside: str) -> Attribution | None:
    if not _left_edge(frame, word) and not _comma_ends(frame, word, inside):
        return None
    tags = frame.tags[word + 1 :]
    match = _AFTER.match(tags)
    if match is None:
        return None
    first, last = (word + 1 + place for place in match.span(1))
    verb = word + 1 + match.start(4)
    speaker = Words(first, trimmed(frame, first, last))
    named = re.fullmatch(r",[^,]*?([TN]+),", match.group(3) or "")
    if named and not re.search(
        r"[NT]", frame.tags[first:last]
    ):  # "his spokesman, Dmitry Peskov, said"
        base = word + 1 + match.start(3)
        speaker = Words(base + named.start(1), base + named.end(1))
    return Attribution(
        rule="after",
        frame=frame,
        speaker=speaker,
        cue=Words(verb, verb + 1),
        grade=grade_of(frame.words[verb].lower()),
    )


def _comma_ends(frame: Frame, word: int, inside: str) -> bool:
    return inside[-1:] in ",?!" or frame.tags[word + 1 : word + 2] == ","


def _inverted(frame: Frame, word: int, inside: str) -> Attribution | None:
    if not _left_edge(frame, word) and not _comma_ends(frame, word, inside):
        return None
    match = _INVERTED.match(frame.tags, word + 1)
    if match is None:
        return None
    first, last = match.span(2)
    verb = match.start(1)
    return Attribution(
        rule="inverted",
        frame=frame,
        speaker=Words(first, trimmed(frame, first, last)),
        cue=Words(verb, verb + 1),
        grade=grade_of(frame.words[verb].lower()),
    )


def _before(frame: Frame, word: int, inside: str) -> Attribution | None:
    tags = frame.tags
    start = tags.rfind(";", 0, word) + 1
    verb = word
    while True:
        verb = max(tags.rfind("V", start, verb), tags.rfind("G", start, verb))
        if verb < 0:
            return None
        speaker = subject_of(frame, verb, start)
        if speaker is None and start < verb + 1 < word:
            match = re.compile(rf"({SUBJECT})").match(tags, verb + 1, word)
            if match and tags[verb - 1 : verb] in ("", "Q", ","):
                speaker = Words(match.start(1), trimmed(frame, match.start(1), match.end(1)))
        if speaker is not None:
            return Attribution(
                rule="before",
                frame=frame,
                speaker=speaker,
                cue=Words(verb, verb + 1),
                grade=grade_of(frame.words[verb].lower()),
            )


def _according(frame: Frame, word: int, inside: str) -> Attribution | None:
    at = frame.tags.find("A")
    if at < 0:
        return None
    match = re.compile(NP + "|o").match(frame.tags, at + 1)
    if match is None:
        return None
    return Attribution(
        rule="according",
        frame=frame,
        speaker=Words(match.start(), trimmed(frame, match.start(), match.end())),
        cue=Words(at, at + 1),
    )


def _noun(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = _NOUN.search(frame.tags, 0, word)
    if match is None:
        return None
    owner, noun = match.start(1), match.start(2)
    if frame.tags[owner] == "d" and frame.words[owner].lower() not in (
        "his",
        "her",
        "their",
        "my",
        "our",
    ):
        return None
    first = owner
    while frame.tags[owner] == "S" and first > 0 and frame.tags[first - 1] in "NT":
        first -= 1
    return Attribution(
        rule="noun", frame=frame, speaker=Words(first, owner + 1), cue=Words(noun, noun + 1)
    )


def _tail(frame: Frame, word: int, inside: str) -> Attribution | None:
    tags = frame.tags
    match = _TAIL.search(tags, word + 1)
    if match is not None:
        first, last = match.span(1)
        verb = match.start(4)
        return Attribution(
            rule="tail",
            frame=frame,
            speaker=Words(first, trimmed(frame, first, last)),
            cue=Words(verb, verb + 1),
            grade=grade_of(frame.words[verb].lower()),
        )
    match = _TAIL_INVERTED.search(tags, word + 1)
    if match is not None:
        first, last = match.span(2)
        return Attribution(
            rule="tail",
            frame=frame,
            speaker=Words(first, trimmed(frame, first, last)),
            cue=Words(match.start(1), match.end(1)),
        )
    return None


def _verb(frame: Frame, word: int, inside: str) -> Attribution | None:
    """Any verb will do behind a quotation that ends with a comma: "…," she sighed."""
    if not (inside[-1:] in ",?!" or frame.tags[word + 1 : word + 2] == ",") or not _left_edge(
        frame, word
    ):
        return None
    match = _VERB.match(frame.tags, word + 1)
    if match is None or not re.search(r"(?:ed|s|t)$", frame.words[match.start(2)]):
        return None
    return Attribution(
        rule="verb", frame=frame, speaker=Words(*match.span(1)), cue=Words(*match.span(2))
    )


def _dash(frame: Frame, word: int, inside: str) -> Attribution | None:
    match = _DASH.match(frame.tags, word + 1)
    if match is None:
        return None
    return Attribution(
        rule="dash",
        frame=frame,
        speaker=Words(*match.span(1)),
        cue=Words(match.start(), match.start() + 1),
    )


def _colon(frame: Frame, word: int, inside: str) -> Attribution | None:
    tags = frame.tags
    if not tags[:word].endswith(":"):
        return None
    speaker = main_subject(frame, word - 1)
    if speaker is None:
        return None
    return Attribution(rule="colon", frame=frame, speaker=speaker, cue=Words(word - 1, word))


RULES: tuple[Callable[[Frame, int, str], Attribution | None], ...] = (
    _script,
    _after,
    _inverted,
    _noun,
    _before,
    _according,
    _tail,
    _dash,
    _verb,
    _colon,
)
