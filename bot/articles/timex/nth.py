"""Days counted in a month: the first Monday of October, the last day of May, the 28th.

"on the 15th" is the day nearest to publication that the tense allows. "the second day" of anything
but a month is a day that nothing here tells.
"""

from __future__ import annotations

import re

from bot.articles.calendar import Point, day_of, month_value, move, nth_weekday, point_of
from bot.articles.timex.months import month_number
from bot.articles.timex.nearest import STEPS, year_for
from bot.articles.timex.numbers import ORDINAL, ordinal_of
from bot.articles.timex.rule import Piece, Reading, Value, piece, rule
from bot.articles.timex.weekdays import day_value
from bot.articles.timex.words import MONTH, MONTHS, WEEKDAY, WEEKDAY_NUMBERS, YEAR

_NTH = r"the (?P<nth>first|second|third|fourth|last)"
_OF = (
    rf"(?:of|in) (?:{MONTH}(?:,? (?:of )?{YEAR})?"
    r"|(?P<rel>the|this|last|next|that|the same|the following|the previous) month)"
)

_MONTHS = "|".join(MONTHS)
_ON = re.compile(r"\b(?:on|end(?:ed|ing)?|start|began|since|until|by|after|before|of|into)\s+$")


def _month(match: re.Match[str], reading: Reading) -> Point | None:
    """The month that a match names, or counts from the day of publication."""
    if match["month"]:
        if not reading.capital(match, "month"):
            return None
        number = month_number(match)
        year = int(match["year"]) if match["year"] else year_for(number, None, match, reading)
        return Point(year, number) if year is not None else None
    rel = match["rel"]
    told = rel.startswith("th") and rel not in ("the", "this")
    base = reading.spoken_of(finest="month") if told else reading.base
    if base is None or base.month is None:
        return None
    return point_of(month_value(base.year, base.month + STEPS.get(rel, 0)))


@rule("weekday nth", rf"{_NTH} {WEEKDAY} {_OF}")
def weekday_of_month(match: re.Match[str], reading: Reading) -> Value | None:
    month, weekday = _month(match, reading), WEEKDAY_NUMBERS[match["weekday"]]
    if month is None or month.month is None or not 0 < month.year < 9999:
        return "DATE", f"XXXX-WXX-{weekday + 1}"
    nth = -1 if match["nth"] == "last" else ordinal_of(match["nth"]) or 1
    return day_value(nth_weekday(month.year, month.month, weekday, nth))


@rule("unit day nth", rf"(?:on )?(?P<shown>the (?P<nth>last|final|first) day {_OF})")
def edge_day(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    month = _month(match, reading)
    day = None
    if month is not None and month.month is not None:
        if match["nth"] == "first":
            day = day_of(month.year, month.month, 1)
        else:
            following = point_of(month_value(month.year, month.month + 1))
            first = day_of(following.year, following.month or 1, 1) if following else None
            day = move(first, -1) if first is not None else None
    elif match["month"] and not reading.capital(match, "month"):
        return None
    return (piece(match, "shown", day_value(day)),)


@rule(
    "number unit suffix",
    r"the (?P<day>\d{1,2})(?:st|nd|rd|th) of (?P<rel>this|last|next|that) month",
)
def day_of_this_month(match: re.Match[str], reading: Reading) -> Value | None:
    base = reading.spoken_of(finest="month") if match["rel"] == "that" else reading.base
    if base is None or base.month is None:
        return "DATE", "XXXX-XX-XX"
    month = point_of(month_value(base.year, base.month + STEPS.get(match["rel"], 0)))
    return day_value(day_of(month.year, month.month or 1, int(match["day"])) if month else None)


@rule(
    "number suffix",
    r"on (?P<shown>the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
    r"(?=[.,;:)]| (?:and|but|when|after|before|at|in|with|to)\b)(?! (?:and|to) \d)",
)
def day_alone(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "on the 15th": nearest to publication, on the side that the tense says."""
    today, number = reading.today, int(match["day"])
    if today is None:
        return None
    days = []
    for steps in (-1, 0, 1):
        month = point_of(month_value(today.year, today.month + steps))
        day = day_of(month.year, month.month or 1, number) if month is not None else None
        if day is not None:
            days.append(day)
    ahead = reading.tense(match) == "future"
    right = [day for day in days if (day >= today if ahead else day <= today)]
    if not right:
        return None
    return (piece(match, "shown", day_value(min(right) if ahead else max(right))),)


@rule(
    "day nth",
    rf"the {ORDINAL} (?P<unit>day|night)(?! (?:of|in) (?:{_MONTHS})\b)(?= (?:of|in)\b|[.,;])",
)
def nth_day(match: re.Match[str], reading: Reading) -> Value | None:
    """ "the second day of the strike"."""
    if not _ON.search(reading.before(match)):
        return None
    return day_value(None, "night" if match["unit"] == "night" else None)


@rule("weekday suffix", rf"{WEEKDAY},? (?:the )?(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)")
def weekday_and_day(match: re.Match[str], reading: Reading) -> Value | None:
    """ "Thursday 31st": the one nearest to publication."""
    today, number = reading.today, int(match["day"])
    if today is None or not reading.capital(match, "weekday"):
        return None
    months = (point_of(month_value(today.year, today.month + steps)) for steps in range(-6, 7))
    days = (day_of(m.year, m.month or 1, number) for m in months if m is not None)
    right = [d for d in days if d and d.weekday() == WEEKDAY_NUMBERS[match["weekday"]]]
    return day_value(min(right, key=lambda d: abs(d - today))) if right else None


RULES = (weekday_and_day, weekday_of_month, edge_day, day_of_this_month, day_alone, nth_day)
