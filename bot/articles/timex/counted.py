"""Times counted from another: two days later, a year ago, weeks earlier.

"ago" counts from the day of publication, "later" and "earlier" from what the text spoke of last.
Counting by weeks, months and years gives a week, a month, a year: nothing finer is known.
"""

from __future__ import annotations

import re

from bot.articles.calendar import (
    Point,
    decade_value,
    month_value,
    move,
    quarter_value,
    week_value,
    year_value,
)
from bot.articles.timex.lengths import counted
from bot.articles.timex.numbers import NUMBER, VAGUE
from bot.articles.timex.quarters import year_before
from bot.articles.timex.rule import Reading, Value, rule
from bot.articles.timex.words import ABOUT, KIND, UNIT, UNITS

_COUNT = rf"(?:{NUMBER}|{VAGUE}|(?P<one>an?|one|another|the))"
_BACK = frozenset({"ago", "earlier", "before", "previously", "prior", "beforehand"})
_FROM_NOW = frozenset({"ago", "from now", "from today", "hence"})
_YEARS = {"decade": 10, "century": 100, "centurie": 100, "millennium": 1000}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


def counted_from(point: Point, count: float, unit: str) -> str:
    """The day, week, month, quarter or year `count` units from a point; before it if negative."""
    steps = int(count)
    if unit == "decade" and count == steps:
        return decade_value(point.year + 10 * steps)
    if unit in _YEARS:
        return year_value(point.year + int(_YEARS[unit] * count))
    if unit == "year":
        if count != steps and point.month is not None:
            return month_value(point.year, point.month + round(12 * count))
        return year_value(point.year + steps)
    if point.month is None:
        return "XXXX-XX" if unit == "month" else "XXXX-XX-XX"
    if unit == "month":
        return month_value(point.year, point.month + steps)
    if unit == "quarter":
        return quarter_value(point.year, (point.month - 1) // 3 + 1 + steps)
    if unit not in _DAYS:
        return point.value
    day = move(point.date, _DAYS[unit] * steps) if point.date is not None else None
    if _DAYS[unit] == 1:
        return day.isoformat() if day is not None else "XXXX-XX-XX"
    return week_value(day) if day is not None else "XXXX-WXX"


@rule(
    "unit counted",
    rf"(?:{ABOUT}|just |only |just over |exactly |little more than |long )?"
    rf"{_COUNT}[\s-]+{KIND}{UNIT}s?(?P<half> and a half)?[\s-]+"
    r"(?P<way>ago|earlier|later|before(?=[.,;]| that\b)|after(?=[.,;])|hence|from now(?! on\b)"
    r"|from today|previously|prior(?! to)|beforehand|afterwards?|on(?=[.,;]))",
)
def ago(match: re.Match[str], reading: Reading) -> Value | None:
    way, unit, count = match["way"], match["unit"], counted(match)
    if match["one"] == "the" and unit not in ("day", "week", "year", "month"):
        return None
    results = way == "earlier" or (way == "ago" and not reading.narrative)
    if results and unit == "year" and count == 1:
        return "DATE", year_before(reading)
    point = _point(way, unit, reading)
    if count is None or point is None:
        if count is None and reading.narrative and unit == "day":
            return "DATE", "XXXX-XX-XX"
        return "DATE", "PAST_REF" if way in _BACK else "FUTURE_REF"
    if UNITS[unit][0] == "T":
        return "TIME", f"{point.value if point.day else 'XXXX-XX-XX'}TXX:XX"
    return "DATE", counted_from(point, -count if way in _BACK else count, unit)


def _point(way: str, unit: str, reading: Reading) -> Point | None:
    """What is counted from: as fine as the unit where the text has spoken of such."""
    if way in _FROM_NOW:
        return reading.base
    told = reading.spoken_of()
    if unit in ("day", "week", "night", "month"):
        told = reading.spoken_of(finest="month" if unit == "month" else "day") or told
    return told or reading.base


@rule(
    "unit units ago",
    r"(?:(?:a|the) )?(?:day|week|month|year|decade|hour|minute|moment|centurie)s "
    r"(?P<way>ago|earlier|later|before|after|afterwards?)(?=[.,;:)]| [a-z])",
)
def units_ago(match: re.Match[str], reading: Reading) -> Value | None:
    if match["way"] in ("before", "after") and not re.match(r"[.,;]", reading.after(match)):
        return None
    return "DATE", "PAST_REF" if match["way"] in _BACK else "FUTURE_REF"


RULES = (ago, units_ago)
