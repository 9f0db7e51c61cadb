"""Slash commands as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.slash import OPTIONS, Slash, number, read_slash
from bot.errors import BadRequest


@pytest.mark.parametrize(
    ("typed", "command", "values"),
    [
        pytest.param("/latest", "latest", {}, id="nothing given"),
        pytest.param("/quote Peskov", "quote", {"person": "Peskov"}, id="first option bare"),
        pytest.param("quote Peskov", "quote", {"person": "Peskov"}, id="no slash"),
        pytest.param(
            "/quote person:Dmitry Peskov about:Syria",
            "quote",
            {"person": "Dmitry Peskov", "about": "Syria"},
            id="names of two words",
        ),
        pytest.param(
            "/timeline topic:Syria OR Turkey since:2019-10-01 until: 2019-10-31",
            "timeline",
            {"topic": "Syria OR Turkey", "since": "2019-10-01", "until": "2019-10-31"},
            id="OR, and a space after the colon",
        ),
        pytest.param(
            "/timeline since:2019 topic:Syria",
            "timeline",
            {"topic": "Syria", "since": "2019"},
            id="another order",
        ),
        pytest.param("/LATEST  Topic:Syria", "latest", {"topic": "Syria"}, id="capitals"),
        pytest.param(
            "/search Syria: the withdrawal",
            "search",
            {"words": "Syria: the withdrawal"},
            id="colon",
        ),
        pytest.param(
            "/search at https://example.org/a",
            "search",
            {"words": "at https://example.org/a"},
            id="address",
        ),
        pytest.param("/article headline:#3", "article", {"headline": "#3"}, id="by number"),
        pytest.param("/latest topic:", "latest", {}, id="empty option"),
    ],
)
def test_what_is_understood(typed: str, command: str, values: dict[str, str]) -> None:
    assert read_slash(typed) == Slash(command=command, values=values)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param(
            "/quot Peskov", "There is no command /quot here. Did you mean /quote?", id="misspelt"
        ),
        pytest.param(
            "/weather",
            "There is no command /weather here."
            " There are /latest, /quote, /timeline, /search, /article, as in “/search Syria”.",
            id="unknown",
        ),
        pytest.param(
            "/timeline Syria sinse:2019",
            "/timeline has no option sinse. Did you mean since?",
            id="option misspelt",
        ),
        pytest.param(
            "/quote about:Syria", "/quote needs a person, as in “/quote person:…”.", id="no person"
        ),
        pytest.param(
            "/quote Peskov person:Trump",
            "person is given twice: “Peskov” and “Trump”.",
            id="given twice",
        ),
    ],
)
def test_what_is_refused_and_why(typed: str, sentence: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_slash(typed)
    assert refused.value.for_reader == sentence


@pytest.mark.parametrize("typed", ["0", "11", "-1", "two", "9" * 30, "²"])
def test_a_number_out_of_range_is_refused(typed: str) -> None:
    slash = read_slash(f"/latest count:{typed}")
    with pytest.raises(BadRequest, match="is no number from 1 to 10, as count must be"):
        number(slash, "count", default=5, most=10)


words = st.text(st.sampled_from("aé :/#\"'\n\t1") | st.characters(), max_size=40)


@given(st.sampled_from([*OPTIONS, "other", ""]), words)
@settings(max_examples=200, deadline=None)
def test_any_text_is_understood_or_refused(command: str, rest: str) -> None:
    try:
        slash = read_slash(f"/{command} {rest}")
    except BadRequest:
        return
    assert set(slash.values) <= set(OPTIONS[slash.command])
    assert all(value.strip() for value in slash.values.values())
