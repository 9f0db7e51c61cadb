"""Lengths of time: 150 hours, a 10-day truce, the past two years, weeks, the year ended March 31.

A decade is ten years long and a century a hundred; a vague number is X. Ages are lengths in texts
that tell history only, for news gives them beside every name.
"""

from __future__ import annotations

import re

from bot.articles.timex.numbers import NUMBER, VAGUE, number_of
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.words import ABOUT, KIND, UNIT, UNITS

_YEARS = {"decade": 10, "century": 100, "centurie": 100, "millennium": 1000}


def length(count: float | None, unit: str) -> str:
    """
    >>> length(150, "hour"), length(None, "week"), length(2, "decade")
    ('PT150H', 'PXW', 'P20Y')
    """
    if unit in _YEARS:
        return f"P{_YEARS[unit] * count:g}Y" if count is not None else "PXY"
    weeks = 2 if unit == "fortnight" else 1
    shown = "X" if count is None else f"{weeks * count:g}"
    code = UNITS[unit]
    return f"PT{shown}{code[1]}" if code[0] == "T" else f"P{shown}{code}"


def counted(match: re.Match[str]) -> float | None:
    """How many units a match speaks of; None where it is vague."""
    if match.groupdict().get("half"):
        whole = number_of(match["number"] or "one")
        return whole + 0.5 if whole is not None and not match["vague"] else None
    if match["number"]:
        return number_of(match["number"])
    if match["vague"]:
        return 2 if "couple" in match["vague"] else None
    return 1


# What looks like a length and is none, seen as "before<words>after".
_NO_LENGTH = re.compile(
    "|".join(
        (
            r">[\s-]+(?:ago|earlier|olds?)\b",  # counted from a day; an age
            r"<[^>]*\b(?:each|every|per)[\s-]",  # how often
            r"<an? (?:[a-z]+ )?(?:night|weekend)>|<an? minute>",
            r"\bin\s+<(?:many|some) quarters>",
            r"<[^>]*\ban? (?:\w+ )?day>(?! (?:after|before|of|or|later)\b)",
            r"<[^>]*\ba (?:fiscal|calendar|school|academic)\b",
            r"<[^>]*(?:hours?|days?)>\s+(?:an?|per) (?:day|week)\b",  # 24 hours a day
            r"<[^->]*\bsecond(?: term| period)?>",
            r"three-quarters?>",
            r"<[^>]*\b(?:an?|one|another|three)[\s-]quarter>",  # a fourth part
            r"<(?:the )?(?:very )?(?:last|past|next|coming|previous|preceding|prior|following"
            r"|ensuing|first|final|early|recent|intervening|remaining) [a-z]+(?<!s)>",
            r"<(?:the )?(?:very )?(?:first|early|final|remaining|another) [a-z]+s>",
            r"[$€£]\s?\d*<",
        )
    )
)
_ONE_DAY = re.compile(r"\b(?:will|would|could|might|may)\s+<one day>")
_FREQUENT = re.compile(
    r"(?:[$€£%]|\b(?:times|once|twice|hours|million|billion|people|cents?|barrels|percent|dollars"
    r"|pounds|tons|tonnes|\d+(?:[.,]\d+)?|shares?|thousand|days|visitors|trips|units|euros|yen|rate"
    r"|miles|week|month))[\w\s,-]{0,3}$"
)
_ONLY = frozenset({"within", "only", "exactly", "barely", "as long as"})  # no part of a length
_WHERE = frozenset({"over", "under", "some", "around"})  # part of it behind another preposition
_AMOUNT = re.compile(r"\b(?:for|in|after|of|just|at|by|than|took|lasted|was|is|been|with|to)\s+$")
_LASTS = re.compile(r"\b(?:will|would|to|and|could|can|must|may|might|not|they)\s+$")


def is_frequent(before: str) -> bool:
    """ "four flights a week": do the words before "a week" name what is counted by it?"""
    return _FREQUENT.search(before) is not None


@rule(
    "unit",
    rf"(?P<about>{ABOUT})?(?P<the>the |his |her |their |its )?(?P<rel>(?:very )?(?:last|past|next"
    r"|coming|previous|preceding|prior|following|ensuing|first|final|early|recent|intervening"
    rf"|remaining|another) )?(?:{NUMBER}|{VAGUE}|(?P<one>an?|one|another|each|every|per"
    rf"|single(?=-)))?[\s-]?{KIND}{UNIT}(?P<plural>s)?(?P<half> and a half)?"
    r"(?P<long>[\s-]+(?:long|term|period|stretch|span))?(?![\s-]old\b)",
)
def duration(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    words, unit, one, the = match[0], match["unit"], match["one"], match["the"] or ""
    rel, exact = (match["rel"] or "").strip(), bool(match["number"] or match["vague"])
    before, around = reading.before(match), reading.around(match)
    more = rel == "another" and not match["plural"] and unit not in ("day", "night", "second")
    if not (exact or one or rel) or (rel and not (exact or match["plural"] or more)):
        return None
    if the and not rel and "-" not in words and (the != "the " or not (exact or one)):
        return None  # "his five years"
    if _ONE_DAY.search(around):
        return (Piece(match.end() - len("one day"), match.end(), "DATE", "FUTURE_REF"),)
    if _NO_LENGTH.search(around) or (
        one in ("a", "an") and not match["plural"] and is_frequent(before)
    ):
        return None
    if rel == "recent" and unit in ("year", "decade"):
        return None  # a time rather than a length
    count = counted(match) if exact or more or not rel else None
    start, end, about = match.start(), match.end(), (match["about"] or "").strip()
    if about in _ONLY or (about in _WHERE and not _AMOUNT.search(before)):
        start = match.end("about")
    if the and "-" in words and not rel:
        start = match.end("the")  # "the 10-day truce"
    if rel == "last" and not the and _LASTS.search(before):
        start = match.end("rel")  # "will last 10 days"
    if match["long"] and "long" not in match["long"]:
        end = match.start("long")  # "a two-year term"
    return (Piece(start, end, "DURATION", length(count, unit)),)


_STRETCH = re.compile(
    r"\b(?:for|in|over|within|after|through|throughout|during|of|takes?|took|taken|last|lasted|spent"
    r"|spend|since|by|be|(?:in|for|within|after) (?:just|only|mere)"
    r"|was|wait(?:ed)?|follow(?:s|ed|ing)|many more|the next|years and|months and"
    r"|months or|days or|hours or|weeks or)\s+<|>(?: after| before)\b|<[^>]*long>"
)
_NO_STRETCH = re.compile(r"> (?:ago|earlier|of age|old)\b|\bthe (?:\w+ )?of\s+<")


@rule(
    "unit units",
    r"(?P<unit>day|week|month|year|decade|centurie|hour|minute)s(?:[\s-]long)?",
)
def bare_units(match: re.Match[str], reading: Reading) -> Value | None:
    """ "for weeks", "hours after", "decades-long"."""
    around = reading.around(match)
    if not _STRETCH.search(around) or _NO_STRETCH.search(around):
        return None
    return "DURATION", length(None, match["unit"])


_MANY = re.sub(r"\?P<\w+>", "?:", rf"(?:{NUMBER}|{VAGUE})")


@rule(
    "unit nth",
    r"the (?:first|second|third|final|last|latest|full|opening|initial)"
    rf" (?P<count>{_MANY}) (?P<unit>day|week|month|year|quarter|hour)s",
)
def first_months(match: re.Match[str], reading: Reading) -> Value | None:
    """ "the first nine months of the year"."""
    return "DURATION", length(number_of(match["count"]), match["unit"])


@rule("unit all", r"all (?P<unit>day|night|week|month|year)(?: long)?(?! round\b| ?[-–])")
def all_day(match: re.Match[str], reading: Reading) -> Value | None:
    """ "all night", "all week long"."""
    return "DURATION", length(1, match["unit"])


@rule(
    "ahead",
    r"(?:the )?(?P<unit>day|week|month|year|decade)s (?:and (?:weeks|months|years) )?ahead(?! of)",
)
def ahead(match: re.Match[str], reading: Reading) -> Value | None:
    return "DURATION", length(None, match["unit"])


@rule("age", rf"{NUMBER} years? old")
def age(match: re.Match[str], reading: Reading) -> Value | None:
    if not reading.narrative:
        return None
    return "DURATION", length(number_of(match["number"]), "year")


RULES = (ahead, age, all_day, duration, bare_units, first_months)
