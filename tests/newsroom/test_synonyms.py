"""What articles call a topic besides."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Article
from bot.errors import NewsError
from bot.newsroom.synonyms import Synonym, long_form
from bot.newsroom.timeline import timeline
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, story, told

HERE, THERE, NEAR = 5, 6, 7


def _article(number: int, words: str, day: date = date(2031, 3, 3)) -> Article:
    return story(
        f"Report {number}",
        words,
        published=day,
        events=[told(words, day.isoformat(), "Monday")],
    )


LONG = _article(1, "The Velm River Agency (VRA) opened on Monday.")
SHORT = _article(2, "The VRA closed the gates on Monday.", date(2031, 3, 10))
SPELT = _article(3, "A Harbour Organisation (HO) met on Monday.")
SPELT_TOO = _article(4, "The Harbor Organization (HO) met on Monday.", date(2031, 3, 10))
WORD = _article(5, "Inland Transport (IT) lent it to them on Monday.")
FOUND_BY_IT = _article(6, "Others gave it back on Monday.", date(2031, 3, 10))
OTHER = _article(7, "The Vale Road Act (VRA) passed on Monday.", date(2031, 3, 17))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as store:
        await store.articles.add(LONG, guild=HERE)
        for article in (SHORT, SPELT, SPELT_TOO, WORD, FOUND_BY_IT):
            await store.articles.add(article, guild=LIBRARY)
        await store.articles.add(OTHER, guild=NEAR)
        await store.articles.add(LONG, guild=NEAR)
        yield store


@pytest.mark.parametrize(
    ("topic", "also", "days"),
    [
        pytest.param("VRA", ["Velm River Agency"], [3, 10], id="the long form of an abbreviation"),
        pytest.param("vra", ["Velm River Agency"], [3, 10], id="typed small"),
        pytest.param("Velm River Agency", ["VRA"], [3, 10], id="the abbreviation of a long form"),
        pytest.param("the Velm River Agency", ["VRA"], [3, 10], id="with its article"),
        pytest.param('"Velm River Agency"', ["VRA"], [3, 10], id="as a phrase"),
        pytest.param("VRA OR gates", ["Velm River Agency"], [3, 10], id="one of two"),
        pytest.param("Harbor Organization", ["HO"], [3, 10], id="spelt in two ways"),
        pytest.param("Inland Transport", [], [3], id="an abbreviation that is a word as well"),
        pytest.param("it", [], [3, 10], id="a word that is an abbreviation as well"),
    ],
)
async def test_a_topic_also_finds_what_articles_call_it_besides(
    topic: str, also: list[str], days: list[int], store: Store
) -> None:
    answer = await timeline(topic, scope=Scope(HERE), store=store)
    assert list(answer.also) == [Synonym(name) for name in also]
    assert [item.date for item in answer.page.items] == [f"2031-03-{day:02}" for day in days]


async def test_for_a_word_typed_in_capitals_its_long_form_is_looked_for(store: Store) -> None:
    answer = await timeline("IT", scope=Scope(HERE), store=store)
    assert answer.also == (Synonym("Inland Transport", instead_of="IT"),)
    assert [item.date for item in answer.page.items] == ["2031-03-03"]


async def test_what_only_another_server_reads_joins_no_names(store: Store) -> None:
    answer = await timeline("VRA", scope=Scope(THERE), store=store)
    assert answer.also == ()
    assert [item.date for item in answer.page.items] == ["2031-03-10"]


async def test_an_abbreviation_of_two_things_has_both_long_forms_and_neither_has_it(
    store: Store,
) -> None:
    answer = await timeline("VRA", scope=Scope(NEAR), store=store)
    assert {synonym.name for synonym in answer.also} == {"Velm River Agency", "Vale Road Act"}
    answer = await timeline("Velm River Agency", scope=Scope(NEAR), store=store)
    assert answer.also == ()


_LINES = (
    "The Velm River Agency (VRA) opened on Monday.",
    "The Vale Road Act (VRA) passed on Monday.",
    "The VRA closed the gates on Monday.",
    "A vra is a bird that was seen on Monday.",
)
_loads = st.lists(
    st.tuples(st.sampled_from([LIBRARY, HERE, THERE]), st.sampled_from(_LINES)), max_size=6
)


@given(_loads, st.sampled_from(["VRA", "vra", "Velm River Agency", "VRA OR Vale Road Act"]))
@settings(max_examples=30, deadline=None)
def test_what_another_server_reads_changes_no_names_and_no_days(
    loads: list[tuple[int, str]], topic: str
) -> None:
    articles = [
        # An article is its words: no two servers have the same one.
        (guild, _article(number, f"{line} {guild}", date(2031, 3, 1 + number)))
        for number, (guild, line) in enumerate(loads)
    ]

    async def answer(loads: list[tuple[int, Article]]) -> object:
        with tempfile.TemporaryDirectory() as folder:
            async with opened(Path(folder)) as store:
                for guild, article in loads:
                    await store.articles.add(article, guild=guild)
                try:
                    found = await timeline(topic, scope=Scope(HERE), store=store)
                except NewsError as refused:
                    return refused.for_reader
                return found.also, [item.sentence.words for item in found.page.items]

    shared = asyncio.run(answer(articles))
    alone = asyncio.run(answer([load for load in articles if load[0] != THERE]))
    assert shared == alone


@pytest.mark.parametrize(
    ("before", "short", "long"),
    [
        pytest.param("by the Bank of Velm ", "BV", "Bank of Velm", id="a small word between"),
        pytest.param("the Orrin Self-Help Fund ", "SHF", "Self-Help Fund", id="hyphen"),
        pytest.param("the river Agency ", "RA", None, id="it opens small"),
        pytest.param("the Velm Old River Agency ", "VRA", None, id="a word too many"),
        pytest.param("in Velm. Rivers Act ", "VRA", None, id="another sentence"),
        pytest.param("River ", "RV", None, id="too few words"),
        pytest.param("", "RV", None, id="nothing"),
    ],
)
def test_each_letter_opens_a_word_of_the_long_form(
    before: str, short: str, long: str | None
) -> None:
    assert long_form(before, short) == long


@given(st.text(max_size=120), st.text("ABCV", min_size=2, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_long_form_ends_what_stands_before_the_bracket(before: str, short: str) -> None:
    found = long_form(before, short)
    assert found is None or before.rstrip().endswith(found)
