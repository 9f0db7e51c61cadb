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

from bot.articles.cues import NAMING
from bot.articles.frames import Frame
from bot.articles.heads import Words
from bot.articles.indirect import find_reported
from bot.articles.marks import Marked
from bot.articles.speakers import Attribution, attribution_of
from bot.articles.subjects import main_subject, subject_of
from bot.articles.tags import is_titled


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation and why it has its speaker."""

    marked: int  # its position among all marked stretches
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
        beside: Attribution | None = None  # of the quotation before in this sentence
        for word, position in frame.quotes.items():
            inside = marked[position].words(text)
            if not inside:
                continue
            attribution = attribution_of(frame, word, inside)
            if attribution is not None:
                rule: str | None = attribution.rule
                same = beside is not None and beside.speaker == attribution.speaker
                joined = same and frame.tags[word - 1] in ",-V"
            else:
                place = _Place(frames=frames, marked=marked, found=found, number=number, word=word)
                attribution, rule, joined = _borrowed(place, position)
            if not joined:
                utterance += 1
            own = attribution is not None and attribution.frame is frame
            named = attribution is not None and own and _gives_name(attribution, word)
            if not _is_speech(inside, marked[position], rule, frame, word, named=named):
                continue
            found.append(
                Said(
                    marked=position,
                    frame=number,
                    rule=rule,
                    attribution=attribution,
                    own=own,
                    utterance=utterance,
                )
            )
            beside = attribution if own else None
    return _filled_from_behind(found, frames)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a quotation without words of its own stands, and what was read before it."""

    frames: list[Frame]
    marked: list[Marked]
    found: list[Said]
    number: int
    word: int

    @property
    def frame(self) -> Frame:
        return self.frames[self.number]

    @property
    def last(self) -> Said | None:
        """The quotation read last, if it has a speaker."""
        return self.found[-1] if self.found and self.found[-1].attribution else None

    @property
    def last_here(self) -> Said | None:
        """The same, if it stands in this paragraph."""
        last = self.last
        if last is None or self.frames[last.frame].block != self.frame.block:
            return None
        return last

    @property
    def told(self) -> Frame | None:
        """The sentence of narration right before, in the same paragraph."""
        if self.number == 0:
            return None
        before = self.frames[self.number - 1]
        return before if before.block == self.frame.block and not before.quotes else None

    @property
    def lead(self) -> Frame | None:
        """The last sentence of the paragraph before."""
        for number in range(self.number - 1, -1, -1):
            if self.frames[number].block != self.frame.block:
                return self.frames[number]
        return None


Borrowed = tuple[Attribution | None, str | None, bool]
_NOBODY: Borrowed = (None, None, False)


def _borrowed(place: _Place, position: int) -> Borrowed:
    """The speaker of a quotation that has none in its sentence, the rule, and whether it goes on
    with the utterance before.
    """
    last, here, told, lead = place.last, place.last_here, place.told, place.lead
    if last is not None and last.marked == position - 1 and not place.marked[last.marked].closed:
        return last.attribution, "continued", True
    opens = not place.frame.tags[: place.word].strip("cas,")
    if told is not None and opens:
        if reported := find_reported(told):
            return _introduced(told, reported[-1].attribution.speaker)
        speaker = _of_last_cue(told)
        if speaker is not None and _is_somebody(told, speaker):
            return _introduced(told, speaker)
    if here is not None and _OPENING.fullmatch(place.frame.tags, 0, place.word):
        return here.attribution, "continued", told is None
    if not opens:
        return _NOBODY
    if told is not None:
        speaker = _leading(told)
        if speaker is not None and _is_somebody(told, speaker):
            return _introduced(told, speaker)
    if lead is None:
        return _NOBODY
    speaker = _leading(lead)
    if lead.tags.endswith(":") and speaker is not None:
        return Attribution(rule="lead-in", frame=lead, speaker=speaker, cue=None), "lead-in", False
    if last is not None and place.frames[last.frame].block == lead.block:
        return last.attribution, "running", False
    if speaker is not None and _is_somebody(lead, speaker):
        return _introduced(lead, speaker)
    return (last.attribution, "running", False) if last is not None else _NOBODY


def _introduced(frame: Frame, speaker: Words) -> Borrowed:
    return (
        Attribution(rule="introduced", frame=frame, speaker=speaker, cue=None),
        "introduced",
        False,
    )


def _is_somebody(frame: Frame, speaker: Words) -> bool:
    return any(tag in "NPTr" for tag in frame.tags[speaker.first : speaker.last])


def _leading(lead: Frame) -> Words | None:
    """Who a sentence of narration is about: who says what it reports, else the subject of its last
    cue verb, else its own."""
    if reported := find_reported(lead):
        return reported[-1].attribution.speaker
    return _of_last_cue(lead) or main_subject(lead, len(lead.tags))


def _of_last_cue(lead: Frame) -> Words | None:
    """The subject of the last cue verb that has one."""
    verb = lead.tags.rfind("V")
    while verb > 0:
        if lead.words[verb - 1].lower() != "to":
            speaker = subject_of(lead, verb)
            if speaker is not None:
                return speaker
        verb = lead.tags.rfind("V", 0, verb)
    return None


_BESIDE = frozenset(
    "after inverted before verb according noun agent colon tail script dash".split()
)


def _gives_name(attribution: Attribution, word: int) -> bool:
    """Whether the speaker calls somebody so, be it with a title's capitals."""
    cue = attribution.cue
    return (
        cue is not None
        and attribution.rule == "before"
        and (
            attribution.frame.words[cue.first].lower() in NAMING
            or (attribution.grade == "judge" and _calls_as(attribution.frame, word))
        )
    )


def _calls_as(frame: Frame, word: int) -> bool:
    """hailed the mayor as the “Comeback Kid”"""
    at = word - 2 if frame.tags[word - 1] == "d" else word - 1
    return at > 0 and frame.words[at].lower() == "as"


def _is_speech(
    inside: str, stretch: Marked, rule: str | None, frame: Frame, word: int, *, named: bool
) -> bool:
    """Scare quotes, titles of works and headings in single marks are no speech. `named`: it is
    what its speaker calls somebody.
    """
    count = len(inside.split())
    if rule in ("script", "dash", "agent"):
        return True
    titled = is_titled(inside) and not named and not _said_right_before(frame, word)
    if _called(frame, word) or titled:
        return rule in ("after", "inverted") and frame.tags[word + 1 : word + 2] not in ("r", "w")
    if rule in _BESIDE:
        return True
    alone = len(frame.tags) == 1
    if alone and stretch.single and count <= 8 and rule != "continued":
        return False
    whole = inside[:1].isupper() and inside[-1:] in ",.?!…—-"
    if rule is None:
        return alone and count >= 4
    return count >= 4 or (whole and count >= 2)


def _said_right_before(frame: Frame, word: int) -> bool:
    """Whether a verb leads in to the quotation, with a comma or colon or without."""
    return bool(re.search(r"(?:^|[VGy]|[VG][^VQ]{0,6},|:)$", frame.tags[:word]))


def _called(frame: Frame, word: int) -> bool:
    """so-called "safe zone", the film "…" """
    return (
        word > 0
        and frame.words[word - 1].lower()
        in ("so-called", "called", "titled", "entitled", "named", "dubbed")
        and frame.tags[word - 1] in "wy"
    ) or _named(frame, word)


_NAMED = frozenset("called dubbed nicknamed labelled labeled termed branded christened".split())


def _named(frame: Frame, word: int) -> bool:
    """The keeper, nicknamed “the Wall”; a bill dubbed “Big Red”. What he called “…” is speech."""
    return (
        word > 1
        and frame.words[word - 1].lower() in _NAMED
        and frame.tags[word - 2] in ",-(wNrk"
        and not re.search("[sW][^,Q]{1,6}$", frame.tags[: word - 1])
    )


_NAMED_BELOW = re.compile(r"([TN]{2,5})(?:,[N0wr]+){0,3}")  # “It rains.” Ann Moor, Leeds
_OPENING = re.compile(r"[cas,Q]*(?:G[,:]?)?")  # nothing, or no more than "Adding, "
_SIGNED = re.compile(r"-([TN]{1,5})[.,]?(?:[pN0w,.]*)$")


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
        if signed is None and behind.block == frames[said.frame].block:
            signed = _NAMED_BELOW.fullmatch(behind.tags)
        if signed is not None:
            cue = Words(0, 1) if behind.tags[0] == "-" else None
            attribution = Attribution(
                rule="dash", frame=behind, speaker=Words(*signed.span(1)), cue=cue
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
