"""Documents as they come: each stored once, seen only where it was loaded, ended at any point."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from datetime import date
from pathlib import Path

import pytest

from bot.newsroom.documents import Intake, items_in, load_all
from bot.newsroom.ingest import Receipt, load_page, set_date
from bot.newsroom.reading import Readers
from bot.sources.documents import Document
from bot.sources.fetch import NO_CONTACT, Fetcher
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import consistent, opened

HERE, THERE = 700, 701
PAGE = """<html><head><meta property="og:type" content="article">
<meta name="author" content="Lena Brandt">
<link rel="canonical" href="https://post.example/orrin"></head><body><article><h1>Ferry ends</h1>
<p>The harbour of Orrin was closed on Monday, the port authority said in a long statement.</p>
<h2>What comes next</h2>
<p>"We shall miss the sound of it," Mayor Ana Ruiz told reporters on the quay in the morning.</p>
</article></body></html>"""


@pytest.fixture
async def intake(tmp_path: Path) -> AsyncIterator[Intake]:
    async with opened(tmp_path) as store, Fetcher(contact=NO_CONTACT) as fetcher:
        readers = Readers(seconds=20)
        yield Intake(guild=HERE, store=store, readers=readers, fetcher=fetcher)
        await readers.close()


async def _load(store: Store, readers: Readers, guild: int, url: str) -> Receipt:
    return await load_page(PAGE, published=None, url=url, guild=guild, store=store, readers=readers)


async def test_an_article_has_the_addresses_each_server_found_it_at(intake: Intake) -> None:
    store, readers = intake.store, intake.readers
    first = await _load(store, readers, HERE, "https://post.example/a?ref=feed")
    again = await _load(store, readers, HERE, "https://mirror.example/b#top")
    elsewhere = await _load(store, readers, THERE, "https://post.example/a?ref=feed")

    assert (first.known, again.known, elsewhere.known) == (False, True, False)
    identity = first.article.id
    assert await store.articles.addresses(identity, scope=Scope(HERE)) == [
        "https://mirror.example/b",
        "https://post.example/a?ref=feed",
        "https://post.example/orrin",
    ]
    assert "https://mirror.example/b" not in await store.articles.addresses(
        elsewhere.article.id, scope=Scope(THERE)
    )
    assert await store.articles.at(["https://mirror.example/b"], scope=Scope(THERE)) is None
    assert await store.articles.addresses(identity, scope=Scope(LIBRARY)) == []
    await store.articles.remove(identity, guild=HERE)
    assert await store.articles.at(["https://post.example/orrin"], scope=Scope(HERE)) is None
    await consistent(store)


async def test_a_page_keeps_its_parts_when_it_is_dated(intake: Intake) -> None:
    read = await _load(intake.store, intake.readers, HERE, "https://post.example/a")
    dated = await set_date(
        f"#{read.article.id}",
        date(2031, 3, 4),
        guild=HERE,
        store=intake.store,
        readers=intake.readers,
    )

    assert dated.article.blocks == read.article.blocks
    assert dated.article.authors == read.article.authors == ("Lena Brandt",)
    assert dated.article.published == date(2031, 3, 4)


async def test_loading_ends_where_it_is_closed_and_goes_on_from_there(intake: Intake) -> None:
    items = [Document(name=str(n), text=f"Port {n} opens\n\nIt opened in May.") for n in range(6)]
    async with aclosing(load_all(items, intake=intake)) as results:
        first = await anext(results)
    assert isinstance(first, Receipt)

    known = [
        result async for result in load_all(items, intake=intake) if isinstance(result, Receipt)
    ]

    assert len(known) == 6
    assert known[0].known
    assert known[0].article.id == first.article.id
    assert await intake.store.articles.count_loaded_by(HERE, most=99) == 6
    await consistent(intake.store)


def test_a_file_that_cannot_be_read_is_refused_by_name() -> None:
    (refused,) = items_in(b"no archive", name="a.zip")
    assert refused.name == "a.zip"
