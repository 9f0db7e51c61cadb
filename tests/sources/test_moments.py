from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources.moments import parse_moment


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-10-23", date(2019, 10, 23)),
        ("2019-10-23T21:15:00Z", datetime(2019, 10, 23, 21, 15, tzinfo=UTC)),
        (
            "2019-10-23T21:15:00+05:00",
            datetime(2019, 10, 23, 21, 15, tzinfo=timezone(timedelta(hours=5))),
        ),
        ("2019-10-23 21:15:00", datetime.fromisoformat("2019-10-23T21:15")),
        ("2019/10/23 21:15", date(2019, 10, 23)),
        ("20191023", date(2019, 10, 23)),
        ("Wed, 23 Oct 2019 21:15:00 +0000", datetime(2019, 10, 23, 21, 15, tzinfo=UTC)),
        ("October 23, 2019 9:15 pm", date(2019, 10, 23)),
        ("Published on 23rd Oct 2019", date(2019, 10, 23)),
        ("Oct. 23, 2019", date(2019, 10, 23)),
        ("2019-02-30", None),
        ("0000-00-00", None),
        ("0001-01-01", None),
        ("October 2019", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_pages_write_it(value: str, expected: date | None) -> None:
    assert parse_moment(value) == expected


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_every_day_is_read_in_every_form(day: date) -> None:
    months = "January February March April May June July August September October November December"
    month = months.split()[day.month - 1]
    for form in (
        f"{day:%Y-%m-%d}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
    ):
        assert parse_moment(form) == day


@given(st.text(max_size=40) | st.from_regex(r"\d{1,4}[-/. ]\w{1,4}[-/. ]\d{1,4}.{0,8}"))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_moment_or_none(value: str) -> None:
    found = parse_moment(value)
    assert found is None or 1900 <= found.year <= 2100
