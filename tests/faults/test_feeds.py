"""Feeds of sites that move, break, repeat themselves and come back; a process that is killed.

Real sockets, the real reader and store, a clock that the test moves. After each fault: what an
editor sees, nothing lost, nothing twice.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.newsroom.feeds import FeedDesk, Wish, add, import_list, pause, remove, resume
from bot.newsroom.notices import NONCE_HOLDS, Notice, Outcome
from bot.newsroom.polling import Poller
from bot.newsroom.reading import FEED_SECONDS, Readers
from bot.sources.fetch import Fetched, Fetcher
from bot.sources.opml import Outline
from bot.sources.pace import Turns
from bot.store.arrivals import Arrivals
from bot.store.connections import Connections
from bot.store.database import Store
from bot.store.feeds import Feeds
from bot.store.scope import Scope
from bot.store.subscriptions import Filters, Subscription
from tests.sources.servers import serving
from tests.support.digests import Crash, SetClock, utc
from tests.support.feeds import Item, Site, item, items, rss, site, status
from tests.support.stories import consistent

HERE, THERE, CHANNEL, OTHER_CHANNEL = 700, 701, 800, 801
NOON = utc("2031-03-03 12:00")
FROM_FEED = Wish(whole=False)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    made = Readers(idle=3600)
    yield made
    asyncio.run(made.close())


class Newsroom:
    """The bot, as far as feeds go, on a clock of its own. `told` is what channels were told."""

    def __init__(self, store: Store, readers: Readers, fetcher: Fetcher, clock: SetClock) -> None:
        self.store, self.clock, self.fetcher = store, clock, fetcher
        self.told: list[tuple[int, Notice]] = []
        self._made: dict[str, datetime] = {}  # when a message of a nonce was made
        self.outcomes: list[Outcome] = []
        self.desk = FeedDesk(store=store, readers=readers, fetch=self.fetch, clock=clock)
        self.restart()

    def restart(self) -> None:
        self.poller = Poller(
            store=self.store,
            readers=self.desk.readers,
            fetch=self.fetch,
            tell=self.tell,
            clock=self.clock,
        )

    async def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        return await self.fetcher.fetch(url, etag=etag, last_modified=last_modified)

    async def tell(self, channel: int, notice: Notice) -> Outcome:
        outcome = self.outcomes.pop(0) if self.outcomes else "told"
        if outcome in ("told", "unknown"):
            now = self.clock.moment
            made = self._made.get(notice.nonce)
            if made is None or now - made > NONCE_HOLDS:  # else Discord gives that same message
                self.told.append((channel, notice))
                self._made[notice.nonce] = now
        return outcome

    async def add(
        self, url: str, wish: Wish = FROM_FEED, *, guild: int = HERE, channel: int = CHANNEL
    ) -> Subscription:
        """As an editor who takes the time between two additions that Dateline asks for."""
        desk = replace(self.desk, turns=Turns())
        made, _ = await add(url, wish, guild=guild, channel=channel, desk=desk)
        return made

    async def go_on(self, **time: float) -> None:
        """Let so much time pass, doing everything when it is due."""
        until = self.clock.moment + timedelta(**time)
        while True:
            wake = await self.poller.begin()
            await self.poller.finish()
            if wake > until and await self.poller.begin() > until:
                await self.poller.finish()
                break
            self.clock.moment = max(self.clock.moment, min(wake, until))
        self.clock.moment = until

    async def titles(self, guild: int = HERE) -> list[str]:
        """What the server has, the first load first."""
        found = await self.store.articles.loaded_by(guild, limit=99_999)
        return [article.headline.words for article in reversed(found)]

    async def shown(self, guild: int = HERE) -> Subscription:
        (feed,) = await self.store.subscriptions.of_guild(guild)
        return feed


@pytest.fixture
async def papers() -> AsyncIterator[Site]:
    async with site() as made:
        yield made


@pytest.fixture
async def room(tmp_path: Path, papers: Site, readers: Readers) -> AsyncIterator[Newsroom]:
    clock = SetClock(NOON)
    store = await Store.open(tmp_path / "dateline.db", clock=clock)
    async with Fetcher(
        contact="desk@velm.example", ports=[papers.port], also={("127.0.0.1", papers.port)}
    ) as fetcher:
        newsroom = Newsroom(store, readers, fetcher, clock)
        yield newsroom
        await newsroom.poller.end()
    await consistent(store)
    await store.close()


def texts(*numbers: int) -> list[Item]:
    """Entries whose texts tell them apart."""
    return [
        item(n, text=f"<p>Bridge {n} of Velm was opened on Monday. {'It is long. ' * 9}</p>")
        for n in sorted(numbers, reverse=True)
    ]


def ports(*numbers: int) -> list[str]:
    return [f"Port {number}" for number in numbers]


async def test_adding_loads_nothing_old_unless_asked(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts(*range(1, 51)))
    await room.add(papers.url)
    await room.add(papers.url, Wish(whole=False, backfill=3), guild=THERE, channel=OTHER_CHANNEL)
    await room.go_on(hours=3)

    assert await room.titles() == []
    assert await room.titles(THERE) == ports(48, 49, 50)


async def test_new_entries_are_loaded_once_oldest_first(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts(1, 2, 3))
    await room.add(papers.url)
    papers.feed = rss(texts(2, 3, 4, 5))
    await room.go_on(hours=5)

    assert await room.titles() == ports(4, 5)
    assert (await room.shown()).waiting == 0


async def test_whole_articles_come_from_their_pages(room: Newsroom, papers: Site) -> None:
    await room.add(papers.url, Wish(backfill=1))
    await room.go_on(minutes=1)

    (article,) = await room.store.articles.loaded_by(HERE, limit=9)
    assert "Mayor Ana Ruiz told reporters" in article.text
    assert article.source == "Velm Post"
    assert await room.store.articles.addresses(article.id, scope=Scope(HERE)) == [
        f"{papers.address}/story/3"
    ]
    assert papers.opened == ["/story/3"]


async def test_what_came_while_dateline_was_away_for_days_is_loaded(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    room.clock.moment += timedelta(days=2)
    papers.feed = rss(
        [
            replace(one, date=format_datetime(NOON + timedelta(hours=12 * n)))
            for n, one in zip((4, 3, 2), texts(2, 3, 4), strict=True)
        ]
        + texts(1)
    )
    room.restart()
    await room.go_on(hours=1)

    assert await room.titles() == ports(2, 3, 4)


async def test_a_feed_that_calls_itself_a_page_is_read(room: Newsroom, papers: Site) -> None:
    papers.kind = "text/html"
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=2)

    assert await room.titles() == ports(2)


async def test_an_unchanged_feed_costs_its_site_a_line(room: Newsroom, papers: Site) -> None:
    papers.headers = {"ETag": '"7"', "Last-Modified": "Sat, 01 Mar 2031 08:00:00 GMT"}
    papers.feed = rss(texts(1, 2))
    await room.add(papers.url)
    papers.always = status(304)
    await room.go_on(hours=3)
    asked = papers.asked[1:]
    papers.always, papers.headers = (lambda _: None), {}
    papers.feed = rss(texts(1, 2, 3))
    await room.go_on(hours=2)

    assert len(asked) == 3
    assert all(request.headers["If-None-Match"] == '"7"' for request in asked)
    assert all(
        request.headers["If-Modified-Since"] == "Sat, 01 Mar 2031 08:00:00 GMT" for request in asked
    )
    assert await room.titles() == ports(3)


async def test_a_feed_that_moved_for_good_is_asked_there(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    papers.answers = [status(301, Location="/moved")]
    await room.go_on(hours=1)
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=2)

    assert (await room.shown()).url == f"{papers.address}/moved"
    assert [request.path for request in papers.asked[-2:]] == ["/moved", "/moved"]
    assert await room.titles() == ports(2)


async def test_a_feed_that_is_elsewhere_for_now_keeps_its_address(
    room: Newsroom, papers: Site
) -> None:
    await room.add(papers.url)
    papers.answers = [status(302, Location="/elsewhere")]
    await room.go_on(hours=1)

    assert (await room.shown()).url == papers.url


async def test_two_feeds_that_move_to_one_address_become_one(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    await room.add(f"{papers.address}/old", channel=OTHER_CHANNEL)
    papers.always = lambda request: (
        status(308, Location="/feed")(request) if request.path == "/old" else None
    )
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=3)
    before = len(papers.asked)
    await room.go_on(hours=4)

    assert {feed.url for feed in await room.store.subscriptions.of_guild(HERE)} == {papers.url}
    assert len(papers.asked) - before == 4
    assert await room.titles() == ports(2)


async def test_a_feed_that_is_gone_is_told_once_and_asked_no_more(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(texts(1))
    made = await room.add(papers.url)
    papers.always = status(410)
    await room.go_on(days=3)
    room.restart()
    await room.go_on(days=3)
    feed = await room.shown()

    assert len(papers.asked) == 2
    assert feed.gone
    assert feed.trouble == "127.0.0.1 has removed this page for good (410)."
    ((channel, notice),) = room.told
    assert (channel, notice.gone, notice.title) == (CHANNEL, True, "Velm Post")

    papers.always = lambda _: None
    papers.feed = rss(texts(1, 2))
    await resume(f"#{made.id}", guild=HERE, desk=room.desk)
    await room.go_on(hours=1)
    assert not (await room.shown()).gone
    assert await room.titles() == ports(2)


def _in(seconds: int) -> str:
    return str(seconds)


def _at(seconds: int) -> str:
    """By the site's clock, which is a year behind."""
    return format_datetime(_SITE + timedelta(seconds=seconds), usegmt=True)


_SITE = utc("2030-03-03 12:00")


@pytest.mark.parametrize("form", [_in, _at], ids=["seconds", "date"])
@pytest.mark.parametrize("number", [429, 503])
async def test_a_site_that_asks_for_patience_gets_it(
    room: Newsroom, papers: Site, number: int, form: object
) -> None:
    assert callable(form)
    papers.feed = rss(texts(1))
    await room.add(papers.url, Wish(whole=False, minutes=15))
    date = format_datetime(_SITE, usegmt=True)
    papers.answers = [status(number, Retry_After=form(4 * 3600), Date=date)]
    await room.go_on(minutes=16)
    refused = len(papers.asked)
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=3, minutes=40)
    waited = len(papers.asked)
    await room.go_on(hours=1)

    assert (refused, waited) == (2, 2)
    assert await room.titles() == ports(2)
    assert (await room.shown()).failing is None
    assert room.told == []


async def test_a_week_of_errors_is_told_once_and_its_end_once(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    papers.always = status(500)
    await room.go_on(hours=5)
    early = list(room.told)
    for _ in range(7):
        await room.go_on(days=1)
        room.restart()
    during = await room.shown()
    asked = len(papers.asked)
    await room.go_on(days=5)
    resting = len(papers.asked) - asked
    papers.always = lambda _: None
    papers.feed = rss(texts(1, 2, 3))
    await room.go_on(days=2)

    assert early == []
    assert during.trouble == "127.0.0.1 has trouble of its own (500)."
    assert 10 < asked < 25  # an hour after the first failure, two after the second, ...
    assert 4 <= resting <= 6  # daily, and never given up
    assert [notice.trouble for _, notice in room.told] == [during.trouble, None]
    assert await room.titles() == ports(2, 3)
    assert (await room.shown()).trouble is None


async def test_short_troubles_are_no_news(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    papers.answers = [status(502), status(502)]
    papers.feed = rss(texts(1, 2))
    await room.go_on(days=1)

    assert room.told == []
    assert await room.titles() == ports(2)


async def test_a_channel_that_may_not_be_written_to_is_tried_once(
    room: Newsroom, papers: Site
) -> None:
    await room.add(papers.url)
    papers.always = status(500)
    room.outcomes = ["refused"]
    await room.go_on(days=3)

    assert room.told == []
    assert room.outcomes == []
    assert (await room.shown()).trouble is not None


async def test_a_channel_is_told_when_discord_is_back(room: Newsroom, papers: Site) -> None:
    await room.add(papers.url)
    papers.always = status(500)
    room.outcomes = ["later", "later"]
    await room.go_on(days=1)

    assert len(room.told) == 1


async def test_all_channels_are_told_where_discord_fails_in_the_middle(
    room: Newsroom, papers: Site
) -> None:
    channels = range(CHANNEL, CHANNEL + 20)
    for channel in channels:
        await room.add(f"{papers.address}/feed/{channel}", channel=channel)
    papers.always = status(500)
    room.outcomes = ["told", "told", "told", "later", "told", "unknown", "later", "later", "later"]
    await room.go_on(days=1)

    assert sorted(channel for channel, _ in room.told) == [*channels]


async def test_a_message_that_may_be_there_is_not_sent_again(room: Newsroom, papers: Site) -> None:
    await room.add(papers.url)
    papers.always = status(500)
    room.outcomes = ["unknown"]
    await room.go_on(days=1)
    room.restart()
    await room.go_on(days=1)

    assert len(room.told) == 1


def _reguid(entries: list[Item]) -> list[Item]:
    return [item(n, guid=f"new-{n}", text=e.text) for n, e in zip((3, 2, 1), entries, strict=True)]


def _redate(entries: list[Item]) -> list[Item]:
    date = format_datetime(NOON + timedelta(days=1))
    return [
        item(n, date=date, text=e.text, guid=f"again-{n}", link=f"/story/{n}?utm_source=rss#xtor=7")
        for n, e in zip((3, 2, 1), entries, strict=True)
    ]


def _new_session(entries: list[Item]) -> list[Item]:
    return [
        item(n, guid=None, text=e.text, link=f"/s-{n}x{n}/story-{n}")
        for n, e in zip((3, 2, 1), entries, strict=True)
    ]


def _undated(entries: list[Item]) -> list[Item]:
    return [item(n, date=None, text=e.text) for n, e in zip((3, 2, 1), entries, strict=True)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_reguid, id="the guids of the whole feed"),
        pytest.param(_redate, id="guids, dates and tails of addresses"),
        pytest.param(_new_session, id="addresses, with the same words"),
        pytest.param(_undated, id="dates that are left out"),
        pytest.param(lambda entries: entries[::-1], id="the order"),
        pytest.param(lambda entries: [e for e in entries for _ in "12"], id="everything twice"),
    ],
)
async def test_what_only_looks_new_is_not_loaded_again(
    room: Newsroom, papers: Site, change: object
) -> None:
    assert callable(change)
    papers.feed = rss(texts(1, 2, 3))
    await room.add(papers.url, Wish(whole=False, backfill=1))
    await room.go_on(hours=1)
    papers.feed = rss(change(texts(1, 2, 3)))
    await room.go_on(hours=2)
    papers.feed = rss([item(4), *change(texts(1, 2, 3))])
    await room.go_on(hours=2)

    assert await room.titles() == ports(3, 4)


async def test_a_site_that_moves_to_another_system_brings_nothing_again(
    room: Newsroom, papers: Site
) -> None:
    """It changes every guid and every address at once; its teasers tell nothing."""
    dates = {n: format_datetime(NOON - timedelta(hours=n, minutes=7 * n)) for n in range(1, 51)}
    papers.feed = rss([item(n, date=day) for n, day in dates.items()])
    await room.add(papers.url)
    moved = [item(n, date=day, guid=f"urn:x:{n}", link=f"/story/a-{n}") for n, day in dates.items()]
    papers.feed = rss([item(51, date=format_datetime(NOON)), *moved])
    await room.go_on(hours=2)

    assert await room.titles() == ports(51)


async def test_a_text_that_its_feed_calls_changed_is_kept_as_a_newer_version(
    room: Newsroom, papers: Site
) -> None:
    words = f"<p>Twelve people were hurt when bridge 1 of Velm fell. {'It was old. ' * 9}</p>"
    papers.feed = rss([])
    await room.add(papers.url)
    for text, updated in (
        (words, None),
        (words.replace("Twelve", "Fifteen"), "2031-03-03T16:00:00Z"),
        (words.replace("Twelve", "Sixteen"), None),  # the feed calls it unchanged
    ):
        papers.feed = rss([item(1, text=text, updated=updated)])
        await room.go_on(hours=2)

    (article,) = await room.store.articles.loaded_by(HERE, limit=9)
    assert "Fifteen people" in article.text
    assert len(await room.store.versions.of_article(article.id, scope=Scope(HERE))) == 1


async def test_a_change_brings_back_nothing_that_was_removed(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(texts())
    await room.add(papers.url)
    papers.feed = rss(texts(1))
    await room.go_on(hours=2)
    (article,) = await room.store.articles.loaded_by(HERE, limit=9)
    await room.store.articles.remove(article.id, guild=HERE)

    changed = replace(texts(1)[0], text="<p>Quite new.</p>", updated="2031-03-03T16:00:00Z")
    papers.feed = rss([changed])
    await room.go_on(hours=2)

    assert await room.titles() == []


async def test_an_entry_that_leaves_and_returns_much_later_is_not_new(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(items(1, 2))
    await room.add(papers.url)
    papers.feed = rss(items(*range(3, 503)))
    await room.go_on(hours=1, minutes=1)
    stored = await room.store.subscriptions.of_guild(HERE)
    papers.feed = rss(items(1, 2))  # what was deleted pulls the old ones in
    await room.go_on(hours=2)

    assert stored[0].waiting + len(await room.titles()) >= 500
    assert not {"Port 1", "Port 2"} & set(await room.titles())


async def test_old_entries_that_a_deletion_pulls_in_are_not_new(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(texts(4, 5, 6))
    await room.add(papers.url)
    papers.feed = rss(texts(2, 3, 4, 7))
    await room.go_on(hours=2)

    assert await room.titles() == ports(7)


async def test_entries_without_dates_count_from_when_they_are_seen(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss([])
    await room.add(papers.url)
    far = format_datetime(NOON + timedelta(days=400))
    papers.feed = rss([item(1, date=None), item(2, date=far), item(3, date="Mon, 35 Foo 2031")])
    await room.go_on(hours=2)
    articles = await room.store.articles.loaded_by(HERE, limit=9)

    assert len(articles) == 3
    assert all(article.published is None for article in articles)
    assert all(NOON <= article.loaded <= NOON + timedelta(hours=2) for article in articles)


async def test_a_page_in_place_of_the_feed_is_a_trouble_and_loses_nothing(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    page = web.Response
    papers.always = lambda _: page(
        text="<html><body>Repairs</body></html>", content_type="text/html"
    )
    await room.go_on(hours=3)
    during = await room.shown()
    papers.always = lambda _: None
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=4)

    assert during.trouble == "There is a web page at this address, not a feed."
    assert await room.titles() == ports(2)
    assert (await room.shown()).trouble is None


async def test_windows_1251_that_only_the_prolog_names_is_read(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss([])
    await room.add(papers.url)
    text = "Мост через реку открыли в понедельник, сообщила администрация порта."
    feed = rss([item(1, title="Мост открыт", text=text)])
    papers.feed = feed.replace("utf-8", "windows-1251", 1).encode("cp1251")
    papers.kind = "text/xml"
    await room.go_on(hours=2)
    (article,) = await room.store.articles.loaded_by(HERE, limit=9)

    assert article.headline.words == "Мост открыт"
    assert article.text == f"Мост открыт\n\n{text}"


async def test_a_feed_that_hangs_the_parser_is_ended_and_holds_up_no_other(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    impatient = Readers(seconds=4)
    room.desk = replace(room.desk, readers=impatient)
    room.restart()
    hostile = rss([]).replace(
        "<rss ", "<rss " + " ".join(f"a{n}='1'" for n in range(200_000)) + " "
    )
    response = web.Response
    papers.always = lambda _: response(text=hostile, content_type="text/xml")
    await room.go_on(hours=1)
    during = await room.shown()
    papers.always = lambda _: None
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=2)
    await impatient.close()

    assert FEED_SECONDS == 10
    assert during.trouble is not None
    assert "took longer than 4 seconds" in during.trouble
    assert await room.titles() == ports(2)


async def test_a_feed_of_thousands_is_read_to_its_limit(room: Newsroom, papers: Site) -> None:
    papers.feed = rss(items(1))
    await room.add(papers.url)
    papers.feed = rss(items(*range(1, 6_001)))
    await room.go_on(minutes=60)
    feed = await room.shown()

    assert feed.trouble is None
    assert feed.waiting + len(await room.titles()) == 5_000


async def test_a_feed_that_drips_is_cut(room: Newsroom, papers: Site, tmp_path: Path) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"<")
            await asyncio.sleep(0.02)

    papers.feed = rss(texts(1))
    await room.add(papers.url)
    async with serving(drip) as port:
        room.fetcher = Fetcher(contact="", also={("127.0.0.1", port)}, seconds=0.2)
        await room.store.feeds.move((await room.shown()).feed, f"http://127.0.0.1:{port}/")
        await room.go_on(hours=1)
        await room.fetcher.close()

    assert (await room.shown()).trouble == "127.0.0.1 took longer than 0.2 seconds."


async def test_an_article_whose_page_fails_is_loaded_when_it_is_back(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss([])
    await room.add(papers.url, Wish())
    papers.feed = rss(items(1))
    papers.story = status(503)
    await room.go_on(hours=2)
    papers.feed = rss(items(2, 3))  # it has left the feed meanwhile
    during = await room.shown()
    papers.story = lambda _: None
    await room.go_on(days=1)

    assert during.waiting == 1
    assert sorted(await room.titles()) == ports(1, 2, 3)


async def test_an_article_that_cannot_be_read_is_named_with_the_reason(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss([])
    await room.add(papers.url, Wish())
    papers.feed = rss(items(1, 2))
    papers.story = lambda request: status(404)(request) if request.path.endswith("1") else None
    await room.go_on(hours=2)
    feed = await room.shown()

    assert await room.titles() == ports(2)
    assert feed.refusal == "“Port 1”: 127.0.0.1 has nothing at this address (404)."
    assert feed.waiting == 0


async def test_an_entry_leads_to_no_server_inside(room: Newsroom, papers: Site) -> None:
    reached: list[str] = []

    async def secret(request: web.Request) -> web.Response:
        reached.append(request.path)
        return web.Response(text="SECRET")

    papers.feed = rss([])
    await room.add(papers.url, Wish())
    async with serving(secret) as port:
        papers.feed = rss([item(1, link=f"http://127.0.0.1:{port}/a"), item(2)])
        await room.go_on(hours=2)

    assert reached == []
    assert await room.titles() == ports(2)
    assert "does not lead to a public web address" in ((await room.shown()).refusal or "")


async def test_one_fetch_serves_all_who_follow_and_each_has_its_own_filters(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss([])
    await room.add(papers.url)
    bridges = Filters(words='"bridge 2" OR ferry')
    await room.add(
        papers.url, Wish(whole=False, minutes=30, filters=bridges), guild=THERE, channel=801
    )
    asked = len(papers.asked)
    papers.feed = rss(texts(1, 2, 3))
    await room.go_on(hours=1)

    assert len(papers.asked) - asked == 2  # in the shorter of the two intervals
    assert await room.titles() == ports(1, 2, 3)
    assert await room.titles(THERE) == ports(2)


async def test_a_feed_that_nobody_follows_any_more_is_forgotten(
    room: Newsroom, papers: Site
) -> None:
    first = await room.add(papers.url)
    await room.add(papers.url, guild=THERE, channel=OTHER_CHANNEL)
    await remove(f"#{first.id}", guild=HERE, store=room.store)
    papers.feed = rss(texts(4))
    await room.go_on(hours=1)
    (theirs,) = await room.store.subscriptions.of_guild(THERE)
    await remove(f"#{theirs.id}", guild=THERE, store=room.store)
    asked = len(papers.asked)
    await room.go_on(hours=5)

    assert await room.titles() == []
    assert await room.titles(THERE) == ports(4)
    assert len(papers.asked) == asked


async def test_a_site_is_asked_once_in_five_seconds_and_twice_at_a_time(
    room: Newsroom, papers: Site
) -> None:
    moments: list[datetime] = []
    papers.always = lambda _: moments.append(room.clock.moment)
    for number in range(12):
        await room.add(f"{papers.address}/feed/{number}", Wish(whole=False, minutes=15))
    moments.clear()
    await room.go_on(minutes=15)

    assert len(moments) == 12
    gaps = [(b - a).total_seconds() for a, b in pairwise(moments)]
    assert min(gaps) >= 5


class MortalFeeds(Feeds):
    """The process may end before and after each thing that is kept."""

    def __init__(self, connections: Connections, step: Callable[[], None]) -> None:
        super().__init__(connections)
        self.step = step

    async def observed(self, *arguments: Any, **facts: Any) -> None:
        self.step()
        await super().observed(*arguments, **facts)
        self.step()


class MortalArrivals(Arrivals):
    def __init__(self, connections: Connections, step: Callable[[], None]) -> None:
        super().__init__(connections)
        self.step = step

    async def loaded(self, *arguments: Any, **facts: Any) -> None:
        self.step()
        await super().loaded(*arguments, **facts)
        self.step()


@pytest.mark.parametrize("seed", range(8))
async def test_nothing_is_lost_or_doubled_wherever_the_process_ends(
    room: Newsroom, papers: Site, seed: int
) -> None:
    chance = random.Random(seed)
    crashes = 0
    await room.add(papers.url, Wish(whole=bool(seed % 2), minutes=15))
    await room.add(papers.url, FROM_FEED, guild=THERE, channel=OTHER_CHANNEL)

    def step() -> None:
        if dying and chance.random() < 0.08:
            raise Crash

    dying = False
    room.clock.before_reading = step
    room.store.feeds = MortalFeeds(room.store._connections, step)
    room.store.arrivals = MortalArrivals(room.store._connections, step)
    newest = 3
    for _ in range(25):
        newest += chance.choice([0, 1, 1, 4])
        papers.feed = rss(texts(*range(1, newest + 1)))
        dying = True
        try:
            await room.go_on(minutes=chance.choice([1, 15, 40]))
        except Crash:
            dying = False
            crashes += 1
            await room.poller.end()
            room.restart()
    dying = False
    await room.go_on(days=1)

    wanted = Counter(ports(*range(4, newest + 1)))
    assert crashes > 5
    assert Counter(await room.titles()) == wanted
    assert Counter(await room.titles(THERE)) == wanted


@pytest.mark.parametrize("seed", range(4))
async def test_what_another_server_does_with_a_feed_changes_nothing_here(
    room: Newsroom, papers: Site, seed: int
) -> None:
    told: list[object] = []
    for shared in (False, True):
        chance = random.Random(seed)
        papers.feed = rss(texts(1, 2))
        mine = await room.add(papers.url, Wish(whole=False, backfill=1))
        theirs = await _follow_there(room, papers) if shared else None
        newest = 2
        for _ in range(12):
            newest += chance.choice([0, 1, 3])
            papers.feed = rss(texts(*range(max(1, newest - 5), newest + 1)))
            papers.always = status(500) if chance.random() < 0.2 else lambda _: None
            act = chance.choice([pause, resume, None])
            if theirs is not None and act is not None:
                await act(f"#{theirs.id}", guild=THERE, desk=room.desk)
            await room.go_on(hours=2)
        papers.always = lambda _: None
        await room.go_on(days=3)
        feed = await room.shown()
        told.append(
            (await room.titles(), feed.url, feed.title, feed.refusal, feed.trouble, feed.waiting)
        )
        await remove(f"#{mine.id}", guild=HERE, store=room.store)
        for article in await room.store.articles.loaded_by(HERE, limit=99):
            await room.store.articles.remove(article.id, guild=HERE)

    alone, beside = told
    assert alone == beside


async def test_trouble_that_another_server_had_with_a_feed_is_not_told_here(
    room: Newsroom, papers: Site
) -> None:
    await room.add(papers.url, guild=THERE, channel=OTHER_CHANNEL)
    papers.always = status(500)
    await room.go_on(days=3)
    room.told.clear()
    imported = room.clock.moment
    outlines = [Outline(url=papers.url, title="Velm Post")]
    await import_list(outlines, FROM_FEED, guild=HERE, channel=CHANNEL, desk=room.desk)
    unmet = await room.shown()
    await room.go_on(hours=5)
    met = await room.shown()
    early = list(room.told)
    await room.go_on(hours=3)

    assert (unmet.failing, unmet.trouble) == (None, None)
    assert met.failing is not None
    assert met.failing >= imported
    assert early == []
    ((channel, notice),) = room.told
    assert (channel, notice.since) == (CHANNEL, met.failing)


async def _follow_there(room: Newsroom, papers: Site) -> Subscription:
    """Another server follows it too, every quarter of an hour."""
    wish = Wish(whole=False, minutes=15, filters=Filters(words="bridge 4"))
    return await room.add(papers.url, wish, guild=THERE, channel=OTHER_CHANNEL)


async def test_a_feed_of_more_than_five_megabytes_is_a_trouble(
    room: Newsroom, papers: Site
) -> None:
    papers.feed = rss(texts(1))
    await room.add(papers.url)
    papers.feed = rss([item(2, text="long " * 1_100_000)])
    await room.go_on(hours=1)
    during = await room.shown()
    papers.feed = rss(texts(1, 2))
    await room.go_on(hours=2)

    assert during.trouble == "127.0.0.1 sends more than 5 MB, more than any article has."
    assert await room.titles() == ports(2)
