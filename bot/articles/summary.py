"""Pick the key sentences of an article."""

from __future__ import annotations

from bot.articles.model import Block, Part, Quote, Sentence, Span


def key_sentences(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    *,
    count: int,
) -> tuple[Span, ...]:
    body = [s.span for s in sentences if blocks[s.block].part is Part.PARAGRAPH]
    return tuple(body[:count])
