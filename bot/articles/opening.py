"""The grammar of datelines: place, day and agency as a story's first line opens.

In: the first words of a paragraph. Out: an Opening, offsets into those words, or None.
Not here: the patterns (forms.py), which paragraph to look at, and what year the day is of
(dateline.py).

The forms are those of the wire services' and newspapers' style books:

    SOCHI, October 23./TASS/.        Mumbai, Dec 9 (PTI)         (ANSA) - Rome, October 11 -
    LA CROSSE, Wis. (AP) —           Jan 3 (Reuters) -           NEW YORK--(BUSINESS WIRE)--
    PUTRAJAYA, Nov 22 —              HONG KONG:                  YEREVAN, OCTOBER 23, ARMENPRESS.

The less a form prints, the more its place must look like one: with a day and an agency any name
will do, with a dash alone it is in capitals, followed by a region, or a city of the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.articles.forms import FORMS, possible_forms
from bot.articles.gazetteer import (
    ORGANISED,
    in_capitals,
    in_newspaper_style,
    known_agency,
    known_place,
    plausible_agency,
    shaped_as_place,
)
from bot.articles.lexicon import entries

REACH = 200  # characters; no style book's dateline is as long


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Offsets (start, end) into the words given; None for what is not printed."""

    end: int  # of the whole dateline, its last dash included
    place: tuple[int, int] | None = None
    date: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None
    author: tuple[int, int] | None = None
    bold: bool = True  # False: a name in capitals and a dash or colon, which may be a label


# "By RACHEL KONRAD CARSON CITY, Nev. (AP) --", "Canadian Press - VANCOUVER (CP) -"
_EARLY = 120  # characters within which a dateline's dash, colon or bracket stands
_MARK = re.compile(
    r"[(\[/|:—―_]|--|[-–](?:\s|$)|^[A-Z]{3,}\. [A-Z]{3}|\d\.?(?:\s|$)|\d,?\s[A-Z]{3}"
    r"|^[A-Z]{2,}, [A-Z][\w ,.'’-]+$|^[A-Z][A-Z.'’ -]+, [A-Z][a-z.]+\.\s"
)
_BY = re.compile(r"(?:By|BY)\s(?P<rest>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){1,6}(?=[\s,]))")
_SIGNED = re.compile(r"(?P<word>[^\W\d][\w./]{1,20}(?:\ \w{1,12}){0,3}?)\s[-–—|]\s(?=[A-Z]{2})")
_BETWEEN = " .,:-–—―_=)/"
_CITY_AND_REGION = re.compile(
    r"[A-Z][A-Z.'’ -]+, (?!(?:Inc|Corp|Co|Ltd|Llc|Plc)\b)[A-Z][a-z][\w.]*(?: [A-Z][\w.]+)*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD_OF_STORY = re.compile(r"\s*(?:[\"“‘'`«„(]*[^\W_a-zß-öø-ÿ]|[\"“‘'`«„]|$|iPhone|eBay)")


def _accepts(
    form: str, place: str | None, agency: str | None, *, day: str | None, rest: str
) -> bool:
    """Whether what a form captured is a dateline; `rest` is the text behind agency or place."""
    dated, yeared = day is not None, day is not None and _YEAR.search(day) is not None
    known = agency is not None and known_agency(agency)
    if place is not None and not shaped_as_place(place, sure=known or dated):
        return False
    begins = _WORD_OF_STORY.match(rest.lstrip(_BETWEEN)) is not None
    if agency is not None and not known:
        if form.startswith(("word", "agency")) or "word" in form:
            return False
        if not plausible_agency(agency, dated=dated) or not (place or dated):
            return False
        if not dated:  # "CHICAGO (CBS.MW) - ", but neither "APPLE (AAPL)" nor "China (Mainland)"
            certain = known_place(place or "") or _is_city_and_region(place or "")
            return certain and begins and rest[:3].strip()[:1] in "-–—―_:"
    match form:
        case "agency" | "agency date" | "word" | "word place" | "word place line":
            return known and (
                place is None or in_newspaper_style(place) or _is_city_and_region(place)
            )
        case "place word":
            return known and f"{(agency or '').lower()}." not in entries("regions")
        case "place agency" | "agency place":
            return begins
        case "place date" | "place date bracket" | "date place" | "place date in brackets":
            yeared = yeared and bool(rest.strip())
            return begins and _is_dated_place(form, place or "", yeared=yeared)
        case "place":
            return known_place(place or "") and (place or "").rpartition(",")[0].isupper()
        case "place dash":
            return begins and in_newspaper_style(place or "")
        case "place colon":
            # A label in capitals has the same form, so more than one word must be known.
            one = place is not None and " " not in place
            return begins and (
                known_place(place or "") or (one and in_newspaper_style(place or ""))
            )
    return True


def _is_dated_place(form: str, place: str, *, yeared: bool) -> bool:
    """Whether a place with a day and no agency is one.

    A press release's day has its year, and then a place that no list knows will do.
    """
    if known_agency(place) and not known_place(place):
        return False
    if in_capitals(place) or known_place(place):
        return True
    return yeared and form != "date place" and shaped_as_place(place) and len(place.split()) <= 4


def _is_city_and_region(place: str) -> bool:
    """Whether it is set as the AP sets them, known or not: "PORT ILMAR, Kelvaria"."""
    return bool(_CITY_AND_REGION.fullmatch(place))


@lru_cache(maxsize=64)  # where the story begins is asked twice
def parse_opening(words: str) -> Opening | None:
    """Read the dateline that `words` open with.

    >>> parse_opening("SOCHI, October 23./TASS/. The Kremlin is confident")
    Opening(end=25, place=(0, 5), date=(7, 17), agency=(19, 23), author=None, bold=True)
    """
    head = words[:REACH]
    if not _MARK.search(head[:_EARLY]):
        return None
    signed = _signed(head)
    if signed is not None:
        return signed
    for form, pattern in possible_forms(head):
        found = pattern.match(head)
        if found is None:
            continue
        opening = _read(form, found, head, len(words))
        if opening is not None:
            return opening
    return None


def _read(form: str, found: re.Match[str], head: str, length: int) -> Opening | None:
    groups = {name: found.span(name) for name, text in found.groupdict().items() if text}
    agency = next((groups[n] for n in ("round", "slash", "square", "word") if n in groups), None)
    place, day = groups.get("place"), groups.get("date")
    if place is not None:
        start, end = place
        end = start + len(head[start:end].rstrip(" ,:;-–—"))
        place = (start, end + _is_abbreviated(head[start:end], head[end : end + 1]))
        if place[0] == place[1]:
            return None
    if day is not None and re.search(r"[^\W\d_]{5}\.$", head[slice(*day)]):
        day = (day[0], day[1] - 1)  # a full stop behind an unshortened month ends the day
    if found.end() < length and form.endswith("line"):
        return None
    accepted = _accepts(
        form,
        head[slice(*place)] if place else None,
        head[slice(*agency)] if agency else None,
        day=head[slice(*day)] if day else None,
        rest=head[groups["round"][1] + 1 if "round" in groups else found.end() :],
    )
    if not accepted:
        return None
    end = len(head[: found.end()].rstrip())
    bold = bool(day or agency) or known_place(head[slice(*place)] if place else "")
    return Opening(end=end, place=place, date=day, agency=agency, bold=bold)


def _is_abbreviated(place: str, mark: str) -> bool:
    """Whether the full stop behind a place is its own: "LA CROSSE, Wis."."""
    _, comma, region = place.rpartition(", ")
    return mark == "." and bool(comma) and f"{region.lower()}." in entries("regions")


def _signed(head: str) -> Opening | None:
    """A dateline behind a byline in capitals or behind the agency's full name."""
    by = _BY.match(head)
    if by is not None:
        words = by["rest"].split()
        for names in range(len(words) - 1, 0, -1):  # the shortest known place comes first
            author = " ".join(words[:names])
            start = by.start("rest") + len(author) + 1
            inner = _plain(head[start:])
            if inner is not None and inner.place is not None and inner.agency is not None:
                place = head[start + inner.place[0] : start + inner.place[1]]
                initial = names == 2 and len(words[1]) <= 2
                if known_place(place.split(",")[0]) or (names == 2 and not initial):
                    return _moved(inner, start, author=(by.start("rest"), start - 1))
    signed = _SIGNED.match(head)
    if signed is not None and (known_agency(signed["word"]) or ORGANISED.search(signed["word"])):
        inner = _plain(head[signed.end() :])
        if inner is not None and inner.place is not None:
            moved = _moved(inner, signed.end())
            if moved.agency is None:
                return Opening(
                    end=moved.end, place=moved.place, date=moved.date, agency=signed.span("word")
                )
            return moved
    return None


def _plain(head: str) -> Opening | None:
    for form in ("place date agency", "place agency", "place date", "place dash"):
        found = FORMS[form].match(head)
        opening = _read(form, found, head, len(head)) if found else None
        if opening is not None:
            return opening
    return None


def _moved(opening: Opening, by: int, *, author: tuple[int, int] | None = None) -> Opening:
    def move(pair: tuple[int, int] | None) -> tuple[int, int] | None:
        return None if pair is None else (pair[0] + by, pair[1] + by)

    return Opening(
        end=opening.end + by,
        place=move(opening.place),
        date=move(opening.date),
        agency=move(opening.agency),
        author=author,
        bold=opening.bold,
    )
