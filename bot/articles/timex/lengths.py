"""Lengths and what is counted by them: 150 hours, two days later, a year ago, every week.

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
from bot.articles.timex.numbers import NUMBER, VAGUE, number_of
from bot.articles.timex.quarters import year_before
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.words import ABOUT, UNIT, UNITS

_COUNT = rf"(?:{NUMBER}|{VAGUE}|(?P<one>an?|one|another|the))"
_KIND = (
    r"(?:(?:more|additional|full|straight|consecutive|long|whole|business|trading|working"
    r"|calendar|successive|solid|extra|entire|short|intense|other|fiscal|crucial|hard|tough"
    r"|difficult|bloody|further|grueling|intervening|school|academic)[\s-]+)?"
)


_YEARS = {"decade": 10, "century": 100, "centurie": 100, "millennium": 1000}


_ONLY = frozenset({"within", "only", "exactly", "barely", "as long as"})  # no part of a length
_WHERE = frozenset({"over", "under", "some", "around"})  # part of it behind another preposition
_AMOUNT = re.compile(r"\b(?:for|in|after|of|just|at|by|than|took|lasted|was|is|been|with|to)\s+$")


_LASTS = re.compile(r"\b(?:will|would|to|and|could|can|must|may|might|not|they)\s+$")


def length(count: float | None, unit: str) -> str:
    """
    >>> length(150, "hour"), length(None, "week")
    ('PT150H', 'PXW')
    """
    shown = "X" if count is None else f"{count:g}"
    if count is not None and unit == "fortnight":
        shown = f"{2 * count:g}"
    code = UNITS[unit]
    if unit in _YEARS:
        return f"P{_YEARS[unit] * count:g}Y" if count is not None else "PXY"
    return f"PT{shown}{code[1]}" if code[0] == "T" else f"P{shown}{code}"


def _count(match: re.Match[str]) -> float | None:
    if match["number"]:
        return number_of(match["number"])
    if match["vague"]:
        return 2 if "couple" in match["vague"] else None
    return 1


def moved(point: Point, count: float, unit: str, sign: int) -> str:
    """The day, week, month, quarter or year `count` units from a point."""
    steps = sign * int(count)
    if unit == "decade":
        return decade_value(point.year + 10 * steps)
    if unit in ("century", "centurie", "millennium"):
        return year_value(point.year + 100 * steps)
    if unit == "year":
        if count != int(count) and point.month is not None:
            return month_value(point.year, point.month + sign * round(12 * count))
        return year_value(point.year + steps)
    if point.month is None:
        return "XXXX-XX" if unit == "month" else "XXXX-XX-XX"
    if unit == "month":
        return month_value(point.year, point.month + steps)
    if unit == "quarter":
        return quarter_value(point.year, (point.month - 1) // 3 + 1 + steps)
    if point.date is None:
        return "XXXX-WXX" if unit == "week" else "XXXX-XX-XX"
    if unit in ("week", "fortnight", "weekend"):
        day = move(point.date, 7 * steps * (2 if unit == "fortnight" else 1))
        return week_value(day) if day else "XXXX-WXX"
    if unit in ("day", "night"):
        day = move(point.date, steps)
        return day.isoformat() if day else "XXXX-XX-XX"
    return point.value


@rule(
    "unit ago",
    rf"(?:{ABOUT}|just |only |just over |exactly |little more than "
    rf"|long )?{_COUNT}[\s-]+{_KIND}{UNIT}s?[\s-]+(?P<way>ago|earlier|later|before(?=[.,;]"
    r"| that\b)|after(?=[.,;])|hence|from now|from today|previously|prior(?! to)"
    r"|beforehand|afterwards?|on(?=[.,;]))",
)
def ago(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    way, unit, count = match["way"], match["unit"], _count(match)
    back = way in ("ago", "earlier", "before", "previously", "prior", "beforehand")
    if match["one"] == "the" and unit not in ("day", "week", "year", "month"):
        return None
    now = way in ("ago", "from now", "from today", "hence")
    if unit == "year" and way == "earlier" and count == 1:
        return "DATE", year_before(reading)
    if unit == "year" and way == "ago" and count == 1 and not reading.narrative:
        return "DATE", year_before(reading)
    if count is None:
        if reading.narrative:
            return "DATE", "XXXX-XX-XX" if unit == "day" else ("PAST_REF" if back else "FUTURE_REF")
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    point = reading.base if now else (reading.spoken_of() or reading.base)
    if not now and point is not None and unit in ("day", "week", "month", "night"):
        point = reading.spoken_of(finest="month" if unit == "month" else "day") or point
    if point is None:
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    if UNITS[unit][0] == "T":
        day = point.value if point.day else "XXXX-XX-XX"
        return "TIME", f"{day}TXX:XX" if not now else f"{day}TXX"
    return "DATE", moved(point, count, unit, -1 if back else 1)


@rule(
    "unit ago",
    r"(?:(?:a|the) )?(?P<unit>day|week|month|year|decade|hour|minute|moment|centurie)s "
    r"(?P<way>ago|earlier|later|before|after|afterwards?)(?=[.,;:)]| [a-z])",
)
def units_ago(match: re.Match[str], reading: Reading) -> Value | None:
    if match["way"] in ("before", "after") and not re.match(r"[.,;]", reading.after(match)):
        return None
    back = match["way"] in ("ago", "earlier", "before")
    return "DATE", "PAST_REF" if back else "FUTURE_REF"


_PER = re.compile(
    r"(?:[$€£%]|\b(?:times|once|twice|hours|million|billion|people|cents?|barrels|percent"
    r"|dollars|pounds|tons|tonnes|\d+(?:[.,]\d+)?|shares?|thousand|days|visitors|trips"
    r"|units|euros|yen|rate|miles|week|month))[\w\s,-]{0,3}$"
)


@rule(
    "unit",
    rf"(?P<about>{ABOUT})?(?P<the>the |his |her |their |its )?(?P<rel>(?:very )?(?:last"
    r"|past|next|coming|previous|preceding|prior|following|ensuing|first|final|early"
    rf"|recent|intervening|remaining|another) )?(?:{NUMBER}|{VAGUE}|(?P<one>an?|one|another"
    rf"|each|every|per|single(?=-)))?[\s-]?{_KIND}{UNIT}(?P<plural>s)?(?P<long>[\s-]+"
    r"(?:long|term|period|stretch|span))?(?![\s-]old\b)",
)
def duration(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    unit, one = match["unit"], match["one"]
    counted = bool(match["number"] or match["vague"])
    rel = (match["rel"] or "").strip()
    if not counted and not one and not rel:
        return None
    if match["the"] and not rel and not counted and not one:
        return None
    if match["the"] and not match["the"].startswith("the") and not rel and "-" not in match[0]:
        return None
    text = match[0]
    after, before = reading.after(match), reading.before(match)
    if re.match(r"[\s-]+(?:ago|earlier|old|olds)\b", after):
        return None
    if one in ("each", "every", "per") or (
        not match["plural"] and one in ("a", "an") and _PER.search(before)
    ):
        return None
    if rel and not counted and not match["plural"]:
        return None
    if rel == "first" and not counted:
        return None
    if unit == "second" and not match["plural"] and not (match["number"] and "-" in text):
        return None
    if unit == "quarter" and (
        one
        or not counted
        or (match["number"] in ("three", "one") and not match["plural"] and not rel)
        or "three-quarter" in text
    ):
        return None
    if unit in ("night", "weekend", "minute") and one in ("a", "an"):
        return None
    if (
        unit == "day"
        and one in ("a", "an")
        and not re.match(r" (?:after|before|of|or|later)\b", after)
        and not match["long"]
    ):
        return None
    if (
        unit == "day"
        and text.endswith("one day")
        and re.search(r"\b(?:will|would|could|might|may)\s+$", before)
    ):
        return (Piece(match.end() - len("one day"), match.end(), "DATE", "FUTURE_REF"),)
    if one == "a" and re.search(r"\b(?:fiscal|calendar|school|academic)\b", text):
        return None
    if unit in ("hour", "day") and re.match(r"\s+(?:an?|per) (?:day|week)\b", after):
        return None
    if (
        unit == "day"
        and one == "one"
        and not re.search(
            r"\b(?:for|in|just|only|within|last(?:ed|s)|least|than|about)\s+(?:the )?$", before
        )
        and "-" not in text
    ):
        return None
    if (
        one == "one"
        and not match["plural"]
        and "-" not in text
        and re.match(r" of (?:the|his|her|our|their|its)\b", after)
    ):
        return None
    if (
        rel in ("early", "recent", "final", "remaining", "another")
        and not counted
        and not (rel == "recent" and match["plural"])
    ):
        return None
    if match["number"] and re.search(r"[$€£]\s?\d*$", before):
        return None
    count = _count(match)
    if rel == "another" and not counted:
        count = 1
    if rel == "recent" and unit in ("year", "decade"):
        return None  # a time rather than a length
    if rel == "recent" or (rel and not counted):
        count = None
    start, end = match.start(), match.end()
    about = (match["about"] or "").strip()
    if about in _ONLY or (about in _WHERE and not _AMOUNT.search(before)):
        start = match.end("about")
    if match["the"] and "-" in text and not rel:
        start = match.end("the")
    if rel == "last" and not match["the"] and _LASTS.search(before):
        start = match.end("rel")
    if match["long"] and "long" not in match["long"]:  # "a two-year term"
        end = match.start("long")
    return (Piece(start, end, "DURATION", length(count, unit)),)


@rule(
    "unit",
    r"(?P<decades>(?:days|weeks|months|years|decades|centuries|hours|minutes))(?P<long>[\s-]long)?",
)
def bare_units(match: re.Match[str], reading: Reading) -> Value | None:
    unit = match["decades"].removesuffix("s").replace("centurie", "century")
    before, after = reading.before(match), reading.after(match)
    if match["long"] or (
        re.search(
            r"\b(?:for|in|over|within|after|through|throughout|during|of|takes?|took|taken"
            r"|last|lasted|spent|spend|since|by|be|was|wait(?:ed)?|follow(?:s|ed|ing)"
            r"|many more|the next"
            r"|years and|months and|months or|days or|hours or|weeks or)\s+$",
            before,
        )
        and not re.match(r" (?:ago|earlier|of age|old)\b", after)
    ):
        if re.search(r"\bthe (?:\w+ )?of\s+$", before):
            return None
        return "DURATION", length(None, unit)
    return None


_OFTEN = {
    "hour": "PT1H",
    "day": "P1D",
    "night": "P1D",
    "week": "P1W",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "minute": "PT1M",
    "decade": "P1DE",
    "weekend": "P1WE",
    "season": "P1Y",
}


@rule(
    "often",
    r"(?:every|each)(?: (?P<other>other|two|three|four|five|six|few|single|and every"
    r"|\d+))? (?P<unit>hour|day|night|week|month|quarter|year|minute|decade|weekend"
    r"|morning|evening|afternoon)(?:s)?",
)
def every(match: re.Match[str], reading: Reading) -> Value | None:
    unit = match["unit"]
    if unit in ("morning", "evening", "afternoon"):
        return "SET", {"morning": "XXXX-XX-XXTMO", "evening": "XXXX-XX-XXTEV"}.get(
            unit, "XXXX-XX-XXTAF"
        )
    other = match["other"] or ""
    count = (
        2
        if other == "other"
        else number_of(other)
        if other not in ("", "single", "few", "and every")
        else 1
    )
    if other == "few":
        return "SET", length(None, unit)
    return "SET", length(count, unit)


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annually": "P1Y",
    "yearly": "P1Y",
    "annual": "P1Y",
    "biannual": "P2Y",
}


@rule("often", r"(?P<word>hourly|daily|nightly|weekly|biweekly|monthly|annually|yearly)")
def adverb(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.capital(match, "word") and reading.before(match).strip():
        return None
    if reading.narrative:
        return "SET", {
            "daily": "XXXX-XX-XX",
            "annually": "XXXX",
            "weekly": "XXXX-WXX",
            "monthly": "XXXX-XX",
        }.get(match["word"], _ADVERBS[match["word"]])
    return "SET", _ADVERBS[match["word"]]


@rule("unit", r"(?P<per>a|an|per) (?P<unit>day|week|month|year|hour|night)")
def per_unit(match: re.Match[str], reading: Reading) -> Value | None:
    if match["per"] == "per" or _PER.search(reading.before(match)):
        if re.match(r"[\s-]+(?:ago|earlier|later|before|after|long)\b", reading.after(match)):
            return None
        if re.search(r"[$€£]|cents|dollar|share", reading.before(match, 16)) and not re.search(
            r"(?:million|billion|thousand|,\d{3})\s+$", reading.before(match, 12)
        ):
            return None
        return "SET", _OFTEN[match["unit"]]
    return None


@rule(
    "ahead",
    r"(?:the )?(?P<unit>day|week|month|year|decade)s (?:and (?:weeks|months|years) )?ahead(?! of)",
)
def ahead(match: re.Match[str], reading: Reading) -> Value | None:
    return "DURATION", length(None, match["unit"])


@rule("age", rf"{NUMBER} years? old")
def age(match: re.Match[str], reading: Reading) -> Value | None:
    """Ages are lengths in history only: news gives them beside every name."""
    if not reading.narrative:
        return None
    return "DURATION", length(number_of(match["number"]), "year")


RULES = (ahead, age, ago, units_ago, duration, bare_units, every, adverb, per_unit)
