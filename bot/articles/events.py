"""What happened when."""

from __future__ import annotations

from datetime import date

from bot.articles.model import Block, Event, Quote, Sentence, Timex


def find_events(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    dates: tuple[Timex, ...],
    quotes: tuple[Quote, ...],
    *,
    published: date | None,
) -> tuple[Event, ...]:
    return ()
