from __future__ import annotations

from pathlib import Path

from bot.articles.parse import parse
from bot.presentation.because import PLACES, REASONS

TEXTS = sorted([*Path("seeds").glob("*.txt"), *Path("bot/demo/samples").glob("*.txt")])


def test_every_rule_that_finds_a_speaker_has_its_reason() -> None:
    found = {
        quote.rule
        for path in TEXTS
        for quote in parse(path.read_text(encoding="utf-8")).quotes
        if quote.speaker is not None
    }

    assert len(found) > 8
    assert found <= REASONS.keys() | PLACES.keys()
