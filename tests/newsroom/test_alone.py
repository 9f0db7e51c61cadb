"""Which sentences stand alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.newsroom.alone import fitness

STANDS = "The northern bridge opened to buses on Monday."


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("He opened the northern bridge on Monday.", id="pronoun"),
        pytest.param("But the bridge stayed closed.", id="goes on from before"),
        pytest.param("* Bridge opens * Tolls are gone", id="items of a list"),
        pytest.param("RUIZ (voice-over): The bridge opened on Monday.", id="transcript"),
        pytest.param("DANA OLMER, HOST: The bridge opened on Monday.", id="host"),
        pytest.param("Olmer: The bridge opened on Monday.", id="interview"),
        pytest.param("I think the bridge opened on Monday.", id="somebody's own view"),
        pytest.param("The bridge opened on Monday, didn't it?", id="question"),
        pytest.param("Officials said that it opened on Monday.", id="said of something else"),
        pytest.param('"The bridge opened on Monday."', id="nothing but a quotation"),
        pytest.param('"The bridge opened on Monday.', id="quotation that goes on"),
        pytest.param("THIS IS A RUSH TRANSCRIPT of Monday.", id="shouted"),
    ],
)
def test_what_leans_on_its_article_is_less_fit_than_what_stands_alone(words: str) -> None:
    assert fitness(words) < fitness(STANDS) == 1.0


@pytest.mark.parametrize(
    "words",
    [
        pytest.param('"I opened the bridge," Mayor Ana Ruiz said on Monday.', id="said by a name"),
        pytest.param("VELM, March 3 – The bridge opened on Monday.", id="dateline"),
        pytest.param("The U.S. and the EU signed on Monday.", id="abbreviations"),
    ],
)
def test_what_names_whom_it_speaks_of_is_fit(words: str) -> None:
    assert fitness(words) == 1.0


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_words_are_fit_for_something(words: str) -> None:
    assert 0 < fitness(words) <= 1
