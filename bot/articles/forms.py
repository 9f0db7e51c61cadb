"""The patterns of datelines: what agencies, papers and press offices print, form by form.

Each pattern names what it captures: place, date, the agency in round, square or slashed brackets,
or as a bare word. A match is no dateline yet: opening.py decides whether what was captured is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# English, French, Spanish, Portuguese, Italian, German and Russian names, as wires shorten them.
_NAMES = """
jan january janvier janv ene enero janeiro gen gennaio januar января
feb february février fevrier févr fév fevr febrero fevereiro fev febbraio februar февраля
mar march mars marzo março marco märz maerz mär марта
apr april avril avr abr abril aprile апреля
may mai mayo maio mag maggio мая
jun june juin junio junho giu giugno juni июня
jul july juillet juil julio julho lug luglio juli июля
aug august août aout ago agosto августа
sep sept september septembre septiembre setembro set settembre сентября
oct october octobre octubre outubro out ottobre ott okt oktober октября
nov november novembre noviembre novembro ноября
dec december décembre decembre déc dic diciembre dezembro dez dicembre dezember декабря
"""
MONTHS = {
    name: number
    for number, line in enumerate(_NAMES.strip().splitlines(), start=1)
    for name in line.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = rf"""(?i:
    (?:{_MONTH})\.?\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?\b(?:\s?,?\s{{0,2}}(?:19|20)\d\d)?
  | \d{{1,2}}(?:st|nd|rd|th|\.)?\s{{1,2}}(?:de\s)?(?:{_MONTH})\b\.?
      (?:,?\s{{1,2}}(?:de\s)?(?:19|20)\d\d)?
  | (?:19|20)\d\d-\d\d-\d\d
  | \d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d
)"""
WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,2})"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-я]"
_PLACE = rf"(?P<place>{_CAPITAL}[^\n()\[\]|:]{{1,80}}?)"
_DATE = rf"{WEEKDAY}?(?P<date>{DATE})"
_AREA = r"(?:\s?[(\[][^()\[\]\n]{2,30}[)\]])?"  # "Kochi [India]", "Goaso (A/R)"
_BRACKET = r"""(?:\(\s?(?P<round>[^()\n]{2,48}?)\s?\)
              |/\s?(?P<slash>[^/()\n]{2,40}?)\s?/(?!\w)
              |\[\s?(?P<square>[^\[\]\n]{2,40}?)\s?\])"""
_DASH = r"(?:\s{0,3}[.,]?\s{0,2}(?:[-–—―]{1,4}|[_=:])\s{0,3})"
_LOOSE_DASH = (
    r"(?:\s{1,3}[-–—―_]{1,3}(?:\s{1,3}|$)|\s?(?:--+|[—―])\s{0,3}|(?<=[^\W\d_]{3})-\s(?=[\"“A-Z]))"
)
_BAR = r"\s?[|]\s?"
_SHOUT = r"(?<=[A-Z]{3})\s(?=[\"“A-Z])"  # "KAZINFORM The railway": an acronym needs no dash
_BREAK = rf"(?:{_DASH}|\s{{0,2}}[.,]?(?:\s{{1,3}}|$)|(?=[\"“A-Z]))"
_COLON = r"\s?:\s{1,3}"

# In the order in which they are tried: what prints more comes first.
FORMS = {
    name: re.compile(pattern, re.VERBOSE)
    for name, pattern in {
        "place date agency": rf"{_PLACE}{_AREA}\s?[,.:]?\s{{0,2}}(?:[-–—]\s)?"
        rf"{_DATE}\s{{0,2}}[.,:]?\s{{0,2}}(?:[-–—]\s)?{_BRACKET}{_BREAK}",
        "place agency date": rf"{_PLACE}\s?[,.]?\s?(?:[-–—]{{1,2}}\s?)?{_BRACKET}"
        rf"(?:{_DASH}|,?\s){_DATE}(?:{_LOOSE_DASH}|\s?/\s?)",
        "place word date": rf"{_PLACE}\s?(?:--)?\s?"
        rf"\((?P<word>[A-Z][\w.\ ]{{2,30}}?)\s-\s{_DATE}\){_DASH}",
        "agency date": rf"(?:{_BRACKET}|(?P<word>[A-Z][\w.-]{{1,20}}))\s?[,.]\s{_DATE}"
        rf"(?:{_LOOSE_DASH}|\.\s{{1,3}})",
        "place word bar": rf"{_PLACE}{_BAR}(?P<word>[A-Z][\w.\ -]{{1,20}}?){_BAR}",
        "place date in brackets": rf"\({_PLACE}\)?\s?[,–—-]?\s?{_DATE}\)?{_LOOSE_DASH}",
        "place date bracket": rf"{_PLACE}\s?\({_DATE}\){_DASH}",
        "place agency": rf"{_PLACE}{_AREA}\s?[,.:]?\s?(?:[-–—]{{1,2}}\s?)?{_BRACKET}{_BREAK}",
        "date agency": rf"{_DATE}\s?,?\s?{_BRACKET}{_BREAK}",
        "agency place date": rf"{_BRACKET}{_DASH}{_PLACE},\s?{_DATE}{_LOOSE_DASH}",
        "agency place": rf"{_BRACKET}{_DASH}{_PLACE}{_LOOSE_DASH}",
        "agency": rf"{_BRACKET}(?:{_DASH}|(?=\S)|\s)",
        "place date word": rf"{_PLACE}{_AREA},\s?{_DATE}\s?[,.]?\s?(?:[-–—]\s)?"
        rf"(?P<word>{_CAPITAL}[\w-]{{1,20}}(?:\ {_CAPITAL}[\w-]{{1,20}})?)"
        rf"(?:\.\s|{_LOOSE_DASH}|{_SHOUT})",
        "place word": rf"{_PLACE}[.,]\s(?P<word>[A-Z][\w.]{{1,20}}\w)(?:{_LOOSE_DASH}|{_SHOUT})",
        "place date": rf"{_PLACE}{_AREA}\s?(?:[,.]|[-–—|])?\s{_DATE}"
        rf"(?:{_LOOSE_DASH}|{_COLON}|{_BAR}|\.\s{{1,3}}|\s?$)",
        "date place": rf"{_DATE}(?:\s?[,|]|\s[-–—])\s{_PLACE}{_LOOSE_DASH}",
        "word place line": r"(?P<word>[^\W\d][\w./\ -]{1,30}?)\s?[,|]\s?"
        r"(?P<place>[A-Z][^\n()|:]{2,40}?)\s?$",
        "word place": rf"(?P<word>[^\W\d][\w./]{{1,20}}(?:\ \w{{1,12}}){{0,2}}?){_LOOSE_DASH}"
        rf"{_PLACE}{_LOOSE_DASH}",
        "word": rf"(?P<word>[^\W\d][\w./]{{1,20}}(?:\ \w{{1,12}}){{0,2}}?){_LOOSE_DASH}",
        "place dash": rf"{_PLACE}{_LOOSE_DASH}",
        "place colon": rf"{_PLACE}{_COLON}",
        "place": rf"(?P<place>{_CAPITAL}[A-Z.'’\ -]+,\s[A-Z][\w.]*\.)\s(?=[\"“A-Z])",
    }.items()
}

# What a form cannot do without, by the words of its name.
_SIGNS = {
    "date": re.compile(r"\d"),
    "agency": re.compile(r"[(\[/]"),
    "bracket": re.compile(r"\("),
    "brackets": re.compile(r"\("),
    "bar": re.compile(r"\|"),
    "dash": re.compile(r"[-–—―_]"),
    "colon": re.compile(":"),
}
_NEEDED = {name: frozenset(name.split()) & _SIGNS.keys() for name in FORMS} | {
    "agency date": frozenset({"date"}),
    "word": frozenset({"dash"}),
    "word place": frozenset({"dash"}),
}


def possible_forms(head: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The forms whose signs are all in `head`, in their order; most openings have few."""
    absent = {word for word, sign in _SIGNS.items() if sign.search(head) is None}
    return ((name, form) for name, form in FORMS.items() if absent.isdisjoint(_NEEDED[name]))
