"""Pick the key sentences of an article.

In: an article's text, blocks, sentences and quotes. Out: up to `count` whole sentences of the
body, in reading order. Nothing is shortened or joined.

A sentence counts by the words it shares with the rest of the article (more where the headline
prints them too), by how early it stands, and less by what the sentences picked before it have told
already. A sentence that leans on the one before it ("He ...", "But ..."), a question, a very short
or very long one comes later; one that a quotation runs into or out of comes last. The weights are
round numbers, set by hand. After SumBasic (Nenkova and Vanderwende 2005) and maximal marginal
relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from bot.articles.model import Block, Part, Quote, Sentence, Span

_EARLY = 4  # sentences: how fast the weight of the place falls
_ANYWHERE = 0.3  # the weight of a place far down, beside 1 for the first
_TOLD = 0.6  # taken off a sentence all of whose words are told
_LENGTH = 0.7  # 0: long sentences win; 1: short ones do
_ONCE = 0.3  # the weight of a word that no other sentence holds
_HEADLINE = 1.5  # a word of the headline counts this much more

_LEANS = re.compile(
    r"[\"“‘'(]*(?:he|she|they|it|this|that|these|those|but|and|so|his|her|their|its|however|also"
    r"|meanwhile|then|such)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w'’]*")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
# Words of grammar, and those that every report uses.
_COMMON = """
a an the and or but of to in on at for from by with as is are was were be been being has have had
do does did will would can could may might shall should must not no nor so if then than that this
these those it its he she they we you i his her their our your my me him them us who whom which what
when where why how all any both each few more most other some such only own same too very just about
after before over under again further also into out up down off between through during there here
said say says told one two new mr mrs ms according including while because until against year years
"""
_STOP = frozenset(_COMMON.split())


def key_sentences(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    *,
    count: int,
    title: str | None = None,
) -> tuple[Span, ...]:
    spans = [s.span for s in sentences if blocks[s.block].part is Part.PARAGRAPH]
    if len(spans) <= count:
        return tuple(spans)
    words = [_words(span.of(text)) for span in spans]
    heading = {
        word
        for block in blocks
        if block.part in (Part.HEADLINE, Part.STANDFIRST)
        for word in _words(block.span.of(text))
    }.union(_words(title or ""))
    weights = _weights(words, heading)
    marked = [quote.span for quote in quotes if quote.kind != "indirect"]
    scores = [
        _salience(own, weights) * _place(number) * _fitness(span, text, marked)
        for number, (span, own) in enumerate(zip(spans, words, strict=True))
    ]
    return tuple(spans[number] for number in sorted(_picked(scores, words, count)))


def _picked(scores: list[float], words: list[frozenset[str]], count: int) -> list[int]:
    """The best sentence, then the best beside what is told, and so on."""
    told: frozenset[str] = frozenset()
    left = list(range(len(scores)))
    picked: list[int] = []
    while left and len(picked) < count:

        def worth(number: int, told: frozenset[str] = told) -> tuple[float, int]:
            own = words[number]
            repeated = len(own & told) / len(own) if own else 1
            return scores[number] * (1 - _TOLD * repeated), -number

        best = max(left, key=worth)
        picked.append(best)
        left.remove(best)
        told |= words[best]
    return picked


def _words(sentence: str) -> frozenset[str]:
    """The stems of the words that tell something."""
    low = sentence.lower()
    return frozenset(_stem(w) for w in _WORD.findall(low) if len(w) > 2 and w not in _STOP)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _weights(words: list[frozenset[str]], heading: set[str]) -> dict[str, float]:
    """A word's weight: in how many sentences it stands, on a scale that flattens."""
    held = Counter(word for own in words for word in own)
    return {
        word: (math.log1p(n) if n > 1 else _ONCE) * (_HEADLINE if word in heading else 1)
        for word, n in held.items()
    }


def _salience(own: frozenset[str], weights: dict[str, float]) -> float:
    return float(sum(weights[word] for word in own) / len(own) ** _LENGTH) if own else 0.0


def _place(number: int) -> float:
    return _ANYWHERE + (1 - _ANYWHERE) * math.exp(-number / _EARLY)


def _fitness(span: Span, text: str, marked: list[Span]) -> float:
    """How well a sentence stands alone, at most 1."""
    words = span.of(text)
    length = words.count(" ") + 1
    fitness = 0.4 if length < 9 else 0.8 if length > 45 else 1.0
    if _LEANS.match(words):
        fitness *= 0.8
    if words.endswith(("?", '?"', "?”", ":")):
        fitness *= 0.5
    if any(quote.meets(span) and not span.holds(quote) for quote in marked):
        fitness *= 0.1
    return fitness
