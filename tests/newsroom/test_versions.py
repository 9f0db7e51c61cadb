"""Newer words at a known address: kept as a version, seen by those who brought them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.newsroom.articles import card, text_of
from bot.newsroom.ingest import Receipt, load_page, load_text, set_date
from bot.newsroom.ingest import remove as remove_article
from bot.newsroom.latest import latest
from bot.newsroom.reading import Readers
from bot.newsroom.search import search
from bot.presentation.articles import card_view, text_view
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import consistent, opened
from tests.support.views import sent, shown

HERE, THERE = 700, 701
URL = "https://sample.example/ferry"
FIRST = """Ferry runs aground

HALM, March 4 (AP) — A ferry ran aground off Orm on Tuesday, and at least 12 people were hurt.

"We heard a long noise," said Ada Brink, a nurse. Nine boats brought everybody ashore by noon.
"""
SECOND = FIRST.replace("at least 12", "15").replace("a nurse", "a nurse from Tarn")
THIRD = SECOND.replace("Nine boats", "Eleven boats")
DAY = date(2031, 3, 4)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        yield opened_store


@pytest.fixture
async def readers() -> AsyncIterator[Readers]:
    kept = Readers()
    yield kept
    await kept.close()


async def _load(
    store: Store,
    readers: Readers,
    text: str,
    *,
    guild: int = HERE,
    published: date | None = DAY,
    url: str | None = URL,
) -> Receipt:
    return await load_text(
        text, published=published, url=url, guild=guild, store=store, readers=readers
    )


async def test_the_newest_words_count_and_the_older_stay_readable(
    store: Store, readers: Readers
) -> None:
    first = await _load(store, readers, FIRST)
    second = await _load(store, readers, SECOND, published=None)
    third = await _load(store, readers, THIRD, published=None)
    assert (second.updated, second.known, third.updated) == (True, False, True)
    number = first.article.id
    assert second.article.id == third.article.id == number
    assert third.article.published == DAY  # as the first words told
    shown_card = await card(f"#{number}", scope=Scope(HERE), store=store)
    assert "Eleven boats" in shown_card.article.text
    history = shown_card.history
    assert history is not None
    assert history.before.number == 2
    assert history.before.ended > history.before.loaded
    assert [
        (c.before and c.before.of(SECOND), c.after and c.after.of(THIRD)) for c in history.changes
    ] == [("Nine", "Eleven")]
    texts = [
        (await text_of(number, version=at, scope=Scope(HERE), store=store)).items[1].text
        for at in (1, 2, 0)
    ]
    assert texts == [FIRST, SECOND, THIRD]
    found = await search("ferry", scope=Scope(HERE), store=store)
    assert found.page.total == 1
    assert (await latest(scope=Scope(HERE), store=store)).articles == 1
    await consistent(store)


LONG = "\n" + "\n".join(f'"Number {n} is well," said Ada Brink of boat {n}.\n' for n in range(9))


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(SECOND + LONG, id="the same words"),
        pytest.param((SECOND + LONG).replace(" ", "  "), id="set in another way"),
        pytest.param(FIRST + LONG, id="an earlier version, from somebody's cache"),
        pytest.param(SECOND.split("\n\n")[1], id="its first paragraph, as feeds print it"),
        pytest.param(FIRST, id="the start of an earlier version"),
    ],
)
async def test_what_brings_nothing_new_is_known(store: Store, readers: Readers, again: str) -> None:
    await _load(store, readers, FIRST + LONG)
    await _load(store, readers, SECOND + LONG)
    receipt = await _load(store, readers, again)
    assert (receipt.known, receipt.updated) == (True, False)
    assert receipt.article.text == SECOND + LONG


async def test_another_article_at_an_old_address_is_an_article_of_its_own(
    store: Store, readers: Readers
) -> None:
    first = await _load(store, readers, FIRST)
    other = "Council sells gasworks\n\nTARN — The council of Tarn voted by 31 to 12 on Wednesday.\n"
    second = await _load(store, readers, other)
    assert (second.known, second.updated) == (False, False)
    assert second.article.id != first.article.id
    assert (await _load(store, readers, other.replace("31", "32"))).updated
    assert await store.versions.of_article(first.article.id, scope=Scope(HERE)) == []


async def test_only_the_server_that_brings_it_sees_it(store: Store, readers: Readers) -> None:
    shared = (await _load(store, readers, FIRST)).article.id
    assert (await _load(store, readers, FIRST, guild=THERE)).article.id == shared
    own = (await _load(store, readers, SECOND)).article.id
    assert own != shared
    there = await card(f"#{shared}", scope=Scope(THERE), store=store)
    assert (there.article.text, there.history, there.also) == (FIRST, None, ())
    old_button = await card(f"#{shared}", scope=Scope(HERE), store=store)
    assert old_button.article.id == own
    assert old_button.article.text == SECOND
    assert old_button.history is not None
    with pytest.raises(NotFound):
        await text_of(own, version=1, scope=Scope(THERE), store=store)
    theirs = await _load(store, readers, SECOND, guild=THERE)
    assert (theirs.article.id, theirs.updated) == (shared, True)
    dated = await set_date(f"#{own}", date(2031, 3, 5), guild=HERE, store=store, readers=readers)
    newest = await card(f"#{shared}", scope=Scope(HERE), store=store)
    assert newest.article.id == dated.article.id
    assert newest.history is not None
    await remove_article(f"#{shared}", guild=HERE, store=store)
    with pytest.raises(NotFound):
        await card(f"#{shared}", scope=Scope(HERE), store=store)
    assert not await store.versions.of_article(dated.article.id, scope=Scope(HERE))
    assert (await card(f"#{shared}", scope=Scope(THERE), store=store)).history is not None
    await consistent(store)


async def test_what_a_server_brings_changes_no_article_of_the_library(
    store: Store, readers: Readers
) -> None:
    library = (await _load(store, readers, FIRST, guild=LIBRARY)).article.id
    mine = await _load(store, readers, SECOND)
    assert (mine.updated, mine.article.id != library) == (False, True)
    everybody = await card(f"#{library}", scope=Scope(THERE), store=store)
    assert everybody.article.text == FIRST
    assert (await _load(store, readers, THIRD)).updated
    updated = await _load(store, readers, SECOND, guild=LIBRARY)
    assert updated.updated
    everybody = await card(f"#{library}", scope=Scope(THERE), store=store)
    assert (everybody.article.text, everybody.history is None) == (SECOND, False)


async def test_a_page_that_changed_is_a_newer_version(store: Store, readers: Readers) -> None:
    def page(text: str) -> str:
        head, *rest = text.strip().split("\n\n")
        body = "".join(f"<p>{line}</p>" for line in rest)
        return f"<html><body><article><h1>{head}</h1>{body}</article></body></html>"

    async def load(text: str) -> Receipt:
        return await load_page(
            page(text), published=DAY, url=URL, guild=HERE, store=store, readers=readers
        )

    long = FIRST + "\n" + "\n\n".join(f"Boat {n} came from the port of Tarn." for n in range(20))
    first = await load(long)
    assert (await load(long)).known
    second = await load(long.replace("at least 12", "15"))
    assert (second.updated, second.article.id) == (True, first.article.id)


async def test_the_card_says_when_it_was_updated_and_strikes_what_went(
    store: Store, readers: Readers
) -> None:
    number = (await _load(store, readers, FIRST)).article.id
    await _load(store, readers, SECOND)
    text = shown(sent(card_view(await card(f"#{number}", scope=Scope(HERE), store=store))))
    assert "-# updated <t:" in text
    assert "off Orm on Tuesday, and ~~at least 12~~ **15** people were hurt." in text
    assert "~~nurse.~~ **nurse from Tarn.** Nine boats brought" in text
    page = await text_of(number, version=1, scope=Scope(HERE), store=store)
    article = (await card(f"#{number}", scope=Scope(HERE), store=store)).article
    before = shown(sent(text_view(article, page, "text|#1|1", version=1)))
    assert "version 1, since changed" in before
    assert "at least 12 people" in before
