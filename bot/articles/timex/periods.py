"""Weeks, months, quarters, seasons and years beside the day of publication: last week, this year.

"the quarter" of a text about results is the one that ended last. "a year earlier" beside a quarter
is that quarter of the year before.
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
from bot.articles.timex.words import EDGE

_EDGES = (
    rf"(?P<edge>(?:{EDGE})|(?:sometime |sometimes )?(?:(?:the )?(?:earlier|later|early|late"
    r"|mid-?)(?: in)?[\s-]+)(?:the )?|sometime )?"
)
_REL = (
    r"(?P<rel>last|past|this past|previous|prior|preceding|next|coming|this coming|following"
    r"|this|current|that|same|that same|very next|latest|just-ended)"
)
_BACK = frozenset(("last", "past", "this past", "previous", "prior", "preceding"))
_ON = frozenset(("next", "coming", "this coming", "following", "very next"))
_SPOKEN = frozenset(
    ("previous", "prior", "preceding", "following", "that", "same", "that same", "very next")
)


def _steps(rel: str) -> int:
    return -1 if rel in _BACK else 1 if rel in _ON else 0


def base_for(rel: str, the: str, reading: Reading) -> Point | None:
    """What a period counts from: the day of publication, or what the text spoke of last."""
    if rel in _SPOKEN or (rel == "next" and the):
        spoken = reading.spoken_of()
        if spoken is not None:
            return spoken
        return None if reading.narrative else reading.base
    return reading.base


@rule(
    "unit",
    rf"{_EDGES}(?P<the>the |its |their |his |our )?{_REL} (?P<kind>calendar |fiscal "
    r"|trading |business |school |academic )?(?P<unit>day|week|weekend|month|quarter|year"
    r"|decade|century)(?P<tail>['’]s (?P<ordinal>first|second|third|fourth|1st|2nd|3rd"
    r"|4th) quarter)?",
)
def period(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    rel, unit, the = match["rel"], match["unit"], match["the"] or ""
    if (
        not match["edge"]
        and the.startswith(("the", "its", "their", "his", "our"))
        and rel in ("past", "last")
    ):
        if unit in ("week", "month", "quarter", "decade", "century") or (
            unit == "year" and rel == "last"
        ):
            code = {
                "week": "P1W",
                "month": "P1M",
                "quarter": "P1Q",
                "decade": "P10Y",
                "century": "P100Y",
                "year": "P1Y",
            }
            if rel == "past" or unit != "quarter":
                return "DURATION", code[unit]
        if unit == "day":
            return "DURATION", "P1D"
    if unit == "day":
        if rel in ("past", "last", "current", "prior", "latest"):
            return None
        if rel in ("this", "that", "same", "that same"):
            return None
        spoken = reading.spoken_of(finest="day")
        day = spoken.date if spoken else (reading.published if not reading.narrative else None)
        day = move(day, _steps(rel)) if day else None
        return "DATE", day.isoformat() if day else "XXXX-XX-XX"
    if rel == "latest" and unit not in ("quarter", "year", "week", "month"):
        return None
    if unit == "quarter" and rel in ("that", "same") and reading.quarter:
        return "DATE", reading.quarter
    base = base_for(rel, the, reading)
    if reading.narrative and rel in ("this", "current"):
        base = reading.spoken_of()
    if base is None:
        return "DATE", _unknown(unit)
    steps = _steps(rel)
    if unit == "year":
        year = base.year + steps
        if rel == "latest":
            year -= 1
        if match["ordinal"]:
            return "DATE", quarter_value(
                year,
                "123f".find(match["ordinal"][0].replace("t", "3").replace("s", "2")) + 1
                if match["ordinal"][0].isdigit()
                else ["first", "second", "third", "fourth"].index(match["ordinal"]) + 1,
            )
        return "DATE", year_value(year)
    if unit == "decade":
        return "DATE", decade_value(base.year + 10 * steps)
    if unit == "century":
        return "DATE", century_value(base.year + 100 * steps)
    if base.month is None:
        return "DATE", {
            "week": f"{year_value(base.year)}-WXX",
            "weekend": f"{year_value(base.year)}-WXX-WE",
        }.get(unit, f"{year_value(base.year)}-XX")
    if unit == "month":
        return "DATE", month_value(base.year, base.month + steps)
    if unit == "quarter":
        quarter = (base.month - 1) // 3 + 1
        return "DATE", quarter_value(
            base.year, quarter + (-1 if rel in ("latest", "just-ended") else steps)
        )
    day = base.date
    day = move(day, 7 * steps) if day else None
    if day is None:
        return "DATE", f"{year_value(base.year)}-WXX"
    return "DATE", week_value(day) + ("-WE" if unit == "weekend" else "")


def _unknown(unit: str) -> str:
    return {
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "decade": "XXX",
        "century": "XX",
    }.get(unit, "XXXX")


@rule(
    "weekend",
    r"(?P<edge>over |during |for |through |this )?(?P<the>the |this )(?:holiday |long )?weekend",
)
def the_weekend(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    start = match.start("the")
    if reading.published is None or reading.narrative:
        return (Piece(start, match.end(), "DATE", "XXXX-WXX-WE"),)
    day = reading.published
    steps = 0
    if reading.tense(match) != "future" and day.weekday() < 5 and match["the"].strip() == "the":
        steps = -7
    moved = move(day, steps)
    return (Piece(start, match.end(), "DATE", week_value(moved) + "-WE"),) if moved else None


@rule(
    "unit",
    r"(?P<edge>(?:earlier|later|late|early|(?:the )?(?:end|beginning|start|middle|rest"
    r"|remainder|first half|second half|course|balance|turn) of|late in|early in) "
    r"(?:in )?)(?:the |this )(?P<kind>fiscal |calendar )?(?P<unit>week|month|year|decade"
    r"|century|quarter|season)",
)
def edge_of_period(match: re.Match[str], reading: Reading) -> Value | None:
    if re.match(r" (?:of|ended|ending|in|before|after)\b", reading.after(match)):
        return None
    base = reading.base
    if base is None:
        return "DATE", _unknown(match["unit"])
    unit = match["unit"]
    if unit == "year":
        return "DATE", year_value(base.year)
    if unit in ("decade", "century"):
        return "DATE", decade_value(base.year) if unit == "decade" else century_value(base.year)
    if base.month is None:
        return "DATE", year_value(base.year)
    if unit == "month":
        return "DATE", month_value(base.year, base.month)
    if unit == "quarter":
        return "DATE", quarter_value(base.year, (base.month - 1) // 3 + 1)
    day = base.date
    return ("DATE", week_value(day)) if day and unit == "week" else None


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


@rule(
    "unit",
    r"the (?P<full>full |whole |fiscal )?(?P<which>week|month|year)(?P<ended> end(?:ed|ing)\b)?"
    r"(?! (?:before|after|of|earlier|ago|\d|they|he|she|it|we|two)\b|-)",
)
def the_period(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    """ "a high for the year"; "the year ended March 31" is a length."""
    which, end = match["which"], match.end("which")
    behind = r"\b(?:for|in|during|of|through|throughout|by|on|and|over)\s+$"
    if not match["ended"] and not re.search(behind, reading.before(match)):
        return None
    if match["ended"] or match["full"] == "fiscal ":
        return (Piece(match.start(), end, "DURATION", f"P1{which[0].upper()}"),)
    base = reading.base
    if base is None:
        return "DATE", _unknown(match["which"])
    if match["which"] == "year":
        return "DATE", year_value(base.year)
    if match["which"] == "month":
        return "DATE", month_value(base.year, base.month) if base.month else year_value(base.year)
    return ("DATE", week_value(base.date)) if base.date else None


RULES = (
    period,
    the_weekend,
    edge_of_period,
    year_end,
    the_period,
)
