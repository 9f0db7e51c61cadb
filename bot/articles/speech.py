"""People, and who said what."""

from __future__ import annotations

from bot.articles.model import Block, Person, Quote, Sentence


def find_speech(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...]
) -> tuple[tuple[Person, ...], tuple[Quote, ...]]:
    return (), ()
