"""People, and who said what.

The steps, each a module of its own:

    marks      what stands between quotation marks
    frames     sentences of narration, every word a tag, a quotation one word
    names      capitalised names; people: who is whom, roles, gender
    speakers   the words beside a quotation that name its speaker, and the rule that found them
    continued  quotations without words of their own beside them
    pronouns   whom "he" means
    indirect   reported speech
"""

from __future__ import annotations

import re

from bot.articles.continued import Said, find_said
from bot.articles.frames import Frame, read_frames
from bot.articles.indirect import find_reported
from bot.articles.marks import Marked, find_marked
from bot.articles.model import Block, Part, Person, Quote, QuoteKind, Sentence, Span, Speaker
from bot.articles.names import find_names
from bot.articles.people import People, Who
from bot.articles.pronouns import gender_of, person_meant
from bot.articles.speakers import Attribution
from bot.articles.subjects import Words, antecedent, subject_of

_ASKED = re.compile(r"[ab]*(V)([TN]+)")
_QUOTING = frozenset(
    {Part.HEADLINE, Part.STANDFIRST, Part.CAPTION, Part.PARAGRAPH, Part.SUBHEADING}
)


def find_speech(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]
) -> tuple[tuple[Person, ...], tuple[Quote, ...]]:
    """The people that the text names and the quotes it holds, both in reading order."""
    frames: list[Frame] = []
    marked: list[Marked] = []
    paragraph_of: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.part is Part.PARAGRAPH:
            paragraph_of[number] = len(paragraph_of)
        if block.part not in _QUOTING:
            continue
        found = find_marked(text, block.span)
        frames.extend(read_frames(text, number, block.span, found, len(marked)))
        marked.extend(found)
    people = People(text, frames, find_names(frames))
    said = find_said(text, frames, marked)
    quotes = _Speakers(text, frames, people).quotes(said, marked, paragraph_of)
    persons = tuple(
        Person(
            name=who.name,
            roles=tuple(sorted(who.roles)),
            mentions=tuple(sorted({name.full for name in who.mentions})),
        )
        for who in people.all
        if who.mentions
    )
    return persons, quotes


class _Speakers:
    """Turns the words for a speaker into a person, in reading order."""

    def __init__(self, text: str, frames: list[Frame], people: People) -> None:
        self._text = text
        self._frames = frames
        self._people = people
        self._number = {id(frame): number for number, frame in enumerate(frames)}
        self._spoke: dict[int, Who] = {}
        self._known: dict[tuple[int, Words], tuple[Who | None, Span | None]] = {}

    def quotes(
        self, said: list[Said], marked: list[Marked], paragraph_of: dict[int, int]
    ) -> tuple[Quote, ...]:
        found: list[Quote] = []
        utterance = max((item.utterance for item in said), default=-1)
        waiting = list(reversed(said))
        for number, frame in enumerate(self._frames):
            for reported in find_reported(frame):
                utterance += 1
                speaker, cue = self._speaker(reported.attribution)
                found.append(
                    Quote(
                        span=frame.span(*reported.content),
                        kind="indirect",
                        utterance=utterance,
                        paragraph=paragraph_of.get(frame.block, -1),
                        speaker=speaker,
                        verb=cue,
                        rule=reported.attribution.rule,
                        cue=cue,
                    )
                )
            while waiting and waiting[-1].frame == number:
                found.append(self._quote(waiting.pop(), marked, paragraph_of))
            if number not in self._spoke:
                self._hear(frame)
        return tuple(sorted(found, key=lambda quote: quote.span))

    def _hear(self, frame: Frame) -> None:
        """Note who speaks in a sentence that yields no quote: "the spokesman spoke on Monday"."""
        verb = frame.tags.find("V")
        if verb >= 0:
            words = subject_of(frame, verb)
            if words is not None:
                self._resolve(frame, self._number[id(frame)], words)

    def _quote(self, item: Said, marked: list[Marked], paragraph_of: dict[int, int]) -> Quote:
        stretch = marked[item.marked]
        frame = self._frames[item.frame]
        speaker = cue = verb = None
        if item.attribution is not None:
            speaker, cue = self._speaker(item.attribution)
            at = item.attribution.cue
            if at is not None and item.attribution.frame.tags[at.first] in "VGAwk":
                verb = cue
        return Quote(
            span=stretch.span,
            kind=_kind(self._text, stretch, item),
            utterance=item.utterance,
            paragraph=paragraph_of.get(frame.block, -1),
            speaker=speaker,
            verb=verb,
            rule=item.rule,
            cue=cue,
        )

    def _speaker(self, attribution: Attribution) -> tuple[Speaker, Span | None]:
        frame, words = attribution.frame, attribution.speaker
        who, role = self._resolve(frame, self._number[id(frame)], words)
        cue = frame.span(*attribution.cue) if attribution.cue else None
        return Speaker(name=who.name if who else None, role=role, mention=frame.span(*words)), cue

    def _resolve(self, frame: Frame, number: int, words: Words) -> tuple[Who | None, Span | None]:
        key = (number, words)
        if key not in self._known:
            who = self._person(frame, number, words)
            if who is not None:
                self._spoke[number] = self._asked(frame, number, words) or who
            role = who.roles[0] if who and who.roles else None
            if who is None and frame.tags[words.first] in "Ws" and words.last == words.first + 1:
                noun = antecedent(frame, words.first)
                role = frame.span(*noun) if noun else None
            self._known[key] = (who, role)
        return self._known[key]

    def _asked(self, frame: Frame, number: int, words: Words) -> Who | None:
        """ "Hannity asked Trump": the one who speaks next is Trump."""
        match = _ASKED.match(frame.tags, words.last)
        if match is None or frame.words[match.start(1)].lower() not in ("asked", "asks"):
            return None
        return self._people.at(number, *match.span(2))

    def _person(self, frame: Frame, number: int, words: Words) -> Who | None:
        tags = frame.tags[words.first : words.last]
        if tags in ("W", "s"):
            noun = antecedent(frame, words.first)
            return self._person(frame, number, noun) if noun else None
        if len(tags) == 1 and gender_of(frame.words[words.first]):
            return person_meant(
                frame.words[words.first],
                number,
                words.first,
                frames=self._frames,
                people=self._people,
                spoke=self._spoke,
            )
        if tags[-1] in "NS":
            named = self._people.at(number, words.first, words.last)
            if named is not None or "N" in tags[:-1]:
                return named
        who = self._people.described(frame, words.first, words.last)
        return who or self._running(frame, number, words)

    def _running(self, frame: Frame, number: int, words: Words) -> Who | None:
        """ "The diplomat added": whoever spoke last, if nobody else was named since."""
        tags = frame.tags[words.first : words.last]
        if frame.words[words.first].lower() != "the" or not self._people.is_person(frame, words):
            return None
        if "N" in tags:
            return None
        for back in (1, 2):
            who = self._spoke.get(number - back)
            if who is None:
                continue
            named = set().union(*(self._people.named_in(number - b) for b in range(back + 1)))
            gender = self._people.gender_of_role(frame.words[words.last - 1])
            if named <= {who} and gender in (None, who.gender):
                return who
            return None
        return None


def _kind(text: str, stretch: Marked, item: Said) -> QuoteKind:
    """Direct where it is a sentence of its own, mixed where it is part of the narration's."""
    inside = stretch.words(text)
    if item.rule in ("continued", "running", "next", "lead-in", "introduced", "script", "dash"):
        return "direct"
    if item.rule in ("after", "inverted", "verb"):
        return "direct"
    return "direct" if inside[:1].isupper() else "mixed"
