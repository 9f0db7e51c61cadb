"""Tell which articles print the same copy: the sketch that finds them, and the look that decides.

In: an article's text, blocks and dateline. Out: the folded words of its body; a few numbers that
stand for them in an index; and, of two bodies, how one is made from the other.

A body is seen as its shingles, every four words in a row. Those whose checksum is divisible by
eight are its sketch: shared copy is sampled alike wherever it stands, so an article is found again
when it was cut, edited, or set into a longer one (modulo sampling; Broder 1997, "On the resemblance
and containment of documents"). What a sketch finds is decided on all shingles, so a hash that two
of them share can join nothing.

Reports of one series share their wording and the background they repeat, and are still news of
different days. They give themselves away by figures that differ, and by openings of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from bot.articles.model import Block, Dateline, Part, Sketch

SHINGLE = 4  # words
ONE_IN = 8  # shingles that are kept; with one in sixteen, texts cut to a third are missed
LEAST = 27  # different shingles of a body: 30 words; outlets share a sentence without copying

_SHARED = 0.5  # share of the shorter body's shingles, from which the copy is the same
_OPENING = 80  # words that a story opens with: about three sentences
_OPENED = 0.3  # share of the opening's shingles, where its first sentence may be another
# Of different days: what goes on is told with the background of the day before, under a new lead.
_SHARED_LATER, _OPENING_LATER, _OPENED_LATER = 0.75, 40, 0.5
_WRAPPED = 0.75  # share of the shorter body, where only its own opening is found in the other
_FIGURES = 4  # different ones in a body, from which they are compared
_AGREEING = 0.6  # share of the shorter body's figures; a report of another day keeps few

_WORD = re.compile(r"[^\W_]+")
_BLANKS = {number: " " for number in range(128) if not chr(number).isalnum()}  # ASCII's
_FIGURE = re.compile(
    r"\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$"
)
_HASH = 6  # bytes: SQLite stores such a number in as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How two bodies that share their copy stand to each other."""

    shared: float  # share of the shorter one's shingles that the other has too
    whole: bool  # one story; False where one is a part of the other, which opens with other news


def body_words(text: str, blocks: Sequence[Block], dateline: Dateline | None) -> list[str]:
    """The words of the paragraphs, the dateline left out, without case and accents."""
    start = dateline.span.end if dateline else 0
    pieces = [
        text[max(block.span.start, start) : block.span.end]
        if block.span.start < start < block.span.end
        else text[block.span.start : block.span.end]
        for block in blocks
        if block.part is Part.PARAGRAPH
    ]
    return fold_words(" ".join(pieces))


def fold_words(text: str) -> list[str]:
    """
    >>> fold_words("The café’s 3,000 guests")
    ['the', 'cafe', 's', '3', '000', 'guests']
    """
    plain = text.lower()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        for sign in set(plain):
            if unicodedata.combining(sign):
                plain = plain.replace(sign, "")
            elif not sign.isascii() and not sign.isalnum():
                plain = plain.replace(sign, " ")
    return plain.translate(_BLANKS).split() if plain.isascii() else _WORD.findall(plain)


def sketch_of(words: Sequence[str]) -> Sketch | None:
    """None of a body shorter than LEAST.

    CRC-32 draws the shingles and BLAKE2b (RFC 7693) names them, by 48 bits with a sign: both are
    the same on every machine for ever.
    """
    encoded = list(map(str.encode, words))
    shingles = list(map(b" ".join, zip(*(encoded[at:] for at in range(SHINGLE)), strict=False)))
    drawn = dict(zip(map(crc32, shingles), shingles, strict=True))
    if len(drawn) < LEAST:
        return None
    kept = {shingle for number, shingle in drawn.items() if number % ONE_IN == 0}
    hashes = (blake2b(shingle, digest_size=_HASH).digest() for shingle in kept)
    numbers = sorted(int.from_bytes(digest, signed=True) for digest in hashes)
    return Sketch(words=len(words), hashes=tuple(numbers))


def likeness(
    left: Sequence[str], right: Sequence[str], *, same_day: bool = True
) -> Likeness | None:
    """None where the bodies are two stories, or too short to tell.

    `same_day` is False where they are known to have come out on different days.
    """
    short, long = sorted((left, right), key=len)
    shorter, longer = _shingles(short), _shingles(long)
    if min(len(shorter), len(longer)) < LEAST:
        return None
    common = shorter & longer
    shared = len(common) / min(len(shorter), len(longer))
    if shared < (_SHARED if same_day else _SHARED_LATER) or not _figures_agree(short, long):
        return None
    found = _opening_in(short, longer, same_day)  # the longer one has something before or after
    cut = _opening_in(long, shorter, same_day)  # the shorter one leaves out the rest
    if not cut and not (found and shared >= _WRAPPED):
        return None  # news of its own, and the same background
    return Likeness(shared=shared, whole=cut or len(common) * 2 >= len(longer))


def shared_of(left: Sequence[str], right: Sequence[str]) -> float:
    """Which share of the shorter body's shingles the other has too; of very short ones, words."""
    one, other = _shingles(left), _shingles(right)
    if not one or not other:
        return float(set(left) <= set(right) or set(right) <= set(left))
    return len(one & other) / min(len(one), len(other))


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _opening_in(words: Sequence[str], others: set[tuple[str, ...]], same_day: bool) -> bool:
    opening = _shingles(words[: _OPENING if same_day else _OPENING_LATER])
    share = _OPENED if same_day else _OPENED_LATER
    return len(opening & others) >= share * len(opening)


def _figures_agree(short: Sequence[str], long: Sequence[str]) -> bool:
    figures = {word for word in short if _FIGURE.match(word)}
    if len(figures) < _FIGURES:
        return True
    return len(figures.intersection(long)) >= _AGREEING * len(figures)
