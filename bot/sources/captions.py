"""Captions and credits of an article's pictures.

In: a page's pieces and where the article stands among them. Out: caption and credit lines, in their
order, each once. A credit is what names who took or owns the picture; where a caption ends
with one it is cut off as a line of its own, words unchanged. Forms: agency style ("(AP Photo/...)",
"REUTERS/...", "... via Getty Images") and what content systems write before it ("Photo:").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sources.boilerplate import is_stamp
from bot.sources.pieces import Pieces, key_of

_LABEL = re.compile(
    r"^(?:image|photo|picture)?\s*(?:caption|legende|bildunterschrift)\s*[:,]\s*", re.IGNORECASE
)
_PICTURE = (
    r"(?:photo(?:s|graph|graphs|graphy|graphie)?|image|images|picture|pictures|foto|fotos|bild|pic)"
)
_CREDIT_LABEL = re.compile(
    rf"^(?:{_PICTURE}\s*(?:source|credit|credits|by|from|courtesy(?: of)?)?\s*[:,/]\s*"
    rf"|{_PICTURE}\s+(?:by|courtesy(?: of)?|from|via)\s+|credits?\s*[:,]\s*|source\s*:\s*"
    r"|(?:courtesy|copyright|©|\(c\))\s)",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:getty(?: images)?|reuters|ap photo|afp|associated press|epa(?:-efe)?|efe|dpa|xinhua|tass"
    r"|shutterstock|alamy(?: stock photo)?|pa(?: wire| media| images)|bloomberg|istock(?:photo)?"
    r"|unsplash|zuma(?: press)?|sipa|anadolu(?: agency)?|imago(?: images)?|nurphoto|rex features"
    r"|the canadian press|canadian press|wikimedia(?: commons)?|pexels|pixabay|flickr|supplied"
    r"|handout|aap(?: image)?|ritzau|ntb|ansa|lehtikuva|keystone|jiji|kyodo|yonhap|pti|ani)"
)
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3}"
_WHOLE_CREDIT = re.compile(
    rf"^\W*(?:{_NAME}\s*[/|,]\s*)?(?i:via\s+)?(?i:{_AGENCY})"
    r"(?:\s*(?:[/|,]|\bvia\b)[^.!?]{0,80})?\W*$"
)
_TAIL = re.compile(
    r"\s+(?P<credit>"
    rf"(?i:[(\[](?:[^()\[\]]{{0,80}}\b)?(?:{_PICTURE}|credit|courtesy|file|{_AGENCY}|©)\b"
    r"[^()\[\]]{0,120}[)\]]\.?)"
    rf"|(?i:{_PICTURE}\s*(?:credits?|source|by|courtesy(?: of)?)?\s*[:/©][^.!?]{{2,120}}\.?)"
    rf"|(?i:{_PICTURE}\s+(?:by|courtesy of)\s[^!?]{{2,120}})"
    r"|(?i:credits?\s*:[^!?]{2,120}|source\s*:[^.!?]{2,80}|©[^.!?]{2,100})"
    rf"|[|–—-]\s*(?:{_NAME}\s*[/|,]?\s*)?(?i:{_AGENCY})\W*"
    rf"|{_NAME}\s*(?:/|\bvia\b|\|)\s*(?i:{_AGENCY})"
    rf"(?:\s*(?:/|\bvia\b)\s*(?i:{_AGENCY}))?\W*"
    rf"|(?:REUTERS|AP Photo|AFP|AP)/{_NAME}\W*|(?:REUTERS|AFP|Reuters)"
    r")$"
)
_CREDIT_NAMES = re.compile(
    r"credit|copyright|photographer|image-?source|photo-?by|attribution|byline|rights|provider",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:(?:open|view|show|close|hide|see) (?:image|photo|gallery|caption|in gallery|full).{0,40}"
    r"|image|photo|video|caption|advertisement|play|pause|share|enlarge|zoom"
    r"|\d+ ?(?:/|of) ?\d+)\W*$",
    re.IGNORECASE,
)
MOST_CHARACTERS = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """Words under a picture; `place` is the piece's number on the page."""

    text: str
    credit: bool
    place: int


def find_legends(
    pieces: Pieces, *, first: int, last: int, authors: tuple[str, ...]
) -> list[Legend]:
    """Those of pieces `first` to `last`. `authors` stand beside pictures of themselves."""
    people = [key_of(name) for name in authors]
    found: list[Legend] = []
    for place in range(max(0, first), min(len(pieces.pieces), last + 1)):
        piece = pieces.pieces[place]
        if piece.kind != "cap" or not piece.key or len(piece.text) > MOST_CHARACTERS:
            continue
        if _NONE.match(piece.text) or piece.links > 0.9:
            continue
        if len(piece.key.split()) < 15 and any(name in piece.key for name in people if name):
            continue
        if is_stamp(piece.text):
            continue
        named = bool(_CREDIT_NAMES.search(piece.own)) and len(piece.key.split()) <= 14
        for text, credit in split_credit(piece.text, named=named):
            found.append(Legend(text=text, credit=credit, place=place))
    return _once(found)


def split_credit(text: str, *, named: bool = False) -> list[tuple[str, bool]]:
    """(words, is a credit): the caption, the credit at its end, or both.

    >>> split_credit("The bridge at dawn. (Photo by Ann Lee/Getty Images)")
    [('The bridge at dawn.', False), ('(Photo by Ann Lee/Getty Images)', True)]

    `named`: the page calls all of it a credit.
    """
    text = _LABEL.sub("", text).strip()
    if not text:
        return []
    short = len(text) <= 120
    if named or (short and (_CREDIT_LABEL.match(text) or _WHOLE_CREDIT.match(text))):
        return [(text, True)]
    tail = _TAIL.search(text)
    if tail is None or tail.start() < 12:
        return [(text, False)]
    return [(text[: tail.start()].rstrip(), False), (tail["credit"], True)]


def _once(legends: list[Legend]) -> list[Legend]:
    """Without those whose words another one holds: pages print them twice, for wide and narrow."""
    kept: list[Legend] = []
    for legend in legends:
        if any(legend.text in other.text and legend.credit == other.credit for other in kept):
            continue
        if not legend.credit:
            kept = [o for o in kept if o.credit or o.text not in legend.text]
        kept.append(legend)
    return kept
