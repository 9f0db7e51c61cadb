"""Which texts are made from one another, and which only sound alike."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Block, Dateline, Part, Span
from bot.articles.parse import parse
from bot.articles.sketch import LEAST, ONE_IN, body_words, fold_words, likeness, sketch_of
from tests.support.copies import (
    FIRST_DAY,
    INTRO,
    LEAD,
    MONDAY,
    NEXT_DAY,
    OTHER,
    TAIL,
    TUESDAY,
    WIRE,
)

ROUND_UP = (*OTHER, *INTRO, *WIRE)


def _words(paragraphs: Sequence[str]) -> list[str]:
    return fold_words("\n\n".join(paragraphs))


@pytest.mark.parametrize(
    ("copy", "whole"),
    [
        pytest.param(WIRE, True, id="the same"),
        pytest.param(tuple(p.upper() for p in WIRE), True, id="in capitals"),
        pytest.param(LEAD, True, id="its first half"),
        pytest.param(WIRE[:2], True, id="its first third"),
        pytest.param(WIRE[1:], True, id="without its first paragraph"),
        pytest.param((*WIRE[:2], *WIRE[4:6]), True, id="paragraphs dropped"),
        pytest.param((*INTRO, *WIRE), True, id="after an introduction"),
        pytest.param((*INTRO, *LEAD), True, id="its first half after an introduction"),
        pytest.param((*WIRE, *OTHER), True, id="with another story behind it"),
        pytest.param(("MOSCOW, October 23. /TASS/.", *WIRE), True, id="after a dateline"),
        pytest.param(
            tuple(p.replace("ferry", "boat").replace("Tuesday", "Wednesday") for p in WIRE),
            True,
            id="words changed",
        ),
        pytest.param(
            tuple(p.replace("214", "216").replace("Six", "Eight") for p in WIRE),
            True,
            id="an update with two new figures",
        ),
        pytest.param((*OTHER, *FIRST_DAY, *WIRE), False, id="a small part of a round-up"),
    ],
)
def test_copy_is_recognised(copy: Sequence[str], whole: bool) -> None:
    found = likeness(_words(WIRE), _words(copy))
    assert found is not None
    assert found.whole is whole
    assert found == likeness(_words(copy), _words(WIRE))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(WIRE, OTHER, id="two stories"),
        pytest.param((MONDAY,), (TUESDAY,), id="forecasts of two days"),
        pytest.param(LEAD[:3], TAIL[1:], id="two halves of a story"),
        pytest.param(WIRE[:1], WIRE[:1], id="too short to tell"),
        pytest.param((), WIRE, id="nothing"),
    ],
)
def test_what_only_sounds_alike_stays_apart(left: Sequence[str], right: Sequence[str]) -> None:
    assert likeness(_words(left), _words(right)) is None


def test_of_different_days_more_must_be_the_same() -> None:
    assert likeness(_words(FIRST_DAY), _words(NEXT_DAY), same_day=False) is None
    halves = _words((*LEAD, *OTHER[:3]))
    assert likeness(_words(WIRE), halves, same_day=True) is not None
    assert likeness(_words(WIRE), halves, same_day=False) is None
    assert likeness(_words(WIRE), _words(LEAD), same_day=False) is not None


def test_a_sketch_is_one_shingle_in_eight_and_the_same_wherever_the_copy_stands() -> None:
    words = _words(WIRE)
    sketch = sketch_of(words)
    assert sketch is not None
    assert sketch.words == len(words)
    assert len(words) / ONE_IN / 2 < len(sketch.hashes) < len(words) / ONE_IN * 2
    inside = sketch_of(_words(ROUND_UP))
    assert inside is not None
    assert len(set(sketch.hashes) - set(inside.hashes)) <= 1  # the first shingles differ
    assert all(-(1 << 47) <= number < 1 << 47 for number in sketch.hashes)


def test_a_sentence_or_two_have_no_sketch() -> None:
    assert sketch_of(_words(WIRE)[: LEAST + 2]) is None
    assert sketch_of(_words(WIRE)[: LEAST + 3]) is not None
    assert sketch_of(["more"] * 500) is None


def test_the_sketch_stays_the_same_for_ever() -> None:
    sketch = sketch_of(_words(WIRE[:2]))
    assert sketch is not None
    assert sketch.hashes[:3] == (-121119424602854, -115950918070864, -112228003550365)


def test_a_body_is_the_paragraphs_without_dateline_case_and_accents() -> None:
    text = "Café opens\n\nHALM (AP) — The Café's owner"
    blocks = (Block(Part.HEADLINE, Span(0, 10)), Block(Part.PARAGRAPH, Span(12, len(text))))
    line = Dateline(span=Span(12, text.index("The")))
    assert body_words(text, blocks, line) == ["the", "cafe", "s", "owner"]
    assert body_words(text, blocks, None)[:2] == ["halm", "ap"]
    assert body_words(text, (), None) == []


def test_two_outlets_print_one_wire_copy_under_their_own_headlines() -> None:
    agency = parse("Ferry runs aground\n\nHALM, March 3. /TASS/. " + "\n\n".join(WIRE))
    paper = parse("All 214 saved off Orm\n\nBy Jo Lind\n\nHALM (AP) — " + "\n\n".join(LEAD))
    assert agency.sketch is not None
    assert paper.sketch is not None
    assert set(paper.sketch.hashes) <= set(agency.sketch.hashes)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared_and_every_long_one_is_like_itself(
    left: str, right: str
) -> None:
    one, other = fold_words(left), fold_words(right)
    assert likeness(one, other) == likeness(other, one)
    again = likeness(one, one)
    assert (again is None) == (sketch_of(one) is None)
    assert sketch_of(one) == sketch_of(fold_words(left.upper().lower())) or not left.isascii()
