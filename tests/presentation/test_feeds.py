"""Whatever a feed calls itself and says, its views are such as Discord takes, and ping nobody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.newsroom.feed_check import Check, Verdict
from bot.newsroom.feeds import INTERVALS, Found, Imported
from bot.newsroom.notices import Notice
from bot.newsroom.page import Page
from bot.presentation.feeds import (
    added_view,
    check_view,
    every_text,
    feeds_view,
    imported_view,
    notice_text,
    paused_view,
    removed_feed_view,
    resumed_view,
)
from bot.presentation.limits import CONTENT
from bot.sources.entries import Entry, Feed
from bot.sources.fetch import Fetched
from bot.store.subscriptions import Filters, Subscription
from tests.support.views import sent, shown

NOW = datetime(2031, 3, 4, tzinfo=UTC)
PIECES = [*"aB 1\n*_~|`[]()<>#-.:@“é語", "@everyone", "<@12>", "||", "-# ", "> ", "1. ", "x" * 300]
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=20).map(lambda p: "x" + "".join(p))
urls = st.sampled_from(["https://e.example/feed", "https://e.example/" + "a_b*" * 400])

filters = st.builds(Filters, topics=words, words=words, people=words, sources=words)
subscriptions = st.builds(
    Subscription,
    id=st.just(1),
    feed=st.just(1),
    url=urls,
    guild=st.just(7),
    channel=st.just(8),
    title=words,
    minutes=st.sampled_from([15, 60, 77]),
    whole=st.booleans(),
    filters=st.just(Filters()) | filters,
    backfill=st.just(0),
    begun=st.booleans(),
    paused=st.booleans(),
    told=st.none(),
    telling=st.none(),
    refusal=st.none() | words,
    failing=st.none() | st.just(NOW),
    trouble=st.none() | words,
    gone=st.booleans(),
    waiting=st.integers(0, 9999),
)
entries = st.builds(
    Entry, title=words, link=st.none() | urls, published=st.none() | st.just(NOW), text=words
)
verdicts = st.builds(
    Verdict,
    entry=entries,
    reason=st.none() | words,
    dated=st.booleans(),
    quotes=st.integers(0, 99),
)


@st.composite
def founds(draw: st.DrawFn) -> Found:
    url = draw(urls)
    fetched = Fetched(
        url=url, moved=draw(st.booleans()), status=200, body=b"x", content_type="", charset=None
    )
    listed = tuple(draw(st.lists(entries, max_size=3)))
    return Found(
        url=url,
        fetched=fetched,
        feed=Feed(title=draw(words), link=None, entries=listed),
        others=tuple(draw(st.lists(urls, max_size=4))),
    )


@pytest.mark.parametrize(
    ("there", "waiting", "says"),
    [
        pytest.param(0, 0, "There is no article in it now; those that come are loaded.", id="none"),
        pytest.param(1, 0, "The 1 article in it now stays out; new ones are loaded.", id="one"),
        pytest.param(8, 0, "The 8 articles in it now stay out; new ones are loaded.", id="eight"),
        pytest.param(8, 3, "The newest 3 of the 8 articles in it are loaded now.", id="some"),
        pytest.param(8, 8, "All 8 articles in it are loaded now.", id="all"),
        pytest.param(1, 1, "The 1 article in it is loaded now.", id="the one"),
    ],
)
def test_what_becomes_of_the_articles_that_are_there_is_said(
    there: int, waiting: int, says: str
) -> None:
    entry = Entry(title="Ferry sinks", link=None, published=None, text="")
    feed = Feed(title="Velm Post", link=None, entries=(entry,) * there)
    fetched = Fetched(
        url="https://e.example/feed",
        moved=False,
        status=200,
        body=b"x",
        content_type="",
        charset=None,
    )
    found = Found(url=fetched.url, fetched=fetched, feed=feed)
    followed = Subscription(
        id=1,
        feed=1,
        url=fetched.url,
        guild=7,
        channel=8,
        title=feed.title,
        minutes=60,
        whole=True,
        filters=Filters(),
        backfill=waiting,
        begun=True,
        paused=False,
        told=None,
        telling=None,
        refusal=None,
        failing=None,
        trouble=None,
        gone=False,
        waiting=waiting,
    )
    assert f"\n{says} I look every hour; " in shown(sent(added_view(followed, found, digests=1)))


@given(st.lists(subscriptions, max_size=5), founds(), st.lists(verdicts, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_views_of_any_feed_fit(
    feeds: list[Subscription], found: Found, judged: list[Verdict], data: st.DataObject
) -> None:
    page = Page(items=tuple(feeds), number=1, pages=3, total=len(feeds))
    followed = data.draw(st.none() | subscriptions)
    check = Check(found=found, subscription=followed, verdicts=tuple(judged), new=2, digests=1)
    views = [feeds_view(page, "feeds"), check_view(check)]
    views.append(imported_view(Imported(added=1, known=2, over=3, bad=("feed",) * 7)))
    for feed in feeds:
        views += [added_view(feed, found, digests=1), paused_view(feed), resumed_view(feed)]
        views.append(removed_feed_view(feed))
    for view in views:
        text = shown(sent(view))
        assert "@everyone" not in text.replace("\\@everyone", "")
        assert "<@12>" not in text.replace("\\<", "")


@given(words, words | st.none(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_notice_is_one_short_message_that_pings_nobody(
    title: str, trouble: str | None, gone: bool
) -> None:
    text = notice_text(
        Notice(
            title=title, url="https://e.example", trouble=trouble, since=NOW, gone=gone, nonce="f"
        )
    )
    assert len(text) <= CONTENT
    assert "\n" not in text
    assert "@everyone" not in text.replace("\\@everyone", "")
    assert "<@12>" not in text.replace("\\<", "")


def test_a_list_without_feeds_says_what_to_do() -> None:
    page: Page[Subscription] = Page(items=(), number=1, pages=1, total=0)
    assert (
        shown(sent(feeds_view(page, "feeds")))
        == "This server follows no feed. Add one with `/feeds add`."
    )


def test_how_often_a_feed_is_looked_at_is_offered_in_words() -> None:
    assert [every_text(minutes) for minutes in INTERVALS] == [
        "every 15 minutes",
        "every 30 minutes",
        "every hour",
        "every 3 hours",
        "every 12 hours",
        "every day",
    ]
