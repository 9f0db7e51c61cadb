"""Tell the parts of an article's text apart."""

from __future__ import annotations

import re

from bot.articles.model import Block, Part, Span


def find_blocks(text: str, *, titled: bool, plain: bool) -> tuple[Block, ...]:
    return tuple(
        Block(Part.PARAGRAPH, Span(*m.span())) for m in re.finditer(r"\S[^\n]*(?<=\S)", text)
    )
