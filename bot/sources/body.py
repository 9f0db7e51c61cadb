"""Which pieces of a page are the article's body.

In: a page and its pieces. Out: the body in reading order, each piece a paragraph or a sub-heading.

trafilatura says where the article is; the pieces say what stands there. A piece that trafilatura
names is taken; so is one it missed among its sisters. Left out: boxes inside the article (forms for
newsletters, "read more", embedded posts, pull quotes), what stands outside the element that holds
the body, and lines that say no news. Where trafilatura fails, the element with most prose is it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from bot.articles.model import Part
from bot.sources.boilerplate import ASIDE, BOX, is_tail, says_no_news
from bot.sources.pieces import Piece, Pieces, folded, key_of

_PROSE = ("p", "q", "li")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the body. `place` is the piece's number on the page, -1 where it is none."""

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
    dense = _densest(every)
    chosen = _matched(_named_by_trafilatura(page, url, fast=True), every)
    if _prose(every, chosen) < 0.7 * _prose(every, dense):
        # Its other methods take as long again and find what the quick one missed.
        chosen = _matched(_named_by_trafilatura(page, url, fast=False), every)
    if not chosen or (chosen & dense and _prose(every, chosen) < 0.4 * _prose(every, dense)):
        chosen = chosen | dense  # only a part of it was found
    if not chosen:
        return []
    home = _home(every, chosen)
    boxes = _boxes(pieces, chosen)
    chosen = {i for i in chosen if _inside(every[i], home) or _early(every, i, home)}
    chosen |= _sisters(every, chosen, home) | _lead(every, chosen)
    lines = _kept(every, chosen, boxes, titles)
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


def _named_by_trafilatura(page: str, url: str | None, *, fast: bool) -> list[tuple[str, str]]:
    """(tag, text) of each block that trafilatura takes for the article; empty where it fails."""
    # Imported when a page comes: 130 MB, and only reading processes need it.
    from trafilatura import bare_extraction

    # It complains of pages that hold nothing; walls.py says so to the reader.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = bare_extraction(
            page,
            url=url,
            fast=fast,
            with_metadata=False,
            include_comments=False,
            include_tables=False,
        )
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return []  # its own mistakes on odd pages; the pieces alone must do
    if found is None or found.body is None:
        return []
    blocks: list[tuple[str, str]] = []

    def add(tag: str, words: list[str]) -> None:
        text = folded("".join(words))
        words.clear()
        if text:
            blocks.append((tag, text))

    def walk(element: Any, tag: str) -> None:
        words = [element.text or ""]
        for child in element:
            inner = child.tag if isinstance(child.tag, str) else ""
            if inner in (
                "p",
                "head",
                "item",
                "quote",
                "list",
                "table",
                "row",
                "cell",
                "code",
                "ab",
            ):
                add(tag, words)
                walk(child, inner)
            elif inner == "lb":
                add(tag, words)
            elif inner != "graphic":
                words.extend(child.itertext())
            words.append(child.tail or "")
        add(tag, words)

    walk(found.body, "p")
    return blocks


def _matched(named: list[tuple[str, str]], pieces: list[Piece]) -> set[int]:
    """The pieces that hold the words of the named blocks."""
    where: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces):
        if piece.key:
            where.setdefault(piece.key, []).append(place)
    chosen: set[int] = set()
    glued: list[str] = []
    at = 0
    for _, text in named:
        key = key_of(text)
        places = where.get(key)
        if places:
            # The next one; a teaser further up may repeat the same words.
            at = next((place for place in places if place >= at), places[0])
            chosen.add(at)
        elif len(key) >= 20:
            glued.append(key)
            near = range(max(0, at - 3), min(len(pieces), at + 60))
            chosen.update(place for place in near if key in pieces[place].key)
    if glued:  # run together by trafilatura
        words = " \0 ".join(glued)
        first = max(0, min(chosen, default=0) - 3)
        for place in range(first, len(pieces)):
            if len(pieces[place].key) > 12 and pieces[place].key in words:
                chosen.add(place)
    return chosen


def _densest(pieces: list[Piece]) -> set[int]:
    """The prose of the element that holds most of it, elements further out counting less."""
    weight: Counter[int] = Counter()
    for piece in pieces:
        if piece.kind in ("p", "q") and piece.links < 0.5 and len(piece.text) > 60:
            around = piece.path[:-1] if piece.kind == "p" else piece.path
            for distance, element in enumerate(reversed(around[-5:])):
                weight[element] += round(len(piece.text) * (1 - 0.12 * distance))
    if not weight:
        return set()
    best = weight.most_common(1)[0][0]
    kept = {i for i, piece in enumerate(pieces) if best in piece.path and piece.links < 0.6}
    return {i for i in kept if pieces[i].kind in ("p", "q", "li", "h")}


def _prose(pieces: list[Piece], chosen: set[int]) -> int:
    return sum(len(pieces[i].text) for i in chosen if pieces[i].kind in _PROSE)


def _home(pieces: list[Piece], chosen: set[int]) -> int | None:
    """The innermost element that holds nearly all prose of the body."""
    held: Counter[int] = Counter()
    total = 0
    for i in chosen:
        if pieces[i].kind in _PROSE:
            total += len(pieces[i].text)
            for element in set(pieces[i].path[:-1]):
                held[element] += len(pieces[i].text)
    whole = [element for element, size in held.items() if size >= 0.85 * total]
    return max(whole, default=None)  # numbers grow inwards


def _inside(piece: Piece, home: int | None) -> bool:
    return home is None or home in piece.path


def _early(pieces: list[Piece], place: int, home: int | None) -> bool:
    """A lead that stands before the element of the body."""
    piece = pieces[place]
    after = any(home in other.path for other in pieces[:place])
    return piece.kind == "p" and len(piece.text) > 25 and piece.links < 0.5 and not after


def _boxes(pieces: Pieces, chosen: set[int]) -> set[int]:
    """The elements that are boxes by their names, where such names hold little of the body."""
    total = sum(len(pieces.pieces[i].text) for i in chosen)
    held: Counter[str] = Counter()
    for i in chosen:
        for names in {pieces.names[element] for element in pieces.pieces[i].path}:
            held[names] += len(pieces.pieces[i].text)
    return {
        element
        for element, names in pieces.names.items()
        if (BOX.search(names) or ASIDE.match(names)) and held[names] < 0.3 * total
    }


def _sisters(pieces: list[Piece], chosen: set[int], home: int | None) -> set[int]:
    """Paragraphs that belong to those chosen: in one element with three of them, or next to one."""
    if not chosen:
        return set()
    prose = {i for i in chosen if pieces[i].kind == "p"}
    around = Counter(pieces[i].path[:-1] for i in prose)
    first, last = min(chosen), max(chosen)
    found = {
        i
        for i in range(first, last)
        if pieces[i].kind == "p" and _inside(pieces[i], home) and around[pieces[i].path[:-1]] >= 3
    }
    for i in range(first + 1, len(pieces)):
        before, here = pieces[i - 1], pieces[i]
        next_to = (i - 1 in prose or i - 1 in found) and before.path[:-1] == here.path[:-1]
        if next_to and here.kind == "p" and len(here.text) > 80 and here.links < 0.3:
            found.add(i)
    return found


def _lead(pieces: list[Piece], chosen: set[int]) -> set[int]:
    """Prose right before the body that was left out: leads are often set in an element alone."""
    first = min(chosen, default=0)
    return {
        i
        for i in range(max(0, first - 4), first)
        if pieces[i].tag == "p"
        and pieces[i].kind == "p"
        and len(pieces[i].text) > 80
        and pieces[i].links < 0.3
        and re.search(r"[.!?][\"”’']*$", pieces[i].text)
    }


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
    # Set in capitals as headings are, over a paragraph, and no element of its own says so.
    long = [word for word in words if len(word) > 3]
    large = sum(1 for word in long if word[:1].isupper())
    prose = after is not None and after.kind == "p" and len(after.text) > 100
    return prose and len(words) >= 4 and len(long) >= 3 and large >= 0.75 * len(long)
