"""What Dateline reads in an article, as values.

The text is kept once; everything else is a span of it. Offsets count code points of the text as
`clean.fix_text` leaves it, and stay valid for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

READER_VERSION = 3  # raised whenever better rules should reach stored articles


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points in an article's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        # Hundreds of them leave a reading process with each article, in half the time.
        return Span, (self.start, self.end)

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article together with the text they are a span of: verbatim by construction.

    The only form in which news reaches a reader. `text` is the whole article's text.
    """

    text: str = field(repr=False)
    span: Span

    def __post_init__(self) -> None:
        if self.span.end > len(self.text):
            raise ValueError(f"span {self.span} lies outside a text of {len(self.text)}")

    @property
    def words(self) -> str:
        return self.text[self.span.start : self.span.end]


class Part(StrEnum):
    """What a block of an article's text is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    OTHER = "other"  # crumbs, share lines, slugs, tails: no news


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that is one part of the article; blocks are in order and do not overlap."""

    part: Part
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Place, day and agency as the first paragraph opens; None for what is not printed."""

    span: Span  # all of it, up to the first word of the story
    place: Span | None = None
    agency: Span | None = None
    date_text: Span | None = None
    day: date | None = None  # only where the year is printed or follows from the publication day


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one block. `block` is the block's position in `Article.blocks`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the article names. `name` is the fullest form it prints, white space folded; of
    "Peter and Joan Hollis" it is "Peter … Hollis" where nothing else prints it.
    """

    name: str
    roles: tuple[Span, ...] = ()  # "Kremlin spokesman", in reading order, each wording once
    mentions: tuple[Span, ...] = ()  # names, titles with names and resolved offices; no pronouns


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it. `name` is None where the article shows no name for the mention."""

    name: str | None = None  # equals the name of one of the article's people
    role: Span | None = None
    mention: Span | None = None  # the words that stand for the speaker beside the quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """ "He" or "She" at the head of a sentence, where the article leaves no doubt who it is."""

    span: Span
    name: str  # equals the name of one of the article's people


QuoteKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said: between marks (direct, mixed) or reported (indirect)."""

    span: Span  # with the quotation marks, where it has any
    kind: QuoteKind
    utterance: int  # parts of one interrupted or continued utterance share it
    paragraph: int  # position in Article.paragraphs; -1 in a headline, standfirst or caption
    speaker: Speaker | None = None  # None: the article does not say, or not plainly enough
    verb: Span | None = None
    rule: str | None = None  # which rule found the speaker: "after", "before", "continued", ...
    cue: Span | None = None  # what that rule stood on


TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """An expression of time. `value` is a TIMEX3 value (ISO-TimeML): "2019-10-22", "XXXX-10-17"."""

    span: Span
    type: TimexType
    value: str


Precision = Literal["day", "month", "year"]
EventKind = Literal["news", "background", "announced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A sentence, or the clause of it, that tells what happened on a day."""

    span: Span
    date_text: Span
    date: str | None  # ISO day; "XXXX-10-17" where no year is known; None for a bare weekday
    until: str | None = None
    precision: Precision = "day"
    kind: EventKind = "news"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What stands for a body where articles of the same copy are looked for (sketch.py)."""

    words: int  # of the body
    hashes: tuple[int, ...]  # sorted


PublishedFrom = Literal["given", "page", "dateline", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Everything read in one article. All spans are of `text`."""

    text: str = field(repr=False)
    language: str = "en"  # ISO 639-1, "und" where it cannot be told
    title: str | None = None  # a headline given from outside; it is no part of `text`
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_from: PublishedFrom = "none"
    authors: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    shown: bool = False  # blocks and authors are as told, by a page or by `plain`; none was guessed
    dateline: Dateline | None = None
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    pronouns: tuple[Pronoun, ...] = ()
    dates: tuple[Timex, ...] = ()
    events: tuple[Event, ...] = ()
    summary: tuple[Span, ...] = ()  # key sentences, in reading order
    sketch: Sketch | None = None  # None: the body is too short to be recognised
    warnings: tuple[str, ...] = ()  # sentences for the reader, what is uncertain or at odds

    def parts(self, part: Part) -> tuple[Span, ...]:
        return tuple(block.span for block in self.blocks if block.part is part)

    def first(self, part: Part) -> Span | None:
        return next(iter(self.parts(part)), None)

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        return self.parts(Part.PARAGRAPH)

    def spans(self) -> Iterator[Span]:
        """Every span, for checks that all of them lie inside the text."""
        for block in self.blocks:
            yield block.span
        if self.dateline is not None:
            line = self.dateline
            yield from (s for s in (line.span, line.place, line.agency, line.date_text) if s)
        for person in self.people:
            yield from person.roles
            yield from person.mentions
        for quote in self.quotes:
            yield from (s for s in (quote.span, quote.verb, quote.cue) if s)
            if quote.speaker is not None:
                yield from (s for s in (quote.speaker.role, quote.speaker.mention) if s)
        for timex in self.dates:
            yield timex.span
        for event in self.events:
            yield event.span
            yield event.date_text
        yield from (pronoun.span for pronoun in self.pronouns)
        yield from self.summary
