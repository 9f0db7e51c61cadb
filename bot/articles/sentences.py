"""Cut blocks into sentences."""

from __future__ import annotations

import re

from bot.articles.model import Block, Sentence, Span

_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")


def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    found = []
    for index, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        for match in _END.finditer(text, start, end):
            found.append(Sentence(Span(start, match.end()), index))
            start = match.end()
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            found.append(Sentence(Span(start, end), index))
    return tuple(found)
