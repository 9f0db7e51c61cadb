"""Find words in a text as the full-text index finds them: without case, accents and endings.

The endings are Porter's ("An algorithm for suffix stripping", Program 14(3), 1980) with his two
later amendments, exactly as SQLite's `porter` tokenizer takes them off: a test compares them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from bot.articles.model import Span
from bot.store.query import Query

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64  # bytes of a word that SQLite stems

# Step 2 and 3: with a measure above 0. Step 4: above 1. Of endings that end alike the longest
# comes first: it alone is tried.
_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"),
    ("logi", "log"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"),
    ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
    ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"),
    ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""),
    ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ion", "ism", "ate", "iti",
    "ous", "ive", "ize", "al", "er", "ic", "ou",
)  # fmt: skip


class _Folding(dict[int, int]):
    """A letter without case and accent, one for one, so that offsets stay."""

    def __missing__(self, code: int) -> int:
        base = unicodedata.normalize("NFKD", chr(code))[:1].casefold()
        self[code] = folded = ord(base) if len(base) == 1 else code
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """As long as `text`."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one folded word. Very short and very long ones stay as they are."""
    if not 3 <= len(word.encode()) <= _LONGEST:
        return word
    word = _step_1(word)
    word = _replaced(word, _STEP_2)
    word = _replaced(word, _STEP_3)
    for ending in _STEP_4:
        if word.endswith(ending):
            root = word[: -len(ending)]
            if _measure(root) > 1 and (ending != "ion" or root[-1:] in ("s", "t")):
                word = root
            break
    if word.endswith("e"):
        root = word[:-1]
        if _measure(root) > 1 or (_measure(root) == 1 and not _short(root)):
            word = root
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word


def _step_1(word: str) -> str:
    if word.endswith(("sses", "ies")) and word not in ("sses", "ies"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith("eed") and word != "eed":
        if _measure(word[:-3]) > 0:
            word = word[:-1]
    elif (word.endswith("ed") and _vowel(word[:-2])) or (
        word.endswith("ing") and _vowel(word[:-3])
    ):
        word = word[: -2 if word.endswith("ed") else -3]
        if word.endswith(("at", "bl", "iz")):
            word += "e"
        elif _doubled(word) and word[-1] not in "lsz":
            word = word[:-1]
        elif _measure(word) == 1 and _short(word):
            word += "e"
    if word.endswith("y") and _vowel(word[:-1]):
        word = word[:-1] + "i"
    return word


def _replaced(word: str, endings: Iterable[tuple[str, str]]) -> str:
    for ending, other in endings:
        if word.endswith(ending):
            root = word[: -len(ending)]
            return root + other if _measure(root) > 0 else word
    return word


def _form(word: str) -> str:
    """Consonants as "c", vowels as "v"; "y" is a vowel after a consonant."""
    form = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and form.endswith("c"))
        form += "v" if vowel else "c"
    return form


def _measure(word: str) -> int:
    return _form(word).count("vc")


def _vowel(word: str) -> bool:
    return "v" in _form(word)


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeiou"


def _short(word: str) -> bool:
    return _form(word).endswith("cvc") and word[-1] not in "wxy"


def stems_of(words: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(folded(words))]


class Finder:
    """Finds the words of one query: `Syria troops` finds "Syria's" and "troop"."""

    def __init__(self, query: Query) -> None:
        terms = dict.fromkeys(term for terms in query.alternatives for term in terms)
        stemmed = [tuple(stem(folded(word)) for word in term) for term in terms]
        self._starting: dict[str, list[tuple[str, ...]]] = {}
        for term in sorted(stemmed, key=len, reverse=True):  # "Orrin dam" before "Orrin"
            self._starting.setdefault(term[0], []).append(term)

    def find(self, text: str, span: Span) -> tuple[Span, ...]:
        """Where words and phrases of the query stand within `span`, apart and in order."""
        return tuple(span for _, span in self._found(text, span))

    def terms_in(self, text: str, span: Span) -> int:
        """How many different words and phrases of the query stand within `span`."""
        return len({term for term, _ in self._found(text, span)})

    def _found(self, text: str, span: Span) -> list[tuple[tuple[str, ...], Span]]:
        words = list(_WORD.finditer(folded(span.of(text))))
        stems = [stem(match[0]) for match in words]
        found: list[tuple[tuple[str, ...], Span]] = []
        free = 0  # position of the first word behind what was found
        for at, stemmed in enumerate(stems):
            if stemmed not in self._starting or at < free:
                continue
            for term in self._starting[stemmed]:
                if tuple(stems[at : at + len(term)]) == term:
                    free = at + len(term)
                    start, end = words[at].start(), words[free - 1].end()
                    found.append((term, Span(span.start + start, span.start + end)))
                    break
        return found
