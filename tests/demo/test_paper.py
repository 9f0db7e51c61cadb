"""The demo's newspaper: its feed and its pages are read as a real one's."""

from __future__ import annotations

from pathlib import Path

from bot.demo.paper import printed
from bot.newsroom.feeds import FeedDesk, Wish, add
from bot.newsroom.notices import Notice, Outcome
from bot.newsroom.polling import Poller
from bot.newsroom.reading import Readers
from bot.sources.fetch import Fetcher
from bot.store.database import Store
from tests.support.digests import SetClock, utc


async def test_the_papers_stories_are_loaded_from_its_feed(tmp_path: Path) -> None:
    async def tell(_: int, notice: Notice) -> Outcome:
        raise AssertionError(notice)

    clock, readers = SetClock(utc("2031-03-05 12:00")), Readers()
    store = await Store.open(tmp_path / "dateline.db", clock=clock)
    async with (
        printed(clock.now()) as port,
        Fetcher(contact="", ports=[port], also={("127.0.0.1", port)}) as fetcher,
    ):
        desk = FeedDesk(store=store, readers=readers, fetch=fetcher.fetch, clock=clock)
        feed, _ = await add(
            f"http://127.0.0.1:{port}/feed", Wish(backfill=3), guild=1, channel=2, desk=desk
        )
        poller = Poller(store=store, readers=readers, fetch=fetcher.fetch, tell=tell, clock=clock)
        for _ in range(3):
            clock.moment = max(clock.moment, await poller.begin())
            await poller.finish()
        articles = await store.articles.loaded_by(1, limit=9)
    await readers.close()
    await store.close()

    assert feed.title == "The Ilmar Courier"
    assert [article.source for article in articles] == ["The Ilmar Courier"] * 3
    assert "Lighthouse at Cape Sund" in articles[0].headline.words
    assert articles[0].published == clock.moment.date()
