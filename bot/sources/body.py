"""Which pieces of a page are the article's body.

In: a page and its pieces. Out: the body in reading order, each piece a paragraph or a sub-heading.

trafilatura says where the article is; the pieces say what stands there. A piece that trafilatura
names is taken; so is one it missed among its sisters. Left out: boxes inside the article (newsletter
forms, "read more", embedded posts, pull quotes), what stands outside the element that holds the
body, and lines that say no news. Where trafilatura fails, the element with most prose is the body.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from bot.sources.pieces import Piece, Pieces, folded, key_of

_PROSE = ("p", "q", "li")
_BOX = re.compile(  # by the names that content systems give such boxes
    r"(?<![a-z])(?:news-?letters?|sign-?up|subscri(?:be|ption)(?:-?(?:box|form|cta|banner|prompt))?|promos?"
    r"|promo-?(?:box|link|block|unit)|related|recommend(?:ed|ations?)?|recirc(?:ulation)?|read-?(?:more|next|also)"
    r"|also-?(?:read|like)|more-?(?:on|from|stories|news)|most-?(?:read|popular|viewed)|trending|you-?may"
    r"|comments?|disqus|social|share|sharing|follow-?us|(?:author|writer)-?_*(?:bio|box|card|info|desc|profile|block"
    r"|about|details)|bio|about-?(?:the-?)?author|advert(?:s|isement|ising)?|ads?|ad-?(?:slot|unit|wrapper|container)"
    r"|sponsor(?:ed)?|taboola|outbrain|twitter-?tweet|instagram-?media|tiktok-?embed|fb-?post|embed(?:ded)?-?(?:tweet"
    r"|post|story)|social-?embed|pull-?quotes?|quote-?pull|cookies?|consent|breadcrumbs?|tags?|topics?|tag-?list"
    r"|disclaimer|affiliate|donat(?:e|ion)|appeal|modal|pop-?up|toolbar|site-?footer|article-?footer|print-?only"
    r"|toc|table-?of-?contents|key-?words|by-?line|timestamp|(?:post|entry|article)-?_*meta|poll|quiz|widget-?area"
    r"|side-?bar(?!-)|carousel|slideshow-?nav|next-?(?:article|story|post)|prev(?:ious)?-?(?:article|story|post)|jp-)(?![a-z])"
)
_ASIDE = re.compile(r"^(?:aside|footer|form|dialog)\b")
_NO_NEWS = re.compile(
    r"^(?:advertisements?|anzeige|werbung|publicidad|publicité|pubblicità|ad|sponsored( content)?"
    r"|article content|story continues( below)?( (this )?advertisement)?|continue reading"
    r"|related( (articles?|stories|topics|content|reading|posts?))?|most (read|popular)( .{1,30})?"
    r"|more on this( story)?|more (stories|news|from .{1,40})|share( this)?( (article|story|post))?"
    r"|trending( now)?|recommended( (for you|stories|reading))?|see also|topics|tags|comments?"
    r"|latest( news| stories)?|popular|up next|watch( now| live)?|listen( now)?|photos?|video|gallery"
    r"|follow us( on .{1,60})?|newsletters?|sign up|subscribe( now)?|log ?in|loading.{0,3}"
    r"|mehr zum thema|lesen sie auch|lire aussi|leer más|lea también|leggi anche|lees ook|läs också"
    r"|(report|suggest) a (typo|correction)|back to top|editor.?s picks?|don.?t miss|read more)\W*$",
    re.IGNORECASE,
)
_POINTER = re.compile(  # points elsewhere, to another story or to a service
    r"^(?:(?:also )?read(?: more| also| next| on| the full)?\b[^.]{0,20}[:|»→>]|also read\b|read more\b"
    r"|(?:see|watch|listen|related|more|recommended)(?: (?:also|more|here|now|story|article|news|on"
    r" this|from [\w ]{1,30}))?\s*[:|»→>]|click here\b|lire aussi\b|lea también\b|leggi anche\b|lesen"
    r" sie auch\b|lees ook\b|mehr dazu\b|don.?t miss\b|sign up (?:for|to|here)\b|subscribe (?:to|for)\b"
    r"|(?:join|follow) (?:us|our|the [\w ]{1,40}) (?:on|newsletter)\b|download (?:the|our) \w+ app\b"
    r"|get (?:the latest|our|all the)\b.{0,80}\b(?:newsletter|inbox|app|delivered)\b"
    r"|(?:for|to get) (?:more|all the latest)\b.{0,120}\b(?:newsletter|inbox|follow|click|visit|app)\b"
    r"|check out (?:more|all)\b.{0,120}\b(?:newsletter|stories|news|here)\b)",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:sign(?:ing)? up (?:for|to) (?:our|the|\w+['’]s)|privacy (?:policy|notice)|terms (?:of"
    r" (?:service|use)|and conditions)|unsubscribe|affiliate (?:commission|links?)|all rights reserved"
    r"|preferred source|your inbox|free newsletter|daily newsletter|weekly newsletter|whatsapp channel"
    r"|this site is protected by recaptcha|display name before commenting)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the body. `place` is the piece's number on the page, -1 where it is none."""

    text: str
    heading: bool
    place: int


def find_body(page: str, pieces: Pieces, *, url: str | None, titles: frozenset[str]) -> list[Line]:
    """The body, headings included, the page's title left out; empty where there is none."""
    every = pieces.pieces
    named = _named_by_trafilatura(page, url)
    chosen = _matched(named, every) or _densest(every)
    if not chosen:
        return []
    home = _home(every, chosen)
    boxes = _boxes(pieces, chosen)
    chosen = {i for i in chosen if _inside(every[i], home) or _early(every, i, home)}
    chosen |= _sisters(every, chosen, home) | _lead(every, chosen)
    lines = _kept(every, chosen, boxes, titles)
    while lines and lines[-1].heading:  # a heading with nothing under it
        lines.pop()
    return lines


def _named_by_trafilatura(page: str, url: str | None) -> list[tuple[str, str]]:
    """(tag, text) of each block that trafilatura takes for the article; empty where it fails."""
    # Imported when a page comes: 130 MB, and only reading processes need it.
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            page, url=url, with_metadata=False, include_comments=False, include_tables=False
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
    at = 0
    for _, text in named:
        key = key_of(text)
        if not key:
            continue
        places = where.get(key)
        if places:
            # The next one; a teaser further up may repeat the same words.
            at = next((place for place in places if place >= at), places[0])
            chosen.add(at)
            continue
        if len(key) < 20:
            continue
        # Set apart by trafilatura, or run together by it.
        for place in range(max(0, at - 3), min(len(pieces), at + 60)):
            other = pieces[place].key
            if other and (key in other or (len(other) > 12 and other in key)):
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
        if (_BOX.search(names) or _ASIDE.match(names)) and held[names] < 0.3 * total
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
    lines: list[Line] = []
    seen: set[str] = set()
    for place in sorted(chosen):
        piece = pieces[place]
        long = len(piece.key.split()) >= 4
        if (
            piece.kind in ("h1", "cap", "td")
            or not piece.key
            or (piece.key in titles and place < min(chosen) + 5)
            or (long and piece.key in seen)
            or any(element in boxes for element in piece.path)
            or says_no_news(piece)
        ):
            continue
        if piece.kind in ("q", "h") and len(piece.key.split()) >= 8 and piece.key in prose:
            continue  # a pull quote: words of the body, shown again in large letters
        seen.add(piece.key)
        lines.append(Line(text=piece.text, heading=_is_heading(piece), place=place))
    return lines


def says_no_news(piece: Piece) -> bool:
    words = len(piece.key.split())
    return bool(
        _NO_NEWS.match(piece.text)
        or (_POINTER.match(piece.text) and (piece.links > 0.3 or words < 40))
        or (piece.links > 0.8 and words >= 3 and piece.kind in ("p", "q", "h"))
        or (_SERVICE.search(piece.text) and words < 80)
    )


def _is_heading(piece: Piece) -> bool:
    if piece.kind == "h":
        return True
    short = len(piece.key.split()) <= 14 and not _SENTENCE_END.search(piece.text)
    return piece.kind == "p" and piece.bold > 0.95 and short
