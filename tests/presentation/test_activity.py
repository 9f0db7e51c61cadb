"""How much was told when, as a message."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.newsroom.activity import Activity, Bar, Unit
from bot.presentation.activity import activity_view, alternative, labels_of
from tests.support.views import sent, shown, walk

GALLERY = 12


def counted(*articles: int, unit: Unit = "day", outside: int = 0) -> Activity:
    starts = {
        "day": [date(2031, 12, 30 + at) if at < 2 else date(2032, 1, at - 1) for at in range(20)],
        "week": [date(2031, 3, 3), date(2031, 3, 10), date(2031, 3, 17)],
        "month": [date(2031, 11, 1), date(2031, 12, 1), date(2032, 1, 1)],
        "year": [date(2031, 1, 1), date(2032, 1, 1), date(2033, 1, 1)],
    }[unit]
    return Activity(
        topic="Velm",
        since=None,
        until=None,
        unit=unit,
        bars=tuple(
            Bar(first=first, articles=count) for first, count in zip(starts, articles, strict=False)
        ),
        outside=outside,
    )


def test_without_a_picture_a_line_of_blocks_says_what_it_means() -> None:
    view = activity_view(counted(1, 0, 8, outside=2), None)

    assert shown(sent(view)).split("\n") == [
        "### Velm",
        "-# articles that tell of each day · 30 December 2031 – 1 January 2032",
        "-# most: 8 articles, 1 January 2032",
        "-# 2 days are left out, far from these",
        "`▁·█`",
        "-# one sign a day, █ the most, · none",
    ]
    assert view.files == []


def test_a_picture_comes_with_its_words() -> None:
    view = activity_view(counted(1, 0, 8), b"PNG")

    (gallery,) = [part for part in walk(sent(view)) if part["type"] == GALLERY]
    (item,) = gallery["items"]
    assert item["media"]["url"] == "attachment://activity.png"
    assert item["description"] == (
        "Bar chart: articles that tell of each day, 30 December 2031 – 1 January 2032; "
        "most: 8 articles, 1 January 2032"
    )
    assert [file.filename for file in view.files] == ["activity.png"]


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        pytest.param("day", "30 December 2031 and 1 other day", id="day"),
        pytest.param("week", "week of 3 March 2031 and 1 other week", id="week"),
        pytest.param("month", "November 2031 and 1 other month", id="month"),
        pytest.param("year", "2031 and 1 other year", id="year"),
    ],
)
def test_the_busiest_of_each_unit_is_named(unit: Unit, most: str) -> None:
    assert alternative(counted(3, 1, 3, unit=unit)).endswith(f"most: 3 articles each, {most}")


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        pytest.param(
            {"articles": [1] * 3}, ["30 Dec\n2031", "31 Dec", "1 Jan\n2032"], id="each of few"
        ),
        pytest.param(
            {"articles": [1] * 9},
            ["30 Dec\n2031", "", "1 Jan\n2032", "", "3 Jan", "", "5 Jan", "", "7 Jan"],
            id="every second",
        ),
        pytest.param(
            {"articles": [1] * 3, "unit": "month"}, ["Nov\n2031", "Dec", "Jan\n2032"], id="months"
        ),
        pytest.param({"articles": [1] * 3, "unit": "year"}, ["2031", "2032", "2033"], id="years"),
    ],
)
def test_labels_name_the_year_where_it_is_new(given: dict[str, Any], labels: list[str]) -> None:
    articles = given.pop("articles")

    assert labels_of(counted(*articles, **given)) == labels
