"""One article, whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from bot.articles.model import Excerpt, Span
from bot.errors import NotFound
from bot.newsroom.page import CHOICES, EMPTY, Choice, Page, cut
from bot.newsroom.versions import History, history_of, version_of
from bot.store.database import Store
from bot.store.events import StoredEvent
from bot.store.names import fold
from bot.store.people import StoredPerson
from bot.store.query import words_of
from bot.store.quotes import StoredQuote
from bot.store.scope import LIBRARY, Scope
from bot.store.stored import StoredArticle
from bot.store.stories import Sister

PAGE = 3000  # characters of a stored text on one page
_NEAREST = 3  # headlines to offer instead
_NUMBER = re.compile(r"#(\d{1,18})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    article: StoredArticle
    key: tuple[Excerpt, ...]
    quotes: tuple[StoredQuote, ...]  # the key quotes, at most three, with named speakers
    quotes_in_all: int  # direct and mixed
    people: tuple[StoredPerson, ...]  # with roles, most quoted first
    events: tuple[StoredEvent, ...]  # dated, in the order of their days
    also: tuple[Sister, ...] = ()  # other articles of the same copy
    parts: tuple[Sister, ...] = ()  # longer articles it is a part of, or shorter ones in it
    history: History | None = None  # None: it never changed


async def card(article: str, *, scope: Scope, store: Store) -> Card:
    """By "#<id>" or by words of the headline. Raises NotFound with the nearest headlines."""
    found = await find_article(article, scope=scope, store=store)
    quotes = await store.quotes.of_article(found.id, scope=scope)
    events = await store.events.of_article(found.id, scope=scope)
    story = (await store.stories.among([found.id], scope=scope)).get(found.id)
    return Card(
        article=found,
        key=found.key_sentences,
        quotes=key_quotes(quotes, most=3),
        quotes_in_all=sum(quote.quote.kind != "indirect" for quote in quotes),
        people=tuple(await store.people.of_article(found.id, scope=scope)),
        events=tuple(sorted((e for e in events if e.event.date), key=_day)),
        also=story.without(found.id) if story else (),
        parts=await store.stories.parts(found.id, scope=scope),
        history=await history_of(found, scope=scope, store=store),
    )


def _day(event: StoredEvent) -> tuple[bool, str]:
    day = event.event.date or ""
    return day.startswith("X"), day  # those of an unknown year come last


def key_quotes(quotes: Iterable[StoredQuote], *, most: int) -> tuple[StoredQuote, ...]:
    """The quotes that tell most, in reading order; every speaker is named.

    Whole sentences between marks, long enough to say something and short enough to be read, early
    in the article, and no second part of an utterance. Nobody's second quote comes before another
    person's first.
    """
    best: list[tuple[float, StoredQuote]] = []
    begun: set[int] = set()
    for place, quote in enumerate(quotes):
        first = quote.quote.utterance not in begun
        begun.add(quote.quote.utterance)
        if quote.person is None or quote.quote.kind == "indirect":
            continue
        length = quote.quote.span.end - quote.quote.span.start
        score = 10.0 - min(place, 20) * 0.2
        score -= 0 if 40 <= length <= 240 else 4
        score -= 0 if quote.quote.kind == "direct" else 3
        score -= 0 if first else 3
        score -= 2 if quote.quote.paragraph < 0 else 0
        best.append((score, quote))
    best.sort(key=lambda one: (-one[0], one[1].id))
    heard: set[int] = set()
    firsts: list[StoredQuote] = []
    others: list[StoredQuote] = []
    for _, quote in best:
        person = quote.person.id if quote.person else 0
        (others if person in heard else firsts).append(quote)
        heard.add(person)
    return tuple(sorted((firsts + others)[:most], key=lambda quote: quote.id))


async def find_article(article: str, *, scope: Scope, store: Store) -> StoredArticle:
    """The one article meant by "#<id>" or by words of its headline; the newest where several fit.

    Raises NotFound with the nearest headlines.
    """
    if number := _NUMBER.fullmatch(article.strip()):
        found = await store.articles.get(int(number[1]), scope=scope)
        if found is None:
            raise NotFound("This article is not here any more.")
        return found
    fitting = await store.search.headlines(article, scope=scope, limit=CHOICES)
    if fitting and words_of(article):
        exact = [identity for identity, line in fitting if fold(line) == fold(article)]
        found = await store.articles.get((exact or [fitting[0][0]])[0], scope=scope)
        if found is not None:
            return found
    if not await store.search.ids(scope=scope, limit=1):
        raise NotFound(EMPTY)
    near = await _nearest(article, scope, store)
    hint = (
        f" Did you mean “{next(iter(near))}”?"
        if near
        else " Try other words of it; /latest shows the newest."
    )
    raise NotFound(f"No article here has the headline “{cut(article)}”.{hint}", near)


async def find_to_change(
    article: str, *, scope: Scope, library: bool, store: Store
) -> StoredArticle:
    """The one article meant, as `find_article` has it; nothing is changed on a guess.

    The guild's own articles go before those of the library, unless its owner asks (`library`).
    Raises NotFound also where several fit.
    """
    if not _NUMBER.fullmatch(article.strip()) and words_of(article):
        own = scope.guild_id != LIBRARY and not library
        fitting = await store.search.headlines(article, scope=scope, limit=CHOICES, own=own)
        meant = [one for one in fitting if fold(one[1]) == fold(article)] or fitting
        if len(meant) > 1:
            raise NotFound(
                f"More than one headline holds “{cut(article)}”."
                " Pick one of those I offer while you type."
            )
        article = f"#{meant[0][0]}" if meant else article
    return await find_article(article, scope=scope, store=store)


async def _nearest(article: str, scope: Scope, store: Store) -> dict[str, str]:
    """Headlines that hold most of these words, or else look like them among the newest; each with
    its "#<id>"."""
    found: dict[int, str] = {}
    for word in words_of(article):
        if len(word) > 3:
            found.update(await store.search.headlines(word, scope=scope, limit=CHOICES))
    if not found:
        found.update(await store.search.headlines("", scope=scope, limit=8 * CHOICES))
    typed = fold(article)
    scored = sorted(
        ((token_set_ratio(typed, fold(line)), line, number) for number, line in found.items()),
        reverse=True,
    )
    likely: dict[str, str] = {}
    for score, line, number in scored:
        if score >= 50 and len(likely) < _NEAREST:
            likely.setdefault(line, f"#{number}")
    return likely


async def text_of(
    article: int, *, version: int = 0, page: int = 1, scope: Scope, store: Store
) -> Page[Excerpt]:
    """The stored text, whole, in pages of paragraphs that fit one message (3,000 characters).

    `version` asks for earlier words, 1 for the first ones; 0 is what it says now.

    Raises NotFound where the article is gone or not visible."""
    found = await store.articles.get(article, scope=scope)
    if found is None:
        raise NotFound("This article is not here any more.")
    text = found.text
    if version:
        older = version_of(await store.versions.of_article(found.id, scope=scope), version)
        if older is None:
            raise NotFound("This version of the article is not here any more.")
        text = older.text
    pieces = text_pages(text)
    number = min(max(page, 1), len(pieces))
    return Page(
        items=tuple(Excerpt(text, span) for span in pieces[number - 1]),
        number=number,
        pages=len(pieces),
        total=sum(len(spans) for spans in pieces),
    )


def text_pages(text: str) -> list[list[Span]]:
    """Every line of the text, in pages of at most PAGE characters.

    A line that is longer is cut after a sentence, else after a word, else anywhere.
    """
    pages: list[list[Span]] = [[]]
    room = PAGE
    for line in re.finditer(r"\S(?:[^\n]*\S)?", text):
        start, end = line.span()
        while start < end:
            stop = end if end - start <= PAGE else _break(text, start, start + PAGE)
            cost = stop - start + 2  # with the blank line after it
            if pages[-1] and cost > room:
                pages.append([])
                room = PAGE
            pages[-1].append(Span(start, stop))
            room -= cost
            start = stop
            while start < end and text[start].isspace():
                start += 1
    return pages


def _break(text: str, start: int, most: int) -> int:
    """Where to cut a line before `most`: never inside a word where it has a space."""
    for pattern in (r".*[.!?…][\"”’')\]]*(?=\s)", r".*\S(?=\s)"):
        if found := re.compile(pattern, re.DOTALL).match(text, start, most):
            return found.end()
    return most


async def article_choices(
    typed: str, *, scope: Scope, store: Store, own: bool = False
) -> list[Choice]:
    """Headlines, newest first, at most 25; the value is "#<id>". `own`: none of the library."""
    found = await store.search.headlines(typed, scope=scope, limit=CHOICES, own=own)
    return [Choice(cut(line) or f"#{identity}", f"#{identity}") for identity, line in found]


async def source_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    """Sources one of whose words starts as typed, those of most articles first."""
    words = fold(typed).split()
    return [
        Choice(cut(name), name)
        for name, _ in await store.search.sources(scope=scope)
        if all(any(part.startswith(word) for part in fold(name).split()) for word in words)
    ][:CHOICES]
