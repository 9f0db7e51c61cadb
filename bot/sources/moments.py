"""Days and moments as pages write them to machines and to readers.

In: a string. Out: a datetime, a date, or None. Forms: ISO 8601, mail's (RFC 2822), compact, and
English words ("October 23, 2019"). Not here: the days a story tells of (articles/dates.py).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from bot.sources.pieces import folded

_DAY = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
# English month names by their first letters; strptime would follow the server's locale.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MAIL = re.compile(
    r"^(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|[A-Z]{1,3})$"
)
_WRITTEN = re.compile(
    r"\b(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>[A-Z][a-z]{2})[a-z]*\.?,?\s+"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>\d{4})\b"
)


def parse_moment(value: str) -> datetime | date | None:
    """A moment or a day as pages write it to machines; None where it is neither or absurd."""
    value = folded(value).removesuffix(" UTC")
    found: datetime | date | None = None
    try:
        found = datetime.fromisoformat(value)
        if len(value) <= 10:
            found = found.date()
    except ValueError:
        if match := _DAY.search(value) or _COMPACT.match(value):
            found = _day(int(match[1]), int(match[2]), int(match[3]))
        else:
            found = _written(value)
    return found if found is not None and 1900 <= found.year <= 2100 else None


def as_moment(raw: str) -> datetime | None:
    """A feed's date; one without a zone is taken as UTC, a bare day as its midnight."""
    found = parse_moment(raw)
    if found is None:
        return None
    if not isinstance(found, datetime):
        found = datetime(found.year, found.month, found.day)  # noqa: DTZ001
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _written(value: str) -> datetime | date | None:
    if _MAIL.search(value):  # of other forms the library makes something too, "9:15 pm" a morning
        try:
            return parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    match = _WRITTEN.search(value)
    if match is None or match["m"].lower() not in _MONTHS or not (match["d"] or match["d2"]):
        return None
    month = _MONTHS.index(match["m"].lower()) + 1
    return _day(int(match["y"]), month, int(match["d"] or match["d2"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
