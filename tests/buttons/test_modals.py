"""What the forms make of what is typed into them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.buttons.modals import join_fields, read_published
from bot.errors import BadRequest
from tests.support.digests import SetClock

CLOCK = SetClock(datetime(2026, 1, 1, 23, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("fields", "joined"),
    [
        pytest.param(["Headline", "Body."], "Headline\n\nBody.", id="a field ends a paragraph"),
        pytest.param(["a" * 3999 + "b", "c d."], "a" * 3999 + "bc d.", id="cut inside a word"),
        pytest.param(["a" * 3990, "b c."], "a" * 3990 + " b c.", id="cut between words"),
        pytest.param(
            ["a" * 3990 + ".", "B."], "a" * 3990 + ".\n\nB.", id="full of whole sentences"
        ),
        pytest.param(["", "  ", "Only."], "Only.", id="empty fields"),
        pytest.param(["", "", ""], "", id="nothing"),
    ],
)
def test_fields_become_one_text(fields: list[str], joined: str) -> None:
    assert join_fields(fields) == joined


@given(st.lists(st.text(max_size=50), max_size=3))
def test_no_word_of_a_field_is_lost(fields: list[str]) -> None:
    joined = join_fields(fields)

    assert all(field in joined for field in fields if field.strip())


@pytest.mark.parametrize("typed", ["", "  ", "unknown", "Unknown"])
def test_a_day_nobody_knows_is_none(typed: str) -> None:
    assert read_published(typed, CLOCK) is None


def test_tomorrow_is_taken_since_somewhere_it_is_tomorrow_already() -> None:
    assert read_published("2 January 2026", CLOCK) == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param("3 January 2026", "has not come yet", id="future"),
        pytest.param("January 2025", "no single day", id="a month"),
        pytest.param("yesterday", "no day I can read", id="a word"),
    ],
)
def test_what_is_no_day_of_publication_is_refused(typed: str, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_published(typed, CLOCK)
    assert says in refused.value.for_reader
