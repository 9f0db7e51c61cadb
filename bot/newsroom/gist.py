"""The key sentences of several articles together. Pure.

In: articles about one thing. Out: a few of their own key sentences, those whose words most of the
other articles print too, none of them telling what another one tells. They are whole sentences of
the body that stand alone; captions and credits are no part of it, nor sentences that a quotation
runs across. After SumBasic (Nenkova and Vanderwende 2005), counting articles instead of words, and
maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.articles.model import Excerpt
from bot.newsroom.alone import fitness
from bot.newsroom.days import USUAL, bag_of, centrality, overlap
from bot.store.stored import StoredArticle

FEWEST = 3  # articles: what one or two say is shown with them
_ALIKE = 0.35  # share of the shorter sentence's words, from which two say the same
_LEADS = 1.3  # an article's first key sentence, as a rule its opening: its news in short
_ENDS = (".", "!", '."', ".”", '!"', "!”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    sentence: Excerpt
    article: StoredArticle


def gist_of(
    articles: Sequence[StoredArticle],
    *,
    topic: Iterable[str] = (),
    beside: Iterable[str] = (),
    most: int = 2,
) -> tuple[Gist, ...]:
    """At most `most`, best first; none where there are fewer than FEWEST articles.

    `topic` are stems that all of them print. `beside` are sentences shown besides: what they tell
    is not told again.
    """
    if len(articles) < FEWEST:
        return ()
    usual = USUAL.union(topic)
    found: list[tuple[float, frozenset[str], Gist]] = []
    words = {
        article.id: [bag_of(sentence.words, usual) for sentence in article.key_sentences]
        for article in articles
    }
    shared = Counter(chain.from_iterable(frozenset().union(*bags) for bags in words.values()))
    for article in articles:
        sentences = zip(article.key_sentences, words[article.id], strict=True)
        for position, (sentence, bag) in enumerate(sentences):
            score = centrality(bag, shared) * (1.0 if position else _LEADS)
            found.append((score, bag, Gist(sentence=sentence, article=article)))
    found.sort(key=lambda one: -one[0])  # stable: among equals the article that was given first
    told = [bag_of(sentence, usual) for sentence in beside]
    chosen: list[Gist] = []
    for score, bag, gist in found:
        if len(chosen) == most or score <= 0:
            break
        if (
            gist.sentence.words.endswith(_ENDS)
            and all(overlap(bag, other) < _ALIKE for other in told)
            and fitness(gist.sentence.words) == 1
        ):
            chosen.append(gist)
            told.append(bag)
    return tuple(chosen)
