"""Where on a page the article stands.

In: a page and its pieces. Out: the numbers of the pieces that belong to the article, boxes that
stand among them included. trafilatura (Barbaresi 2021) says which words are the article; they are
looked up among the pieces, which know what they are and where. Where it finds too little, the
element with most prose counts. Paragraphs that it missed among those it found belong to them.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import Any

from bot.sources.pieces import Piece, folded, key_of

_PROSE = ("p", "q", "li")
# What trafilatura throws away at once, half of most pages; JSON-LD it may read. What is not closed
# goes to the page's end, as in a browser; looking for its end again and again would take for ever.
_UNREAD = re.compile(
    r"""<!--(?: -?> | [^-]*+(?:-(?!-!?>)[^-]*+)*+ (?:--!?>|\Z) )
    | <(script|style)\b(?![^>]{0,300}ld\+json)[^>]{0,300}+>
      [^<]*+(?:<(?!/\1)[^<]*+)*+ (?:</\1\s*>|\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
_BLOCKS = frozenset({"p", "head", "item", "quote", "list", "table", "row", "cell", "code", "ab"})


def find_region(page: str, pieces: list[Piece], *, url: str | None) -> set[int]:
    """Empty where the page has no prose at all."""
    dense = _densest(pieces)
    page = _UNREAD.sub("", page)
    chosen = _matched(_named_by_trafilatura(page, url, fast=True), pieces)
    if _prose(pieces, chosen) < 0.7 * _prose(pieces, dense):
        # Its other methods take as long again and find what the quick one missed.
        chosen = _matched(_named_by_trafilatura(page, url, fast=False), pieces)
    if not chosen or (chosen & dense and _prose(pieces, chosen) < 0.4 * _prose(pieces, dense)):
        chosen = chosen | dense  # only a part of it was found
    home = _home(pieces, chosen)
    chosen = {i for i in chosen if _inside(pieces[i], home) or _early(pieces, i, home)}
    return chosen | _sisters(pieces, chosen, home) | _lead(pieces, chosen)


def _named_by_trafilatura(page: str, url: str | None, *, fast: bool) -> list[str]:
    """The text of each block that trafilatura takes for the article; empty where it fails."""
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
    blocks: list[str] = []

    def add(words: list[str]) -> None:
        text = folded("".join(words))
        words.clear()
        if text:
            blocks.append(text)

    def walk(element: Any) -> None:
        words = [element.text or ""]
        for child in element:
            inner = child.tag if isinstance(child.tag, str) else ""
            if inner in _BLOCKS:
                add(words)
                walk(child)
            elif inner == "lb":
                add(words)
            elif inner != "graphic":
                words.extend(child.itertext())
            words.append(child.tail or "")
        add(words)

    walk(found.body)
    return blocks


def _matched(named: list[str], pieces: list[Piece]) -> set[int]:
    """The pieces that hold the words of the named blocks."""
    where: dict[str, list[int]] = {}
    for place, piece in enumerate(pieces):
        if piece.key:
            where.setdefault(piece.key, []).append(place)
    chosen: set[int] = set()
    glued: list[str] = []
    at = 0
    for text in named:
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
