"""Articles by their words, and the sentences that hold them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.errors import BadRequest, NotFound
from bot.newsroom.search import HITS, Found, search
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, story

EVERYONE = Scope(LIBRARY)
FILLER = " ".join(["A line about nothing at all."] * 12)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    articles = [
        story("Dam in Orrin repaired", "It holds.", published=date(2030, 1, 1)),
        story("Budget passes", "Money.", f"A dam. {FILLER} Orrin.", published=date(2031, 3, 3)),
        story(
            "Weather", "Rain.", f"{FILLER} The dam near Orrin is full.", published=date(2031, 3, 2)
        ),
        story("Sport", "They played in Orrin.", published=date(2031, 3, 4)),
    ]
    async with opened(tmp_path) as opened_store:
        for article in articles:
            await opened_store.articles.add(article, guild=LIBRARY)
        yield opened_store


def _found(answer: Found) -> list[str]:
    return [hit.article.headline.words for hit in answer.page.items]


async def test_headlines_come_before_words_together_before_words_apart(store: Store) -> None:
    answer = await search("orrin dams", scope=EVERYONE, store=store)
    assert _found(answer) == ["Dam in Orrin repaired", "Weather", "Budget passes"]
    assert answer.page.total == 3


async def test_a_hit_shows_the_sentence_that_holds_most_of_the_words(store: Store) -> None:
    answer = await search("orrin dam", scope=EVERYONE, store=store)
    weather = answer.page.items[1]
    assert weather.sentence.words == "The dam near Orrin is full."
    assert [span.of(weather.article.text) for span in weather.found] == ["dam", "Orrin"]


async def test_words_of_the_headline_alone_are_found_there(store: Store) -> None:
    (hit,) = (await search("repaired", scope=EVERYONE, store=store)).page.items
    assert hit.sentence.words == "Dam in Orrin repaired"
    assert [span.of(hit.sentence.text) for span in hit.found] == ["repaired"]


async def test_a_phrase_is_words_side_by_side(store: Store) -> None:
    assert _found(await search('"near Orrin"', scope=EVERYONE, store=store)) == ["Weather"]


async def test_pages_show_every_match_once(store: Store) -> None:
    for number in range(23):
        await store.articles.add(
            story(f"Report {number}", "Orrin again." if number % 3 else f"{FILLER} Orrin."),
            guild=LIBRARY,
        )
    first = await search("orrin", scope=EVERYONE, store=store)
    assert first.page.pages == -(-27 // HITS)
    seen = [
        headline
        for page in range(1, first.page.pages + 1)
        for headline in _found(await search("orrin", page=page, scope=EVERYONE, store=store))
    ]
    assert len(seen) == len(set(seen)) == first.page.total == 27


async def test_nothing_found_says_which_words_are_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFound) as asked:
        await search("orrin zebra", scope=EVERYONE, store=store)
    assert asked.value.for_reader == (
        "No article here mentions “orrin zebra”. By themselves: “orrin” in 4 articles."
    )
    with pytest.raises(BadRequest, match="There is no word in “\\*”"):
        await search(" * ", scope=EVERYONE, store=store)
    async with opened(tmp_path, "empty.db") as empty:
        with pytest.raises(NotFound, match="The library is empty"):
            await search("orrin", scope=EVERYONE, store=empty)
