"""The year of a month that is printed without one.

Months in a list share the year that stands behind the last of them. Else the month is the one
nearest to the day of publication that the tense allows; in a text that tells history it lies in
the year the story has come to.
"""

from __future__ import annotations

import re
from datetime import date

from bot.articles.calendar import Point, point_of
from bot.articles.timex.beside import Tense
from bot.articles.timex.rule import Reading
from bot.articles.timex.tense import is_done
from bot.articles.timex.words import DAY, MONTH, YEAR

STEPS = {"last": -1, "the previous": -1, "next": 1, "the following": 1}  # years

_FOUR_FIGURES = re.compile(r"\d{4}")
_YEAR_OF_ANOTHER = re.compile(r"\b(?:since|from|until)\s+$")
_UNNAMED = re.sub(r"\?P<\w+>", "?:", rf"{MONTH}(?: {DAY})?")
_LISTED = re.compile(  # "in May, June and July of last year": the year of all
    rf"(?:(?: ?, ?| )(?:and |or |to |through |until )?{_UNNAMED}){{1,5}}"
    rf"(?:,? (?:of )?{YEAR}| of (?P<same>last|this|next) year)".replace(" ?", r"\s*").replace(
        " ", r"\s+"
    )
)
_RANGE = re.compile(r"\s*(?:[-–—]|\b(?:to|through|until|till)\b)\s*")
_MONTH = re.compile(MONTH)
_WILL = re.compile(r"\b(?:will|(?:is|are) (?:to|due|set|expected|scheduled))\b[^,;:]*$")
_AGAINST = 200  # days that a tense counts for
_SURELY = 400  # the same for a verb right before the month: more than a year
_EVENTS = (
    r"(?:talks|summit|(?:re-?)?elections?|vote|referendum|polls?|conference|convention|primary"
    r"|primaries|caucus(?:es)?|trial|games|championships?|tournament|festival|tour|ballot|debate"
    r"|showdown|matchup)\b"
)
_EVENT = re.compile(rf"\b{_EVENTS}(?:\s+in\s+\w+)?\s+(?:in|on)\s+(?:early\s+|late\s+)?$")
_OF_EVENT = re.compile(rf"(?:['’]s)?\s+(?:[\w.-]+\s+){{0,3}}?{_EVENTS}")
_NEW_YEAR = 9  # months back: the story goes on in the year after


def year_for(month: int, day: int | None, match: re.Match[str], reading: Reading) -> int | None:
    """The year of a month that is printed without one; None where nothing tells."""
    listed = None if reading.crowded else _LISTED.match(reading.low, match.end(), reading.end)
    if listed is not None and listed["year"]:
        return int(listed["year"])
    if reading.narrative and not _of_today(match, reading):
        front = reading.front()
        if front is None:
            return None
        return front.year + (front.month is not None and front.month - month >= _NEW_YEAR)
    if reading.published is None:
        return None
    first = _first_of_range(match, reading)
    if first is not None and first.month is not None and not (listed and listed["same"]):
        return first.year + ((month, day or 31) < (first.month, first.day or 1))
    today, tense = reading.published, reading.tense(match)
    if listed is not None:
        return today.year + STEPS.get(listed["same"], 0)
    beside = _year_beside(reading) if tense != "future" else None
    if beside is not None and beside != today.year:
        return beside
    years = (today.year, today.year - 1, today.year + 1)
    low, place = reading.low, match.span()
    done = not reading.crowded and is_done(low, reading.start, *place, tense)
    if tense == "past" and not done and _is_of_event(match, reading):
        tense = ""  # "set out its aims for the summit in December"
    if done:
        tense = "past"
    against = _SURELY if done else _AGAINST
    return min(years, key=lambda year: _distance(year, month, day, today, tense, against))


def _of_today(match: re.Match[str], reading: Reading) -> bool:
    """Does history come to its own day: "he will be sentenced on 30 May"?"""
    if reading.published is None:
        return False
    return reading.front() is None or _WILL.search(reading.before(match, 90)) is not None


def _first_of_range(match: re.Match[str], reading: Reading) -> Point | None:
    """Where "June 3" ends a range, the month or day that opens it: "from May to June 3"."""
    last = reading.found[-1] if reading.found else None
    if last is None or last.start < reading.start:
        return None
    if _RANGE.fullmatch(reading.low, last.end, match.start()) is None:
        return None
    return point_of(last.value) if _MONTH.search(reading.low, last.start, last.end) else None


def _is_of_event(match: re.Match[str], reading: Reading) -> bool:
    """ "the convention in July", "the Nov. 8 election": nobody says that it is over."""
    if _EVENT.search(reading.before(match, 50)):
        return True
    return _OF_EVENT.match(reading.after(match, 50)) is not None


def _year_beside(reading: Reading) -> int | None:
    """The year printed last in the sentence: "in July 1997 ..., and on March 3"."""
    for piece in reversed(reading.found[-8:]):
        if piece.start < reading.start:
            return None
        if _FOUR_FIGURES.search(reading.text, piece.start, piece.end) is None:
            continue
        point = point_of(piece.value)
        before = reading.low[max(0, piece.start - 10) : piece.start]
        if point is not None and not _YEAR_OF_ANOTHER.search(before):
            return point.year
    return None


def _distance(
    year: int, month: int, day: int | None, today: date, tense: Tense, against: int
) -> float:
    """Days from publication, more where the tense or the habit of news speaks against it."""
    days = (year - today.year) * 365.25 + (month - today.month) * 30.44
    if day is not None:
        days += day - today.day
    if tense == "past" and days > 2:
        days += against
    elif tense == "future" and days < -2:
        days -= against
    elif days > 0:
        days += 60
    return abs(days)
