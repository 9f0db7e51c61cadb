"""The newest stories, each with its key sentences and the quote that tells most."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.errors import BadRequest, NotFound
from bot.newsroom.latest import entry_of, latest
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, said, story

EVERYONE = Scope(LIBRARY)
LONG = '"We rebuilt the northern bridge in a year, and nobody will pay to cross it."'


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        for number in range(1, 8):
            article = story(
                f"Story {number}",
                "Troops left Velm." if number % 2 else "Rain fell on Orrin.",
                published=date(2031, 3, number),
                source="Sample Agency" if number < 7 else "Other Wire",
            )
            await opened_store.articles.add(article, guild=LIBRARY)
        yield opened_store


async def _headlines(store: Store, **asked: object) -> list[str]:
    found = await latest(scope=EVERYONE, store=store, **asked)  # type: ignore[arg-type]
    return [entry.article.headline.words for entry in found.page.items]


async def test_newest_first_a_page_at_a_time(store: Store) -> None:
    assert await _headlines(store, count=3) == ["Story 7", "Story 6", "Story 5"]
    assert await _headlines(store, count=3, page=3) == ["Story 1"]
    assert await _headlines(store, count=3, page=9) == ["Story 1"]
    found = await latest(count=3, page=2, scope=EVERYONE, store=store)
    assert (found.page.number, found.page.pages, found.page.total) == (2, 3, 7)


async def test_topic_and_source_narrow_it(store: Store) -> None:
    assert await _headlines(store, topic="troop") == ["Story 7", "Story 5", "Story 3", "Story 1"]
    assert await _headlines(store, topic="troops OR zzz", source="sample agency") == [
        "Story 5",
        "Story 3",
        "Story 1",
    ]
    assert await _headlines(store, source="OTHER wire") == ["Story 7"]


@pytest.mark.parametrize(
    ("topic", "source", "sentence"),
    [
        pytest.param("zebra", None, "No article here mentions “zebra”.", id="topic"),
        pytest.param(None, "Sampel Agency", "Did you mean Sample Agency?", id="source misspelt"),
        pytest.param(None, "Qqq", "Sources here: Sample Agency, Other Wire.", id="other source"),
        pytest.param("rain", "Other Wire", "No article from Other Wire here mentions", id="both"),
    ],
)
async def test_nothing_found_says_what_there_is(
    topic: str | None, source: str | None, sentence: str, store: Store
) -> None:
    with pytest.raises(NotFound) as asked:
        await latest(topic=topic, source=source, scope=EVERYONE, store=store)
    assert sentence in asked.value.for_reader


async def test_no_word_and_no_article(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="There is no word in “!”"):
        await latest(topic="!", scope=EVERYONE, store=store)
    async with opened(tmp_path, "empty.db") as empty:
        for topic in (None, "rain"):
            with pytest.raises(NotFound, match="The library is empty"):
                await latest(topic=topic, scope=EVERYONE, store=empty)


async def test_the_key_quote_is_whole_named_and_neither_short_nor_endless(store: Store) -> None:
    endless = f'"{"On and on. " * 40}"'
    article = story(
        "Bridge opens",
        "The northern bridge opened.",
        f'"No," said a passer-by. {endless} said Ivo Quist. {LONG} said Mayor Dana Olmer.',
        quotes=[
            said('"No,"', None),
            said(endless, "Ivo Quist"),
            said(LONG, "Dana Olmer", role="Mayor"),
        ],
        key=["The northern bridge opened."],
        published=date(2031, 4, 1),
    )
    await store.articles.add(article, guild=LIBRARY)
    found = await latest(count=1, scope=EVERYONE, store=store)
    (entry,) = found.page.items
    assert [key.words for key in entry.key] == ["The northern bridge opened."]
    assert entry.quote is not None
    assert entry.quote.words.words == LONG
    assert entry.quote.person is not None
    assert entry.quote.person.name == "Dana Olmer"
    assert entry.quote.role is not None
    assert entry.quote.role.words == "Mayor"
    assert await entry_of(entry.article, scope=EVERYONE, store=store) == entry


async def test_a_key_sentence_does_not_repeat_the_key_quote(store: Store) -> None:
    article = story(
        "Bridge opens",
        f"The northern bridge opened. {LONG} Dana Olmer said. People came.",
        quotes=[said(LONG, "Dana Olmer")],
        key=["The northern bridge opened.", f"{LONG} Dana Olmer said.", "People came."],
        published=date(2031, 4, 1),
    )
    await store.articles.add(article, guild=LIBRARY)
    (entry,) = (await latest(count=1, scope=EVERYONE, store=store)).page.items
    assert [key.words for key in entry.key] == ["The northern bridge opened.", "People came."]


async def test_a_key_sentence_does_not_repeat_what_stands_for_the_headline(store: Store) -> None:
    opening = "The northern bridge of Orrin opened to lorries and buses on Tuesday morning."
    article = story(
        opening,
        "People came from both banks to see it.",
        key=[opening, "People came from both banks to see it."],
        published=date(2031, 4, 1),
    )
    await store.articles.add(article, guild=LIBRARY)
    (entry,) = (await latest(count=1, scope=EVERYONE, store=store)).page.items
    assert entry.article.headline.words == opening
    assert [key.words for key in entry.key] == ["People came from both banks to see it."]
