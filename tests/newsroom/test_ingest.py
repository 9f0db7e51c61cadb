"""Loading, dating and removing articles, read by the real reader in a process of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.articles.model import READER_VERSION
from bot.errors import Forbidden, NotFound, Unreadable
from bot.newsroom.ingest import (
    Receipt,
    listing,
    load_text,
    remove,
    set_date,
)
from bot.newsroom.reading import Readers
from bot.newsroom.reread import reread
from bot.newsroom.seeds import load_folder
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import consistent, newest

HERE, THERE = 700, 701
EVERYONE = Scope(LIBRARY)
SEEDS = Path(__file__).parents[2] / "seeds"

FERRY = """Last ferry leaves Orrin

The harbour closes after ninety years

ORRIN, March 3. /Sample Agency/. The last ferry left the harbour of Orrin on Monday, the port said.

"We shall miss the sound of it," Mayor Ana Ruiz told reporters. "My father sailed on it."
"""


async def _load(
    store: Store, readers: Readers, *, guild: int = HERE, published: date | None = None
) -> Receipt:
    return await load_text(FERRY, published=published, guild=guild, store=store, readers=readers)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(FERRY.replace("\n", "\r\n"), id="another system's line ends"),
        pytest.param(f"\n\n  {FERRY.strip()}", id="space before it, none behind"),
        pytest.param(FERRY.replace("\n", " \n"), id="spaces at the ends of lines"),
        pytest.param(FERRY.replace("\n\n", "\n\n\n"), id="more blank lines"),
    ],
)
async def test_a_text_is_loaded_once(store: Store, readers: Readers, other: str) -> None:
    first = await _load(store, readers)
    assert (first.known, first.quotes, first.speakers) == (False, 2, 1)
    again = await load_text(
        other,
        published=None,
        guild=HERE,
        store=store,
        readers=readers,
    )
    assert again.known
    assert again.article.id == first.article.id
    elsewhere = await _load(store, readers, guild=THERE)
    assert not elsewhere.known  # that another server has it is not told
    everyone = await _load(store, readers, guild=LIBRARY)
    assert not everyone.known
    assert (await _load(store, readers, guild=999)).known


async def test_a_day_given_later_dates_an_undated_article(store: Store, readers: Readers) -> None:
    first = await _load(store, readers)
    assert first.article.published is None
    dated = await _load(store, readers, published=date(2031, 3, 4))
    assert dated.known
    assert dated.article.id == first.article.id
    assert dated.article.published == date(2031, 3, 4)
    kept = await _load(store, readers, published=date(2031, 9, 9))
    assert kept.article.published == date(2031, 3, 4)


async def test_setting_the_day_reads_again(store: Store, readers: Readers) -> None:
    loaded = await _load(store, readers)
    dated = await set_date("ferry", date(2031, 3, 4), guild=HERE, store=store, readers=readers)
    assert dated.article.id == loaded.article.id
    assert dated.article.published_from == "given"
    days = {
        event.event.date
        for event in await store.events.of_article(dated.article.id, scope=Scope(HERE))
    }
    assert "2031-03-03" in days
    undone = await set_date("ferry", None, guild=HERE, store=store, readers=readers)
    assert undone.article.published is None
    await consistent(store)


async def test_the_library_is_changed_by_its_owner_alone(store: Store, readers: Readers) -> None:
    loaded = await _load(store, readers, guild=LIBRARY)
    await _load(store, readers, guild=HERE)
    asked = f"#{loaded.article.id}"
    with pytest.raises(Forbidden, match="“Last ferry leaves Orrin” belongs to the library"):
        await remove(asked, guild=HERE, store=store)
    with pytest.raises(Forbidden):
        await set_date(asked, date(2031, 3, 4), guild=HERE, store=store, readers=readers)
    removed, _ = await remove(asked, guild=LIBRARY, store=store)
    assert removed.headline.words == "Last ferry leaves Orrin"
    assert await store.articles.get(loaded.article.id, scope=EVERYONE) is None
    assert await store.articles.get(loaded.article.id, scope=Scope(HERE)) is not None


async def test_another_servers_article_cannot_be_touched(store: Store, readers: Readers) -> None:
    loaded = await _load(store, readers, guild=THERE)
    for asked in (f"#{loaded.article.id}", "ferry"):
        with pytest.raises(NotFound):
            await remove(asked, guild=HERE, store=store)
        with pytest.raises(NotFound):
            await set_date(asked, None, guild=HERE, store=store, readers=readers)


async def test_the_list_holds_what_the_server_loaded_itself(store: Store, readers: Readers) -> None:
    await load_folder(SEEDS, store=store, readers=readers)
    await _load(store, readers)
    for scope, headlines in (
        (Scope(HERE), ["Last ferry leaves Orrin"]),
        (Scope(THERE), []),
        (EVERYONE, ["Withdrawal of foreign troops"]),
    ):
        page = await listing(scope=scope, store=store)
        assert [a.headline.words[:28] for a in page.items] == [h[:28] for h in headlines]
        assert (page.number, page.pages, page.total) == (1, 1, len(headlines))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("", "There are no words in this.", id="empty"),
        pytest.param(" \n—\t! ", "There are no words in this.", id="no letter"),
        pytest.param("word " * 200_001, "This has 1,000,005 characters", id="too long"),
        pytest.param("word\0word", "This is no text but binary data.", id="zero byte"),
        pytest.param("ab\x01\x02\x03" * 20, "This is no text but binary data.", id="controls"),
        pytest.param("word \ud800", "half characters", id="half a character"),
    ],
)
async def test_what_is_no_article_is_refused_with_a_sentence(
    text: str, sentence: str, store: Store, readers: Readers
) -> None:
    with pytest.raises(Unreadable) as refused:
        await load_text(text, published=None, guild=HERE, store=store, readers=readers)
    assert sentence in refused.value.for_reader
    assert await store.articles.count_loaded_by(HERE, most=9) == 0


async def test_a_reading_that_takes_too_long_stores_nothing(store: Store) -> None:
    readers = Readers(seconds=0.001)
    try:
        with pytest.raises(Unreadable, match="took longer than"):
            await load_text(FERRY * 2000, published=None, guild=HERE, store=store, readers=readers)
    finally:
        await readers.close()
    assert await store.articles.count_loaded_by(HERE, most=9) == 0


async def test_what_older_rules_read_is_read_again(store: Store, readers: Readers) -> None:
    loaded = await _load(store, readers, published=date(2031, 3, 4))
    assert await reread(store=store, readers=readers) == 0
    async with store._connections.write() as db:
        await db.execute("UPDATE articles SET reader = ?", (READER_VERSION - 1,))
        await db.execute("UPDATE quotes SET kind = 'mixed'")
    assert await reread(store=store, readers=readers) == 1
    assert await reread(store=store, readers=readers) == 0
    again = await store.articles.get(loaded.article.id, scope=Scope(HERE))
    assert again == loaded.article
    quotes = await store.quotes.of_article(loaded.article.id, scope=Scope(HERE))
    assert [quote.quote.kind for quote in quotes if quote.quote.kind != "indirect"] == [
        "direct",
        "direct",
    ]
    await consistent(store)


async def test_what_todays_rules_cannot_read_is_left_and_not_tried_for_ever(store: Store) -> None:
    reading = Readers(seconds=20)
    await _load(store, reading)
    await reading.close()
    async with store._connections.write() as db:
        await db.execute("UPDATE articles SET reader = ?", (READER_VERSION - 1,))
    hurried = Readers(seconds=1e-9)
    try:
        assert await reread(store=store, readers=hurried) == 1
        assert await reread(store=store, readers=hurried) == 0
    finally:
        await hurried.close()
    assert len(await newest(store, scope=Scope(HERE))) == 1
