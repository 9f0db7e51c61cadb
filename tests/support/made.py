"""Newsroom values made by hand, for looking at views without a store.

Words are given as they stand in the text; their spans are found there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.articles.model import Block, Dateline, Excerpt, Part, Quote, QuoteKind, Span, Speaker
from bot.store.people import StoredPerson
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle

BRIDGE = """Northern bridge opens in Velm

The crossing was closed for two years

VELM, March 3. /Sample Agency/. The northern bridge opened on Monday.

"We kept our word to the people of Velm," Mayor Ana Ruiz told reporters. "The tolls are gone."

On Sunday, Minister Olof Brand praised the engineers, saying "Nobody thought it would hold."
"""


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(
    text: str = BRIDGE,
    *,
    number: int = 1,
    title: str | None = None,
    source: str | None = "Sample Agency",
    url: str | None = None,
    published: date | None = date(2031, 3, 3),
    dateline: Dateline | None = None,
    summary: Sequence[str] = (),
    warnings: tuple[str, ...] = (),
) -> StoredArticle:
    """Its first block is the headline, its second the standfirst, the others paragraphs."""
    blocks, at = [], 0
    for position, words in enumerate(part for part in text.split("\n\n") if part.strip()):
        start = text.index(words, at)
        at = start + len(words)
        parts = (Part.HEADLINE, Part.STANDFIRST)
        part = parts[position] if position < 2 else Part.PARAGRAPH
        blocks.append(Block(part, Span(start, at)))
    return StoredArticle(
        id=number,
        text=text,
        title=title,
        source=source,
        url=url,
        published=published,
        published_from="given" if published else "none",
        loaded=datetime(2031, 3, 4, 8, 30, tzinfo=UTC),
        language="en",
        authors=(),
        blocks=tuple(blocks),
        dateline=dateline,
        summary=tuple(span(text, words) for words in summary),
        warnings=warnings,
        reader=1,
    )


def person(name: str, *roles: Excerpt, number: int = 1) -> StoredPerson:
    return StoredPerson(id=number, name=name, roles=roles)


def quote(
    stored: StoredArticle,
    words: str,
    *,
    by: StoredPerson | None,
    role: str | None = None,
    mention: str | None = None,
    verb: str | None = None,
    kind: QuoteKind = "direct",
    number: int = 1,
) -> StoredQuote:
    text = stored.text
    return StoredQuote(
        id=number,
        article=stored,
        quote=Quote(
            span=span(text, words),
            kind=kind,
            utterance=1,
            paragraph=1,
            speaker=Speaker(
                name=by.name if by else None,
                role=span(text, role) if role else None,
                mention=span(text, mention) if mention else None,
            ),
            verb=span(text, verb) if verb else None,
        ),
        person=by,
    )
