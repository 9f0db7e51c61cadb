"""Years, decades and centuries that are printed.

Four figures are a year where a preposition or a word such as "early" stands before them, or where
nothing beside them is counted. "480 BC" is "BC0480"; the 1990s are "199", the 20th century "19".
"""

from __future__ import annotations

import re

from bot.articles.calendar import year_value
from bot.articles.timex.numbers import ORDINAL, ordinal_of
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.words import EDGE, MONTH_NUMBERS, MONTHS, SEASON, SEASONS

_COUNTED = (  # what four figures are the number of
    "index euros rubles yen yuan francs marks crowns square people troops men soldiers feet miles"
    " km kilomet met(?:er|re)s pounds dollars tons tonnes points votes seats workers employees jobs"
    " shares units homes degrees years?\\b days\\b hours members students others civilians"
    " prisoners children women families hectares acres barrels aircraft tanks ships cars per\\b"
    " percent yards words calories victims inmates"
)
_NO_YEAR_AFTER = re.compile(
    rf"s\b| (?:{'|'.join(_COUNTED.split())})|[.,:]\d|\s?%| ?[-–] ?\d{{1,3}}(?!\d)(?=[^\d])"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£#/=+]|\b(?:no\.?|number|flight|boeing|page|room|version|windows|highway|route|act|code"
    r"|section|about|nearly|almost|over|some|than|least|approximately|around|roughly|model|mercury"
    r"|area|index at|points to))\s*$"
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|from|during|of|before|after|to|for|and|between|through|early|late|till"
    r"|circa)\s+(?:(?:about|around)\s+)?\(?$"
)
_IN_ABOUT = re.compile(r"\b(?:in|since|until|from|by)\s+(?:about|around)\s+$")
_AHEAD = 60  # years after publication that news still speaks of


@rule(
    "year",
    rf"(?P<mark>{EDGE}|mid-|(?:early|late)[\s-]+)?"
    r"(?P<kind>(?:fiscal|calendar|school|crop|model)[\s-]+)?"
    r"(?P<the>(?:the )?(?:fiscal |calendar )?year )?(?P<year>1\d{3}|20\d\d)(?!\d)",
)
def year_alone(match: re.Match[str], reading: Reading) -> Value | None:
    year, before = int(match["year"]), reading.before(match)
    if not (match["mark"] or match["kind"] or match["the"]):
        said = _PREPOSITION.search(before) is not None
        if _NO_YEAR_AFTER.match(reading.after(match)) or (
            _NO_YEAR_BEFORE.search(before) and not _IN_ABOUT.search(before)
        ):
            return None
        latest = (reading.published.year if reading.published else 2030) + _AHEAD
        earliest = 1000 if said else 1500 if reading.narrative else 1700
        if not said and not earliest <= year <= latest:
            return None
    return "DATE", year_value(year)


@rule("year numbers", r"(?P<first>1\d{3}|20\d\d) ?(?:[-–—]|to) ?(?P<last>\d{4}|\d\d)")
def years(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        last += first // 100 * 100
    if not first < last <= first + 120:
        return None
    return (
        Piece(match.start("first"), match.end("first"), "DATE", year_value(first)),
        Piece(match.start("last"), match.end("last"), "DATE", year_value(last)),
    )


@rule("pair", r"(?<!\d)['’‘`](?P<year>\d\d)(?![\d'’]|\w)")
def short_year(match: re.Match[str], reading: Reading) -> Value | None:
    if not re.search(
        r"\b(?:in|since|of|from|late|early|until|by|and|to|summer|fall|spring|winter)\s+$",
        reading.before(match),
    ):
        return None
    latest = (reading.published.year if reading.published else 2020) + 5
    year = latest // 100 * 100 + int(match["year"])
    return "DATE", year_value(year if year <= latest else year - 100)


_ERA_MONTH = rf"(?P<month>{'|'.join(MONTHS)}),? (?:of )?"


@rule(
    "era",
    rf"(?:(?:the )?(?:{_ERA_MONTH}|{SEASON},? (?:of )?(?:the )?|early |late |c\. ?|circa )?)"
    r"(?P<first>\d{1,4})(?: ?[-–—/] ?| to | and )?(?P<last>(?<=\D)\d{1,4})?"
    r" (?P<era>bc|b\.c\.?|bce|ad|a\.d\.?)",
)
def era_year(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    """ "480 BC", "490–479 BC", "August 480 BC"."""
    sign = -1 if match["era"].startswith("b") else 1
    first = int(match["first"])
    if first == 0:
        return None
    if not match["last"]:
        tail = f"-{MONTH_NUMBERS[match['month']]:02d}" if match["month"] else ""
        tail += f"-{SEASONS[match['season']]}" if match["season"] else ""
        return (Piece(match.start(), match.end(), "DATE", year_value(sign * first) + tail),)
    last, figures = int(match["last"]), len(match["last"])
    if figures < len(match["first"]):  # "490-79 BC"
        last += first // 10**figures * 10**figures
    return (
        Piece(match.start("first"), match.end("first"), "DATE", year_value(sign * first)),
        Piece(match.start("last"), match.end(), "DATE", year_value(sign * last)),
    )


@rule("era", r"(?:ad|a\.d\.) (?P<year>\d{1,4})")
def anno_domini(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", year_value(int(match["year"]))


_SMALL = "one two three four five six seven eight nine".split()
_TEEN = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TY = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNDER_100 = (
    rf"(?:(?P<ty>{'|'.join(_TY)})(?:[\s-]+(?P<one>{'|'.join(_SMALL)})\b)?|(?P<teen>{'|'.join(_TEEN)})"
    rf"|(?:oh|o)[\s-](?P<oh>{'|'.join(_SMALL)}))"
)


@rule(
    "spelled",
    rf"(?:(?:the )?{SEASON} of )?(?P<century>eighteen|nineteen)[\s-]{_UNDER_100}"
    r"(?! (?:people|dollars|percent|years|days|times|men|women|hours|minutes|miles)\b|s\b)",
)
def spelled_year(match: re.Match[str], reading: Reading) -> Value | None:
    """ "nineteen ninety-four", as in broadcasts."""
    year = 1900 if match["century"] == "nineteen" else 1800
    if match["ty"]:
        year += 10 * (_TY.index(match["ty"]) + 2)
        year += _SMALL.index(match["one"]) + 1 if match["one"] else 0
    elif match["teen"]:
        year += _TEEN.index(match["teen"]) + 10
    else:
        year += _SMALL.index(match["oh"]) + 1
    return "DATE", str(year) + (f"-{SEASONS[match['season']]}" if match["season"] else "")


@rule(
    "spelled",
    rf"(?:the )?year two thousand(?:(?: and)? (?P<one>{'|'.join((*_SMALL, *_TEEN))}))?",
)
def year_two_thousand(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", str(2000 + ((*_SMALL, *_TEEN).index(match["one"]) + 1 if match["one"] else 0))


_TENS = {"twen": 2, "thir": 3, "fort": 4, "fift": 5, "sixt": 6, "seve": 7, "eigh": 8, "nine": 9}
_PART_OF = (
    rf"(?:the )?(?:{EDGE}|(?:early|mid|late)(?:[\s-]to[\s-](?:early|mid|late))?[\s-]+(?:the )?)?"
)


@rule("year s", rf"{_PART_OF}(?P<decade>1\d\d|20\d)0 ?['’]?s")
def decade(match: re.Match[str], reading: Reading) -> Value | None:
    return "DATE", match["decade"]


@rule("tens s", rf"{_PART_OF}['’‘`]?(?P<decade>[2-9])0 ?['’]?s")
def short_decade(match: re.Match[str], reading: Reading) -> Value | None:
    """ "the '90s", "the late 80s"; but "in his 50s", "in the 70s Fahrenheit"."""
    if "the" not in match[0].split() and not re.search(r"['’‘`](?=\d)", match[0]):
        return None
    if re.match(r" (?:fahrenheit|degrees|f\b)", reading.after(match)):
        return None
    return "DATE", f"19{match['decade']}"


@rule(
    "decade",
    rf"{_PART_OF}(?P<hundred>nineteen[\s-])?"
    r"(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
)
def decade_in_words(match: re.Match[str], reading: Reading) -> Value | None:
    if not match[0].startswith("the") and not match["hundred"]:
        return None
    return "DATE", f"19{_TENS[match['decade'][:4]]}"


@rule(
    "century",
    rf"(?:the )?(?:{EDGE}|(?:early|mid|late|mid-to-late)[\s-]+)?"
    rf"(?:{ORDINAL}|(?P<now>twenty-first))[\s-]century(?P<era> bce?| b\.c\.)?",
)
def century(match: re.Match[str], reading: Reading) -> Value | None:
    number = 21 if match["now"] else ordinal_of(match["ordinal"])
    return ("DATE", f"{'BC' if match['era'] else ''}{number - 1:02d}") if number else None


RULES = (
    years,
    year_alone,
    short_year,
    era_year,
    anno_domini,
    decade,
    short_decade,
    decade_in_words,
    spelled_year,
    year_two_thousand,
    century,
)
