"""Give every quotation its speaker's words, those without words of their own beside them as well.

In: frames and what is marked in them. Out: one Said per quotation that is speech, in reading order.

    continued     it follows an attributed quotation in its paragraph, or its mark runs on from the
                  paragraph before (the opening mark is repeated, closed once)
    next          it opens its paragraph, and the quotation right behind it is attributed
    lead-in       the paragraph before ends with a colon
    introduced    the paragraph before is narration about one speaker
    running       the paragraph before was a quotation of the same speaker
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.articles.frames import Frame, is_titled
from bot.articles.marks import Marked
from bot.articles.speakers import Attribution, attribution_of
from bot.articles.subjects import Words, main_subject, subject_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation and why it has its speaker. `marked` is its position among all marked stretches."""

    marked: int
    frame: int  # the frame that the quotation stands in
    rule: str | None
    attribution: Attribution | None
    own: bool  # its speaker stands in its own sentence
    utterance: int


def find_said(text: str, frames: list[Frame], marked: list[Marked]) -> list[Said]:
    """All quotations that are speech."""
    found: list[Said] = []
    utterance = -1
    for number, frame in enumerate(frames):
        previous_in_frame: Said | None = None
        for word, position in frame.quotes.items():
            stretch = marked[position]
            inside = stretch.words(text)
            if not inside:
                continue
            attribution = attribution_of(frame, word, inside)
            last = found[-1] if found else None
            if attribution is not None:
                rule, own = attribution.rule, True
                same = previous_in_frame is not None and _same_words(
                    previous_in_frame.attribution, attribution
                )
                if not same or frame.tags[word - 1] not in ",-V":
                    utterance += 1
            else:
                own = False
                attribution, rule, joined = _borrowed(
                    text, frames, number, word, last, marked, position
                )
                if not joined:
                    utterance += 1
            if not _is_speech(inside, stretch, attribution, rule, frame, word):
                continue
            said = Said(
                marked=position,
                frame=number,
                rule=rule,
                attribution=attribution,
                own=own,
                utterance=utterance,
            )
            found.append(said)
            previous_in_frame = said
    return _filled_from_behind(found, frames)


def _same_words(left: Attribution | None, right: Attribution) -> bool:
    return left is not None and left.speaker == right.speaker


def _borrowed(
    text: str,
    frames: list[Frame],
    number: int,
    word: int,
    last: Said | None,
    marked: list[Marked],
    position: int,
) -> tuple[Attribution | None, str | None, bool]:
    """The speaker of a quotation that has none in its sentence, the rule, and whether it goes on."""
    frame = frames[number]
    if (
        last is not None
        and frames[last.frame].block == frame.block
        and last.attribution is not None
    ):
        return last.attribution, "continued", True
    if last is not None and last.marked == position - 1 and not marked[last.marked].closed:
        return last.attribution, "continued", True
    if frame.tags[:word].strip("cas,"):
        return None, None, False
    before = number - 1
    while before >= 0 and frames[before].block == frame.block:
        before -= 1
    if before < 0:
        return None, None, False
    lead = frames[before]
    if lead.tags.endswith(":"):
        speaker = _leading(lead)
        if speaker is not None:
            return (
                Attribution(rule="lead-in", frame=lead, speaker=speaker, cue=None),
                "lead-in",
                False,
            )
    if last is not None and frames[last.frame].block == lead.block and last.attribution is not None:
        return last.attribution, "running", False
    speaker = _leading(lead)
    if speaker is not None and any(
        tag in "NPTr" for tag in lead.tags[speaker.first : speaker.last]
    ):
        return (
            Attribution(rule="introduced", frame=lead, speaker=speaker, cue=None),
            "introduced",
            False,
        )
    if last is not None and last.attribution is not None:
        return last.attribution, "running", False
    return None, None, False


def _leading(lead: Frame) -> Words | None:
    """Who a sentence of narration is about: the subject of its last cue verb, else its own."""
    verb = lead.tags.rfind("V")
    while verb > 0:
        if lead.words[verb - 1].lower() != "to":
            speaker = subject_of(lead, verb)
            if speaker is not None:
                return speaker
        verb = lead.tags.rfind("V", 0, verb)
    return main_subject(lead, len(lead.tags))


def _is_speech(
    inside: str,
    stretch: Marked,
    attribution: Attribution | None,
    rule: str | None,
    frame: Frame,
    word: int,
) -> bool:
    """Scare quotes and titles of works are no speech."""
    count = len(inside.split())
    whole = inside[:1].isupper() and inside[-1:] in ",.?!…—-"
    before = frame.tags[word - 1 : word]
    if rule in ("script", "dash"):
        return True
    if _called(frame, word):
        return False
    if rule in (
        "after",
        "inverted",
        "before",
        "verb",
        "according",
        "noun",
        "agent",
        "colon",
        "tail",
    ):
        return not (is_titled(inside) and before not in ("V", "G", ",", ":", "", "y"))
    return count >= 4 or (whole and count >= 2)


def _called(frame: Frame, word: int) -> bool:
    """so-called "safe zone", the film "…" """
    return (
        word > 0
        and frame.words[word - 1].lower()
        in ("so-called", "called", "titled", "entitled", "named", "dubbed")
        and frame.tags[word - 1] in "wy"
    )


_SIGNED = re.compile(r"-([TN]{2,5})[.,]?(?:[pN0w,.]*)$")


def _filled_from_behind(found: list[Said], frames: list[Frame]) -> list[Said]:
    """A quotation that opens its paragraph may be attributed by the one right behind it."""
    for index in range(len(found) - 1, -1, -1):
        said = found[index]
        if said.own or said.rule == "continued":
            continue
        behind = frames[said.frame + 1] if said.frame + 1 < len(frames) else None
        if behind is None:
            continue
        signed = _SIGNED.fullmatch(behind.tags)
        if signed is not None:
            attribution = Attribution(
                rule="dash", frame=behind, speaker=Words(*signed.span(1)), cue=Words(0, 1)
            )
            found[index] = replace(said, rule="dash", attribution=attribution)
        elif index + 1 < len(found):
            following = found[index + 1]
            if (
                following.own
                and following.frame == said.frame + 1
                and frames[said.frame].block == behind.block
                and behind.tags[:1] == "Q"
            ):
                found[index] = replace(
                    said,
                    rule="next",
                    attribution=following.attribution,
                    utterance=following.utterance,
                )
    return found
