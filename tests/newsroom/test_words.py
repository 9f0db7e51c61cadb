"""Which words a question may have."""

from __future__ import annotations

import pytest

from bot.errors import BadRequest
from bot.newsroom.words import words_asked


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param("dam -Velm", "“-Velm”: I cannot leave articles out, so type", id="a word out"),
        pytest.param('dam -"two words"', "I cannot leave articles out", id="a phrase out"),
        pytest.param("—", "There is no word in “—” to look for. Type one or more.", id="no word"),
        pytest.param("z" * 300 + " -dam", "“-dam”", id="long"),
    ],
)
def test_words_that_make_no_question_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(BadRequest) as refused:
        words_asked(typed)
    assert sentence in refused.value.for_reader


@pytest.mark.parametrize("typed", ["-40 degrees", "Velm - Orrin", "twenty-one", "dam -"])
def test_a_dash_that_leaves_nothing_out_is_a_dash(typed: str) -> None:
    assert words_asked(typed).words
