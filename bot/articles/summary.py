"""Pick the key sentences of an article.

In: an article's text, blocks, sentences and quotes. Out: up to `count` whole sentences of the
body, in reading order. Nothing is shortened or joined.

A sentence counts by the words it shares with the rest of the article (more where the headline
prints them too), by how early it stands, and less by what the sentences picked before it have told
already. Standing early helps only a sentence that shares a word with the headline: the opening
scene of a feature does not. One that leans on the sentence before it ("He ...", "But ..."), a
question, an item of a list, a very short or very long one comes later; a caption that stands in the
body ("Damage: The bridge ...", "(pictured)") and a sentence that a quotation runs into or out of
come last. The weights are round numbers, set by hand. After SumBasic (Nenkova and Vanderwende 2005)
and maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain

from bot.articles.model import Block, Part, Quote, Sentence, Span

_EARLY = 3.5  # sentences: how fast the weight of the place falls
_ANYWHERE = 0.3  # the weight of a place far down, beside 1 for the first
_TOLD = 0.85  # taken off a sentence all of whose words are told
_LENGTH = 0.7  # 0: long sentences win; 1: short ones do
_ONCE = 0.3  # the weight of a word that no other sentence holds
_HEADLINE = 1.5  # a word of the headline counts this much more
_TELLING = 3  # words: a headline of fewer says too little to judge a sentence by

_SOMEONE = re.compile(r"[\"“‘'(]*(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_LEANS = re.compile(
    r"[\"“‘'(]*(?:it|this|that|these|those|but|and|so|its|however|also|meanwhile|then|such)\b",
    re.IGNORECASE,
)
# A label before a caption, and what only a picture or a player beside the text makes sense of.
_LABEL = re.compile(r"[\"“‘']?(?!Mrs?\b)[A-Z][^\s:]*(?: [^\s:,.]+){0,3}: (?=[A-Z£$€\d])")
_SHOWN = (
    "pictured",
    "Pictured",
    "(left)",
    "(right)",
    "(above)",
    "(below)",
    "croll down",
    "lick here",
)
_ITEM = ("•", "*", "- ", "– ")
_WORD = re.compile(r"[^\W_][\w']{2,}")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly")
# Words of grammar, and those of saying that every report uses.
_GRAMMAR = frozenset(
    """
a an the and or but of to in on at for from by with as is are was were be been being has have had
do does did will would can could may might shall should must not no nor so if then than that this
these those it its he she they we you i his her their our your my me him them us who whom which what
when where why how all any both each few more most other some such only own same too very just about
after before over under again further also into out up down off between through during there here
said say says told one two new mr mrs ms according including while because until against year years
""".split()
)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


# Words in any of their forms too common to be a sign of what a report is about.
_COMMON = frozenset(
    map(
        _stem,
        """
able across already although always among another anything around ask asked back begin believe
believed best big call called came case come coming day different don't didn't doesn't isn't wasn't
can't couldn't won't wouldn't don didn doesn isn wasn early end even every fact feel felt find
first former found gave get gets give given go goes going gone good got great group high he's help
home i'm important it's keep kept kind know known last late later leave left let life like little
long look lot made make makes making man many men month much need never next nothing now number
often old part people place point put really right see seem seen she's show shown side since small
something sort still take taken taking tell thing think that's they're though thought time today
tomorrow took tried try use used using want way we're week well went whether will woman women work
world yesterday yet young monday tuesday wednesday thursday friday saturday sunday january february
march april june july august september october november december
""".split(),
    )
)


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
    tells = len(heading) >= _TELLING

    def near(own: frozenset[str]) -> bool:
        return not (tells and heading.isdisjoint(own))

    cut = _cut(spans, quotes)
    saliences = [
        _salience(own, weights) * (_place(number) if near(own) else _ANYWHERE)
        for number, own in enumerate(words)
    ]

    @cache
    def fitness(number: int) -> float:
        return _fitness(spans[number].of(text), cut=number in cut)

    return tuple(spans[number] for number in sorted(_picked(saliences, fitness, words, count)))


def _picked(
    saliences: list[float],
    fitness: Callable[[int], float],
    words: list[frozenset[str]],
    count: int,
) -> list[int]:
    """The best sentence, then the best beside what is told, and so on."""
    left = sorted(range(len(saliences)), key=lambda number: (-saliences[number], number))
    picked: list[int] = []
    told: frozenset[str] = frozenset()
    while left and len(picked) < count:
        best, most = left[0], -1.0
        for number in left:
            if saliences[number] < most:
                break  # no sentence is worth more than it is salient
            own = words[number]
            likest = max((len(own & words[other]) for other in picked), default=0)
            # Half by all that is told, half by the one sentence it comes nearest to.
            repeated = (len(own & told) + likest) / (2 * len(own)) if own else 1
            worth = saliences[number] * fitness(number) * (1 - _TOLD * repeated)
            if (worth, -number) > (most, -best):
                best, most = number, worth
        picked.append(best)
        left.remove(best)
        told |= words[best]
    return picked


def _words(sentence: str) -> frozenset[str]:
    """The stems of the words that tell something."""
    return frozenset(chain.from_iterable(map(_telling, sentence.lower().split())))


@lru_cache(maxsize=30_000)
def _telling(token: str) -> tuple[str, ...]:
    """The stems of those in what stands between two blanks: of most one word, or none."""
    words = _WORD.findall(token.replace("’", "'"))
    stems = [_stem(word) for word in words if word not in _GRAMMAR]
    return tuple([stem for stem in stems if stem not in _COMMON])


def _weights(words: list[frozenset[str]], heading: set[str]) -> dict[str, float]:
    """A word's weight: in how many sentences it stands, on a scale that flattens."""
    held = Counter(chain.from_iterable(words))
    scale = {n: math.log1p(n) if n > 1 else _ONCE for n in set(held.values())}
    return {word: scale[n] * (_HEADLINE if word in heading else 1) for word, n in held.items()}


def _salience(own: frozenset[str], weights: dict[str, float]) -> float:
    # Exact sums: a set has no order of its own, and the same text must get the same sentences.
    return math.fsum(map(weights.__getitem__, own)) / len(own) ** _LENGTH if own else 0.0


def _place(number: int) -> float:
    return _ANYWHERE + (1 - _ANYWHERE) * math.exp(-number / _EARLY)


def _cut(spans: list[Span], quotes: tuple[Quote, ...]) -> set[int]:
    """The numbers of the sentences that a quotation runs into or out of."""
    starts = [span.start for span in spans]
    cut = set()
    for quote in (q.span for q in quotes if q.kind != "indirect"):
        number = max(bisect_right(starts, quote.start) - 1, 0)
        while number < len(spans) and spans[number].start < quote.end:
            if quote.meets(spans[number]) and not spans[number].holds(quote):
                cut.add(number)
            number += 1
    return cut


def _fitness(words: str, *, cut: bool) -> float:
    """How well a sentence stands alone, at most 1; `cut`: a quotation runs across its end."""
    length = words.count(" ") + 1
    fitness = 0.5 if length < 11 else 0.8 if length > 45 else 1.0
    if _SOMEONE.match(words):
        fitness *= 0.6
    elif _LEANS.match(words):
        fitness *= 0.8
    if words.endswith(("?", '?"', "?”", ":")):
        fitness *= 0.5
    if words.startswith(_ITEM):
        fitness *= 0.2
    if any(map(words.__contains__, _SHOWN)) or (": " in words and _LABEL.match(words)):
        fitness *= 0.3
    # A mark without its other half: the quotation goes on in a paragraph of its own.
    torn = cut or words.count('"') % 2 or words.count("“") != words.count("”")
    return fitness * 0.1 if torn else fitness
