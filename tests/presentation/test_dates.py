from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadRequest
from bot.presentation.dates import published_text, range_text, read_day, value_text, weekday_text


@pytest.mark.parametrize(
    ("value", "until", "written"),
    [
        pytest.param("2019-10-24", None, "Thursday 24 October 2019", id="a day"),
        pytest.param("2019-10", None, "October 2019", id="a month"),
        pytest.param("2019", None, "2019", id="a year"),
        pytest.param("XXXX-10-17", None, "October 17, year not stated", id="no year"),
        pytest.param("2019-10-17", "2019-10-20", "17 – 20 October 2019", id="several days"),
        pytest.param(
            "XXXX-10-17",
            "XXXX-10-20",
            "October 17, year not stated – October 20, year not stated",
            id="several days of no year",
        ),
    ],
)
def test_how_an_events_day_is_written(value: str, until: str | None, written: str) -> None:
    assert value_text(value, until) == written


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        pytest.param("2019-10-17", "2019-10-24", "17 – 24 October 2019", id="one month"),
        pytest.param("2019-09-30", "2019-10-02", "30 September – 2 October 2019", id="two months"),
        pytest.param("2018-12-30", "2019-01-02", "30 December 2018 – 2 January 2019", id="years"),
        pytest.param("2019-10-17", "2019-10-17", "17 October 2019", id="one day"),
        pytest.param("2019-09", "2019-10-24", "September – 24 October 2019", id="month to day"),
        pytest.param("2011", "2019-10-24", "2011 – 24 October 2019", id="year to day"),
        pytest.param("2019", "2019-10-24", "2019 – 24 October 2019", id="year to its day"),
    ],
)
def test_how_a_range_is_written(first: str, last: str, written: str) -> None:
    assert range_text(first, last) == written


def test_a_publication_day_nobody_gave_is_called_unknown() -> None:
    assert published_text(None) == "day of publication unknown"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        pytest.param("2019-10-24", date(2019, 10, 24), date(2019, 10, 24), id="ISO"),
        pytest.param("24 October 2019", date(2019, 10, 24), date(2019, 10, 24), id="British"),
        pytest.param("October 24, 2019", date(2019, 10, 24), date(2019, 10, 24), id="American"),
        pytest.param("  24th  oct 2019 ", date(2019, 10, 24), date(2019, 10, 24), id="loose"),
        pytest.param(
            "Thursday 24 October 2019",
            date(2019, 10, 24),
            date(2019, 10, 24),
            id="as Dateline writes",
        ),
        pytest.param("Oct 2019", date(2019, 10, 1), date(2019, 10, 31), id="month"),
        pytest.param("Sept. 2019", date(2019, 9, 1), date(2019, 9, 30), id="September"),
        pytest.param("2020-02", date(2020, 2, 1), date(2020, 2, 29), id="ISO month, leap year"),
        pytest.param("2019", date(2019, 1, 1), date(2019, 12, 31), id="year"),
    ],
)
def test_read_day(typed: str, first: date, last: date) -> None:
    assert (read_day(typed), read_day(typed, end=True)) == (first, last)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param("soon", "no day I can read", id="no day"),
        pytest.param("24 October", "no day I can read", id="no year: nothing is guessed"),
        pytest.param("10/24/2019", "no day I can read", id="could be read two ways"),
        pytest.param("24 Junuary 2019", "names no month", id="no month"),
        pytest.param("24 Ma 2019", "no day I can read", id="too short a month"),
        pytest.param(
            "30 February 2019", "no day “30 February 2019” in the calendar", id="no such day"
        ),
        pytest.param("2019-13", "in the calendar", id="no such month"),
        pytest.param("0000-01-01", "in the calendar", id="no such year"),
        pytest.param("2019-00-00", "in the calendar", id="zeros"),
        pytest.param("", "no day I can read", id="nothing"),
    ],
)
def test_what_is_no_day_is_refused_with_a_way_out(typed: str, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_day(typed)
    assert says in refused.value.for_reader


@given(st.text())
def test_any_text_is_a_day_or_refused(typed: str) -> None:
    with contextlib.suppress(BadRequest):
        assert read_day(typed) <= read_day(typed, end=True)


@given(st.dates())
def test_a_written_day_is_read_again(day: date) -> None:
    if day.year >= 1000:
        assert read_day(weekday_text(day)) == day
