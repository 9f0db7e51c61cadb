"""Which pieces of a page are the article's body.

In: a page and its pieces. Out: the body in reading order, each piece a paragraph or a sub-heading.

Left out of what region.py finds: boxes inside the article (forms for newsletters, "read more",
embedded posts, pull quotes), links to other stories, lines that say no news (boilerplate.py). Told
apart from the story: a byline above it, and who made it below.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from bot.articles.model import Part
from bot.sources.boilerplate import ASIDE, BOX, is_tail, says_no_news
from bot.sources.pieces import Piece, Pieces
from bot.sources.region import find_region

_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the body. `place` is the piece's number on the page."""

    text: str
    part: Part  # PARAGRAPH, SUBHEADING, BYLINE, or OTHER: a tail
    place: int


def find_body(
    page: str,
    pieces: Pieces,
    *,
    url: str | None,
    titles: frozenset[str],
    authors: tuple[str, ...],
) -> list[Line]:
    """The body, headings included, the page's title left out; empty where there is none."""
    every = pieces.pieces
    chosen = find_region(page, every, url=url)
    lines = _kept(every, chosen, _boxes(pieces, chosen), titles)
    while lines and lines[-1].part is Part.SUBHEADING:  # a heading with nothing under it
        lines.pop()
    return _ends(lines, authors)


def _ends(lines: list[Line], authors: tuple[str, ...]) -> list[Line]:
    """With a byline at the beginning and tails at the end told apart from the story."""
    for at, line in enumerate(lines[:3]):
        if is_byline(line.text):
            lines[at] = replace(line, part=Part.BYLINE)
    for at in range(max(1, len(lines) - 6), len(lines)):
        if is_tail(lines[at].text, authors):
            lines[at] = replace(lines[at], part=Part.OTHER)
    return lines


_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*\.?\s+){1,3}[A-ZÀ-Þ][\w’'-]+"
_BYLINE = re.compile(
    rf"^(?:By:?\s+)?{_NAME}(?:\s*(?:/|,|&|and)\s*{_NAME}){{1,4}}$|^By:?\s+{_NAME}$"
)


def is_byline(text: str) -> bool:
    """Nothing but names: "By Ann Lee", "Ann Lee and Bo Ek", "Ann Lee/Bo Ek"."""
    return len(text) <= 120 and bool(_BYLINE.match(text))


def _boxes(pieces: Pieces, chosen: set[int]) -> set[int]:
    """The elements that are boxes by their names, where such names hold little of the body."""
    total = sum(len(pieces.pieces[i].text) for i in chosen)
    held: Counter[str] = Counter()
    for i in chosen:
        for names in {pieces.names[element] for element in pieces.pieces[i].path}:
            held[names] += len(pieces.pieces[i].text)
    boxes = {
        names
        for names in set(pieces.names.values())
        if held[names] < 0.3 * total and (BOX.search(names) or ASIDE.match(names))
    }
    return {element for element, names in pieces.names.items() if names in boxes}


def _kept(
    pieces: list[Piece], chosen: set[int], boxes: set[int], titles: frozenset[str]
) -> list[Line]:
    prose = " \0 ".join(pieces[i].key for i in sorted(chosen) if pieces[i].kind in ("p", "li"))
    places = sorted(chosen)
    lines: list[Line] = []
    seen: set[str] = set()
    for number, place in enumerate(places):
        piece = pieces[place]
        words = len(piece.key.split())
        after = pieces[places[number + 1]] if number + 1 < len(places) else None
        if (
            piece.kind in ("h1", "cap", "td")
            or words == 0
            or (piece.key in titles and number < 5)
            or (words >= 4 and piece.key in seen)
            or any(element in boxes for element in piece.path)
            or says_no_news(piece)
            or _is_link(piece, after)
            # A pull quote: words of the body, shown again in large letters.
            or (piece.kind in ("q", "h") and words >= 8 and piece.key in prose)
        ):
            continue
        seen.add(piece.key)
        part = Part.SUBHEADING if _is_heading(piece, after) else Part.PARAGRAPH
        lines.append(Line(text=piece.text, part=part, place=place))
    return lines


def _is_link(piece: Piece, after: Piece | None) -> bool:
    """All of it leads to another story; a linked heading over a paragraph of its own does not."""
    if piece.links <= 0.8 or len(piece.key.split()) < 3 or piece.kind == "li":
        return False
    over = after is not None and after.path[:-1] == piece.path[:-1] and after.links < 0.5
    return not (piece.kind == "h" and over)


def _is_heading(piece: Piece, after: Piece | None) -> bool:
    if piece.kind == "h":
        return True
    words = piece.text.split()
    if piece.kind != "p" or len(words) > 14 or _SENTENCE_END.search(piece.text):
        return False
    if piece.bold > 0.95:
        return True
    # A line with capitals as titles have them, over a paragraph; nothing else says what it is.
    long = [word for word in words if len(word) > 3]
    large = sum(1 for word in long if word[:1].isupper())
    prose = after is not None and after.kind == "p" and len(after.text) > 100
    return prose and len(words) >= 4 and len(long) >= 3 and large >= 0.75 * len(long)
