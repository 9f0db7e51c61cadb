"""Read the dateline."""

from __future__ import annotations

from datetime import date

from bot.articles.model import Block, Dateline


def find_dateline(
    text: str, blocks: tuple[Block, ...], *, published: date | None
) -> Dateline | None:
    return None
