"""Sentences as the speech rules see them: every word a tag, every quotation one word.

In: the text, a block and what is marked in it. Out: frames, each a sentence of narration in which a
quotation counts as one word, tagged Q. One character a word, so that a rule is a regular
expression over `Frame.tags`:

    N name     S name's    T title (Mr.)   P he she they I we   o him them     W who which
    d the his  r spokesman (role)          k statement (cue noun)              w other word
    z company's            0 number, day   e is was             b has will     a later, -ly
    V said (cue verb)      G saying        y was told           A according to
    p of in to             c and but       s while that         Q quotation    , . ; : ( ) -
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from bot.articles.cues import grade_of
from bot.articles.marks import Marked
from bot.articles.model import Span
from bot.articles.phrases import AFTER, INVERTED
from bot.articles.tags import Tagger
from bot.articles.tokens import Run, runs


@dataclass(slots=True, kw_only=True)
class Frame:
    """One sentence. Word i is text[starts[i]:ends[i]], tagged tags[i]."""

    block: int
    tags: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int]  # word -> position among all marked stretches
    subjects: dict[tuple[int, int], tuple[int, int] | None] = field(default_factory=dict)  # known

    def span(self, first: int, last: int) -> Span:
        """From word `first` to the one before `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def part(self, first: int, last: int) -> Frame:
        """Words `first` to `last` - 1 as a frame of their own."""
        return Frame(
            block=self.block,
            tags=self.tags[first:last],
            words=self.words[first:last],
            starts=self.starts[first:last],
            ends=self.ends[first:last],
            quotes={at - first: q for at, q in self.quotes.items() if first <= at < last},
        )


def read_frames(
    text: str, number: int, block: Span, marked: tuple[Marked, ...], first: int
) -> list[Frame]:
    """The frames of block `number`; `first` is the position of its first marked stretch."""
    frames: list[Frame] = []
    for run in runs(text, block, marked, first):
        frames.extend(_split(_frame(text, number, run), run.open))
    if frames:
        frames[0] = _without_dateline(frames[0])
    return frames


def _frame(text: str, number: int, run: Run) -> Frame:
    tagged = Tagger(text, run)
    return Frame(
        block=number,
        tags="".join(tagged.tags),
        words=tagged.words,
        starts=tagged.starts,
        ends=tagged.ends,
        quotes=tagged.quotes,
    )


_DATELINE = re.compile(r"[N,.0p()/]{1,14}-(?=[^Q])")


def _without_dateline(frame: Frame) -> Frame:
    """ "WASHINGTON (AP) - ": no part of the sentence behind it."""
    match = _DATELINE.match(frame.tags)
    if match is None:
        return frame
    opening = frame.words[: match.end()]
    if not any((len(word) > 2 and word.isupper()) or word == ")" for word in opening):
        return frame
    return frame.part(match.end(), len(frame.tags))


def _split(frame: Frame, may_end: set[int]) -> list[Frame]:
    """A question ends its sentence unless its speaker follows: "Why?" he asked."""
    ends = [
        word + 1
        for word in frame.quotes
        if frame.starts[word] in may_end
        and word + 1 < len(frame.tags)
        and not _speaker_follows(frame, word + 1)
    ]
    edges = [0, *ends, len(frame.tags)]
    return [frame.part(first, last) for first, last in pairwise(edges)] if ends else [frame]


_SAID_OTHERWISE = re.compile(r"(?:[TN]+|P|d[wN]*N)a?w\.")  # "Why?" Hannity pressed.


def _speaker_follows(frame: Frame, at: int) -> bool:
    match = AFTER.match(frame.tags, at) or INVERTED.match(frame.tags, at)
    if match is None:
        return _SAID_OTHERWISE.match(frame.tags, at) is not None
    return grade_of(frame.words[frame.tags.index("V", match.start())].lower()) == "say"
