"""Fold names into keys, and find out which names may mean the same person.

Keys are for comparing only; what is shown is always as printed. A key is the name's words without
case, accents and apostrophes: "Jean-Claude Ó'Brien" becomes "jean claude obrien".

Typing errors: the index holds each word less any one of its letters too. Two words that differ by
one letter added, dropped, changed or swapped with its neighbour share such a form (symmetric
deletion, Garbe 2012).
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_WORD = re.compile(r"[^\W_]+")
_GENERATIONS = frozenset(("jr", "sr", "junior", "senior", "ii", "iii", "iv"))  # father or son
_LONGEST = 40  # letters of a word; what is longer is no name
_OPEN_TO_ERRORS = 4  # shorter words differ from too many others by one letter


def fold(words: str) -> str:
    """The key of a name, a source or what somebody typed; "" where it has no letter or digit."""
    if words.isascii():
        words = words.lower().replace("'", "").replace("`", "")
        return " ".join(word[:_LONGEST] for word in _WORD.findall(words))
    plain = unicodedata.normalize("NFKD", words.translate(_APOSTROPHES)).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(word[:_LONGEST] for word in _WORD.findall(bare))


def errors(word: str) -> set[str]:
    """The forms under which a word with one typing error is found; none for short words."""
    if len(word) < _OPEN_TO_ERRORS:
        return set()
    return {"~" + word} | {f"~{word[:i]}{word[i + 1 :]}" for i in range(len(word))}


def index_words(key: str) -> set[str]:
    """All forms under which a person of this key is found."""
    words = set(key.split())
    return words.union(*(errors(word) for word in words))


def surname(key: str) -> str:
    """The last word of a key that is no "Jr": the word a short mention would use."""
    words = key.split()
    while len(words) > 1 and words[-1] in _GENERATIONS:
        words.pop()
    return words[-1] if words else ""


def extends(fuller: str, short: str) -> bool:
    """Whether `short` may be a shorter form of the name `fuller`: both are keys.

    Either its last words ("peskov", "von der leyen"), or first and last word and some between
    ("donald trump" for "donald j trump"). "jr" counts as a word: father and son differ.
    """
    if not short or len(short) >= len(fuller):
        return False
    if fuller.endswith(f" {short}"):
        return short not in _GENERATIONS
    longer, shorter = fuller.split(), short.split()
    if len(shorter) == 1 or longer[0] != shorter[0] or longer[-1] != shorter[-1]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)
