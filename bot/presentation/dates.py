"""How days are written, and how typed days are read.

Months and weekdays are English whatever the server's locale. A day whose year no article states is
written as month and day with those words beside it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from bot.errors import BadRequest

# calendar.month_name would follow the server's locale.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNKNOWN_PUBLICATION = "day of publication unknown"

_VALUE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_TYPED = re.compile(
    r"""(?:(?:on|since|from|until|till|to)\s+)?(?:[a-z]+day,?\s+)?(?:
        (?P<iso>\d{4})(?:[-/.](?P<iso_month>\d{1,2})(?:[-/.](?P<iso_day>\d{1,2}))?)?
      | (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})
      | (?P<us_month>[a-z]{3,9})\.?\s+(?P<us_day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<us_year>\d{4})
      | (?P<only_month>[a-z]{3,9})\.?,?\s+(?P<only_year>\d{4})
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def day_text(day: date) -> str:
    """
    >>> day_text(date(2019, 10, 24))
    '24 October 2019'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_text(day: date) -> str:
    """
    >>> weekday_text(date(2019, 10, 24))
    'Thursday 24 October 2019'
    """
    return f"{WEEKDAYS[day.weekday()]} {day_text(day)}"


def published_text(day: date | None) -> str:
    return weekday_text(day) if day else UNKNOWN_PUBLICATION


def value_text(value: str, until: str | None = None) -> str:
    """An event's day, month or year, as the store keeps it.

    >>> value_text("2019-10-24"), value_text("2019-10"), value_text("XXXX-10-17")
    ('Thursday 24 October 2019', 'October 2019', 'October 17, year not stated')
    """
    if until and until != value:
        return range_text(value, until)
    match = _VALUE.match(value)
    if match is None:
        return value
    if match["year"] == "XXXX":
        return f"{_without_year(match)}, year not stated"
    day = _date(value)
    return weekday_text(day) if day else _written(match)


def range_text(first: str, last: str) -> str:
    """From one day, month or year to another, nothing said twice.

    >>> range_text("2019-10-17", "2019-10-24"), range_text("2018-12-30", "2019-01-02")
    ('17 – 24 October 2019', '30 December 2018 – 2 January 2019')
    """
    start, end = _VALUE.match(first), _VALUE.match(last)
    if start is None or end is None or first == last:
        return _named(first) if first == last else f"{first} – {last}"
    if start["year"] != end["year"] or "XXXX" in (start["year"], end["year"]):
        return f"{_named(first)} – {_named(last)}"
    if start["month"] == end["month"] and start["day"] and end["day"]:
        return f"{int(start['day'])} – {_written(end)}"
    if start["month"] and end["month"]:
        return f"{_without_year(start, day_first=True)} – {_written(end)}"
    return f"{_written(start)} – {_written(end)}"


def _named(value: str) -> str:
    match = _VALUE.match(value)
    if match is None:
        return value
    if match["year"] == "XXXX":
        return f"{_without_year(match)}, year not stated"
    return _written(match)


def _written(match: re.Match[str]) -> str:
    if not match["month"]:
        return match["year"]
    return f"{_without_year(match, day_first=True)} {match['year']}"


def _without_year(match: re.Match[str], *, day_first: bool = False) -> str:
    if not match["month"]:
        return "day"
    month = MONTHS[(int(match["month"]) - 1) % 12]
    if not match["day"]:
        return month
    return f"{int(match['day'])} {month}" if day_first else f"{month} {int(match['day'])}"


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def read_day(typed: str, *, end: bool = False) -> date:
    """The day a reader typed; of a month or a year its first day, with `end` its last.

    >>> read_day("24 October 2019"), read_day("Oct 2019", end=True), read_day("2019")
    (datetime.date(2019, 10, 24), datetime.date(2019, 10, 31), datetime.date(2019, 1, 1))

    The year must be there: nothing is guessed from today. Raises BadRequest.
    """
    match = _TYPED.fullmatch(" ".join(typed.split()))
    if match is None:
        raise BadRequest(
            f"“{typed.strip()}” is no day I can read. "
            "Write it like 2019-10-24, 24 October 2019, October 2019 or 2019."
        )
    year = int(match["iso"] or match["year"] or match["us_year"] or match["only_year"])
    name = match["month"] or match["us_month"] or match["only_month"]
    month = _month(name, typed) if name else int(match["iso_month"] or 0)
    day = int(match["iso_day"] or match["day"] or match["us_day"] or 0)
    if not month and not match["iso_month"]:
        month, day = (12, 31) if end else (1, 1)
    elif not day and 1 <= month <= 12 and year and not (match["iso_day"] or match["day"]):
        day = calendar.monthrange(year, month)[1] if end else 1
    try:
        return date(year, month, day)
    except ValueError:
        raise BadRequest(
            f"There is no day “{typed.strip()}” in the calendar. Write another."
        ) from None


def read_published(typed: str) -> date:
    """A day of publication as typed: one day, no month or year. Raises BadRequest."""
    how = "Write the day of publication like 24 October 2019."
    try:
        day, last = read_day(typed), read_day(typed, end=True)
    except BadRequest as error:
        raise BadRequest(f"{error.for_reader.partition('. ')[0].rstrip('.')}. {how}") from None
    if day != last:
        raise BadRequest(f"“{typed.strip()}” is no single day. {how}")
    return day


def _month(name: str, typed: str) -> int:
    found = [at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())]
    if name.lower() == "sept":
        found = [9]
    if len(found) != 1:
        raise BadRequest(f"“{typed.strip()}” names no month I know. Write it like 24 October 2019.")
    return found[0]
