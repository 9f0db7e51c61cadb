"""Whatever an article holds, every view is one that Discord takes and shows its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.changes import find_changes
from bot.articles.model import Block, Dateline, Event, Excerpt, Part, Quote, Span, Speaker
from bot.newsroom.activity import Activity, Bar
from bot.newsroom.articles import Card
from bot.newsroom.gist import Gist
from bot.newsroom.ingest import Receipt
from bot.newsroom.latest import Entry, Latest
from bot.newsroom.page import Page
from bot.newsroom.quotes import Said, Utterance
from bot.newsroom.search import Found, Hit
from bot.newsroom.synonyms import Synonym
from bot.newsroom.timeline import Happening, Timeline
from bot.newsroom.versions import History
from bot.presentation.activity import activity_view
from bot.presentation.articles import card_view, text_view
from bot.presentation.ingest import listing_view, receipt_view, removed_view
from bot.presentation.latest import latest_view
from bot.presentation.questions import Question, inline
from bot.presentation.quotes import quotes_view
from bot.presentation.search import search_view
from bot.presentation.timeline import timeline_view
from bot.store.events import StoredEvent
from bot.store.people import StoredPerson
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle
from bot.store.stories import Sister
from bot.store.versions import Version
from tests.support.views import sent

PIECES = [*"aB 1\n\t\\*_~|`[]()<>#-.:@“”'é語", "https://x.org/a", "-# ", "> ", "1. ", "@everyone"]
PIECES += ["<@12>", "\n\n", "||", "```", "\r\n", "\u202e", "word " * 40, "*" * 900, "語" * 900]
TOKEN, WHY = "quote|#1||", "quote|#1||why"

line = st.text(st.sampled_from([*"abc *_[]`@<>\n"]), min_size=1, max_size=150)
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(lambda p: "x" + "".join(p))
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span that shows something: its first character is a letter."""
    starts = [at for at, sign in enumerate(text) if sign.isalnum()]
    start = draw(st.sampled_from(starts))
    return Span(start, draw(st.integers(start + 1, len(text))))


def drawing(draw: Any, text: str) -> Callable[[], Span]:
    def some() -> Span:
        span: Span = draw(spans(text))
        return span

    return some


numbers = count(1)


@st.composite
def articles(draw: st.DrawFn) -> StoredArticle:
    text = draw(words)
    some = drawing(draw, text)
    dateline = Dateline(span=some(), place=some(), date_text=some())
    published = draw(days)
    return StoredArticle(
        id=next(numbers),
        text=text,
        title=draw(st.none() | line.map(lambda title: "T" + title)),
        source=draw(st.none() | line),
        url=draw(
            st.none() | st.sampled_from(["https://x.org/a(b)", "ftp://x", "https://" + "x" * 600])
        ),
        published=published,
        published_from="given" if published else "none",
        loaded=datetime(2031, 3, 4, tzinfo=UTC),
        language="en",
        authors=tuple(draw(st.lists(line, max_size=2))),
        blocks=(Block(Part.HEADLINE, some()), Block(Part.STANDFIRST, some())),
        dateline=draw(st.none() | st.just(dateline)),
        summary=(),
        warnings=tuple(draw(st.lists(line, max_size=4))),
        reader=1,
    )


@st.composite
def people(draw: st.DrawFn) -> StoredPerson:
    text = draw(words)
    roles = tuple(Excerpt(text, draw(spans(text))) for _ in range(draw(st.integers(0, 2))))
    return StoredPerson(id=draw(st.integers(1, 1 << 62)), name=draw(line), roles=roles)


@st.composite
def quotes(draw: st.DrawFn, article: StoredArticle | None = None) -> StoredQuote:
    article = article or draw(articles())
    some = drawing(draw, article.text)
    speaker = Speaker(name="x", role=some(), mention=some())
    return StoredQuote(
        id=1,
        article=article,
        quote=Quote(
            span=some(),
            kind=draw(st.sampled_from(["direct", "mixed", "indirect"])),
            utterance=1,
            paragraph=1,
            speaker=draw(st.none() | st.just(speaker)),
            verb=draw(st.none() | st.just(some())),
        ),
        person=draw(st.none() | people()),
    )


def page_of(draw: Any, item: st.SearchStrategy[Any], most: int) -> Page[Any]:
    items = tuple(draw(st.lists(item, min_size=1, max_size=most)))
    pages = draw(st.integers(1, 200))
    return Page(items=items, number=draw(st.integers(1, pages)), pages=pages, total=1001)


@st.composite
def excerpts(draw: st.DrawFn) -> Excerpt:
    text = draw(words)
    return Excerpt(text, draw(spans(text)))


@st.composite
def sisters(draw: st.DrawFn) -> Sister:
    like = draw(articles())
    return Sister(
        id=like.id, source=like.source, url=like.url, published=None, words=90, moment=like.id
    )


@st.composite
def histories(draw: st.DrawFn, article: StoredArticle) -> History:
    text = draw(words)
    before = Version(
        number=draw(st.integers(1, 50)),
        title=None,
        text=text,
        loaded=article.loaded,
        ended=article.loaded,
    )
    return History(before=before, changes=find_changes(text, article.text))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    article = draw(articles())
    key = tuple(article.excerpt(draw(spans(article.text))) for _ in range(2))
    return Entry(
        article=article,
        key=key,
        quote=draw(st.none() | quotes(article)),
        also=tuple(draw(st.lists(sisters(), max_size=6))),
    )


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    article = draw(articles())
    return Happening(
        date=draw(st.sampled_from(["2019-10-17", "2019-10", "2019", "XXXX-10-17"])),
        until=draw(st.none() | st.just("2019-10-20")),
        precision="day",
        kind=draw(st.sampled_from(["news", "background", "announced"])),
        sentence=article.excerpt(draw(spans(article.text))),
        article=article,
        quotes=tuple(draw(st.lists(quotes(article), max_size=3))),
        sources=draw(st.integers(1, 30)),
        also=tuple(draw(st.lists(articles(), max_size=3))),
    )


@st.composite
def gists(draw: st.DrawFn) -> Gist:
    article = draw(articles())
    return Gist(sentence=article.excerpt(draw(spans(article.text))), article=article)


few = settings(max_examples=25, deadline=None)


@given(st.data())
@few
def test_latest(data: st.DataObject) -> None:
    page = page_of(data.draw, entries(), 12)
    topic = data.draw(st.none() | line)

    sent(latest_view(Latest(topic=topic, source=topic, articles=1001, page=page), TOKEN))


@given(st.data())
@few
def test_quotes(data: st.DataObject) -> None:
    article = data.draw(articles())
    parts = st.lists(quotes(article) | quotes(), min_size=1, max_size=3).map(tuple)
    said = Said(
        person=data.draw(people()),
        about=data.draw(st.none() | line),
        articles=3,
        first=date(2019, 1, 1),
        last=date(2019, 10, 24),
        page=page_of(data.draw, parts.map(lambda parts: Utterance(parts=parts)), 12),
        reported=7,
    )

    sent(quotes_view(said, TOKEN, WHY))


@given(st.data())
@few
def test_timeline(data: st.DataObject) -> None:
    timeline = Timeline(
        topic=data.draw(line),
        also=tuple(
            Synonym(name, word)
            for name, word in data.draw(st.lists(st.tuples(line, st.none() | line), max_size=3))
        ),
        since=data.draw(days),
        until=data.draw(days),
        first="2019",
        last="2019-10-24",
        detail=data.draw(st.sampled_from(["short", "normal", "full"])),
        articles=9,
        sources=4,
        days=data.draw(st.integers(15, 2000)),
        further=data.draw(st.booleans()),
        gist=tuple(data.draw(st.lists(gists(), max_size=2))),
        undated=data.draw(st.integers(0, 3)),
        warnings=tuple(data.draw(st.lists(line, max_size=5))),
        page=page_of(data.draw, happenings(), 12),
    )

    sent(timeline_view(timeline, TOKEN))


@given(st.data())
@few
def test_activity(data: st.DataObject) -> None:
    starts = sorted(data.draw(st.sets(st.dates(), min_size=1, max_size=60)))
    found = Activity(
        topic=data.draw(line),
        since=None,
        until=None,
        unit=data.draw(st.sampled_from(["day", "week", "month", "year"])),
        bars=tuple(Bar(first=first, articles=data.draw(st.integers(0, 5000))) for first in starts),
        outside=data.draw(st.integers(0, 9)),
    )

    sent(activity_view(found, data.draw(st.none() | st.just(b"PNG"))))


@given(st.data())
@few
def test_search(data: st.DataObject) -> None:
    def hit(article: StoredArticle) -> Hit:
        found = tuple(data.draw(spans(article.text)) for _ in range(3))
        return Hit(
            article=article,
            sentence=article.excerpt(data.draw(spans(article.text))),
            found=found,
            also=tuple(data.draw(st.lists(sisters(), max_size=6))),
        )

    page = page_of(data.draw, articles().map(hit), 8)

    sent(search_view(Found(words=data.draw(line), page=page), TOKEN))


@given(st.data())
@few
def test_article(data: st.DataObject) -> None:
    article = data.draw(articles())
    some = drawing(data.draw, article.text)
    event = Event(span=some(), date_text=some(), date="2019-10-24")
    card = Card(
        article=article,
        key=tuple(article.excerpt(some()) for _ in range(3)),
        quotes=tuple(data.draw(st.lists(quotes(article), max_size=3))),
        quotes_in_all=8,
        people=tuple(data.draw(st.lists(people(), max_size=12))),
        events=tuple(
            StoredEvent(id=1, article=article, event=replace(event, span=some()))
            for _ in range(data.draw(st.integers(0, 8)))
        ),
        also=tuple(data.draw(st.lists(sisters(), max_size=6))),
        parts=tuple(data.draw(st.lists(sisters(), max_size=3))),
        history=data.draw(st.none() | histories(article)),
    )

    sent(card_view(card))


@given(st.data())
@few
def test_text(data: st.DataObject) -> None:
    sent(text_view(data.draw(articles()), page_of(data.draw, excerpts(), 30), TOKEN))


@given(st.data())
@few
def test_editors_answers(data: st.DataObject) -> None:
    article = data.draw(articles())
    receipt = Receipt(article=article, known=False, quotes=8, speakers=2, events=5)

    sent(receipt_view(receipt))
    sent(removed_view(article))
    sent(listing_view(page_of(data.draw, articles(), 10), TOKEN))


@given(line, line)
def test_a_question_in_a_button_fits_or_is_kept_by_the_store(person: str, about: str) -> None:
    token = inline(Question("quote", (person, about, "why")))

    assert token is None or len(f"turn:1234567:{token}") <= 100
