"""Read the dateline: where, when and by whom a story was filed.

In: an article's text and its blocks. Out: one Dateline, or None.
Not here: the forms a dateline has (opening.py).

Where the opening words print no day, the date line above the story counts, then a wire's sign-off;
so do place and agency of a signature such as "Associated Press in Valencia". A day without a year
is the latest one not after publication plus one day, for time zones.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.articles.byline import find_byline_in_place
from bot.articles.forms import DATE, MONTHS
from bot.articles.furniture import DATED, Kind, kind_of
from bot.articles.gazetteer import known_agency, known_place
from bot.articles.lexicon import entries
from bot.articles.model import Block, Dateline, Part, Span
from bot.articles.opening import REACH, parse_opening

# Above a story stand numbers that no dateline has: "03/14/24", "03.14.24", "2022/04/06".
_NUMBERED = r"(?:19|20)\d\d/\d{1,2}/\d{1,2}\b|\b\d{1,2}([/.])\d{1,2}\1\d\d\b"
_PRINTED = re.compile(f"{DATE}|{_NUMBERED}", re.VERBOSE)
_YEAR = re.compile(r"(?:19|20)\d\d|[/.-]\d\d$")
_MENU = 3  # lines above a headline
_SIGNED_OFF = re.compile(
    r"(?P<dpa>\d{4,6} GMT [A-Z][a-z]{2} \d{1,2})|A[A-Z]+-[A-Z]{2}-(?P<ap>\d\d-\d\d-\d\d) \d{4}GMT"
)
_SIGNATURE = re.compile(r"[\s(—–-]*(?P<agency>[A-Z][A-Za-z]{1,11})\)?\.?$")
_PIECE = re.compile(r"[^\W\d_][^|–—\d-]*[^|–—\s\d-]")
_SOURCE = re.compile(
    r"[(\[]?(?:Source:\s?)?(?P<agency>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}?)[)\]]?\s?(?:$|[|])"
)
_REPORTED = re.compile(
    r"This report by (?P<agency>The (?:Canadian|Associated) Press) was (?:first published )?"
)
# "Press release 28 June 2022 Brussels", "4 April 2023 News release Geneva / Port Vila"
_RELEASED = re.compile(r"(?i)\b(?:press|news|media) release\b|\bstatement\b")
_PLACED = re.compile(
    r"[\W_]*(?P<place>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}?)(?=[\W_]*$|\s?[/|,]|\sR)"
)
_LABELLED = re.compile(r"(?:DATELINE|Dateline):\s+(?P<place>[^\W\d][^:()]{1,60}?)\s*$")  # databases
_NUMBERS = re.compile(r"\d+")


_POINTS = "*•·▪"  # a wire may sum its story up above the dateline
_NEAR = 500  # blocks above a story that can belong to it, or below it
_LOOKED_AT = 3  # paragraphs: a roundup's second story has a dateline of its own


def find_dateline(
    text: str, blocks: tuple[Block, ...], *, published: date | None
) -> Dateline | None:
    """The dateline of the story in `blocks`; `published` gives the year where none is printed.

    `span` is what the first paragraph opens with; where that prints no dateline, it is the day or
    the name found elsewhere.
    """
    printed = _printed(text, blocks) or _stacked(text, blocks)
    place, agency, day = (
        (printed.place, printed.agency, printed.date_text) if printed else (None, None, None)
    )
    above = _above(text, blocks)
    if place is None and agency is None:
        place, agency = _signature(text, above)
    if place is None:
        place = _stamped(text, above)
    if agency is None:
        agency = _source(text, above) or _signed_off_by(text, blocks)
    if day is None:
        day = _dated(text, above) or _signed_off_at(text, blocks)
    whole = printed.span if printed else day or place or agency
    if whole is None:
        return None
    when = day_of(day.of(text), published=published) if day else None
    return Dateline(span=whole, place=place, agency=agency, date_text=day, day=when)


def _above(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks above the story; the headline's neighbours come first, a page's own head last."""
    paragraphs = (i for i, b in enumerate(blocks) if b.part is Part.PARAGRAPH)
    first = next((i for i in paragraphs if text[blocks[i].span.start] not in _POINTS), len(blocks))
    head = next((i for i in range(first) if blocks[i].part is Part.HEADLINE), 0)
    return (blocks[head:first] + blocks[:head])[:_NEAR]


def _printed(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    paragraphs = 0
    for block in blocks[: 4 * _NEAR]:
        if block.part not in (Part.PARAGRAPH, Part.OTHER):
            continue
        start, end = block.span.start, block.span.end
        point = text[start] in _POINTS
        paragraphs += block.part is Part.PARAGRAPH and not point
        if paragraphs > _LOOKED_AT:
            break
        found = parse_opening(text[start : min(end, start + REACH)])
        if found is None or (block.part is Part.OTHER and start + found.end < end):
            continue
        if not found.bold and paragraphs > 1:
            continue

        def span(pair: tuple[int, int] | None, start: int = start) -> Span | None:
            return None if pair is None else Span(start + pair[0], start + pair[1])

        return Dateline(
            span=Span(start, start + found.end),
            place=span(found.place),
            agency=span(found.agency),
            date_text=span(found.date),
        )
    return None


def _stacked(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """A dateline in lines of its own right above the story: "Ballard, Texas" "CNN" "—"."""
    first = next((i for i, b in enumerate(blocks) if b.part is Part.PARAGRAPH), 0)
    place = agency = None
    for block in reversed(blocks[max(0, first - 3) : first]):
        words = block.span.of(text)
        if block.part not in (Part.OTHER, Part.CREDIT, Part.BYLINE) or len(words) > 60:
            break
        if known_agency(words) and agency is None:
            agency = block.span
        elif (words.isupper() or agency is not None or "," in words) and known_place(words):
            place = block.span
            break
        elif any(map(str.isalnum, words)):
            break
    if place is None:
        return None
    end = blocks[first - 1].span.end
    return Dateline(span=Span(place.start, end), place=place, agency=agency)


def _signature(text: str, above: tuple[Block, ...]) -> tuple[Span | None, Span | None]:
    """Place and agency of "Associated Press in Valencia" above the story."""
    for i, block in enumerate(above):
        if block.part is not Part.BYLINE:
            continue
        after = above[i + 1] if i + 1 < len(above) else None
        end = after.span.end if after is not None and after.part is Part.OTHER else block.span.end
        line = text[block.span.start : end]
        placed = find_byline_in_place(line)
        if placed is not None:
            (start, stop), (place_start, place_stop) = placed
            at = block.span.start
            agency = Span(at + start, at + stop) if known_agency(line[start:stop]) else None
            return Span(at + place_start, at + place_stop), agency
    return None, None


def _stamped(text: str, above: tuple[Block, ...]) -> Span | None:
    """The place in a date line: "April 02, 2023 09:14 pm IST - BERHAMPUR", "PTI | Patna | ..."."""
    for block in above:
        if block.part is Part.OTHER and block.span.end - block.span.start <= 160:
            line = block.span.of(text)
            labelled = _LABELLED.match(line)
            if labelled is not None:
                start, end = labelled.span("place")
                return Span(block.span.start + start, block.span.start + end)
            if DATED.search(line) is None:
                continue
            released = _RELEASED.search(line)
            if released is not None:
                printed = _PRINTED.search(line)
                after = max(released.end(), printed.end() if printed else 0)
                placed = _PLACED.match(line, after)
                if placed is not None and known_place(placed["place"]):
                    start, end = placed.span("place")
                    return Span(block.span.start + start, block.span.start + end)
            for piece in _PIECE.finditer(line):
                indian = piece.end() == len(line) and "IST" in line[: piece.start()]
                name = piece[0] if known_place(piece[0]) or indian else piece[0].split(",")[0]
                zone = name.isupper() and len(name) <= 3  # "11:43, UK"
                named = (known_place(name) and not zone) or indian
                if named and (name.isupper() or "|" in line):
                    start = block.span.start + piece.start()
                    return Span(start, start + len(name))
    return None


def _source(text: str, above: tuple[Block, ...]) -> Span | None:
    """An agency on a line of its own between headline and story, or behind "Source:"."""
    headed = above[0].span.start if above and above[0].part is Part.HEADLINE else 0
    menu = sum(block.span.start < headed for block in above) >= _MENU
    for block in above:
        found = _SOURCE.match(text, block.span.start, block.span.end)
        if block.part is not Part.OTHER or found is None:
            continue
        if menu and block.span.start < headed and not found[0].lstrip("([").startswith("Source"):
            continue  # whose page it is
        if found["agency"].lower() in entries("agencies"):
            return Span(*found.span("agency"))
    return None


def _dated(text: str, above: tuple[Block, ...]) -> Span | None:
    """The first day in the date lines above the story; in other lines only if none has its year."""
    told: Span | None = None
    for block in above:
        if block.part is Part.OTHER and block.span.end - block.span.start <= 200:
            found = _PRINTED.search(text, block.span.start, block.span.end)
            line = block.span.of(text)
            kind = kind_of(line)
            slug = kind is Kind.SLUG and not _RELEASED.search(line)
            if found is not None and not slug and DATED.search(found[0]):
                if kind is Kind.META or _YEAR.search(found[0]):
                    return Span(*found.span())
                told = told or Span(*found.span())
    return told


def _tail(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    last = max((i for i, b in enumerate(blocks) if b.part is Part.PARAGRAPH), default=0)
    return tuple(b for b in blocks[last + 1 :][:_NEAR] if b.part is Part.OTHER)


def _signed_off_at(text: str, blocks: tuple[Block, ...]) -> Span | None:
    for paragraph in [b for b in blocks if b.part is Part.PARAGRAPH][-2:]:
        reported = _REPORTED.match(text, paragraph.span.start, paragraph.span.end)
        printed = _PRINTED.match(text, reported.end(), paragraph.span.end) if reported else None
        if printed is not None:
            return Span(*printed.span())
    for block in _tail(blocks):
        if block.span.end - block.span.start <= 80:
            found = _SIGNED_OFF.search(text, block.span.start, block.span.end)
            if found is not None and found.lastgroup is not None:
                return Span(*found.span(found.lastgroup))
    return None


def _signed_off_by(text: str, blocks: tuple[Block, ...]) -> Span | None:
    """An agency's name alone on the line below the story: "Reuter", "— Bernama"."""
    for paragraph in [b for b in blocks if b.part is Part.PARAGRAPH][-2:]:
        found = _REPORTED.match(text, paragraph.span.start, paragraph.span.end)
        if found is not None:
            return Span(*found.span("agency"))
    for block in _tail(blocks)[:2]:
        if block.span.end - block.span.start <= 40:
            found = _SIGNATURE.match(text[block.span.start : block.span.end])
            if found is not None and known_agency(found["agency"]):
                start, end = found.span("agency")
                return Span(block.span.start + start, block.span.start + end)
    return None


def day_of(words: str, *, published: date | None) -> date | None:
    """The day that a dateline's words name; None where its year cannot be known or it is no day.

    >>> day_of("October 23", published=date(2019, 10, 24))
    datetime.date(2019, 10, 23)
    """
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    named = [MONTHS[w] for w in re.findall(r"[^\W\d_]+", words.lower()) if w in MONTHS]
    year = next((n for n in numbers if 1900 <= n <= 2099), None)
    rest = [n for n in numbers if n != year]
    if named:
        month, day = named[0], next((n for n in rest if 1 <= n <= 31), 0)
        if "GMT" in words and rest:
            day = int(str(rest[0]).zfill(6)[:2])  # dpa: day, hour and minute in one number
    elif len(rest) == 3:  # AP's sign-off: month, day, year
        month, day, year = rest[0], rest[1], 2000 + rest[2] if rest[2] < 70 else 1900 + rest[2]
    elif len(rest) == 2 and year is not None:
        if words.startswith(str(year)) or (rest[0] <= 12 < rest[1]):
            month, day = rest
        elif rest[1] <= 12 < rest[0] or rest[0] == rest[1] or "." in words:
            day, month = rest
        else:
            return None  # 03/04/2019 is two days
    else:
        return None
    if year is not None:
        return _day(year, month, day)
    if published is None:
        return None
    limit = published + timedelta(days=1)
    found = (_day(limit.year - back, month, day) for back in range(9))  # 29 February: up to 8 years
    return next((d for d in found if d is not None and d <= limit), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
