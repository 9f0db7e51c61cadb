"""Filters: which articles of a feed a server wants, and the reason where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.errors import BadRequest
from bot.newsroom.admit import checked_filters, refusal_of
from bot.store.subscriptions import Filters
from tests.support.stories import said, story

ARTICLE = story(
    "Ferries stop in Orrin",
    "The harbours of Orrin were closed on Monday.",
    "“We shall miss it,” Mayor Ana Ruiz said. Oil fields nearby go on.",
    source="Velm Post",
    quotes=[said("“We shall miss it,”", "Ana Ruiz")],
)


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        pytest.param(Filters(), None, id="none"),
        pytest.param(Filters(topics="ferry OR bridge"), None, id="topic, another form"),
        pytest.param(Filters(topics="harbour"), None, id="topic in the first paragraph"),
        pytest.param(
            Filters(topics="oil"),
            "its headline and first paragraph do not speak of “oil”",
            id="topic only further down",
        ),
        pytest.param(Filters(words='"oil field"'), None, id="words side by side"),
        pytest.param(Filters(words="oil ferries"), None, id="both words, apart"),
        pytest.param(
            Filters(words='"oil ferries"'), '“"oil ferries"” does not stand in it', id="not so"
        ),
        pytest.param(Filters(words="(a+)+$ OR ORRIN"), None, id="no regular expression"),
        pytest.param(Filters(people="Lavrov, ruiz"), None, id="a surname"),
        pytest.param(Filters(people="Ana María Ruiz"), "it does not name Ana María Ruiz", id="who"),
        pytest.param(Filters(sources="TASS, velm post"), None, id="outlet"),
        pytest.param(
            Filters(sources="TASS"), "its source is Velm Post, not TASS", id="other outlet"
        ),
        pytest.param(
            Filters(topics="ferry", sources="TASS"),
            "its source is Velm Post, not TASS",
            id="every filter must let it in",
        ),
    ],
)
def test_what_filters_let_in(filters: Filters, reason: str | None) -> None:
    assert refusal_of(ARTICLE, checked_filters(filters)) == reason


def test_a_given_headline_and_a_missing_source_count() -> None:
    article = replace(ARTICLE, title="Bridges of Velm", source=None)
    assert refusal_of(article, Filters(topics="bridge")) is None
    assert refusal_of(article, Filters(words="bridge ferries")) is None
    assert refusal_of(article, Filters(sources="TASS")) == "its source is not known, not TASS"


@pytest.mark.parametrize("name", ["topics", "words", "people", "sources"])
def test_a_filter_without_a_word_is_refused(name: str) -> None:
    with pytest.raises(BadRequest, match="to look for"):
        checked_filters(Filters(**{name: "?! …"}))
