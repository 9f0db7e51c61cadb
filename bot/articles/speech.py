"""People, and who said what.

The steps, each a module of its own:

    marks      what stands between quotation marks
    tokens     words and sentences; tags: what each word is; frames: both, a quotation one word
    names      capitalised names; people: who is whom; roles: what the article says they are
    subjects   whose verb it is; cues: the verbs and nouns that tell who speaks
    speakers   the words beside a quotation that name its speaker, and the rule that found them
    continued  quotations without words of their own beside them
    transcripts  turns of an interview, without marks
    indirect   reported speech
    resolve    whom the words for a speaker mean; pronouns: whom "he" means
    openings   whom "He" at the head of a sentence means, where that is sure
"""

from __future__ import annotations

from dataclasses import replace

from bot.articles.continued import Said, find_said
from bot.articles.frames import Frame, read_frames
from bot.articles.heads import Words
from bot.articles.indirect import Reported, find_reported
from bot.articles.marks import Marked, find_marked
from bot.articles.model import Block, Part, Person, Pronoun, Quote, QuoteKind, Span, Speaker
from bot.articles.names import find_names
from bot.articles.openings import find_openings
from bot.articles.people import People
from bot.articles.resolve import Resolver
from bot.articles.speakers import Attribution
from bot.articles.transcripts import Turn, find_turns

_QUOTING = frozenset(
    {Part.HEADLINE, Part.STANDFIRST, Part.CAPTION, Part.PARAGRAPH, Part.SUBHEADING}
)


def find_speech(
    text: str, blocks: tuple[Block, ...]
) -> tuple[tuple[Person, ...], tuple[Quote, ...], tuple[Pronoun, ...]]:
    """The people that the text names, the quotes it holds, and whom the pronouns mean that open
    sentences; all in reading order.

    Sentences are cut anew here: a quotation counts as one word of the sentence around it.
    """
    turns = find_turns(text, blocks)
    frames: list[Frame] = []
    marked: list[Marked] = []
    paragraph_of: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.part is Part.PARAGRAPH:
            paragraph_of[number] = len(paragraph_of)
        if block.part not in _QUOTING:
            continue
        found = () if number in turns else find_marked(text, block.span)
        frames.extend(read_frames(text, number, block.span, found, len(marked)))
        marked.extend(found)
    people = People(text, frames, find_names(frames))
    said = find_said(text, frames, marked)
    quotes = _Writer(text, frames, people, paragraph_of, turns).quotes(said, marked)
    persons = tuple(
        Person(
            name=who.name,
            roles=tuple(sorted(who.shown)),
            mentions=tuple(sorted({name.full for name in who.mentions})),
        )
        for who in people.all
        if who.mentions
    )
    return persons, quotes, find_openings(frames, people, spoken=set(turns))


class _Writer:
    """Turns what was said into quotes, in reading order."""

    def __init__(
        self,
        text: str,
        frames: list[Frame],
        people: People,
        paragraphs: dict[int, int],
        turns: dict[int, Turn],
    ) -> None:
        self._text = text
        self._frames = frames
        self._paragraphs = paragraphs  # block -> position among the paragraphs
        self._people = people
        self._turns = turns
        self._number = {id(frame): number for number, frame in enumerate(frames)}
        self._resolver = Resolver(text, frames, people)

    def quotes(self, said: list[Said], marked: list[Marked]) -> tuple[Quote, ...]:
        found: list[Quote] = []
        direct = -1  # the last utterance with words that are a sentence of their own
        utterance = max((item.utterance for item in said), default=-1)
        waiting = list(reversed(said))
        for block, turn in self._turns.items():
            if turn.asks:
                continue
            utterance += 1
            found.append(self._turn(block, turn, utterance))
        for number, frame in enumerate(self._frames):
            if frame.block in self._turns:
                continue
            verb: Words | None = None
            for reported in find_reported(frame):
                utterance += verb is None or reported.attribution.cue != verb
                verb = reported.attribution.cue
                found.append(self._reported(reported, utterance))
            while waiting and waiting[-1].frame == number:
                quote = self._said(waiting.pop(), marked)
                if quote.utterance == direct:
                    quote = replace(quote, kind="direct")  # "“If it rains,” she said, “we stay.”"
                elif quote.kind == "direct":
                    direct = quote.utterance
                found.append(quote)
            self._resolver.hear(number)
        return tuple(sorted(found, key=lambda quote: quote.span))

    def _turn(self, block: int, turn: Turn, utterance: int) -> Quote:
        who = self._people.called(turn.label.of(self._text))
        return Quote(
            span=turn.words,
            kind="direct",
            utterance=utterance,
            paragraph=self._paragraphs.get(block, -1),
            speaker=Speaker(
                name=who.name if who else None,
                role=who.shown[0] if who and who.shown else None,
                mention=turn.label,
            ),
            rule="transcript",
            cue=turn.label,
        )

    def _reported(self, reported: Reported, utterance: int) -> Quote:
        attribution = reported.attribution
        speaker, cue = self._speaker(attribution)
        return Quote(
            span=attribution.frame.span(*reported.content),
            kind="indirect",
            utterance=utterance,
            paragraph=self._paragraphs.get(attribution.frame.block, -1),
            speaker=speaker,
            verb=cue,
            rule=attribution.rule,
            cue=cue,
        )

    def _said(self, item: Said, marked: list[Marked]) -> Quote:
        stretch = marked[item.marked]
        speaker = cue = verb = None
        if item.attribution is not None:
            speaker, cue = self._speaker(item.attribution)
            at = item.attribution.cue
            if at is not None and item.attribution.frame.tags[at.first] in "VGAwk":
                verb = cue
        return Quote(
            span=stretch.span,
            kind=_kind(stretch.words(self._text), item.rule),
            utterance=item.utterance,
            paragraph=self._paragraphs.get(self._frames[item.frame].block, -1),
            speaker=speaker,
            verb=verb,
            rule=item.rule,
            cue=cue,
        )

    def _speaker(self, attribution: Attribution) -> tuple[Speaker, Span | None]:
        frame, words = attribution.frame, attribution.speaker
        who, role = self._resolver.speaker(self._number[id(frame)], words)
        cue = frame.span(*attribution.cue) if attribution.cue else None
        return Speaker(name=who.name if who else None, role=role, mention=frame.span(*words)), cue


_OF_THEIR_OWN = frozenset(
    "continued running next lead-in introduced script dash after inverted verb".split()
)


def _kind(inside: str, rule: str | None) -> QuoteKind:
    """Direct where it is a sentence of its own, mixed where it is part of the narration's."""
    return "direct" if rule in _OF_THEIR_OWN or inside[:1].isupper() else "mixed"
