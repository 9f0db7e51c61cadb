"""What is new: the newest stories, each with its key sentences and its key quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.process import extract

from bot.articles.model import Excerpt
from bot.errors import NotFound
from bot.newsroom.articles import key_quotes
from bot.newsroom.nothing import nothing
from bot.newsroom.page import EMPTY, MOST_COUNTED, Page, pages_of
from bot.newsroom.stories import once, told
from bot.newsroom.words import words_asked
from bot.store.database import Store
from bot.store.names import fold
from bot.store.query import Query
from bot.store.quotes import StoredQuote
from bot.store.scope import Scope
from bot.store.stored import StoredArticle
from bot.store.stories import Sister


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as `/latest` and the digests show it."""

    article: StoredArticle
    key: tuple[Excerpt, ...]  # one or two key sentences
    quote: StoredQuote | None  # the one that tells most; always with a named speaker
    also: tuple[Sister, ...] = ()  # other articles of the same copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    topic: str | None
    source: str | None
    articles: int  # that the stories were found in; as many, or more
    page: Page[Entry]


async def latest(
    *,
    topic: str | None = None,
    source: str | None = None,
    count: int = 5,
    page: int = 1,
    scope: Scope,
    store: Store,
) -> Latest:
    """The newest stories, `count` a page. Raises NotFound where nothing matches, and BadRequest
    for a topic as `words_asked` does."""
    query = words_asked(topic, optional=True) if topic else None
    found = await store.search.ids(query, source=source, scope=scope, limit=MOST_COUNTED + 1)
    if not found:
        raise await _nothing(topic, query, source, scope, store)
    stories = await once(found, scope=scope, store=store)
    total = len(stories) if len(found) <= MOST_COUNTED else MOST_COUNTED + 1
    number, pages = pages_of(len(stories), count, page)
    shown = await told(stories[(number - 1) * count : number * count], scope=scope, store=store)
    articles = await store.articles.many((story.article for story in shown), scope=scope)
    said = await store.quotes.of_articles(articles, scope=scope)
    return Latest(
        topic=topic,
        source=source,
        articles=len(found),
        page=Page(
            items=tuple(
                _entry(articles[story.article], said[story.article], story.also)
                for story in shown
                if story.article in articles
            ),
            number=number,
            pages=pages,
            total=total,
        ),
    )


async def entry_of(
    article: StoredArticle, also: tuple[Sister, ...] = (), *, scope: Scope, store: Store
) -> Entry:
    """The article as an entry of `/latest`; digests show their stories with it too."""
    return _entry(article, await store.quotes.of_article(article.id, scope=scope), also)


def _entry(
    article: StoredArticle, quotes: Iterable[StoredQuote], also: tuple[Sister, ...]
) -> Entry:
    """The key sentences that do not say the headline or the key quote once more, and that quote."""
    quote = next(iter(key_quotes(quotes, most=1)), None)
    headline = article.headline.words  # of a text that has none, its first block
    sentences = tuple(s for s in article.key_sentences if s.words != headline)
    if quote is not None:
        apart = tuple(s for s in sentences if not s.span.meets(quote.quote.span))
        sentences = apart or sentences
    return Entry(article=article, key=sentences[:2], quote=quote, also=also)


async def _nothing(
    topic: str | None, query: Query | None, source: str | None, scope: Scope, store: Store
) -> NotFound:
    if not await store.search.ids(scope=scope, limit=1):
        return NotFound(EMPTY)
    if source is not None:
        names = [name for name, _ in await store.search.sources(scope=scope)]
        if fold(source) not in {fold(name) for name in names}:
            near = tuple(name for name, *_ in extract(source, names, limit=3, score_cutoff=60))
            here = ", ".join(names[:5]) or "none that is named"
            hint = f" Did you mean {' or '.join(near)}?" if near else f" Sources here: {here}."
            return NotFound(f"No article here is from “{source}”.{hint}", near)
        if topic is not None:
            return NotFound(
                f"No article from {source} here mentions “{topic}”."
                " Leave the source out to look in all of them."
            )
    if topic is None or query is None:
        return NotFound(EMPTY)
    return await nothing(topic.strip(), query, scope=scope, store=store)
