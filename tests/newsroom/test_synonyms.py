"""What articles call a topic besides."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.newsroom.synonyms import long_form
from bot.newsroom.timeline import timeline
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, story, told

HERE, THERE = 5, 6

LONG = story(
    "Agency opens",
    "The Velm River Agency (VRA) opened on Monday.",
    published=date(2031, 3, 4),
    events=[told("The Velm River Agency (VRA) opened on Monday.", "2031-03-03", "Monday")],
)
SHORT = story(
    "Gates closed",
    "The VRA closed the gates on Tuesday.",
    published=date(2031, 3, 5),
    events=[told("The VRA closed the gates on Tuesday.", "2031-03-04", "Tuesday")],
)
SMALL = story(
    "Rules",
    "Its Inland Transport (IT) office said on Thursday that it was late.",
    published=date(2031, 3, 7),
    events=[
        told("Its Inland Transport (IT) office said on Thursday", "2031-03-06", "Thursday"),
    ],
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as store:
        await store.articles.add(LONG, guild=HERE)
        for article in (SHORT, SMALL):
            await store.articles.add(article, guild=LIBRARY)
        yield store


@pytest.mark.parametrize(
    ("topic", "also"),
    [
        pytest.param("VRA", "Velm River Agency", id="the long form of an abbreviation"),
        pytest.param("vra", "Velm River Agency", id="typed small"),
        pytest.param("Velm River Agency", "VRA", id="the abbreviation of a long form"),
        pytest.param("the Velm River Agency", "VRA", id="with its article"),
        pytest.param('"Velm River Agency"', "VRA", id="as a phrase"),
    ],
)
async def test_a_topic_also_finds_what_articles_call_it_besides(
    topic: str, also: str, store: Store
) -> None:
    answer = await timeline(topic, scope=Scope(HERE), store=store)
    assert answer.also == (also,)
    assert [item.date for item in answer.page.items] == ["2031-03-03", "2031-03-04"]


async def test_what_only_another_server_reads_joins_no_names(store: Store) -> None:
    answer = await timeline("VRA", scope=Scope(THERE), store=store)
    assert answer.also == ()
    assert [item.date for item in answer.page.items] == ["2031-03-04"]


async def test_an_abbreviation_that_is_a_word_as_well_joins_nothing(store: Store) -> None:
    answer = await timeline("Inland Transport", scope=Scope(HERE), store=store)
    assert answer.also == ()


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
