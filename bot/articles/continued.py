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

from dataclasses import dataclass, replace

from bot.articles.frames import Frame
from bot.articles.marks import Marked
from bot.articles.speakers import Attribution, attribution_of
from bot.articles.subjects import main_subject, subject_of


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
        verb = max(lead.tags.rfind("V"), lead.tags.rfind("G"))
        speaker = (subject_of(lead, verb) if verb >= 0 else None) or main_subject(
            lead, len(lead.tags)
        )
        if speaker is not None:
            return (
                Attribution(rule="lead-in", frame=lead, speaker=speaker, cue=None),
                "lead-in",
                False,
            )
    if last is not None and frames[last.frame].block == lead.block and last.attribution is not None:
        return last.attribution, "running", False
    speaker = main_subject(lead, len(lead.tags))
    if speaker is not None and any(tag in "NPT" for tag in lead.tags[speaker.first : speaker.last]):
        return (
            Attribution(rule="introduced", frame=lead, speaker=speaker, cue=None),
            "introduced",
            False,
        )
    if last is not None and last.attribution is not None:
        return last.attribution, "running", False
    return None, None, False


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
    if rule in ("after", "inverted", "script", "dash"):
        return True
    if rule in ("before", "verb", "according", "noun", "colon", "tail"):
        if _title_of_work(inside):
            return False
        return count >= 2 or whole or (frame.tags[word - 1 : word] in ("V", "G", ",", ":"))
    return count >= 4 or (whole and count >= 2)


def _title_of_work(inside: str) -> bool:
    words = [word for word in inside.split() if len(word) > 3]
    return (
        len(inside.split()) > 1
        and inside[-1:] not in ".?!"
        and all(word[0].isupper() or word[0].isdigit() for word in words)
        and bool(words)
    )


def _filled_from_behind(found: list[Said], frames: list[Frame]) -> list[Said]:
    """A quotation that opens its paragraph may be attributed by the one right behind it."""
    for index in range(len(found) - 2, -1, -1):
        said, following = found[index], found[index + 1]
        if said.own or said.rule == "continued" or not following.own:
            continue
        if (
            following.frame == said.frame + 1
            and frames[said.frame].block == frames[following.frame].block
            and frames[following.frame].tags[:1] == "Q"
        ):
            found[index] = replace(
                said, rule="next", attribution=following.attribution, utterance=following.utterance
            )
    return found
