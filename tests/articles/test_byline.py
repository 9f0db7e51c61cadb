"""Bylines and the authors they name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.byline import (
    authors_of,
    find_byline,
    find_byline_in_place,
    find_reporter,
    is_name,
)
from bot.articles.layout import find_blocks

_STORY = "The harbour will close for nine days in March, the council said on Monday afternoon."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("By Ann Lee", "Ann Lee", id="plain"),
        pytest.param("by Ann Lee", "Ann Lee", id="small by"),
        pytest.param("^By ANN LEE=", "ANN LEE", id="ANPA"),
        pytest.param("By Ann Lee, dpa =", "Ann Lee", id="dpa"),
        pytest.param("By Ann Lee and Bo Ek", "Ann Lee and Bo Ek", id="two"),
        pytest.param("By Ann Lee, Bo Ek and Di Ray", "Ann Lee, Bo Ek and Di Ray", id="three"),
        pytest.param("By Ann Lee, News Reporter", "Ann Lee", id="role"),
        pytest.param("By Ann Lee AP National Security Writer", "Ann Lee", id="AP role"),
        pytest.param("By Ann Lee - Associated Press - Friday, April 2, 2021", "Ann Lee", id="day"),
        pytest.param("By Ann Lee published 19 May 2021", "Ann Lee", id="published"),
        pytest.param("By Post Staff", "Post Staff", id="desk"),
        pytest.param("Ann Lee, Wales Correspondent", "Ann Lee", id="title behind a comma"),
        pytest.param("Ann Lee, University of Leeds", "Ann Lee", id="university"),
        pytest.param("By Ann Lee | Reuters", "Ann Lee", id="bar"),
        pytest.param("By Ann Lee in Oslo", "Ann Lee", id="place"),
        pytest.param("Ann Lee · CBC News · Posted: Aug 08, 2021", "Ann Lee", id="dots"),
        pytest.param("Ann Lee2 minutes ago", "Ann Lee", id="glued"),
        pytest.param("Ann Lee 7 hours", "Ann Lee", id="age"),
        pytest.param("Ann Lee Political Correspondent", "Ann Lee", id="title"),
        pytest.param("News | Updated 5 hours ago | Written by Ann Lee", "Ann Lee", id="written by"),
        pytest.param("Ann Lee By Ann Lee Ellin News", "Ann Lee", id="portrait and byline"),
        pytest.param(
            "Ann Lee, Oslo, and Bo Ek, Rome", "Ann Lee, Oslo, and Bo Ek", id="two in two cities"
        ),
        pytest.param("By Ann Lee (Oslo, special correspondent)", "Ann Lee", id="brackets"),
        pytest.param("PTI | Edited by: Bo Ek", "PTI", id="agency and editor"),
        pytest.param("Ann Lee | Curated by Bo Ek", "Ann Lee", id="editor"),
    ],
)
def test_the_names_of_a_byline_are_found(line: str, names: str) -> None:
    pair = find_byline(line)

    assert pair is not None
    assert line[slice(*pair)] == names


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("By Friday, the army had taken the town", id="weekday"),
        pytest.param("By the end of the day", id="the"),
        pytest.param("By Monday evening all the ferries were back in port.", id="sentence"),
        pytest.param("Associated PressApril 28, 2021 GMT", id="agency and day"),
        pytest.param("Campaign Manager Laughs, Evades Reporter’s Question.", id="headline"),
        pytest.param("The Van Wyck, Ohio, bank had a profit of $2 a year ago.", id="place"),
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert find_byline(line) is None


def test_a_paper_that_signs_with_the_place_names_both() -> None:
    line = "Associated Press in Valencia"
    found = find_byline_in_place(line)

    assert found is not None
    assert [line[slice(*pair)] for pair in found] == ["Associated Press", "Valencia"]


def test_the_reporter_of_a_sign_off_is_named() -> None:
    line = "(Reporting by Ann Lee in Oslo, Bo Ek in Bergen; Editing by Di Ray)"
    pair = find_reporter(line)

    assert pair is not None
    assert line[slice(*pair)] == "Ann Lee"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Ann Lee", True, id="name"),
        pytest.param("Ann de la Cruz and Bo Ek", True, id="two names"),
        pytest.param("New Delhi", False, id="city"),
        pytest.param("Associated Press", False, id="agency"),
        pytest.param("About Acme", False, id="about"),
        pytest.param("Halvorsen Marine ASA", False, id="company"),
        pytest.param("A bus over the hill", False, id="words"),
    ],
)
def test_a_name_is_told_from_other_short_lines(line: str, expected: bool) -> None:
    assert is_name(line) is expected


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        pytest.param("By Ann Lee", ("Ann Lee",), id="one"),
        pytest.param("By Ann Lee, Bo Ek and Di Ray", ("Ann Lee", "Bo Ek", "Di Ray"), id="three"),
        pytest.param("By Ann Lee & Bo Ek", ("Ann Lee", "Bo Ek"), id="and sign"),
        pytest.param("", (), id="none"),
    ],
)
def test_authors_are_the_names_in_the_bylines(byline: str, authors: tuple[str, ...]) -> None:
    text = f"Harbour to close for nine days in March\n{byline}\n{_STORY}\n{_STORY}"

    assert authors_of(text, find_blocks(text, titled=False, plain=False)) == authors


def test_authors_are_read_in_plain_text_too() -> None:
    text = f"By Ann Lee\n\n{_STORY}"

    assert authors_of(text, find_blocks(text, titled=False, plain=True)) == ("Ann Lee",)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ABy abn,.·|-=0123 \u00e9", max_size=80))
def test_names_lie_inside_the_line(line: str) -> None:
    pair = find_byline(line)
    if pair is not None:
        assert 0 <= pair[0] < pair[1] <= len(line)
