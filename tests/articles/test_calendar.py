"""The arithmetic of days."""

from __future__ import annotations

from datetime import date

import pytest

from bot.articles import calendar
from bot.articles.calendar import Point, point_of


@pytest.mark.parametrize(
    ("value", "point"),
    [
        ("2019-10-23", Point(2019, 10, 23)),
        ("2019-10-23T12:00", Point(2019, 10, 23)),
        ("2019-10", Point(2019, 10)),
        ("2019", Point(2019)),
        ("2019-W43", Point(2019)),
        ("2019-Q3", Point(2019)),
        ("BC0480-08", Point(-480, 8)),
        ("2019-02-30", Point(2019, 2)),
        ("XXXX-10-17", None),
        ("PAST_REF", None),
        ("P3D", None),
        ("196", None),
    ],
)
def test_a_value_names_a_year_a_month_or_a_day(value: str, point: Point | None) -> None:
    assert point_of(value) == point


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1998, date(1998, 4, 12)),
        (2000, date(2000, 4, 23)),
        (2019, date(2019, 4, 21)),
        (2024, date(2024, 3, 31)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter_falls_on_the_sunday_of_the_tables(year: int, day: date) -> None:
    assert calendar.easter(year) == day


@pytest.mark.parametrize(
    ("year", "month", "weekday", "nth", "day"),
    [
        pytest.param(2019, 11, 3, 4, date(2019, 11, 28), id="the fourth Thursday of November"),
        pytest.param(2019, 9, 0, 1, date(2019, 9, 2), id="the first Monday of September"),
        pytest.param(2019, 5, 0, -1, date(2019, 5, 27), id="the last Monday of May"),
        pytest.param(2019, 12, 1, -1, date(2019, 12, 31), id="the last Tuesday of December"),
    ],
)
def test_weekdays_of_a_month_are_counted(
    year: int, month: int, weekday: int, nth: int, day: date
) -> None:
    assert calendar.nth_weekday(year, month, weekday, nth) == day


def test_values_of_weeks_months_and_quarters_cross_the_new_year() -> None:
    assert calendar.week_value(date(2018, 12, 31)) == "2019-W01"
    assert calendar.month_value(2019, 0) == "2018-12"
    assert calendar.month_value(2019, 13) == "2020-01"
    assert calendar.quarter_value(2019, 0) == "2018-Q4"
    assert calendar.decade_value(-480) == "BC048"
    assert calendar.century_value(1914) == "19"


def test_weekdays_are_found_on_both_sides_of_a_day() -> None:
    thursday = date(2019, 10, 24)
    assert calendar.back_to(thursday, 3) == thursday
    assert calendar.back_to(thursday, 4) == date(2019, 10, 18)
    assert calendar.on_to(thursday, 4) == date(2019, 10, 25)


def test_days_outside_the_calendar_are_none() -> None:
    assert calendar.move(date(1, 1, 1), -1) is None
    assert calendar.day_of(2019, 2, 29) is None
