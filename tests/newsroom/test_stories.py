"""One story once: in what is new, in what is found, in digests, and among sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.articles.model import Article
from bot.digests.compose import compose
from bot.newsroom.articles import card
from bot.newsroom.latest import Latest, latest
from bot.newsroom.search import search
from bot.newsroom.stories import independent, outlets
from bot.newsroom.timeline import timeline
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from bot.store.stories import Sister
from tests.support.copies import FIRST_DAY, INTRO, LEAD, OTHER, WIRE
from tests.support.digests import GUILD, daily, utc
from tests.support.stories import opened, story, told

HERE, THERE = Scope(GUILD), Scope(701)
DAY = date(2031, 3, 4)


def printed(
    outlet: str, paragraphs: Sequence[str], *, day: date = DAY, url: str | None = None
) -> Article:
    events = [told(paragraphs[0], day.isoformat(), "Tuesday")] if paragraphs[0] in WIRE else []
    return story(
        f"As {outlet} has it",
        *paragraphs,
        source=outlet,
        published=day,
        url=url,
        events=events,
    )


WIRED = printed("Agency", WIRE, url="https://agency.example/1")
CUT = printed("Courier", LEAD, url="https://courier.example/ferry")
LONG = printed("Herald", (*INTRO, *WIRE), day=DAY + timedelta(days=1))
SALE = printed("Agency", OTHER)


async def _load(store: Store, *articles: Article, guild: int = GUILD) -> list[int]:
    return [(await store.articles.add(article, guild=guild))[0] for article in articles]


def _shown(found: Latest) -> list[tuple[str | None, list[str | None]]]:
    return [
        (entry.article.source, [one.source for one in entry.also]) for entry in found.page.items
    ]


async def test_latest_shows_a_story_once_where_it_was_news(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await _load(store, WIRED, SALE, CUT, LONG)
        found = await latest(scope=HERE, store=store)
        assert _shown(found) == [("Agency", []), ("Agency", ["Courier", "Herald"])]
        assert (found.page.total, found.articles) == (2, 4)


async def test_pages_hold_stories(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await _load(store, *[printed(f"P{n}", WIRE) for n in range(5)], SALE)
        first = await latest(count=1, scope=HERE, store=store)
        second = await latest(count=1, page=2, scope=HERE, store=store)
        assert (first.page.pages, second.page.number) == (2, 2)
        assert _shown(first) == [("Agency", [])]
        assert _shown(second) == [("P0", ["P1", "P2", "P3", "P4"])]


async def test_who_asks_for_a_source_gets_that_sources_article(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await _load(store, WIRED, CUT)
        found = await latest(source="courier", scope=HERE, store=store)
        assert _shown(found) == [("Courier", ["Agency"])]


async def test_another_servers_print_is_nowhere_named(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        mine, _ = await _load(store, WIRED, SALE)
        await _load(store, CUT, LONG, guild=THERE.guild_id)
        found = await latest(scope=HERE, store=store)
        assert [also for _, also in _shown(found)] == [[], []]
        assert (await card(f"#{mine}", scope=HERE, store=store)).also == ()
        assert (await timeline("Orm", scope=HERE, store=store)).sources == 1


async def test_search_shows_a_story_by_its_best_article(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await _load(store, WIRED, LONG, SALE)
        found = await search("radar", scope=HERE, store=store)
        assert [hit.article.source for hit in found.page.items] == ["Herald"]
        found = await search("ferry", scope=HERE, store=store)
        assert [(h.article.source, len(h.also)) for h in found.page.items] == [("Agency", 1)]
        assert (found.page.total, found.page.pages) == (2, 1)


async def test_an_article_names_its_sisters_and_what_holds_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        wire, *_ = await _load(store, WIRED, CUT, printed("Evening", (*FIRST_DAY, *OTHER, *WIRE)))
        shown = await card(f"#{wire}", scope=HERE, store=store)
        assert [one.source for one in shown.also] == ["Courier"]
        assert [one.source for one in shown.parts] == ["Evening"]


async def test_outlets_that_print_one_copy_are_one_source_of_a_timeline(tmp_path: Path) -> None:
    own = story(
        "Fog over Orm",
        "A ferry ran aground off Orm early on Tuesday, and all on board are safe. " + INTRO[0],
        source="Island Radio",
        published=DAY,
        events=[told("A ferry ran aground off Orm early on Tuesday", DAY.isoformat(), "Tuesday")],
    )
    async with opened(tmp_path) as store:
        await _load(store, WIRED, CUT)
        found = await timeline("Orm", scope=HERE, store=store)
        assert (found.articles, found.sources, found.page.items[0].sources) == (2, 1, 1)
        await _load(store, own)
        found = await timeline("Orm", scope=HERE, store=store)
        assert (found.articles, found.sources, found.page.items[0].sources) == (3, 2, 2)


async def test_a_digest_posts_a_story_once_and_not_again_when_it_is_reprinted(
    tmp_path: Path,
) -> None:
    first, second, third = (utc(f"2031-03-0{day} 08:00") for day in (2, 3, 4))
    async with opened(tmp_path) as store:
        digest = await daily(store, utc("2031-02-28 12:00"))
        await _load(store, WIRED, CUT, SALE)
        due = await store.outbox.claim(digest.id, day=first.date(), moment=first)
        assert due is not None
        edition = await compose(due, digest, store=store)
        assert edition is not None
        assert edition.total == 2
        assert [(e.article.source, len(e.also)) for e in edition.entries] == [
            ("Agency", 0),
            ("Agency", 1),
        ]
        await store.outbox.sent(due.id, message=1)
        await _load(store, LONG)
        assert await store.outbox.claim(digest.id, day=second.date(), moment=second) is None
        await _load(store, LONG, guild=LIBRARY)
        await _load(store, printed("Agency", FIRST_DAY))
        due = await store.outbox.claim(digest.id, day=third.date(), moment=third)
        assert due is not None
        assert len(due.articles) == 1


def _sister(number: int, source: str | None = None) -> Sister:
    return Sister(id=number, source=source, url=None, published=None, words=100, moment=number)


PAIR = {1: 1, 2: 1}


@pytest.mark.parametrize(
    ("sources", "joined", "count"),
    [
        pytest.param({1: 7, 2: 8}, {}, 2, id="two outlets"),
        pytest.param({1: 7, 2: 7}, {}, 1, id="one outlet twice"),
        pytest.param({1: 7, 2: 8}, PAIR, 1, id="the wire and its reprint"),
        pytest.param({1: 7, 2: 8, 3: 9}, PAIR, 2, id="and one that wrote itself"),
        pytest.param({1: 7, 2: 8, 3: 8}, PAIR, 1, id="all of two joined outlets"),
        pytest.param({1: None, 2: None}, {}, 1, id="unknown ones"),
        pytest.param({}, {}, 0, id="nothing"),
    ],
)
def test_independent_sources(
    sources: dict[int, int | None], joined: dict[int, int], count: int
) -> None:
    assert independent(sources, joined) == count


def test_an_outlet_is_named_once_and_not_beside_itself() -> None:
    also = [_sister(1, "B"), _sister(2, "A"), _sister(3, "B"), _sister(4), _sister(5, "C")]
    assert [one.id for one in outlets(also, beside="A")] == [1, 5, 4]
