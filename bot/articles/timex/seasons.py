"""Spring, summer, autumn and winter.

A season with a capital is a name ("Operation Peace Spring", "the Spring Festival") unless a year
follows; "fall" and "spring" are times only behind a preposition.
"""

from __future__ import annotations

import re

from bot.articles.calendar import Point, year_value
from bot.articles.timex.beside import Tense
from bot.articles.timex.rule import Reading, Value, rule
from bot.articles.timex.words import EDGE, ERA, SEASON, SEASON_STARTS, SEASONS

_BEFORE = r"\b(?:in|by|since|until|during|that|this|last|from|of|through|to|and)\s+"
_NO_SEASON = re.compile(
    r">-|> (?:olympics?|games|school|camp|line|collection|from|short|of|to|off|in love)\b"
)
_VERB_TOO = re.compile(  # "the fall" ends here, or its clause does
    r"\b(?:in|by|since|until|during|every|each|that)\s+<"
    r"|\b(?:in|of|by|until|during|since|through|for|from|to)\s+<the .*>"
    r"(?:[.,;)]| (?:and|when|with|as|before|after|he|she|it|they|the|elections?)\b)"
)


@rule(
    "season",
    rf"(?P<edge>{EDGE})?(?P<the>the )?{SEASON}"
    r"(?:,? (?:of )?(?:the year )?(?P<year>1\d{3}|20\d\d)(?!\w|[.,]\d)(?:[-–/]\d\d(?:\d\d)?)?)?"
    rf"{ERA}?",
)
def season(match: re.Match[str], reading: Reading) -> Value | None:
    code = SEASONS[match["season"]]
    if match["year"]:
        sign = -1 if (match["era"] or "").startswith("b") else 1
        return "DATE", f"{year_value(sign * int(match['year']))}-{code}"
    around, before = reading.around(match), reading.before(match)
    if reading.capital(match, "season") and not (
        reading.narrative and re.search(r"\bin\s+$", before)
    ):
        return None
    if _NO_SEASON.search(around):
        return None
    if not match["edge"]:
        if match["season"] in ("fall", "spring") and not _VERB_TOO.search(around):
            return None
        if not match["the"] and not re.search(_BEFORE + "$", before):
            return None
    base = reading.base
    if base is None:
        return "DATE", f"XXXX-{code}"
    turn = 0
    if base.month is not None and not reading.narrative:
        turn = _turn(base.month - SEASON_STARTS[code], reading.tense(match))
    return "DATE", f"{year_value(base.year + turn)}-{code}"


def _turn(month: int, tense: Tense) -> int:
    """The year of a season beside this one, `month` months after it began: -1, 0 or 1.

    A season lasts three months; the nearer one is meant where no verb tells.
    """
    if month < 0:
        return -1 if tense == "past" or (not tense and month + 10 <= -month) else 0
    if month < 3:
        return 0
    return 1 if tense == "future" or (not tense and 12 - month < month - 2) else 0


_BACK = ("last", "past", "this past", "previous")
_ON = ("next", "coming", "this coming", "following")


@rule(
    "season",
    r"(?:(?:early |late |earlier |later |mid-?)(?:in )?)?(?P<the>the |its )?"
    r"(?P<rel>last|past|this past|previous|next|coming|this coming|following|this|that"
    rf"|that same|the same) {SEASON}(?! from| short)",
)
def season_near(match: re.Match[str], reading: Reading) -> Value | None:
    code, rel = SEASONS[match["season"]], match["rel"]
    verb_too = match["season"] in ("fall", "spring")
    if reading.capital(match, "season") and verb_too and not reading.narrative:
        return None
    base = _base(rel, reading)
    if base is None:
        return "DATE", f"XXXX-{code}"
    year, month = base.year, base.month or 6
    if rel in _BACK and month < SEASON_STARTS[code] + 3:
        year -= 1
    elif rel in _ON and month >= SEASON_STARTS[code]:
        year += 1
    return "DATE", f"{year_value(year)}-{code}"


def _base(rel: str, reading: Reading) -> Point | None:
    if rel in ("previous", "following", "that", "that same", "the same"):
        return reading.spoken_of() or reading.base
    return reading.base


RULES = (season, season_near)
