"""Weekdays, today and its neighbours, parts of the day, clock times.

A bare weekday is the latest one up to the day of publication, or the next one where the sentence
speaks of the future. Without a day of publication it stays a weekday: "XXXX-WXX-2". A clock time
belongs to the day that its sentence names beside it.
"""

from __future__ import annotations

import re
from datetime import date

from bot.articles.calendar import back_to, move, on_to, point_of
from bot.articles.timex.months import month_day_value
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.tense import tense_at
from bot.articles.timex.words import (
    DAY,
    MONTH,
    PART,
    PARTS_OF_DAY,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    YEAR,
)

_REL = r"(?P<rel>last|past|this past|previous|next|coming|this coming|following|this|that|same)"
_ZONE = (
    r"(?P<zone>gmt|utc|edt|est|et|cet|cest|bst|pdt|pst|pt|cdt|cst|mdt|mst|jst|ist|msk|aest"
    r"|(?:local|eastern|pacific|central|mountain|moscow|beijing|london|tokyo|paris|baghdad"
    r"|kiev|kyiv"
    r"|berlin|new york|hong kong|swiss|iraqi|korean|greenwich mean)(?: (?:standard"
    r"|daylight))?(?: time)?)"
)
_PARTS = "morning|afternoon|evening|night|dawn|dusk"
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s?"
    r"(?P<half>a\.m\.?|p\.m\.?|am|pm)"
    r"|(?P<hour24>[01]?\d|2[0-4]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?: ?(?:hrs|hours|h))?"
    r"|(?P<military>[012]\d[0-5]\d)(?= ?(?:gmt|utc|hrs|hours|local time|et|edt|est)\b)"
    r"(?: ?(?:hrs|hours))?"
    r"|(?P<word>noon|midnight|midday)"
    r"|(?P<oclock>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?) o['’]clock)"
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()


def weekday_date(
    weekday: int, match: re.Match[str], reading: Reading, rel: str = ""
) -> date | None:
    """The day meant by a weekday; None without a day to count from."""
    today = reading.published
    if reading.narrative or rel in ("previous", "following", "that", "same"):
        spoken = reading.spoken_of(finest="day")
        if spoken is not None and spoken.date is not None:
            if rel == "previous":
                days = (point_of(piece.value) for piece in reading.found[-6:])
                same = [p.date for p in days if p and p.date and p.date.weekday() == weekday]
                before = move(min(same, default=spoken.date), -1)
                return back_to(before, weekday) if before else None
            if rel in ("that", "same"):
                return on_to(spoken.date, weekday)
            after = move(spoken.date, 1)
            return on_to(after, weekday) if after else None
        if reading.narrative:
            return None
    if today is None:
        return None
    yesterday, tomorrow = move(today, -1), move(today, 1)
    if yesterday is None or tomorrow is None:
        return None
    if rel in ("last", "past", "this past", "previous"):
        return back_to(yesterday, weekday)
    if rel in ("next", "coming", "this coming", "following"):
        return on_to(tomorrow, weekday)
    if rel != "of" and reading.tense(match) == "future":
        return on_to(today, weekday)
    return back_to(today, weekday)


@rule(
    "weekday",
    rf"(?:(?:early|late|earlier|later)(?: on)? |(?:the )?(?P<of>{_PARTS}) of )?"
    rf"(?:{_REL} )?{WEEKDAY}(?:[\s-]+(?:early |late |mid-?)?{PART})?",
)
def weekday(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    name = match["weekday"]
    number = WEEKDAY_NUMBERS[name]
    if not reading.capital(match, "weekday"):
        return None
    if re.match(
        r"\s(?:Times|Telegraph|Herald|Mirror|Mail|Post|Night Live|Express|Tribune|Review"
        r"|Morning Herald|Magazine|World|Business|Independent)",
        reading.text[match.end() : match.end() + 20],
    ):
        return None
    if re.search(
        r"(?:black|bloody|good|ash|easter|palm|super|cyber|holy|maundy)\s$", reading.before(match)
    ):
        return None
    part = match["part"] or match["of"]
    rel = match["rel"] or ""
    if not rel and reading.after(match).startswith(("'s ", "’s ")) and not _ahead(match, reading):
        rel = "of"
    day = weekday_date(number, match, reading, rel)
    tail = f"T{PARTS_OF_DAY[part]}" if part else ""
    if day is None:
        return ("TIME" if part else "DATE"), f"XXXX-WXX-{number + 1}{tail}"
    value: Value = (("TIME" if part else "DATE"), day.isoformat() + tail)
    return value


def _ahead(match: re.Match[str], reading: Reading) -> bool:
    """Does "Sunday's vote" lie ahead? Only where the words around it say so."""
    if re.search(r"\b(?:ahead of|before|prior to|for|until|by)\s+$", reading.before(match)):
        return reading.tense(match) == "future"
    return tense_at(reading.low, match.end(), reading.end, match.end(), match.end()) == "future"


@rule(
    "weekday",
    rf"(?P<each>(?:every|each) )?(?:{WEEKDAY})(?: (?P<part>morning|afternoon|evening|night)s|s)",
)
def weekdays(match: re.Match[str], reading: Reading) -> Value | None:
    number = WEEKDAY_NUMBERS[match["weekday"]] + 1
    part = f"T{PARTS_OF_DAY[match['part']]}" if match["part"] else ""
    return "SET", f"XXXX-WXX-{number}{part}"


@rule(
    "weekday",
    rf"(?:every|each)(?: other)? {WEEKDAY}(?: (?P<part>morning|afternoon|evening|night))?",
)
def every_weekday(match: re.Match[str], reading: Reading) -> Value | None:
    part = f"T{PARTS_OF_DAY[match['part']]}" if match["part"] else ""
    return "SET", f"XXXX-WXX-{WEEKDAY_NUMBERS[match['weekday']] + 1}{part}"


@rule("weekday", rf"{WEEKDAY} (?:of )?(?P<week>last|this|next) week")
def weekday_of_week(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.published is None or reading.narrative:
        return None
    steps = {"last": -7, "this": 0, "next": 7}[match["week"]]
    number = WEEKDAY_NUMBERS[match["weekday"]]
    day = move(back_to(reading.published, 0), number + steps)
    return ("DATE", day.isoformat()) if day else None


# "today's youth": no day. "today's vote": one.
_OF_TODAY = re.compile(
    r"['’]s (?!edition|paper|announce|report|meeting|hearing|vote|game|decision|news"
    r"|session|trading"
    r"|march|attack|talks|summit|election|result|event|strike|statement|speech|match|launch)"
)
_TODAY = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0, "overnight": 0}


@rule(
    "today",
    r"(?:(?:early|late|earlier|later|as early as|as late as) )?"
    rf"(?P<word>yesterday|today|tomorrow)(?: (?:early |late )?{PART})?",
)
def today(match: re.Match[str], reading: Reading) -> Value | None:
    word, part = match["word"], match["part"]
    if reading.narrative and word == "today":
        return "DATE", "PRESENT_REF"
    after = reading.after(match)
    if word == "today" and (re.match(r"\s(?:show|program)", after) or _OF_TODAY.match(after)):
        return None
    tail = f"T{PARTS_OF_DAY[part]}" if part else ""
    day = (
        move(reading.published, _TODAY[word])
        if reading.published and not reading.narrative
        else None
    )
    if reading.narrative:
        spoken = reading.spoken_of(finest="day")
        day = move(spoken.date, _TODAY[word]) if spoken and spoken.date else None
    if day is None:
        return ("TIME" if tail else "DATE"), "XXXX-XX-XX" + tail
    return ("TIME" if tail else "DATE"), day.isoformat() + tail


@rule("today", r"(?:late |early )?(?P<word>tonight|overnight)")
def tonight(match: re.Match[str], reading: Reading) -> Value | None:
    if match["word"] == "overnight" and re.match(
        r" (?:success|stays?|trips?|bags?|delivery|rates?)\b", reading.after(match)
    ):
        return None
    day = reading.published
    if reading.narrative:
        spoken = reading.spoken_of(finest="day")
        day = spoken.date if spoken else None
    return "TIME", (day.isoformat() if day else "XXXX-XX-XX") + "TNI"


@rule("today", r"the day (?P<word>before yesterday|after tomorrow)")
def two_days_off(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.published is None:
        return "DATE", "XXXX-XX-XX"
    day = move(reading.published, -2 if "before" in match["word"] else 2)
    return ("DATE", day.isoformat()) if day else None


@rule(
    "unit",
    r"(?:the )?day (?P<side>before|after) (?=(?:last )?(?:monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday))(?:last )?" + WEEKDAY,
)
def beside_weekday(match: re.Match[str], reading: Reading) -> Value | None:
    day = weekday_date(
        WEEKDAY_NUMBERS[match["weekday"]], match, reading, "last" if "last" in match[0] else ""
    )
    day = move(day, -1 if match["side"] == "before" else 1) if day else None
    return ("DATE", day.isoformat()) if day else None


@rule(
    "part",
    r"(?:(?:early |late |earlier |later )?(?:in )?)?(?P<rel>this|last|that|that same"
    r"|the same|yesterday|the next|the following|the previous) (?P<mid>very |same |mid-?)?"
    r"(?P<part>morning|afternoon|evening|night|dawn)",
)
def part_near(match: re.Match[str], reading: Reading) -> Value | None:
    rel, tail = match["rel"], f"T{PARTS_OF_DAY[match['part']]}"
    if rel in ("this", "last"):
        day = reading.published if not reading.narrative else None
        if rel == "last" and day is not None:
            day = move(day, -1)
    else:
        spoken = reading.spoken_of(finest="day")
        day = spoken.date if spoken else (reading.published if rel.startswith("that") else None)
        steps = 1 if rel in ("the next", "the following") else -1 if rel == "the previous" else 0
        day = move(day, steps) if day else None
    return "TIME", (day.isoformat() if day else "XXXX-XX-XX") + tail


@rule(
    "part",
    r"(?:(?:early|late) in )?the (?:early |late )?(?P<part>morning|afternoon|evening"
    r"|night)(?: hours)?(?! (?:of|on) (?:\w+ )?\d)",
)
def part_alone(match: re.Match[str], reading: Reading) -> Value | None:
    if re.match(
        r" (?:of|show|news|paper|star|sky|shift|club|edition|program|life|train|rate|sickness)\b",
        reading.after(match),
    ):
        return None
    if not re.search(
        r"\b(?:in|during|through|throughout|by|for|of|later|earlier)\s+$", reading.before(match)
    ):
        return None
    spoken = reading.spoken_of(finest="day")
    if (
        spoken is not None
        and spoken.date is not None
        and (reading.narrative or reading.found[-1].start >= reading.start - 400)
    ):
        return "TIME", f"{spoken.value}T{PARTS_OF_DAY[match['part']]}"
    day = reading.published if not reading.narrative else None
    return "TIME", (day.isoformat() if day else "XXXX-XX-XX") + f"T{PARTS_OF_DAY[match['part']]}"


@rule(
    "clock",
    r"(?P<about>about |around |shortly (?:before|after) |just (?:before|after) )?"
    rf"(?P<clock>{_CLOCK})(?: ?{_ZONE}| ?\((?P<zone3>gmt|utc|edt|est|et|local time)\))?"
    r"(?P<when>,? (?:(?P<of>on|of|the) )?(?:(?:early|late) )?(?:(?P<rel>last|next"
    rf"|this) )?{WEEKDAY}(?: (?P<part>morning|afternoon|evening|night))?"
    rf"|,? (?:on |of )?(?P<deictic>today|yesterday|tomorrow|tonight)"
    rf"|,? (?:on |of )?(?P<date>(?:[a-z]+day,? )?{MONTH} {DAY}(?:,? {YEAR})?))?"
    rf"(?P<after>,? (?P<zone2>gmt|utc|edt|est|et)\b)?",
)
def clock(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    time = _time(match)
    if time is None:
        return None
    if match["word"] and reading.before(match, 5) == "high ":
        return None
    if match["hour24"] and re.match(r"(?::\d|\.\d)", reading.after(match)):
        return None
    day: str | None = None
    if match["weekday"]:
        on = weekday_date(WEEKDAY_NUMBERS[match["weekday"]], match, reading, match["rel"] or "")
        day = on.isoformat() if on else f"XXXX-WXX-{WEEKDAY_NUMBERS[match['weekday']] + 1}"
    elif match["deictic"] and reading.published is not None:
        moved = move(reading.published, _TODAY[match["deictic"]])
        day = moved.isoformat() if moved else None
    elif match["date"]:
        value = month_day_value(match, reading, int(match["day"]))
        day = value[1] if value else None
    if day is None:
        day = _day_beside(match, reading)
    zone = "Z" if (match["zone"] or match["zone2"] or "") in ("gmt", "utc") else ""
    start = match.start("clock") if (match["about"] or "").startswith("a") else match.start()
    return (Piece(start, match.end(), "TIME", f"{day}T{time}{zone}"),)


def _time(match: re.Match[str]) -> str | None:
    if match["word"]:
        return "24:00" if match["word"] == "midnight" else "12:00"
    if match["hour24"]:
        return f"{int(match['hour24']):02d}:{match['minute24']}"
    if match["military"]:
        return f"{match['military'][:2]}:{match['military'][2:]}"
    if match["oclock"]:
        word = match["oclock"]
        return f"{_HOURS.index(word) + 1 if word in _HOURS else int(word):02d}:00"
    hour = int(match["hour"])
    if hour > 12:
        return None
    hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    return f"{hour:02d}:{match['minute'] or '00'}"


def _day_beside(match: re.Match[str], reading: Reading) -> str:
    """The day named last in the sentence, the last one of the text, or that of publication."""
    for piece in reversed(reading.found[-8:]):
        if piece.start < reading.start:
            break
        point = point_of(piece.value)
        if point is not None and point.day is not None:
            return point.value
    ahead = re.search(
        r"\b(?:" + WEEKDAY + r"|(?P<word>today|yesterday|tomorrow))\b",
        reading.low[match.end() : min(reading.end, match.end() + 60)],
    )
    if ahead is not None and reading.published is not None:
        if ahead["word"]:
            moved = move(reading.published, _TODAY[ahead["word"]])
            return moved.isoformat() if moved else "XXXX-XX-XX"
        on = weekday_date(WEEKDAY_NUMBERS[ahead["weekday"]], match, reading)
        if on is not None:
            return on.isoformat()
    spoken = reading.spoken_of(finest="day")
    if spoken is not None and (reading.narrative or reading.published is None):
        return spoken.value
    return (
        reading.published.isoformat()
        if reading.published and not reading.narrative
        else "XXXX-XX-XX"
    )


@rule(
    "unit",
    r"(?P<edge>(?:earlier|later|late|early|the start|the beginning|the end|the close"
    r"|the rest|the middle) (?:of|in) )?(?P<the>the|that|that same|the same|this) "
    r"(?:trading )?day(?: (?P<rel>before|after|earlier|later))?",
)
def the_day(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    after, before = reading.after(match), reading.before(match)
    spoken = reading.spoken_of(finest="day")
    the = match["the"]
    if match["rel"] in ("earlier", "later"):
        return None
    if match["rel"] and not match["edge"]:
        if re.match(r" [a-z]", after):
            return None
        day = spoken.date if spoken else reading.published
        day = move(day, -1 if match["rel"] == "before" else 1) if day else None
        return ("DATE", day.isoformat()) if day else ("DATE", "XXXX-XX-XX")
    if the in ("that", "that same", "the same"):
        if re.match(r"\s(?:that|when|the)\b", after) and the != "the same":
            return None
        return "DATE", spoken.value if spoken else "XXXX-XX-XX"
    if the == "this":
        if reading.narrative:
            return "DATE", "PRESENT_REF"
        return "DATE", reading.published.isoformat() if reading.published else "XXXX-XX-XX"
    if re.match(
        r" (?:of|to|when|that|job|trip|care|one|by|in which|for|off|the|i|we|he|she|it"
        r"|they|you)\b",
        after,
    ) or (
        re.search(r"\b(?:of|saved?|win|won|carried|carry|rule[sd]?|seize)\s+$", before)
        and not match["edge"]
    ):
        return None
    if not (
        match["edge"]
        or re.search(
            r"\b(?:for|in|during|on|end(?:ed|ing)?|start(?:ed|ing)?|finish(?:ed|ing)?|clos"
            r"(?:ed|ing)|through|throughout|of)\s+$",
            before,
        )
    ):
        return None
    if spoken is not None and reading.found and reading.found[-1].start >= reading.start - 300:
        return "DATE", spoken.value
    return (
        "DATE",
        reading.published.isoformat()
        if reading.published and not reading.narrative
        else "XXXX-XX-XX",
    )


RULES = (
    weekday,
    weekdays,
    every_weekday,
    weekday_of_week,
    today,
    tonight,
    two_days_off,
    beside_weekday,
    part_near,
    part_alone,
    clock,
    the_day,
)
