"""What happened when, about one topic, across articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.articles.model import EventKind, Excerpt, Precision
from bot.newsroom.about import CHAT, FULL, WIDE, events_about, nothing_about, question_about
from bot.newsroom.days import (
    SAME,
    USUAL,
    Chosen,
    Day,
    Telling,
    bag_of,
    key_days,
    key_sentences,
    news_first,
    overlap,
    telling_of_words,
)
from bot.newsroom.figures import Count, newest_first, other_counts
from bot.newsroom.gist import Gist, gist_of
from bot.newsroom.page import MOST_COUNTED, Page, pages_of
from bot.newsroom.stems import stems_of
from bot.newsroom.stories import independent
from bot.newsroom.synonyms import Synonym, with_synonyms
from bot.store.database import Store
from bot.store.events import StoredEvent
from bot.store.query import Query
from bot.store.quotes import StoredQuote
from bot.store.scope import Scope
from bot.store.stored import StoredArticle
from bot.store.told import (
    FIRST_KNOWN_YEAR,
    FIRST_UNKNOWN_YEAR,
    by_article,
    tellings,
)

DAYS_A_PAGE = 6

Detail = Literal["short", "normal", "full"]
DETAILS: dict[str, Detail] = {"short": "short", "normal": "normal", "full": "full"}
# How many days, and how many sentences a day. An overview fits one message; what is shown unless
# somebody asks fits two.
_SHORT = 5
_MOST: dict[Detail, tuple[int | None, int]] = {
    "short": (_SHORT, 1),
    "normal": (12, 2),
    "full": (None, 2),
}
_CANDIDATES = 20  # days among which an overview takes those of news before others
_BACKGROUND = 1  # sentence of a day that is only looked back to: a second one says it again


_SOURCED = 200  # newest articles whose sources are counted
_ALSO = 3  # articles named beside the one shown
_TOGETHER = 12  # newest articles that a gist is taken from


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: the sentence that tells it best, and the quotes that belong to it."""

    date: str  # ISO day, "2019-10", "2019", or "XXXX-10-17" where no year is known
    until: str | None
    precision: Precision
    kind: EventKind
    sentence: Excerpt
    article: StoredArticle
    quotes: tuple[StoredQuote, ...]  # of the same sentence or said in it
    sources: int  # independent sources that tell of it, at least 1
    also: tuple[StoredArticle, ...]  # other articles that tell of it, newest first
    counts: tuple[Count, ...] = ()  # what others count where the sentence counts the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Happenings in the order of their days, oldest first; those without a year come last.

    `days` counts all days that are told of, shown or not; there may be more where only the latest
    of very many events were looked at (`further`). `undated` counts sentences that name only a
    weekday of an unknown week.
    """

    topic: str
    also: tuple[Synonym, ...] = ()  # what articles call it besides
    detail: Detail
    since: date | None
    until: date | None
    first: str | None  # first and last day over all pages
    last: str | None
    articles: int
    sources: int
    days: int
    further: bool
    undated: int
    gist: tuple[Gist, ...]  # what the articles say together; with detail "short" only
    warnings: tuple[str, ...]  # of the articles shown
    page: Page[Happening]


async def timeline(
    topic: str,
    *,
    since: date | None = None,
    until: date | None = None,
    detail: Detail = "normal",
    dates: int | None = None,  # how many days at most, instead of what `detail` says
    sentences: int | None = None,  # how many a day at most, likewise
    page: int = 1,
    scope: Scope,
    store: Store,
) -> Timeline:
    """The days that count most; with detail "full" all of them.

    A page holds DAYS_A_PAGE days with all their happenings; `page.total` counts days.
    Raises NotFound where no article mentions the topic or none of its events is dated, and
    BadRequest where `since` is after `until` or the topic has no word in it.
    """
    query, also = await with_synonyms(question_about(topic, since, until), scope=scope, store=store)
    days, a_day = _MOST[detail]
    reach = FULL if dates else WIDE if days is None else CHAT
    about = await events_about(query, since, until, reach, scope, store)
    chosen, told = key_days(
        about.naming,
        about.leading,
        opening=about.opening,
        background=about.background,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        newest=dates is None,
        most=dates or (_CANDIDATES if detail == "short" else days),
    )
    if dates is None and detail == "short":
        told_most = [event for day in chosen for event in day.events[: reach.compared]]
        background = await store.events.background(told_most)
        chosen = news_first(chosen, background, _SHORT)
    if not chosen:
        raise await nothing_about(topic, query, since, until, scope, store)
    number, pages = pages_of(len(chosen), DAYS_A_PAGE, page)
    shown = chosen[(number - 1) * DAYS_A_PAGE : number * DAYS_A_PAGE]
    weighed = [event for day in shown for event in day.events[: reach.compared]]
    articles = by_article(tellings(event for day in chosen for event in day.events))
    counted = sorted(articles)[-_SOURCED:]
    joined = await store.stories.joined(
        list({*counted, *by_article(tellings(weighed))}), scope=scope
    )
    most = (sentences, sentences) if sentences else (a_day, _BACKGROUND)
    items = await _happenings(shown, weighed, about.opening, query, most, joined, scope, store)
    known_years = [day.date for day in chosen if not day.date.startswith("X")]
    return Timeline(
        topic=topic,
        also=also,
        detail=detail,
        since=since,
        until=until,
        first=known_years[0] if known_years else None,
        last=known_years[-1] if known_years else None,
        articles=min(len(articles), MOST_COUNTED + 1),
        sources=independent(await store.events.sources_of(counted), joined),
        days=told,
        further=sum(event >= FIRST_KNOWN_YEAR for event in about.naming) >= reach.naming,
        undated=len(
            {event for event in (*about.naming, *about.leading) if event < FIRST_UNKNOWN_YEAR}
        ),
        gist=await _gist(query, about.leading, items, scope, store) if detail == "short" else (),
        warnings=tuple(dict.fromkeys(w for item in items for w in item.article.warnings)),
        page=Page(items=tuple(items), number=number, pages=pages, total=len(chosen)),
    )


async def _happenings(
    days: Sequence[Day],
    weighed: Sequence[int],
    opening: set[int],
    query: Query,
    most: tuple[int, int],
    joined: Mapping[int, int],
    scope: Scope,
    store: Store,
) -> list[Happening]:
    read = await store.events.sentences(weighed, scope=scope)
    topic = {stem for word in query.words for stem in stems_of(word)}
    of_news, of_background = most  # a day
    news = {event for event, sentence in read.items() if sentence.kind != "background"}
    chosen: list[tuple[Day, Chosen]] = []
    before: set[Telling] = set()  # what was chosen for the day before
    for day in days:
        some = of_background if news.isdisjoint(day.events) else of_news
        picked = {
            telling: choice
            for choice in key_sentences(day, read, topic, some, opening=opening)
            if (telling := telling_of_words(choice.best.words)) not in before
        }
        chosen += [(day, newest_first(choice)) for choice in picked.values()]
        before = set(picked)
    chosen = _finest(chosen, topic)
    events = await store.events.many((c.best.id for _, c in chosen), scope=scope)
    quotes = await store.quotes.meeting(events.values(), scope=scope)
    also = await store.articles.many(
        (sentence.article for _, c in chosen for sentence in c.same[:_ALSO]), scope=scope
    )
    return [
        _happening(day.date, events[c.best.id], c, quotes, also, joined)
        for day, c in chosen
        if c.best.id in events
    ]


def _finest(chosen: list[tuple[Day, Chosen]], topic: set[str]) -> list[tuple[Day, Chosen]]:
    """Without what is told of a year or a month, and of one of its days or months too."""
    if all(day.precision == "day" for day, _ in chosen):
        return chosen
    usual = USUAL.union(topic)
    bags = [bag_of(choice.best.words, usual) for _, choice in chosen]
    return [
        (day, choice)
        for (day, choice), bag in zip(chosen, bags, strict=True)
        if not any(
            other.date.startswith(f"{day.date}-") and overlap(bag, told) >= SAME
            for (other, _), told in zip(chosen, bags, strict=True)
            if day.precision != "day"
        )
    ]


async def _gist(
    query: Query, leading: Iterable[int], items: Sequence[Happening], scope: Scope, store: Store
) -> tuple[Gist, ...]:
    """What the newest articles that lead with the topic say together, besides the days shown."""
    newest = sorted(by_article(tellings(leading)), reverse=True)[:_TOGETHER]
    articles = await store.articles.many(newest, scope=scope)
    return gist_of(
        [articles[identity] for identity in newest if identity in articles],
        topic={stem for word in query.words for stem in stems_of(word)},
        beside=[item.sentence.words for item in items],
    )


def _happening(
    day: str,
    event: StoredEvent,
    chosen: Chosen,
    quotes: Mapping[int, Sequence[StoredQuote]],
    articles: Mapping[int, StoredArticle],
    joined: Mapping[int, int],
) -> Happening:
    also = dict.fromkeys(sentence.article for sentence in chosen.same[:_ALSO])
    return Happening(
        date=day,
        until=event.event.until,
        precision=event.event.precision,
        kind=event.event.kind,
        sentence=event.words,
        article=event.article,
        quotes=tuple(q for q in quotes[event.id] if q.quote.kind != "indirect"),
        counts=other_counts(chosen),
        sources=independent({s.article: s.source for s in (chosen.best, *chosen.same)}, joined),
        also=tuple(
            sorted(
                (articles[a] for a in also if a in articles and a != event.article.id),
                key=lambda article: (article.published or date.min, article.id),
                reverse=True,
            )
        ),
    )
