"""Quarters and halves of years, and what results are compared with.

A text about results speaks of one quarter: the one it prints, else the one that ended last. "the
quarter" is that one, "a year earlier" the same quarter of the year before. A fiscal quarter counts
as a calendar quarter, for no text says when its firm's year begins.
"""

from __future__ import annotations

import re
from datetime import date

from bot.articles.calendar import quarter_of, quarter_value, year_value
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.words import EDGE, MONTH_NUMBERS, YEAR

_NUMBERS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_NTH = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
_FISCAL = r"(?:fiscal |calendar )?"
_BEFORE = (
    r"(?:(?P<printed>1\d{3}|20\d\d)(?:['’]s)? "
    r"|(?P<ago>(?:comparable )?year-(?:ago|earlier)|(?P<whose>last|this|next) year['’]s"
    r"|(?:current|latest|most recent)) )?"
)
_AFTER = (
    rf"(?:(?:(?:,? (?:of|in)|,)? (?:the )?{_FISCAL}(?:year )?{YEAR})"
    r"|(?:,? (?:of|in))? (?P<rel>last|this|next|the previous|the following|the same|that)"
    r" (?:fiscal )?year| (?:a )?year (?P<earlier>earlier|ago|before))?"
)
_STEPS = {"last": -1, "next": 1, "the previous": -1, "the following": 1}
_RESULTS = re.compile(
    r"\b(?:cents|profit|profits|earnings|earned|loss|net|revenue|revenues|sales|income|charge|assets"
    r"|million|billion)\b"
)


@rule(
    "quarter",
    rf"(?P<edge>{EDGE})?(?P<the>the |its |their )?{_BEFORE}{_FISCAL}{_NTH}"
    rf"(?:[\s-]+(?:fiscal|calendar))?[\s-](?P<quarter>quarter){_AFTER}",
)
def quarter(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    nth, ago = _NUMBERS[match["nth"]], match["ago"] or ""
    printed = match["year"] or match["printed"]
    back = "ago" in ago or "earlier" in ago or ago.startswith("last") or match["earlier"]
    start = match.start()
    if match["the"] and match.group(0).startswith(match["the"]) and "-" in match[0][-13:-7]:
        start += len(match["the"])  # "the third-quarter results"
    if printed:
        value = quarter_value(int(printed), nth)
    elif reading.base is None:
        value = f"XXXX-Q{nth}"
    else:
        year = reading.base.year
        if match["rel"]:
            year += _STEPS.get(match["rel"], 0)
        elif back:
            year -= 1
        elif ago.startswith("next"):
            year += 1
        elif reading.base.month is not None:
            year += _nearest(nth, reading.base.month, reading.tense(match))
        value = quarter_value(year, nth)
    if not back and (reading.published is None or value < _quarter_now(reading.published)):
        reading.quarter = value
    return (Piece(start, match.end(), "DATE", value),)


def _quarter_now(day: date) -> str:
    return quarter_value(day.year, quarter_of(day))


def _nearest(nth: int, month: int, tense: str) -> int:
    """0, or -1 or 1 where the quarter of the year before or after is meant."""
    ahead = 3 * (nth - 1) + 1 - month  # months until it starts
    if tense == "future":
        return 1 if ahead < -5 else 0
    if tense == "past":
        return -1 if ahead > 0 else 0
    return -1 if ahead > 4 else 0


@rule(
    "unit rel",
    r"(?P<the>the |a |its )?(?:comparable |same |corresponding )?"
    r"(?:year[\s-](?:ago|earlier)|prior-year|previous-year|last year['’]s)"
    rf"(?: (?:fiscal |comparable )?(?P<period>quarter|period|{_NTH}[\s-](?:quarter|half)|month"
    r"|nine months|six months))?(?! (?:by|that|when)\b)",
)
def year_ago(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "the year-ago quarter" whole, of "the year-ago results" the two words."""
    if not match["period"] and not re.search(r"year[\s-](?:ago|earlier)", match[0]):
        return None
    whole = bool(match["period"]) or (match["the"] == "a " and "-" not in match[0])
    start = match.start() if whole or not match["the"] else match.end("the")
    value = year_before(reading, of_results=match["period"] in ("quarter", "period"))
    return (Piece(start, match.end(), "DATE", value),)


def year_before(reading: Reading, *, of_results: bool = False) -> str:
    """The quarter of the results, or else the year, one year before."""
    known = reading.quarter and re.fullmatch(r"(\d{4})-Q([1-4])", reading.quarter)
    if known and (of_results or _RESULTS.search(reading.low, reading.start, reading.end)):
        return quarter_value(int(known[1]) - 1, int(known[2]))
    base = (reading.spoken_of() if reading.narrative else None) or reading.base
    return "PAST_REF" if base is None else year_value(base.year - 1)


@rule(
    "unit rel",
    r"the (?:same|comparable|corresponding) (?P<unit>quarter|period|month|week|time) (?:of |in )?"
    rf"(?:{YEAR}|(?:last|the previous|the prior) year|a year (?:ago|earlier|before))",
)
def same_of_year(match: re.Match[str], reading: Reading) -> Value | None:
    """ "the same period last year": the quarter that the text reports, of that year."""
    if reading.base is None and not match["year"]:
        return None
    year = int(match["year"]) if match["year"] else (reading.base.year if reading.base else 0) - 1
    known = re.fullmatch(r"\d{4}-(Q[1-4])", reading.quarter or "")
    if known and match["unit"] in ("quarter", "period"):
        return "DATE", f"{year_value(year)}-{known[1]}"
    told = reading.spoken_of(finest="month") if match["unit"] == "month" else None
    month = f"-{told.month:02d}" if told is not None and told.month else ""
    return "DATE", year_value(year) + month


_ENDED = re.compile(
    r" (?:that |which )?end(?:ed|ing) "
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
)


@rule(
    "quarter",
    r"the (?:(?P<which>latest|most recent|just-ended|recently ended|current|recent|same|full"
    r"|latest fiscal|fiscal) )?(?P<unit>quarter|period)(?! of\b)",
)
def the_quarter(match: re.Match[str], reading: Reading) -> Value | None:
    if match["unit"] == "period" and match["which"] not in ("latest", "most recent"):
        return None
    if reading.narrative and match["unit"] == "quarter":
        return None
    base = reading.published
    if base is None or reading.narrative:
        return "DATE", "XXXX-QX"
    ended = _ENDED.match(reading.after(match))
    if ended is not None:
        month = MONTH_NUMBERS[ended["month"]] - 1  # the middle one of the three
        year = base.year - (1 if month > base.month else 0)
        reading.quarter = quarter_value(year, (month + 2) // 3)
        return "DATE", reading.quarter
    if match["which"] != "current" and reading.quarter:
        return "DATE", reading.quarter
    ahead = match["which"] == "current" or reading.tense(match) == "future"
    value = quarter_value(base.year, quarter_of(base) - (0 if ahead else 1))
    if not ahead:
        reading.quarter = value
    return "DATE", value


@rule(
    "quarter",
    r"(?:the )?(?P<half>first|second|last|latter) half (?:of )?(?:the )?(?:fiscal )?"
    rf"(?:{YEAR}|(?P<rel>last|this|next|the) year)",
)
def half_year(match: re.Match[str], reading: Reading) -> Value | None:
    half = 1 if match["half"] == "first" else 2
    if match["year"]:
        return "DATE", f"{match['year']}-H{half}"
    if reading.base is None:
        return "DATE", f"XXXX-H{half}"
    return "DATE", f"{year_value(reading.base.year + _STEPS.get(match['rel'], 0))}-H{half}"


@rule("number fiscal", r"(?P<part>[qh])(?P<number>[1-4])(?: |['’])?(?P<year>20\d\d|1\d{3}|\d\d)")
def short_quarter(match: re.Match[str], reading: Reading) -> Value | None:
    """ "Q3 2019", "H1 '20"."""
    if not reading.capital(match, "part"):
        return None
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return "DATE", f"{year}-{match['part'].upper()}{match['number']}"


@rule("number fiscal", r"fy(?: |['’])?(?P<year>20\d\d|1\d{3}|\d\d)")
def fiscal_year(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", match["year"] if len(match["year"]) == 4 else f"20{match['year']}"


RULES = (short_quarter, fiscal_year, quarter, year_ago, same_of_year, the_quarter, half_year)
