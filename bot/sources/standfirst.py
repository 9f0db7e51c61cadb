"""The standfirst of a page: the words between headline and story that say what it is about.

In: a page's pieces, its body and its descriptions. Out: the lines of the standfirst and the places
they stand at. What stands under the headline and is named so comes first, then what repeats the
page's description there, then a sub-headline or a list under the headline, then lines that go on
where the headline ends ("…as villages cry foul"); at last the description itself, where it is
whole and the body does not open with it. A lead paragraph is no standfirst, though descriptions
often repeat it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from bot.articles.model import Part
from bot.articles.opening import parse_opening
from bot.sources.body import Line
from bot.sources.boilerplate import is_stamp, says_no_news
from bot.sources.pieces import Piece, Pieces, key_of

_NAMED = re.compile(  # what content systems call it
    r"stand-?first|\bdek\b|[_-]dek\b|\bdek[_-]|\bdeck\b|sub-?(?:head|title|line|deck)|excerpt"
    r"|(?<!no-)\bsummary\b|[_-]summary|strap-?line|\bchapo\b|vorspann|entradilla|\bbajada\b|sottotitolo"
    r"|occhiello|catenaccio|\blede\b|\bingress\b|\bintro\b|[_-]intro\b|\bteaser-?text|\babstract\b"
    r"|article-?_*(?:description|desc|intro|excerpt|summary|strap|subtitle|subheadline|lead|tagline)"
    r"|\bdescription\b|\btagline\b|\bkicker-?text|header-?_*(?:description|lead)|\blead\b|[_-]lead\b",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"stand-?first|(?<![a-z])(?:dek|deck|sub-?(?:head|title|deck)|strap-?line|chapo)(?![a-z])"
)
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\w-)\s*$")
# A headline that goes on below itself: "Blasts shatter homes", "…as villages cry foul".
_GOES_ON = re.compile(r"(?:…|\.\.\.)\s?\w.*[^.!?]$")
_NEAR = 16  # pieces after the headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Standfirst:
    lines: tuple[str, ...]
    places: frozenset[int]  # pieces that it takes up; empty where only the page's head has it


NONE = Standfirst(lines=(), places=frozenset())


def find_standfirst(
    pieces: Pieces, body: list[Line], *, headline: int | None, descriptions: tuple[str, ...]
) -> Standfirst:
    every = pieces.pieces
    prose = [line for line in body if line.part is Part.PARAGRAPH]
    if not prose:
        return NONE
    around = _commonest([every[line.place].path[:-1] for line in prose[:20]])
    lead = next((at.place for at in prose if every[at.place].path[:-1] == around), prose[0].place)
    title = every[headline].key if headline is not None else ""
    start = headline + 1 if headline is not None and headline < lead else max(0, lead - 6)
    last = min(lead, prose[min(1, len(prose) - 1)].place)
    near = range(start, min(len(every), start + _NEAR, last + 1))
    described = [key for text in descriptions if len(key := _opening(text)) > 20]

    def fits(place: int) -> bool:
        piece = every[place]
        words = len(piece.key.split())
        return (
            piece.kind not in ("h1", "cap", "td")
            and 4 <= words <= 90
            and piece.key not in title
            and piece.links < 0.5
            and not says_no_news(piece)
            and not is_stamp(piece.text)
            and parse_opening(piece.text) is None  # a dateline: the story begins here
        )

    candidates = [place for place in near if fits(place)]
    for place in candidates:
        if place <= start + 4 and _SURELY.search(every[place].own):
            return _with_next(every, place, candidates)
    for place in candidates:
        apart = every[place].path[:-1] != around or every[place].kind == "h"
        repeats = any(
            every[place].key == key or (len(key) > 40 and every[place].key.startswith(key))
            for key in described
        )
        if repeats and (apart or place < lead or every[place].bold > 0.95):
            return _with_next(every, place, candidates)
    for place in candidates:
        sister = every[place].path[:-1] == around and every[place].kind == "p"
        if _is_named(every[place], pieces) and not (sister and not _NAMED.search(every[place].own)):
            return _with_next(every, place, candidates)
    for place in candidates:
        apart = every[place].path[:-1] != around
        words = len(every[place].key.split())
        next_to = every[place].kind == "li" or (
            place <= start + 2 and _agrees(every[place].key, described)
        )
        if place < lead and apart and next_to and every[place].kind in ("h", "li") and words >= 6:
            return _with_next(every, place, [c for c in candidates if c < lead])
    going_on = list(takewhile(lambda line: _GOES_ON.match(line.text), prose[:3]))
    if going_on and len(going_on) < len(prose):
        return Standfirst(
            lines=tuple(line.text for line in going_on),
            places=frozenset(line.place for line in going_on),
        )
    opening = every[prose[0].place]
    if opening.bold > 0.95 and len(opening.key.split()) >= 8 and not parse_opening(opening.text):
        return Standfirst(lines=(opening.text,), places=frozenset({prose[0].place}))
    captions = [piece.text for piece in every[max(0, start - 6) :] if piece.kind == "cap"]
    return _described(descriptions, [line.text for line in body] + captions)


def _agrees(key: str, described: list[str]) -> bool:
    """Whether the page's descriptions, where it has any, speak of the same."""
    words = {word for word in key.split() if len(word) > 3}
    return not described or any(
        len(words & set(other.split())) >= 0.3 * len(words) for other in described
    )


def _is_named(piece: Piece, pieces: Pieces) -> bool:
    own = pieces.names[piece.path[-1]] if piece.path else ""
    outer = pieces.names[piece.path[-2]] if len(piece.path) > 1 else ""
    return bool(_NAMED.search(piece.own) or _NAMED.search(own) or _NAMED.search(outer))


def _with_next(every: list[Piece], place: int, candidates: list[int]) -> Standfirst:
    """The piece and those that follow it in the same element and of the same kind."""
    places = [place]
    depth = -2 if every[place].kind == "li" else -1
    while (after := places[-1] + 1) in candidates:
        same = every[after].path[:depth] == every[place].path[:depth]
        if (
            not same
            or every[after].kind != every[place].kind
            or every[after].own != every[place].own
        ):
            break
        places.append(after)
    return Standfirst(lines=tuple(every[i].text for i in places), places=frozenset(places))


def _described(descriptions: tuple[str, ...], body: list[str]) -> Standfirst:
    """The page's description of itself, which readers see where it is shared."""
    keys = [key_of(text) for text in body]
    for text in descriptions:
        opening = _opening(text)
        if len(opening.split()) < 6 or _CUT.search(text) or len(text) > 500:
            continue
        # Made by the system from the body's first words, or from a caption and those.
        made = any(" ".join(key.split()[:6]) in opening for key in keys if key.count(" ") >= 5)
        if not made and not any(opening in key for key in keys):
            return Standfirst(lines=(text,), places=frozenset())
        break
    return NONE


def _opening(text: str) -> str:
    return key_of(_CUT.sub("", text))


def _commonest(paths: list[tuple[int, ...]]) -> tuple[int, ...]:
    return max(paths, key=paths.count)
