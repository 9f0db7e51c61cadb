"""Arithmetic of the calendar, and TIMEX3 values.

A `Point` is a year, a month of a year or a day: what a text last spoke of, or what it is printed
on. Values are strings of ISO-TimeML: "2019-10-23", "2019-10", "2019", "2019-W43", "2019-Q3",
"2019-SU", "2019-W43-WE", "BC0480". Weeks are ISO weeks. Years before Christ are negative here
(480 BC is -480; there is no year 0).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_VALUE = re.compile(r"(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d])")


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month (day None) or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        if self.month is None or self.day is None:
            return None
        return day_of(self.year, self.month, self.day)

    @property
    def value(self) -> str:
        out = year_value(self.year)
        if self.month is not None:
            out += f"-{self.month:02d}"
            if self.day is not None:
                out += f"-{self.day:02d}"
        return out


@lru_cache(maxsize=1024)
def point_of(value: str) -> Point | None:
    """The year, month or day that a value starts with; a season's or quarter's year.

    >>> point_of("2019-10-23TMO")
    Point(year=2019, month=10, day=23)
    """
    match = _VALUE.match(value)
    if match is None:
        return None
    before_christ, year, month, day = match.groups()
    number = -int(year) if before_christ else int(year)
    if month is not None and not 1 <= int(month) <= 12:
        month = day = None
    if day is not None and month is not None and day_of(number, int(month), int(day)) is None:
        day = None
    return Point(number, int(month) if month else None, int(day) if day else None)


def point_on(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def move(day: date, days: int) -> date | None:
    """The day `days` later; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def year_value(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def decade_value(year: int) -> str:
    """
    >>> decade_value(1987), decade_value(-480)
    ('198', 'BC048')
    """
    return f"{year // 10:03d}" if year >= 0 else f"BC{-year // 10:03d}"


def century_value(year: int) -> str:
    return f"{year // 100:02d}" if year >= 0 else f"BC{-year // 100:02d}"


def week_value(day: date) -> str:
    """
    >>> week_value(date(2019, 10, 24))
    '2019-W43'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """`month` may lie outside 1..12: month 0 is the December before."""
    index = year * 12 + month - 1
    return f"{year_value(index // 12)}-{index % 12 + 1:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """`quarter` may lie outside 1..4: quarter 0 is the fourth of the year before."""
    index = year * 4 + quarter - 1
    return f"{year_value(index // 4)}-Q{index % 4 + 1}"


def quarter_of(day: date) -> int:
    return (day.month - 1) // 3 + 1


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the anonymous computus of 1876."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` (1..4; -1 the last) `weekday` (0 is Monday) of a month."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def back_to(day: date, weekday: int) -> date:
    """The latest `weekday` (0 is Monday) not after `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def on_to(day: date, weekday: int) -> date:
    """The first `weekday` not before `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
