"""Months, and days of months, that are printed.

A month without a year has one of nearest.py. "03/04/2019" may be two days: it stays "2019-XX-XX"
unless one of them is the day of publication. Spans and values follow the TimeML 1.2.1 annotation
guidelines.
"""

from __future__ import annotations

import re

from bot.articles.calendar import Point, day_of, point_of, week_value
from bot.articles.timex.nearest import STEPS, year_for
from bot.articles.timex.numbers import ORDINAL, ordinal_of
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.words import (
    ANY_WEEKDAY,
    DAY,
    EARLY,
    EDGE,
    ERA,
    MONTH,
    MONTH_NUMBERS,
    PART,
    PARTS_OF_DAY,
    YEAR,
)

_OF_DAY = (
    rf"(?:(?:(?:early|late)(?: in| on)? )?(?:the )?{PART} (?:hours )?(?:of |on )"
    r"|(?P<hours>the (?:early|small) hours (?:of|on) ))?"
)
_SAME_YEAR = r"(?: of)? (?P<same>the same|that|this|last|next) year"
_TO = r"(?: ?[-–—/] ?| to | and | through | until )"


def month_number(match: re.Match[str]) -> int:
    return MONTH_NUMBERS[match["month"].rstrip(".")]


def is_month(match: re.Match[str], reading: Reading) -> bool:
    """A month has a capital; only a long name beside a figure may do without."""
    name = match["month"]
    return reading.capital(match, "month") or (len(name) > 5 and name != "march")


def month_day_value(match: re.Match[str], reading: Reading, day: int | None) -> Value | None:
    """The value of a month and day, with the match's year, part of the day and era."""
    if not is_month(match, reading):
        return None
    groups = match.groupdict()
    month = month_number(match)
    year: int | None
    if groups.get("same"):
        counted = groups["same"] in ("last", "next", "this")
        base = reading.base if counted else reading.spoken_of()
        year = base.year + STEPS.get(groups["same"], 0) if base else None
    elif groups.get("year"):
        year = int(groups["year"])
        if (groups.get("era") or "").startswith("b"):
            year = -year
    else:
        year = year_for(month, day, match, reading)
    if day is not None and day_of(year if year and year > 0 else 2000, month, day) is None:
        return None
    if year is None:
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    else:
        value = Point(year, month, day).value
    part = "morning" if groups.get("hours") else groups.get("part")
    if part:
        return "TIME", f"{value}T{PARTS_OF_DAY[part]}"
    return "DATE", value


@rule("year pair", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:t(?P<time>\d\d:\d\d)\S*)?")
def iso_day(match: re.Match[str], reading: Reading) -> Value | None:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    if match["time"]:
        return "TIME", f"{day.isoformat()}T{match['time']}"
    return "DATE", day.isoformat()


@rule("third", r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)")
def slashed_day(match: re.Match[str], reading: Reading) -> Value | None:
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    if year < 100:
        if match["sep"] != "/":
            return None
        year += 2000 if year < 50 else 1900
    days = {day for day in (day_of(year, a, b), day_of(year, b, a)) if day is not None}
    if len(days) > 1 and reading.published is not None:
        today = reading.published
        days = {day for day in days if abs((day - today).days) <= 1} or days
    if not days:
        return None
    return "DATE", days.pop().isoformat() if len(days) == 1 else f"{year:04d}-XX-XX"


@rule(
    "month number",
    rf"{_OF_DAY}(?:{ANY_WEEKDAY},? )?(?:(?:early|late)(?: on)? )?{MONTH} ?(?:the )?{DAY}"
    rf"(?:,? (?:in )?{YEAR}{ERA}?|{_SAME_YEAR})?",
)
def month_day(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, int(match["day"]))


@rule(
    "month number",
    rf"{_OF_DAY}(?:{ANY_WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH}"
    rf"(?:,? (?:of )?{YEAR}{ERA}?|{_SAME_YEAR})?(?! street| avenue)",
)
def day_month(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, int(match["day"]))


@rule("month nth", rf"the {ORDINAL} (?:day )?of {MONTH}(?:,? {YEAR})?")
def ordinal_of_month(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, ordinal_of(match["ordinal"]))


@rule(
    "month numbers",
    rf"{MONTH} (?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}|(?P<comma>, ))"
    rf"(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d| \w+s\b)(?:,? {YEAR})?",
)
def month_days(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "October 20-23": two days, the second one the figure alone. A bare comma lists no days."""
    if match["comma"] and not re.match(r" and \d", reading.after(match)):
        return None
    a = month_day_value(match, reading, int(match["first"]))
    b = month_day_value(match, reading, int(match["last"]))
    if a is None or b is None or int(match["first"]) >= int(match["last"]):
        return None
    return (
        Piece(match.start("month"), match.end("first"), *a),
        Piece(match.start("last"), match.end(), *b),
    )


@rule(
    "month numbers",
    rf"(?P<first>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_TO}"
    rf"(?P<last>{DAY} (?:of )?{MONTH}(?:,? {YEAR})?)",
)
def days_month(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "20-23 October": the figure alone, then the second day."""
    a = month_day_value(match, reading, int(match["first"]))
    b = month_day_value(match, reading, int(match["day"]))
    if a is None or b is None:
        return None
    return (
        Piece(match.start("first"), match.end("first"), *a),
        Piece(match.start("last"), match.end("last"), *b),
    )


@rule("month year", rf"(?:{EDGE})?{MONTH},? (?:of )?(?:the year )?{YEAR}{ERA}?")
def month_year(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, None)


@rule(
    "month rel",
    rf"(?:{EDGE})?{MONTH} (?:of )?"
    r"(?P<rel>last|this|next|that|the following|the same|the previous) year",
)
def month_of_year(match: re.Match[str], reading: Reading) -> Value | None:
    spoken = match["rel"].startswith("th") and match["rel"] != "this"
    base = reading.spoken_of() if spoken else reading.base
    if base is None or not is_month(match, reading):
        return None
    return "DATE", Point(base.year + STEPS.get(match["rel"], 0), month_number(match)).value


@rule(
    "month",
    rf"{MONTH} ?(?:[-–—]|to|and|or|through|until) ?"
    rf"(?P<rest>{MONTH.replace('month>', 'month2>')}"
    rf"(?:,? (?:of )?{YEAR}| of (?P<same>last|this|next) year)?)(?! \d)",
)
def months(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "May-August 1950", "April through June": two months, the second after the first."""
    if not (reading.capital(match, "month") and reading.capital(match, "month2")):
        return None
    first, last = month_number(match), MONTH_NUMBERS[match["month2"].rstrip(".")]
    if match["year"]:
        year = int(match["year"]) - (first > last)
    elif match["same"] and reading.base is not None:
        year = reading.base.year + STEPS.get(match["same"], 0) - (first > last)
    else:
        known = year_for(first, None, match, reading)
        if known is None or reading.narrative:
            return None
        year = known
    ends = (Point(year, first).value, Point(year + (first > last), last).value)
    return (
        Piece(match.start("month"), match.end("month"), "DATE", ends[0]),
        Piece(match.start("rest"), match.end("rest"), "DATE", ends[1]),
    )


_WORDS_TOO = frozenset({"may", "march", "april", "june", "august"})  # verbs and names as well
_SHORT = re.compile(r"(?:jan|sep|mar|jun|dec)\.?")  # alone, names more often than months
_IN = re.compile(
    r"\b(?:in|of|since|until|by|last|next|this|from|during|late|early|through|for|between|and|to"
    r"|before|after|around)\s$"
)
_NAME = re.compile(r"[A-Z][a-z]+\s?$|^\s?[A-Z][a-z]+")


@rule("month", rf"(?P<edge>{EDGE}|(?:the )?(?:first|second) half of )?(?:the month of )?{MONTH}")
def month_alone(match: re.Match[str], reading: Reading) -> Value | None:
    """ "in May", "since early March"; but "May said", "April Lee", "the March for Peace"."""
    if not reading.capital(match, "month") or _SHORT.fullmatch(match["month"]):
        return None
    if match["month"] in _WORDS_TOO and not match["edge"]:
        start, end = match.start("month"), match.end()
        preposition = _IN.search(reading.before(match))
        if match["month"] == "may" and not preposition:
            return None
        beside = (reading.text[max(reading.start, start - 12) : start], reading.text[end : end + 9])
        article = re.search(r"\b[Tt]he\s$", beside[0]) and re.match(r"\s[a-z]{4}", beside[1])
        if not (preposition or article) and any(_NAME.search(words) for words in beside):
            return None
        if re.match(r"\sof\sthe\s[A-Z]", beside[1]):
            return None  # "the March of the Candles"
        if start == reading.start and re.match(
            r" (?:i|we|he|she|they|you|the|on)\b", reading.after(match)
        ):
            return None
    return month_day_value(match, reading, None)


@rule(
    "month rel",
    rf"(?:the )?(?:{EARLY} )?(?:in )?(?P<rel>last|this|this past|past|next|this coming"
    rf"|the previous|the following) {MONTH}(?!\.?\s*\d)",
)
def month_near(match: re.Match[str], reading: Reading) -> Value | None:
    if not reading.capital(match, "month"):
        return None
    month, base = month_number(match), reading.base
    if base is None:
        return "DATE", f"XXXX-{month:02d}"
    now, year = base.month or 6, base.year
    if match["rel"] in ("last", "past", "this past", "the previous") and month >= now:
        year -= 1
    elif match["rel"] in ("next", "this coming", "the following") and month <= now:
        year += 1
    return "DATE", Point(year, month).value


@rule("month unit", rf"the week (?:of|ending|ended|beginning) {MONTH} {DAY}(?:,? {YEAR})?")
def week_of_day(match: re.Match[str], reading: Reading) -> Value | None:
    value = month_day_value(match, reading, int(match["day"]))
    point = point_of(value[1]) if value else None
    day = point.date if point else None
    return ("DATE", week_value(day)) if day is not None else value


@rule("month often", rf"(?:each|every) {MONTH}")
def each_month(match: re.Match[str], reading: Reading) -> Value | None:
    if not reading.capital(match, "month"):
        return None
    return "SET", f"XXXX-{month_number(match):02d}"


RULES = (
    each_month,
    iso_day,
    slashed_day,
    month_days,
    days_month,
    month_day,
    day_month,
    ordinal_of_month,
    month_year,
    month_of_year,
    month_near,
    months,
    month_alone,
    week_of_day,
)
