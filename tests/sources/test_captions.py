# ruff: noqa: E501 (one caption a row)
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources.captions import split_credit


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The dam at dawn. (AP Photo/Kim Oh)", "The dam at dawn.", "(AP Photo/Kim Oh)"),
        ("The dam at dawn. [Kim Oh/Reuters]", "The dam at dawn.", "[Kim Oh/Reuters]"),
        ("The dam at dawn (File photo)", "The dam at dawn", "(File photo)"),
        ("The dam at dawn. REUTERS/Kim Oh", "The dam at dawn.", "REUTERS/Kim Oh"),
        ("The dam at dawn. Kim Oh/AFP via Getty Images", "The dam at dawn.", "Kim Oh/AFP via Getty Images"),
        ("The dam at dawn | Kim Oh/AFP", "The dam at dawn", "| Kim Oh/AFP"),
        ("The dam at dawn. Credit: Kim Oh", "The dam at dawn.", "Credit: Kim Oh"),
        ("The dam at dawn. Photograph: Kim Oh/The Paper", "The dam at dawn.", "Photograph: Kim Oh/The Paper"),
        ("The dam at dawn © Kim Oh", "The dam at dawn", "© Kim Oh"),
        ("Kim Oh/Getty Images", None, "Kim Oh/Getty Images"),
        ("Photo by Kim Oh", None, "Photo by Kim Oh"),
        ("Image source, Getty Images", None, "Image source, Getty Images"),
        ("The dam, seen from Reuters House, at dawn", "The dam, seen from Reuters House, at dawn", None),
        ("The photo that won the prize", "The photo that won the prize", None),
        ("Visitors at the Bloomberg stand", "Visitors at the Bloomberg stand", None),
        ("A drawing (left) and a picture of the dam", "A drawing (left) and a picture of the dam", None),
    ],
)  # fmt: skip
def test_a_credit_at_the_end_is_a_line_of_its_own(
    text: str, caption: str | None, credit: str | None
) -> None:
    expected = [(caption, False)] if caption else []
    expected += [(credit, True)] if credit else []
    assert split_credit(text) == expected


@given(st.text(max_size=120) | st.text(alphabet="AP Photo/Getyimges()., |", max_size=120))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_or_made_up(text: str) -> None:
    parts = split_credit(text)
    assert all(part in text and part.strip() for part, _ in parts)
    assert len(parts) <= 2
