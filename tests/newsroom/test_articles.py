"""One article, whole: its card, its text in pages, and the choices that lead to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Span
from bot.errors import NotFound
from bot.newsroom.articles import (
    PAGE,
    article_choices,
    card,
    source_choices,
    text_of,
    text_pages,
)
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, said, story, told

EVERYONE = Scope(LIBRARY)

BRIDGE = story(
    "Northern bridge opens in Velm",
    'On Monday it opened. "We kept our word to the people of Velm," said Mayor Dana Olmer.'
    ' "It held," she said. It was begun on March 4, 2030, and Ivo Quist watched.',
    published=date(2031, 3, 4),
    source="Sample Agency",
    people=["Ivo Quist"],
    quotes=[
        said('"We kept our word to the people of Velm,"', "Dana Olmer", role="Mayor"),
        said('"It held,"', "Dana Olmer"),
        said("it opened", None, kind="indirect"),
    ],
    events=[
        told("On Monday it opened.", "2031-03-03", "Monday"),
        told("It was begun on March 4, 2030", "2030-03-04", "March 4, 2030"),
        told("Ivo Quist watched.", None, "watched"),
    ],
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        await opened_store.articles.add(BRIDGE, guild=LIBRARY)
        await opened_store.articles.add(
            story("Bakery moves", "Bread.", source="Other Wire", published=date(2031, 3, 5)),
            guild=LIBRARY,
        )
        yield opened_store


async def test_a_card_says_who_said_what_and_what_happened_when(store: Store) -> None:
    for asked in ("#1", "northern bridge", "NORTHERN BRIDGE OPENS IN VELM", "bri nor"):
        found = await card(asked, scope=EVERYONE, store=store)
        assert found.article.headline.words == "Northern bridge opens in Velm"
    assert [person.name for person in found.people] == ["Dana Olmer", "Ivo Quist"]
    assert [role.words for role in found.people[0].roles] == ["Mayor"]
    assert [quote.words.words for quote in found.quotes] == [
        '"We kept our word to the people of Velm,"',
        '"It held,"',
    ]
    assert found.quotes_in_all == 2
    assert [event.event.date for event in found.events] == ["2030-03-04", "2031-03-03"]
    assert found.key == found.article.key_sentences


@pytest.mark.parametrize(
    ("asked", "sentence", "nearest"),
    [
        pytest.param(
            "nothern bridge",
            "Did you mean “Northern bridge opens in Velm”?",
            ("Northern bridge opens in Velm",),
            id="misspelt",
        ),
        pytest.param("#99", "This article is not here any more.", (), id="gone"),
        pytest.param("#0x1", "No article here has the headline “#0x1”.", (), id="no number"),
        pytest.param("—", "No article here has the headline “—”.", (), id="no word"),
    ],
)
async def test_no_such_article_offers_the_nearest(
    asked: str, sentence: str, nearest: tuple[str, ...], store: Store
) -> None:
    with pytest.raises(NotFound) as refused:
        await card(asked, scope=EVERYONE, store=store)
    assert sentence in refused.value.for_reader
    assert tuple(refused.value.nearest) == nearest


async def test_a_given_title_is_the_headline_that_is_found(store: Store) -> None:
    titled = story("First words", "More.", title="Harbour strike ends")
    await store.articles.add(titled, guild=LIBRARY)
    found = await card("harbour", scope=EVERYONE, store=store)
    assert found.article.headline.words == "Harbour strike ends"
    (choice,) = await article_choices("stri", scope=EVERYONE, store=store)
    assert (choice.label, choice.value) == ("Harbour strike ends", "#3")


async def test_choices_are_the_newest_headlines_and_the_sources_here(store: Store) -> None:
    assert [c.label for c in await article_choices("", scope=EVERYONE, store=store)] == [
        "Bakery moves",
        "Northern bridge opens in Velm",
    ]
    assert await article_choices("zebra", scope=EVERYONE, store=store) == []
    sources = [c.value for c in await source_choices("", scope=EVERYONE, store=store)]
    assert sources == ["Other Wire", "Sample Agency"]
    assert [c.value for c in await source_choices("wi", scope=EVERYONE, store=store)] == [
        "Other Wire"
    ]


async def test_the_text_is_shown_whole_in_pages(store: Store) -> None:
    text = "\n\n".join(f"Paragraph {n}. {'Long words here. ' * 40}" for n in range(12))
    identity, _ = await store.articles.add(story("Headline", text), guild=LIBRARY)
    first = await text_of(identity, scope=EVERYONE, store=store)
    assert first.pages > 2
    pages = [
        await text_of(identity, page=n, scope=EVERYONE, store=store)
        for n in range(1, first.pages + 1)
    ]
    shown = [excerpt.words for page in pages for excerpt in page.items]
    assert " ".join(shown).split() == f"Headline {text}".split()
    assert (await text_of(identity, page=99, scope=EVERYONE, store=store)).number == first.pages
    with pytest.raises(NotFound, match="not here any more"):
        await text_of(99, scope=EVERYONE, store=store)


@given(
    st.text(min_size=1).filter(str.strip)
    | st.lists(st.text("ab .\n", min_size=400, max_size=900), min_size=1, max_size=9).map("x".join)
)
@settings(max_examples=60, deadline=None)
def test_pages_hold_every_visible_character_once_and_are_as_full_as_fits(text: str) -> None:
    pages = text_pages(text)
    shown = "".join(span.of(text) for page in pages for span in page)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(_size(page) <= PAGE + 2 for page in pages)
    assert all(_size(page) + _size(following[:1]) > PAGE for page, following in pairwise(pages))


def _size(spans: list[Span]) -> int:
    """With the blank lines between and after them."""
    return sum(span.end - span.start + 2 for span in spans)
