"""Articles of one copy are one story for those who see them, and for nobody else."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article
from bot.store import alike
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.copies import FIRST_DAY, INTRO, LEAD, MONDAY, NEXT_DAY, OTHER, TUESDAY, WIRE
from tests.support.stories import consistent, opened, story

HERE, THERE = 700, 701
DAY = date(2031, 3, 4)


def printed(
    outlet: str,
    paragraphs: Sequence[str],
    *,
    day: date | None = DAY,
    url: str | None = None,
) -> Article:
    return story(f"As {outlet} has it", *paragraphs, source=outlet, published=day, url=url)


WIRED = printed("Agency", WIRE, url="https://agency.example/1")
CUT = printed("Courier", LEAD, url="https://courier.example/ferry")
LONG = printed("Herald", (*INTRO, *WIRE))
END = printed("Echo", (WIRE[0], *WIRE[4:]))


async def _add(store: Store, article: Article, guild: int = HERE) -> int:
    return (await store.articles.add(article, guild=guild))[0]


async def _told(store: Store, articles: Sequence[int], guild: int = HERE) -> list[set[int]]:
    """The stories of these articles: ids of those that each has."""
    found = await store.stories.among(articles, scope=Scope(guild))
    return [{sister.id for sister in s.articles} for s in dict.fromkeys(found.values())]


async def test_an_agency_its_reprint_and_its_cut_are_one_story(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        ids = [await _add(store, article) for article in (CUT, LONG, WIRED)]
        other = await _add(store, printed("Agency", OTHER))
        found = await store.stories.among([*ids, other], scope=Scope(HERE))
        assert set(found) == set(ids)
        assert len(set(found.values())) == 1
        assert [one.source for one in found[ids[0]].articles] == ["Agency", "Courier", "Herald"]
        assert [one.id for one in found[ids[0]].without(ids[2])] == [ids[0], ids[1]]
        await consistent(store)


@pytest.mark.parametrize(
    ("articles", "first"),
    [
        pytest.param([CUT, WIRED], "Agency", id="the fullest before a cut"),
        pytest.param([LONG, WIRED], "Agency", id="of full ones, one with an address"),
        pytest.param(
            [printed("Late", WIRE, url="https://late.example/1"), WIRED], "Late", id="the earlier"
        ),
        pytest.param(
            [WIRED, printed("Eve", WIRE, url="https://eve.example/1", day=date(2031, 3, 3))],
            "Eve",
            id="the day of publication before the order of loading",
        ),
    ],
)
async def test_the_article_that_stands_for_a_story(
    tmp_path: Path, articles: Sequence[Article], first: str
) -> None:
    async with opened(tmp_path) as store:
        ids = [await _add(store, article) for article in articles]
        found = await store.stories.among(ids, scope=Scope(HERE))
        assert found[ids[0]].articles[0].source == first


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            printed("Agency", (MONDAY,)),
            printed("Agency", (TUESDAY,), day=date(2031, 3, 5)),
            id="forecasts",
        ),
        pytest.param(
            printed("Agency", FIRST_DAY),
            printed("Agency", NEXT_DAY, day=date(2031, 3, 7)),
            id="the same background",
        ),
        pytest.param(WIRED, printed("Agency", OTHER), id="two stories"),
    ],
)
async def test_stories_of_different_days_stay_apart(
    tmp_path: Path, left: Article, right: Article
) -> None:
    async with opened(tmp_path) as store:
        assert not await _told(store, [await _add(store, left), await _add(store, right)])


async def test_another_servers_article_neither_shows_nor_joins(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        cut, end = await _add(store, CUT), await _add(store, END)
        assert not await _told(store, [cut, end])
        whole = await _add(store, WIRED, THERE)
        assert not await _told(store, [cut, end])
        assert not await _told(store, [cut, end, whole])
        assert not await _told(store, [whole], THERE)
        await store.articles.show(whole, guild=HERE)
        assert await _told(store, [cut, end]) == [{cut, end, whole}]
        assert not await _told(store, [whole], THERE)
        await store.articles.remove(whole, guild=HERE)
        assert not await _told(store, [cut, end])
        await consistent(store)


async def test_the_library_joins_what_every_server_has_by_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        here, there = await _add(store, CUT), await _add(store, LONG, THERE)
        library = await _add(store, WIRED, LIBRARY)
        assert await _told(store, [here]) == [{here, library}]
        assert await _told(store, [there], THERE) == [{there, library}]
        assert not await _told(store, [library], LIBRARY)
        again = await _add(store, printed("Mirror", WIRE, url="https://mirror.example"))
        assert await _told(store, [library]) == [{here, library, again}]


async def test_what_is_read_anew_or_removed_changes_its_story(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        wire, cut = await _add(store, WIRED), await _add(store, CUT)
        assert await _told(store, [wire]) == [{wire, cut}]
        await store.articles.replace(cut, printed("Courier", OTHER), guild=HERE)
        assert not await _told(store, [wire, cut])
        await consistent(store)
        await store.articles.replace(cut, CUT, guild=HERE)
        assert await _told(store, [cut]) == [{wire, cut}]
        await store.articles.remove(wire, guild=HERE)
        assert not await _told(store, [cut])
        await consistent(store)


async def test_a_story_in_a_round_up_is_told_apart_from_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        ferry, sale = await _add(store, WIRED), await _add(store, printed("Agency", OTHER))
        news = await _add(store, printed("Evening", (*FIRST_DAY, *OTHER, *WIRE)))
        assert not await _told(store, [ferry, sale, news])
        parts = await store.stories.parts(news, scope=Scope(HERE))
        assert {sister.id for sister in parts} == {ferry, sale}
        assert not await store.stories.parts(news, scope=Scope(THERE))


async def test_what_stands_in_too_many_articles_is_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "COMMON", 5)
    async with opened(tmp_path) as store:
        ids = [
            await _add(store, printed("Shop", (_own_news(number), *OTHER[:4])))
            for number in range(12)
        ]
        joined = await store.stories.among(ids, scope=Scope(HERE))
        assert set(joined) <= set(ids[:7])
        everybody = [
            await _add(store, printed(f"Paper {n}", WIRE, url=f"https://p{n}.example/a"))
            for n in range(12)
        ]
        assert await _told(store, everybody) == [set(everybody)]


def _own_news(number: int) -> str:
    return " ".join(f"word{number * 40 + place}" for place in range(40)) + "."


async def test_a_story_that_hundreds_print_is_one_story(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        ids = [
            await _add(store, printed(f"Paper {n}", WIRE, url=f"https://p{n}.example/a"))
            for n in range(90)
        ]
        assert await _told(store, ids) == [set(ids)]
        assert await _told(store, ids[70:71]) == [set(ids)]


async def test_articles_of_an_older_reader_are_joined_once_they_are_read_again(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as store:
        wire, cut = await _add(store, WIRED), await _add(store, CUT)
        async with store._connections.write() as db:  # as a file that is upgraded has them
            for table in ("shingles", "sketches", "pairs"):
                await db.execute(f"DELETE FROM {table}")
            await db.execute("UPDATE articles SET reader = 0")
        assert not await _told(store, [wire, cut])
        for number, article in ((wire, WIRED), (cut, CUT)):
            await store.articles.reread(number, article)
        assert await _told(store, [wire]) == [{wire, cut}]
        await consistent(store)


_PIECES = st.lists(st.sampled_from((*WIRE, *OTHER, *INTRO)), min_size=1, max_size=8)
_ACTS = st.lists(
    st.tuples(_PIECES, st.sampled_from((LIBRARY, HERE, THERE)), st.booleans()), max_size=7
)


def test_whatever_is_loaded_and_removed_stories_hold_only_what_is_seen(tmp_path: Path) -> None:
    @settings(max_examples=25, deadline=None)
    @given(_ACTS)
    def check(acts: Sequence[tuple[list[str], int, bool]]) -> None:
        asyncio.run(run(acts))

    async def run(acts: Sequence[tuple[list[str], int, bool]]) -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
            async with opened(Path(folder)) as store:
                loaded = []
                for paragraphs, guild, removed in acts:
                    number = await _add(store, printed("Paper", paragraphs), guild)
                    loaded.append(number)
                    if removed:
                        await store.articles.remove(number, guild=guild)
                await consistent(store)
                for guild in (LIBRARY, HERE, THERE):
                    seen = await store.articles.many(loaded, scope=Scope(guild))
                    told = await store.stories.among([*seen], scope=Scope(guild))
                    for kept in told.values():
                        assert {sister.id for sister in kept.articles} <= set(seen)

    check()
