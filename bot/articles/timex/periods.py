"""Weeks, weekends, months and years beside the day of publication: last week, this year.

"that year" and "the following month" count from what the text spoke of last. "the past week" is a
length. Quarters of results are read in quarters.py.
"""

from __future__ import annotations

import re

from bot.articles.calendar import (
    Point,
    century_value,
    decade_value,
    month_value,
    move,
    quarter_value,
    week_value,
    year_value,
)
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.weekdays import day_value
from bot.articles.timex.words import EDGE, MONTHS

_EDGES = (
    rf"(?P<edge>(?:{EDGE})|(?:sometime |sometimes )?(?:(?:the )?(?:earlier|later|early|late"
    r"|mid-?)(?: in)?[\s-]+)(?:the )?|sometime )?"
)
_REL = (
    r"(?P<rel>last|past|this past|previous|prior|preceding|next|coming|this coming|following"
    r"|this|current|that|same|that same|very next|latest|just-ended)"
)
_STEPS = dict.fromkeys(("last", "past", "this past", "previous", "prior", "preceding"), -1)
_STEPS |= dict.fromkeys(("next", "coming", "this coming", "following", "very next"), 1)
_SPOKEN = frozenset(
    ("previous", "prior", "preceding", "following", "that", "same", "that same", "very next")
)


def base_for(rel: str, the: str, reading: Reading) -> Point | None:
    """What a period counts from: the day of publication, or what the text spoke of last."""
    if rel in _SPOKEN or (rel == "next" and the):
        spoken = reading.spoken_of()
        if spoken is not None:
            return spoken
    return reading.base


@rule(
    "unit rel",
    rf"{_EDGES}(?P<the>the |its |their |his |our )?{_REL}"
    r" (?:calendar |fiscal |trading |business |school |academic )?"
    r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)",
)
def period(match: re.Match[str], reading: Reading) -> Value | None:
    rel, unit, the = match["rel"], match["unit"], match["the"] or ""
    if (
        reading.capital(match, "rel")
        and reading.capital(match, "unit")
        and reading.text[max(match.start() - 1, 0)] in "\"“'‘"
    ):
        return None  # a programme's name
    if _NO_PERIOD.match(reading.after(match)):
        return None
    if the and not match["edge"] and (rel, unit) in _STRETCHES:
        return "DURATION", _STRETCHES[rel, unit]  # "over the past week"
    if unit == "day":
        if rel not in _STEPS or rel in ("last", "past", "prior"):
            return None
        day = reading.day_told() or reading.today
        return day_value(move(day, _STEPS[rel]) if day else None)
    if rel == "latest" and unit not in ("quarter", "year", "week", "month"):
        return None
    if unit == "quarter" and rel in ("that", "same") and reading.quarter:
        return "DATE", reading.quarter
    steps = _STEPS.get(rel, 0)
    if rel == "latest":
        steps = -1 if unit in ("year", "quarter") else 0
    return "DATE", period_value(base_for(rel, the, reading), unit, steps)


_NO_PERIOD = re.compile(r" or (?:so|two)\b| of (?:an?|the) century\b")  # "the next day or so"
_STRETCHES = {
    (rel, unit): value
    for rel in ("last", "past")
    for unit, value in {
        "day": "P1D",
        "week": "P1W",
        "month": "P1M",
        "decade": "P10Y",
        "century": "P100Y",
    }.items()
} | {("past", "quarter"): "P1Q", ("last", "year"): "P1Y"}


def period_value(base: Point | None, unit: str, steps: int) -> str:
    """The week, weekend, month, quarter, year, decade or century `steps` from that of `base`."""
    if base is None:
        return _UNKNOWN.get(unit, "XXXX")
    if unit == "year":
        return year_value(base.year + steps)
    if unit == "decade":
        return decade_value(base.year + 10 * steps)
    if unit == "century":
        return century_value(base.year + 100 * steps)
    if base.month is None:
        return year_value(base.year) + _UNKNOWN[unit].removeprefix("XXXX").replace("-QX", "-XX")
    if unit == "month":
        return month_value(base.year, base.month + steps)
    if unit == "quarter":
        return quarter_value(base.year, (base.month - 1) // 3 + 1 + steps)
    day = move(base.date, 7 * steps) if base.date is not None else None
    if day is None:
        return f"{year_value(base.year)}-WXX"
    return week_value(day) + ("-WE" if unit == "weekend" else "")


_UNKNOWN = {
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "decade": "XXX",
    "century": "XX",
}


@rule(
    "unit ago rel",
    r"the (?P<unit>week|weekend|month|year|quarter) (?P<way>before last|after next)(?! \w+day)",
)
def two_off(match: re.Match[str], reading: Reading) -> Value | None:
    """ "the week before last"."""
    steps = -2 if match["way"] == "before last" else 2
    return "DATE", period_value(reading.base, match["unit"], steps)


@rule("weekend", r"(?P<the>the|this) (?:holiday |long )?weekend")
def the_weekend(match: re.Match[str], reading: Reading) -> Value | None:
    """ "over the weekend": the last one, or the next where the sentence speaks of the future."""
    base = reading.base if reading.today is not None else None
    last = reading.today is not None and reading.today.weekday() < 5 and match["the"] == "the"
    steps = -1 if last and reading.tense(match) != "future" else 0
    return "DATE", period_value(base, "weekend", steps)


@rule(
    "unit edge",
    r"(?P<edge>(?:earlier|later|late|early|(?:the )?(?:end|beginning|start|middle|rest"
    r"|remainder|first half|second half|course|balance|turn) of|late in|early in) "
    r"(?:in )?)(?:the |this )(?P<kind>fiscal |calendar )?(?P<unit>week|month|year|decade"
    r"|century|quarter)",
)
def edge_of_period(match: re.Match[str], reading: Reading) -> Value | None:
    if re.match(r" (?:of|ended|ending|in|before|after)\b", reading.after(match)):
        return None
    return "DATE", period_value(reading.base, match["unit"], 0)


@rule("unit end", r"(?:the )?(?P<year>year(?:['’]?s?)?)[\s-]end|(?:the )?end of (?:the )?year")
def year_end(match: re.Match[str], reading: Reading) -> Value | None:
    base = reading.base
    if base is None:
        return "DATE", "XXXX-12-31"
    year = base.year
    if not match["year"]:
        return "DATE", year_value(year)
    if reading.tense(match) == "past" and base.month is not None and base.month < 12:
        year -= 1
    return "DATE", f"{year_value(year)}-12-31"


_UP_TO = re.compile(rf"\s+to\s+(?:the\s+end\s+of\s+)?(?:{'|'.join(MONTHS)})\b")  # a length


@rule(
    "unit single",
    r"the (?P<full>full |whole |fiscal )?(?P<which>week|month|year)(?P<ended> end(?:ed|ing)\b)?"
    r"(?! (?:before|after|of|earlier|ago|\d|they|he|she|it|we|two)\b|-)",
)
def the_period(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    """ "a high for the year"; "the year ended March 31" is a length."""
    which, end = match["which"], match.end("which")
    behind = r"\b(?:for|in|during|of|through|throughout|by|on|and|over)\s+$"
    if not match["ended"] and not re.search(behind, reading.before(match)):
        return None
    if match["ended"] or match["full"] == "fiscal " or _UP_TO.match(reading.after(match)):
        return (Piece(match.start(), end, "DURATION", f"P1{which[0].upper()}"),)
    return "DATE", period_value(reading.base, which, 0)


RULES = (
    period,
    two_off,
    the_weekend,
    edge_of_period,
    year_end,
    the_period,
)
