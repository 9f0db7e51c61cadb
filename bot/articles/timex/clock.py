"""Clock times and parts of the day.

A clock time belongs to the day that its sentence names beside it, else to the day told last or to
the day of publication. 24:00 is midnight at the end of a day.
"""

from __future__ import annotations

import re

from bot.articles.calendar import move, point_of
from bot.articles.timex.months import month_day_value
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.today import day_from
from bot.articles.timex.weekdays import day_value, weekday_date
from bot.articles.timex.words import ANY_WEEKDAY, DAY, MONTH, PART, WEEKDAY, WEEKDAY_NUMBERS, YEAR

_ZONE = (
    r"(?P<zone>gmt|utc|edt|est|et|cet|cest|bst|pdt|pst|pt|cdt|cst|mdt|mst|jst|ist|msk|aest"
    r"|(?:local|eastern|pacific|central|mountain|moscow|beijing|london|tokyo|paris|baghdad|kiev"
    r"|kyiv|berlin|new york|hong kong|swiss|iraqi|korean|greenwich mean)"
    r"(?: (?:standard|daylight))?(?: time)?)"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?"
    r"(?P<half>a\.m\.?|p\.m\.?|am|pm)"
    r"|(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?: ?(?:hrs|hours|h))?"
    r"|(?P<military>[012]\d[0-5]\d)(?= ?(?:gmt|utc|hrs|hours|local time|et|edt|est)\b)"
    r"(?: ?(?:hrs|hours))?"
    r"|(?P<hour_dot>[01]?\d)\.(?P<minute_dot>[0-5]\d)(?= (?:this|yesterday|tomorrow|last) [a-z]+)"
    r"|(?P<word>noon|midnight|midday)"
    rf"|(?P<oclock>{'|'.join(_HOURS)}|\d\d?) o['’]clock)"
)
_WHEN = (
    rf"(?:,? (?:on |of )?(?:{ANY_WEEKDAY},? )?(?:(?P<first>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)? )?"
    rf"{MONTH}(?(first)| {DAY})(?:,? {YEAR})?"
    r"|,? (?:(?:on|of|the) )?(?:(?:early|late) )?(?:(?P<rel>last|next|this) )?"
    rf"{WEEKDAY}(?: {PART})?"
    r"|,? (?:on |of )?(?P<deictic>(?:yesterday|tomorrow|this)"
    r" (?P<later>morning|afternoon|evening|night)|today|yesterday|tomorrow|tonight|last night))"
)


@rule(
    "clock",
    r"(?:about |around )?(?P<shown>(?:shortly (?:before|after) |just (?:before|after) )?"
    rf"{_CLOCK}(?: ?{_ZONE}| ?\((?:gmt|utc|edt|est|et|local time)\))?"
    rf"{_WHEN}?(?:,? (?P<zone2>gmt|utc|edt|est|et)\b)?)",
)
def clock(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    time = _time(match)
    if time is None or (match["word"] and reading.before(match).endswith("high ")):
        return None
    if match["hour24"] and re.match(r"[:.]\d", reading.after(match)):
        return None
    zone = "Z" if (match["zone"] or match["zone2"]) in ("gmt", "utc") else ""
    day = _day_named(match, reading) or _day_beside(match, reading)
    return (Piece(match.start("shown"), match.end(), "TIME", f"{day}T{time}{zone}"),)


_DEICTIC = {"today": "today", "tonight": "today", "last": "yesterday", "this": "today"}
_DEICTIC |= {word: word for word in ("yesterday", "tomorrow")}


def _time(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "24:00" if match["word"] == "midnight" else "12:00"
    if match["hour24"]:
        return f"{_afternoon(int(match['hour24']), match):02d}:{match['minute24']}"
    if match["hour_dot"]:
        return f"{_afternoon(int(match['hour_dot']), match):02d}:{match['minute_dot']}"
    if match["military"]:
        return f"{match['military'][:2]}:{match['military'][2:]}"
    if match["oclock"]:
        word = match["oclock"]
        hour = _HOURS.index(word) + 1 if word in _HOURS else int(word)
        return f"{_afternoon(hour, match):02d}:00"
    hour = int(match["hour"])
    if hour > 12:
        return None
    hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    return f"{hour:02d}:{match['minute'] or '00'}"


def _afternoon(hour: int, match: re.Match[str]) -> int:
    """The hour of 24: "9 o'clock on Monday night" is 21."""
    part = match["part"] or match["later"] or ""
    if match["deictic"] in ("tonight", "last night"):
        part = "night"
    late = part in ("afternoon", "evening") or (part == "night" and hour > 5)
    return hour + 12 if late and 0 < hour < 12 else hour


def _day_named(match: re.Match[str], reading: Reading) -> str | None:
    """The day in the expression itself: "noon on Tuesday"."""
    if match["weekday"]:
        number = WEEKDAY_NUMBERS[match["weekday"]]
        day = weekday_date(number, match, reading, match["rel"] or "")
        return day.isoformat() if day else f"XXXX-WXX-{number + 1}"
    if match["deictic"]:
        return day_value(day_from(_DEICTIC[match["deictic"].split()[0]], reading))[1]
    if match["month"]:
        value = month_day_value(match, reading, int(match["first"] or match["day"]))
        return value[1][:10] if value else None
    return None


_AHEAD = re.compile(rf"\b(?:{WEEKDAY}|(?P<word>today|yesterday|tomorrow))\b")


def _day_beside(match: re.Match[str], reading: Reading) -> str:
    """The day named last in the sentence, or next, or told last, or that of publication."""
    for piece in reversed(reading.found[-8:]):
        point = point_of(piece.value)
        if piece.start >= reading.start and point is not None and point.day is not None:
            return point.value
    ahead = _AHEAD.search(reading.low, match.end(), min(reading.end, match.end() + 60))
    if ahead is not None and reading.today is not None:
        if ahead["word"]:
            return day_value(day_from(ahead["word"], reading))[1]
        return day_value(weekday_date(WEEKDAY_NUMBERS[ahead["weekday"]], match, reading))[1]
    told = reading.day_told()
    return day_value(told if reading.today is None and told else reading.today)[1]


@rule(
    "part",
    r"(?:(?:early |late |earlier |later )?(?:in )?)?(?P<rel>this|last|that|that same|the same"
    rf"|the next|the following|the previous) (?:very |same |mid-?)?{PART}",
)
def part_near(match: re.Match[str], reading: Reading) -> Value | None:
    rel = match["rel"]
    if rel in ("this", "last"):
        day = reading.today
        steps = -1 if rel == "last" else 0
    else:
        day = reading.day_told() or (reading.published if rel.startswith("that") else None)
        steps = {"the next": 1, "the following": 1, "the previous": -1}.get(rel, 0)
    return day_value(move(day, steps) if day else None, match["part"])


_NO_PART = re.compile(
    r"> (?:of|show|news|paper|star|sky|shift|club|edition|program|life|train|rate|sickness)\b"
)
_DURING = re.compile(r"\b(?:in|during|through|throughout|by|for|of|later|earlier)\s+<")
_NEAR = 400  # characters back to the day that "the morning" is part of


@rule(
    "part",
    rf"(?:(?:early|late) in )?the (?:early |late )?{PART}(?: hours)?(?! (?:of|on) (?:\w+ )?\d)",
)
def part_alone(match: re.Match[str], reading: Reading) -> Value | None:
    around, told = reading.around(match), reading.day_told()
    if _NO_PART.search(around) or not _DURING.search(around):
        return None
    near = reading.narrative or (
        bool(reading.found) and reading.found[-1].start >= reading.start - _NEAR
    )
    return day_value(told if told is not None and near else reading.today, match["part"])


RULES = (clock, part_near, part_alone)
