"""Days, months, years, seasons, quarters, decades and centuries that are printed.

A month without a year is the one nearest to the day of publication that the tense allows; in a
text that tells history it lies in the year spoken of last. "03/04/2019" may be two days: it stays
"2019-XX-XX" unless one of them is the day of publication. Lengths, spans and values follow the
TimeML 1.2.1 annotation guidelines.
"""

from __future__ import annotations

import re
from datetime import date

from bot.articles.calendar import Point, day_of, point_of, week_value, year_value
from bot.articles.timex.numbers import ORDINAL, ordinal_of
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.words import (
    ANY_WEEKDAY,
    DAY,
    EARLY,
    EDGE,
    MONTH,
    MONTH_NUMBERS,
    PART,
    PARTS_OF_DAY,
    SEASON,
    SEASONS,
    YEAR,
)

_ERA = r"(?: ?(?P<era>bc|b\.c\.?|bce|ad|a\.d\.?|ce))"
_OF_DAY = rf"(?:(?P<early>(?:(?:early|late)(?: in| on)? )?(?:the )?{PART} (?:hours )?(?:of |on ))?)"
_MONTH_WORD = re.compile(r"[a-z]+")


def month_number(match: re.Match[str]) -> int:
    return MONTH_NUMBERS[match["month"].rstrip(".")]


def is_month(match: re.Match[str], reading: Reading) -> bool:
    """A month has a capital; only a long name beside a figure may do without."""
    if reading.capital(match, "month"):
        return True
    name = match["month"]
    return len(name) > 5 and name != "march"


_SINCE = re.compile(r"\b(?:since|from|until)\s+$")
_NEW_YEAR = 9  # months back: the story goes on in the year after


def year_for(month: int, day: int | None, match: re.Match[str], reading: Reading) -> int | None:
    """The year of a month that is printed without one; None where nothing tells."""
    if reading.narrative:
        last = reading.front()
        if last is None:
            return None
        if last.month is not None and last.month - month >= _NEW_YEAR:
            return last.year + 1
        return last.year
    if reading.published is None:
        return None
    today = reading.published
    tense = reading.tense(match)
    for piece in reversed(reading.found[-8:]):
        if piece.start < reading.start or tense == "future":
            break
        printed = re.search(r"\d{4}", reading.text[piece.start : piece.end])
        since = _SINCE.search(reading.low[max(0, piece.start - 10) : piece.start])
        point = point_of(piece.value)
        if printed and point is not None and point.year != today.year and not since:
            return point.year
    years = (today.year, today.year - 1, today.year + 1)
    return min(years, key=lambda year: _distance(year, month, day, today, tense))


def _distance(year: int, month: int, day: int | None, today: date, tense: str) -> float:
    days = (year - today.year) * 365.25 + (month - today.month) * 30.44
    if day is not None:
        days += day - today.day
    elif month == today.month and year == today.year:
        days = 0
    if tense == "past" and days > 2:
        days = days + 200
    elif tense == "future" and days < -2:
        days = days - 200
    elif days > 0:
        days = days + 60
    return abs(days)


def month_day_value(match: re.Match[str], reading: Reading, day: int | None) -> Value | None:
    """The value of a month and day, with the match's year, part of the day and era."""
    groups = match.groupdict()
    if not is_month(match, reading):
        return None
    month = month_number(match)
    year: int | None
    if groups.get("same"):
        near = groups["same"] in ("last", "next", "this")
        base = reading.base if near else reading.spoken_of()
        year = base.year + {"last": -1, "next": 1}.get(groups["same"], 0) if base else None
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
    if groups.get("part"):
        return "TIME", f"{value}T{PARTS_OF_DAY[groups['part']]}"
    return "DATE", value


@rule("year", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:t(?P<time>\d\d:\d\d)\S*)?")
def iso_day(match: re.Match[str], reading: Reading) -> Value | None:
    day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None:
        return None
    if match["time"]:
        return "TIME", f"{day.isoformat()}T{match['time']}"
    return "DATE", day.isoformat()


@rule("number", r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)")
def slashed_day(match: re.Match[str], reading: Reading) -> Value | None:
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    if year < 100:
        if match["sep"] != "/":
            return None
        year += 2000 if year < 50 else 1900
    us, other = day_of(year, a, b), day_of(year, b, a)
    if us is None or other is None or us == other:
        day = us or other
        return ("DATE", day.isoformat()) if day is not None else None
    for day in (us, other):
        if reading.published is not None and abs((day - reading.published).days) <= 1:
            return "DATE", day.isoformat()
    return "DATE", f"{year:04d}-XX-XX"


@rule(
    "month",
    rf"{_OF_DAY}?(?:{ANY_WEEKDAY},? )?(?:(?:early|late) )?{MONTH} ?(?:the )?{DAY}"
    rf"(?:,? (?:in )?{YEAR}(?:,? (?P<era>bc|b\.c\.?|ad))?| of (?P<same>the same|that|this"
    r"|last|next) year)?",
)
def month_day(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, int(match["day"]))


@rule(
    "month",
    rf"{_OF_DAY}?(?:{ANY_WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH}"
    rf"(?:,? (?:of )?{YEAR}{_ERA}?)?(?! street| avenue)",
)
def day_month(match: re.Match[str], reading: Reading) -> Value | None:
    if match["month"] == "march" and not reading.capital(match, "month"):
        return None
    return month_day_value(match, reading, int(match["day"]))


@rule("month", rf"the {ORDINAL} (?:day )?of {MONTH}(?:,? {YEAR})?")
def ordinal_of_month(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, ordinal_of(match["ordinal"]))


@rule(
    "month",
    rf"{MONTH} (?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?P<link> ?[-–—/] ?| to | and |, "
    r"| through | until )"
    rf"(?P<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d| \w+s\b)(?:,? {YEAR})?",
)
def month_days(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "October 20-23": two days, the second one the figure alone. A bare comma lists no days."""
    if match["link"] == ", " and not re.match(r" and \d", reading.after(match)):
        return None
    first, last = int(match["first"]), int(match["last"])
    a, b = month_day_value(match, reading, first), month_day_value(match, reading, last)
    if a is None or b is None:
        return None
    return (
        Piece(match.start("month"), match.end("first"), *a),
        Piece(match.start("last"), match.end(), *b),
    )


@rule(
    "month",
    rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?: ?[-–—/] ?| to | and | through | until )"
    rf"(?P<last>{DAY} (?:of )?{MONTH}(?:,? {YEAR})?)",
)
def days_month(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    a = month_day_value(match, reading, int(match["first"]))
    b = month_day_value(match, reading, int(match["day"]))
    if a is None or b is None or int(match["first"]) > 31:
        return None
    return (
        Piece(match.start("first"), match.end("first"), *a),
        Piece(match.start("last"), match.end("last"), *b),
    )


@rule("month", rf"(?:{EDGE})?{MONTH},? (?:of )?(?:the year )?{YEAR}{_ERA}?")
def month_year(match: re.Match[str], reading: Reading) -> Value | None:
    return month_day_value(match, reading, None)


@rule(
    "month",
    rf"(?:{EDGE})?{MONTH} (?:of )?(?P<rel>last|this|next|that|the following|the same"
    r"|the previous) year",
)
def month_of_year(match: re.Match[str], reading: Reading) -> Value | None:
    base = reading.spoken_of() if match["rel"][:3] in ("tha", "the") else reading.base
    if base is None or not is_month(match, reading):
        return None
    move = {"last": -1, "next": 1, "the following": 1, "the previous": -1}.get(match["rel"], 0)
    return "DATE", Point(base.year + move, month_number(match)).value


@rule(
    "month",
    rf"{MONTH} ?(?:[-–—]|to|and|through|until) ?"
    rf"(?P<rest>{MONTH.replace('month>', 'month2>')},? (?:of )?{YEAR})",
)
def months(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "May-August 1950": two months of the year that stands behind the second."""
    if not (reading.capital(match, "month") and reading.capital(match, "month2")):
        return None
    year = int(match["year"])
    last = MONTH_NUMBERS[match["month2"].rstrip(".")]
    first = Point(year if month_number(match) <= last else year - 1, month_number(match))
    return (
        Piece(match.start("month"), match.end("month"), "DATE", first.value),
        Piece(match.start("rest"), match.end("rest"), "DATE", Point(year, last).value),
    )


@rule("month", rf"(?P<edge>{EDGE})?(?:the month of )?{MONTH}")
def month_alone(match: re.Match[str], reading: Reading) -> Value | None:
    if not reading.capital(match, "month"):
        return None
    name, before, after = match["month"], reading.before(match), reading.after(match)
    if name == "may" and not (
        match["edge"]
        or re.search(
            r"\b(?:in|of|since|until|by|last|next|this|from|for|between|and|to|late|early"
            r"|through|during)\s+$",
            before,
        )
    ):
        return None
    if (
        name in ("may", "march", "april", "june", "august")
        and not before.strip()
        and re.match(r" (?:i|we|he|she|they|you|the|on|god|[a-z]+ (?:said|says|told))\b", after)
    ):
        return None
    if name in ("jan.", "sep.", "mar.", "jun.", "dec.", "jan", "sep", "mar", "jun", "dec"):
        return None
    start = match.start("month")
    if (
        name in ("april", "june", "may", "august", "march")
        and re.match(r"\s+[A-Z][a-z]+", reading.text[match.end() : match.end() + 20])
        and not re.search(r"\b(?:in|of|since|until|by|last|next|this|from|during)\s+$", before)
    ):
        return None
    if (
        re.search(r"[A-Z][a-z]+\s$", reading.text[max(reading.start, start - 12) : start])
        and name in ("may", "april", "june", "august", "march")
        and not match["edge"]
        and not re.search(r"\b(?:in|of|since|last|by|until|this|next|from)\s+$", before)
    ):
        return None
    return month_day_value(match, reading, None)


@rule(
    "month",
    rf"(?:the )?(?:{EARLY} )?(?:in )?(?P<rel>last|this|this past|past|next|this coming"
    rf"|the previous|the following) {MONTH}(?!\.?\s*\d)",
)
def month_near(match: re.Match[str], reading: Reading) -> Value | None:
    base = reading.base
    if not reading.capital(match, "month"):
        return None
    month = month_number(match)
    if base is None:
        return "DATE", f"XXXX-{month:02d}"
    now = base.month or 6
    year = base.year
    if match["rel"] in ("last", "past", "this past", "the previous") and month >= now:
        year -= 1
    elif match["rel"] in ("next", "this coming", "the following") and month <= now:
        year += 1
    return "DATE", Point(year, month).value


@rule("month", rf"the week (?:of|ending|ended|beginning) {MONTH} {DAY}(?:,? {YEAR})?")
def week_of_day(match: re.Match[str], reading: Reading) -> Value | None:
    value = month_day_value(match, reading, int(match["day"]))
    point = point_of(value[1]) if value else None
    day = point.date if point else None
    return ("DATE", week_value(day)) if day is not None else value


_YEAR_STOPS = re.compile(
    r"^(?:s\b| (?:index\b|euros|rubles|yen|yuan|francs|marks|crowns|square"
    r"|people|troops|men|soldiers|feet|miles|km|kilomet|met(?:er|re)s"
    r"|pounds|dollars"
    r"|tons|tonnes|points|votes|seats|workers|employees|jobs|shares|units|homes|degrees|years?\b"
    r"|days\b|hours|members|students|others|civilians|prisoners|children|women|families|hectares"
    r"|acres|barrels|aircraft|tanks|ships|cars|per\b|percent|yards|words|calories|victims|inmates))"
    r"|^[.,:]\d|^\s?%|^ ?[-–] ?\d{1,3}(?!\d)(?=[^\d])"
)
_YEAR_WORDS = re.compile(
    r"(?:[$€£#/=+]|\b(?:no\.?|number|flight|boeing|page|room|version|windows|highway|route|act|code"
    r"|section|about|of about|nearly|almost|over|some|than|least|approximately|around|roughly|model"
    r"|mercury|area|least|index at|points to))\s*$"
)


@rule(
    "year",
    rf"(?P<edge>{EDGE}|mid-|(?:early|late)[\s-]+|(?:sometime )?in (?:early|late)[\s-])?"
    r"(?P<fiscal>(?:fiscal|calendar|school|crop|model)[\s-]+)?(?P<the>(?:the )?(?:fiscal "
    r"|calendar )?year )?"
    rf"(?P<year>1\d{{3}}|20\d\d)(?!\d)",
)
def year_alone(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    year = int(match["year"])
    before, after = reading.before(match), reading.after(match)
    marked = bool(match["edge"] or match["fiscal"] or match["the"])
    if _YEAR_STOPS.match(after) and not marked:
        return None
    if _YEAR_WORDS.search(before) and not marked:
        return None
    near = reading.published.year if reading.published else 2030
    said = re.search(
        r"\b(?:in|since|by|until|from|during|of|before|after|to|for|and|between|through"
        r"|early|late|till|circa)\s+(?:\(?)$",
        before,
    )
    if not marked and not (1500 <= year <= near + 60) and not (said and year >= 1000):
        return None
    if not marked and not said and year < 1700 and not reading.narrative:
        return None
    value: Value = ("DATE", year_value(year))
    start = match.start()
    lead = re.match(r"(?:sometime )?in (?=early|late)|the (?=\d)", match[0])
    if lead is not None:
        start += lead.end()
    return (Piece(start, match.end(), *value),)


@rule("year", r"(?P<first>1\d{3}|20\d\d) ?(?P<dash>[-–—]|to) ?(?P<last>\d{4}|\d\d)")
def years(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    first = int(match["first"])
    last = int(match["last"])
    if len(match["last"]) == 2:
        last += first // 100 * 100
    if not first < last <= first + 120:
        return None
    return (
        Piece(match.start("first"), match.end("first"), "DATE", year_value(first)),
        Piece(match.start("last"), match.end("last"), "DATE", year_value(last)),
    )


@rule("number", r"(?<!\d)['’‘`](?P<year>\d\d)(?![\d'’]|\w)")
def short_year(match: re.Match[str], reading: Reading) -> Value | None:
    if not re.search(
        r"\b(?:in|since|of|from|late|early|until|by|class of|and|to|summer|fall|spring|winter)\s+$",
        reading.before(match),
    ):
        return None
    year = int(match["year"])
    this = reading.published.year if reading.published else 2020
    century = this // 100 * 100
    return "DATE", year_value(
        century + year if century + year <= this + 5 else century - 100 + year
    )


@rule(
    "era",
    rf"(?:(?:the )?(?:(?P<month>{'|'.join(m for m in MONTH_NUMBERS if len(m) > 3)}),? "
    r"(?:of )?|(?P<season>spring|summer|autumn|winter),? (?:of )?(?:the )?|early |late "
    rf"|c\. ?|circa )?)(?P<first>\d{{1,4}})(?: ?[-–—/] ?| to | and )?(?P<last>"
    rf"(?<=\D)\d{{1,4}})? (?P<era>bc|b\.c\.?|bce|ad|a\.d\.?)",
)
def era_year(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    sign = -1 if match["era"].startswith("b") else 1
    first = int(match["first"])
    tail = ""
    if match["month"]:
        tail = f"-{MONTH_NUMBERS[match['month']]:02d}"
    elif match["season"]:
        tail = "-" + SEASONS[match["season"]]
    if not match["last"]:
        if first == 0:
            return None
        return (Piece(match.start(), match.end(), "DATE", year_value(sign * first) + tail),)
    last = int(match["last"])
    if last < 100 <= first and last > first % 100 * 0 and len(match["last"]) < len(match["first"]):
        last += first // 10 ** len(match["last"]) * 10 ** len(match["last"])
    return (
        Piece(match.start("first"), match.end("first"), "DATE", year_value(sign * first)),
        Piece(match.start("last"), match.end(), "DATE", year_value(sign * last)),
    )


@rule("era", r"(?:ad|a\.d\.) (?P<year>\d{1,4})")
def anno_domini(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", year_value(int(match["year"]))


_TENS = {"twen": 2, "thir": 3, "fort": 4, "fift": 5, "sixt": 6, "seve": 7, "eigh": 8, "nine": 9}
_DECADE_EDGE = (
    rf"(?:the )?(?:(?:{EDGE})|(?:early|mid|late)(?:[\s-]to[\s-](?:early|mid|late))?[\s-]+"
    r"(?:the )?)?"
)


@rule("year", rf"{_DECADE_EDGE}(?P<decade>1\d\d|20\d)0(?: )?['’]?s")
def decade(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", match["decade"]


@rule("number", rf"{_DECADE_EDGE}['’‘`]?(?P<decade>[2-9])0(?: )?['’]?s")
def short_decade(match: re.Match[str], reading: Reading) -> Value | None:
    if "the" not in match[0].split() and not re.search(r"['’‘`](?=\d)", match[0]):
        return None
    if (
        re.search(
            r"\b(?:in|into|his|her|their|my)\s+(?:his|her|their|my|the\s+)?$", reading.before(match)
        )
        and "'" not in match[0]
        and re.match(r" (?:fahrenheit|degrees|f\b)", reading.after(match))
    ):
        return None
    return "DATE", f"19{match['decade']}"


@rule(
    "decade",
    rf"{_DECADE_EDGE}(?P<hundred>nineteen[\s-])?(?P<decade>twenties|thirties|forties"
    r"|fifties|sixties|seventies|eighties|nineties)",
)
def decade_in_words(match: re.Match[str], reading: Reading) -> Value | None:
    if not match[0].startswith("the") and not match["hundred"]:
        return None
    return "DATE", f"19{_TENS[match['decade'][:4]]}"


@rule(
    "century",
    rf"(?P<edge>(?:the )?(?:{EDGE}|(?:early|mid|late|mid-to-late)[\s-]+)?)"
    rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)[\s-]century(?P<era> bce?"
    r"| b\.c\.)?",
)
def century(match: re.Match[str], reading: Reading) -> Value | None:
    number = 21 if match["ordinal"] == "twenty-first" else ordinal_of(match["ordinal"])
    if not number:
        return None
    return "DATE", f"{'BC' if match['era'] else ''}{number - 1:02d}"


_SEASON_WORDS = (
    r"(?:in |during |of |since |by |until |from |to |last |this |next |the |early |late |mid-?"
    r"|and |that |through |following |between |throughout )"
)


@rule(
    "season",
    rf"(?P<edge>{EDGE})?(?P<the>the )?{SEASON}(?:,? (?:of )?(?:the year )?(?P<year>1\d{{3}}"
    rf"|20\d\d)(?!\w|[.,]\d)(?:[-–/]\d\d(?:\d\d)?)?)?{_ERA}?",
)
def season(match: re.Match[str], reading: Reading) -> Value | None:
    code = SEASONS[match["season"]]
    if match["year"]:
        year = int(match["year"])
        if (match["era"] or "").startswith("b"):
            year = -year
        return "DATE", f"{year_value(year)}-{code}"
    before = reading.before(match)
    called = match.end("season")
    after = reading.text[called : called + 2]
    if reading.capital(match, "season") and not (
        reading.narrative and re.search(r"\bin\s+$", before)
    ):
        return None
    if match["season"] in ("fall", "spring") and not (
        match["edge"]
        or (
            match["the"]
            and re.match(
                r"(?:[.,;)]| (?:and|when|with|as|before|after|he|she|it|they|the|elections?)\b)",
                reading.after(match),
            )
            and re.search(r"\b(?:in|of|by|until|during|since|through|for|from|to)\s+$", before)
        )
        or re.search(r"\b(?:in|by|since|until|during|every|each|that)\s+(?:the\s+)?$", before)
    ):
        return None
    if after[:1] == "-" or re.match(
        r" (?:olympics?|games|school|camp|line|collection|from|short|of|to|off|in love)\b",
        reading.after(match),
    ):
        return None
    if (
        not match["the"]
        and not match["edge"]
        and not re.search(
            r"\b(?:in|by|since|until|during|that|this|last|from|of|through|to|and)\s+$", before
        )
    ):
        return None
    base = reading.base
    year_text = "XXXX" if base is None else year_value(base.year)
    return "DATE", f"{year_text}-{code}"


@rule("month", rf"(?:each|every) {MONTH}")
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
    years,
    year_alone,
    short_year,
    era_year,
    anno_domini,
    decade,
    short_decade,
    decade_in_words,
    century,
    season,
)
