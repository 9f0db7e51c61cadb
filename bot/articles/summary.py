"""Pick the key sentences of an article.

In: an article's text, blocks, sentences and quotes. Out: up to `count` whole sentences of the
body, in reading order. Nothing is shortened or joined.

A sentence counts by the words it shares with the rest of the article (more where the headline
prints them too), by how early it stands, and less by what the sentences picked before it have told
already. A sentence without a word of the headline (a feature's opening scene), one that leans on
the one before it ("He ...", "But ..."), a question, an item of a list, a very short or very long
one comes later; a caption that stands in the body ("Damage: The bridge ...", "(pictured)") and a
sentence that a quotation runs into or out of come last. The weights are round numbers, set by hand.
After SumBasic (Nenkova and Vanderwende 2005) and maximal marginal relevance (Carbonell and
Goldstein 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from bot.articles.model import Block, Part, Quote, Sentence, Span

_EARLY = 3.5  # sentences: how fast the weight of the place falls
_ANYWHERE = 0.3  # the weight of a place far down, beside 1 for the first
_TOLD = 0.85  # taken off a sentence all of whose words are told
_LENGTH = 0.7  # 0: long sentences win; 1: short ones do
_ONCE = 0.3  # the weight of a word that no other sentence holds
_HEADLINE = 1.5  # a word of the headline counts this much more
_APART = 0.5  # the weight of a sentence that shares no word with a headline of some words
_TELLING = 3  # words: a headline of fewer leaves out too much to judge by

_LEANS = re.compile(
    r"[\"“‘'(]*(?:he|she|they|it|this|that|these|those|but|and|so|his|her|their|its|however|also"
    r"|meanwhile|then|such)\b",
    re.IGNORECASE,
)
# A label before a caption, and what only a picture or a player beside the text makes sense of.
_LABEL = re.compile(r"[\"“‘']?(?!Mrs?\b)[A-Z][^\s:]*(?: [^\s:,.]+){0,3}: (?=[A-Z£$€\d])")
_SHOWN = re.compile(
    r"\((?:above|below|left|right|cent(?:er|re)|file|library)\b|\bpictured\b|\bscroll down\b"
    r"|\bclick here\b",
    re.IGNORECASE,
)
_ITEM = ("•", "*", "- ", "– ")
_WORD = re.compile(r"[^\W_][\w'’]*")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
# Words of grammar, and those so common that they are no sign of what a report is about.
_COMMON = """
a about able according across after again against all already also although always am among an and
another any anything are around as ask asked at back be became because become been before being
below believe best better between big both but by called came can come could day days did different
do does doing down during each end even ever every few find first for former found four from further
gave get give given go goes going gone good got great had has have having he help her here him his
home how i if important in into is it its just keep kept kind know known last late later least leave
left let life like little long look looked looking lot made make makes making man many may me men
might month more most mr mrs ms much must my need needs never new next no nor not nothing now number
of off often old on once one only or other others our out over own part people place point put
really right said same saw say says see seem seen set several she should show shown side since small
so some something still such take taken taking tell than that the their them then there these they
thing things think third this those though thought three through time times to today told tomorrow
took tried try two under until up us use used using very want wanted was way we week well went were
what when where whether which while who whole whom whose why will with without woman women work
world would year years yesterday yet you young your
monday tuesday wednesday thursday friday saturday sunday january february march april june july
august september october november december
can't couldn't didn't doesn't don't he's i'm isn't it's she's that's there's they're wasn't we're
won't wouldn't
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
        _salience(own, weights)
        * _place(number)
        * _fitness(span, text, marked)
        * _near(own, heading)
        for number, (span, own) in enumerate(zip(spans, words, strict=True))
    ]
    return tuple(spans[number] for number in sorted(_picked(scores, words, count)))


def _picked(scores: list[float], words: list[frozenset[str]], count: int) -> list[int]:
    """The best sentence, then the best beside what is told, and so on."""
    left = list(range(len(scores)))
    picked: list[int] = []
    told: frozenset[str] = frozenset()
    likest = [0] * len(scores)  # words shared with the picked sentence that shares the most
    while left and len(picked) < count:

        def worth(number: int, told: frozenset[str] = told) -> tuple[float, int]:
            own = words[number]
            # Half by all that is told, half by the one sentence it comes nearest to.
            repeated = (len(own & told) + likest[number]) / (2 * len(own)) if own else 1
            return scores[number] * (1 - _TOLD * repeated), -number

        best = max(left, key=worth)
        picked.append(best)
        left.remove(best)
        told |= words[best]
        for number in left:
            likest[number] = max(likest[number], len(words[number] & words[best]))
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


def _near(own: frozenset[str], heading: set[str]) -> float:
    return _APART if len(heading) >= _TELLING and heading.isdisjoint(own) else 1.0


def _fitness(span: Span, text: str, marked: list[Span]) -> float:
    """How well a sentence stands alone, at most 1."""
    words = span.of(text)
    length = words.count(" ") + 1
    fitness = 0.5 if length < 11 else 0.8 if length > 45 else 1.0
    if _LEANS.match(words):
        fitness *= 0.8
    if words.endswith(("?", '?"', "?”", ":")):
        fitness *= 0.5
    if words.startswith(_ITEM):
        fitness *= 0.5
    if _LABEL.match(words) or _SHOWN.search(words):
        fitness *= 0.3
    if any(quote.meets(span) and not span.holds(quote) for quote in marked):
        fitness *= 0.1
    return fitness
