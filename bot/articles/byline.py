"""Read the authors' names in a byline."""

from __future__ import annotations

from bot.articles.model import Block


def authors_of(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return ()
