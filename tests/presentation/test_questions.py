"""Questions survive their way through a button."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presentation.questions import FIELDS, Question, inline, kept, question_of, read_token


@st.composite
def questions(draw: st.DrawFn) -> Question:
    command = draw(st.sampled_from(sorted(FIELDS)))
    return Question(command, tuple(draw(st.text(max_size=60)) for _ in FIELDS[command]))


@given(questions())
def test_a_question_in_a_button_is_read_again(question: Question) -> None:
    token = inline(question)

    assert token is None or read_token(token) == question


@given(questions())
def test_a_question_kept_by_the_store_is_read_again(question: Question) -> None:
    assert question_of(question.command, question.named) == question


def test_a_long_or_ambiguous_question_is_left_to_the_store() -> None:
    assert inline(Question("search", ("x" * 100,))) is None
    assert inline(Question("search", ("a|b",))) is None
    assert read_token(kept(55)) == 55


def test_an_argument_too_many_or_too_few_is_no_question() -> None:
    with pytest.raises(ValueError):
        Question("quote", ("Peskov",))
