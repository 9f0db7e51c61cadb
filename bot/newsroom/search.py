"""Articles that hold the words asked for, with the sentences that hold them.

Best first: words in the headline or the first paragraph before words close together before words
anywhere; among equals the newest. Each of the three is a walk over the newest matches, so an older
article that is about the words comes before a newer one that merely mentions them.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Excerpt, Part, Span
from bot.articles.sentences import find_sentences
from bot.newsroom.nothing import nothing
from bot.newsroom.page import MOST_COUNTED, Page, pages_of
from bot.newsroom.stems import Finder
from bot.newsroom.stories import Told, once, told
from bot.newsroom.words import words_asked
from bot.store.database import Store
from bot.store.query import Query
from bot.store.scope import Scope
from bot.store.stored import StoredArticle
from bot.store.stories import Sister

HITS = 5  # on a page
_JOINED = 60  # best matches whose stories are known on every page
_RANKED = 300  # newest matches of each kind that are put in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    article: StoredArticle
    sentence: Excerpt  # the one that holds most of the words
    found: tuple[Span, ...]  # the words inside it, spans of the article's text
    also: tuple[Sister, ...] = ()  # other articles of the same copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`page.total` counts articles; a story of several takes one place on the pages."""

    words: str
    page: Page[Hit]


async def search(words: str, *, page: int = 1, scope: Scope, store: Store) -> Found:
    """Best of the newest few hundred matches first. Raises NotFound, BadRequest (no word in it)."""
    query = words_asked(words)
    total = await store.search.count(query, scope=scope, most=MOST_COUNTED + 1)
    if not total:
        raise await nothing(words.strip(), query, scope=scope, store=store)
    number, _ = pages_of(total, HITS, page)
    ranked = await _ranked(query, max(_JOINED, 2 * number * HITS), scope, store)
    stories = await once(ranked, best_first=True, scope=scope, store=store)
    left = total - len(ranked)  # matches that are not looked at: each may be a story of its own
    number, pages = pages_of(len(stories) + max(left, 0), HITS, page)
    asked = stories[(number - 1) * HITS : number * HITS]
    shown = await told(asked, best=True, scope=scope, store=store)
    articles = await store.articles.many((story.article for story in shown), scope=scope)
    finder = Finder(query)
    hits = [_hit(articles[s.article], finder, s) for s in shown if s.article in articles]
    return Found(words=words, page=Page(items=tuple(hits), number=number, pages=pages, total=total))


async def _ranked(query: Query, most: int, scope: Scope, store: Store) -> list[int]:
    """The best `most` matches, at least."""
    found: dict[int, None] = {}
    for lead, near in ((True, False), (False, True), (False, False)):
        if len(found) < most:
            limit = min(most + len(found), _RANKED) if lead or near else most + len(found)
            matches = await store.search.ids(query, lead=lead, near=near, scope=scope, limit=limit)
            found |= dict.fromkeys(matches)
    return list(found)


def _hit(article: StoredArticle, finder: Finder, story: Told) -> Hit:
    """The sentence of the body that holds most of the words, the first of them; else the
    headline."""
    best: tuple[int, Span] | None = None
    for sentence in find_sentences(article.text, article.blocks, article.dateline):
        if article.blocks[sentence.block].part in (Part.PARAGRAPH, Part.STANDFIRST):
            held = finder.terms_in(article.text, sentence.span)
            if best is None or held > best[0]:
                best = held, sentence.span
    if best is None or best[0] == 0:
        headline = article.headline
        return Hit(
            article=article,
            sentence=headline,
            found=finder.find(headline.text, headline.span),
            also=story.also,
        )
    return Hit(
        article=article,
        sentence=article.excerpt(best[1]),
        found=finder.find(article.text, best[1]),
        also=story.also,
    )
