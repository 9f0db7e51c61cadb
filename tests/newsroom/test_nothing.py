"""What is said where nothing is found, and what is offered instead."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import NotFound
from bot.newsroom.latest import latest
from bot.newsroom.search import search
from bot.newsroom.timeline import timeline
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, story

EVERYONE, SERVER = Scope(LIBRARY), Scope(5)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        dam = story("Dam near Orrin Lake repaired", "Dana Olmer came.", people=["Dana Olmer"])
        await opened_store.articles.add(dam, guild=LIBRARY)
        await opened_store.articles.add(story("Harbour of Velm sold", "Cheap."), guild=6)
        yield opened_store


@pytest.mark.parametrize(
    ("typed", "said", "offered"),
    [
        pytest.param(
            "Orrin Laek",
            "Did you mean Orrin Lake?",
            ["Orrin Lake"],
            id="letters swapped in a place",
        ),
        pytest.param(
            "Olmar", "Did you mean Dana Olmer?", ["Dana Olmer"], id="letter changed in a name"
        ),
        pytest.param(
            "repiared", "Did you mean repaired?", ["repaired"], id="letters swapped in a word"
        ),
        pytest.param("harbor", "Try another word; /latest", [], id="only another server's"),
        pytest.param("zebra", "Try another word; /latest", [], id="nothing like it"),
    ],
)
async def test_a_misspelt_word_is_offered_as_it_is_spelt(
    typed: str, said: str, offered: list[str], store: Store
) -> None:
    for ask in (
        search(typed, scope=SERVER, store=store),
        timeline(typed, scope=SERVER, store=store),
    ):
        with pytest.raises(NotFound) as found:
            await ask
        assert found.value.for_reader.startswith(f"No article here mentions “{typed}”.")
        assert said in found.value.for_reader
        assert list(found.value.nearest) == offered


async def test_of_several_words_it_is_said_which_are_there(store: Store) -> None:
    for ask in (
        search("dam zebra lake", scope=EVERYONE, store=store),
        timeline("dam zebra lake", scope=EVERYONE, store=store),
        latest(topic="dam zebra lake", scope=EVERYONE, store=store),
    ):
        with pytest.raises(NotFound) as found:
            await ask
        assert found.value.for_reader == (
            "No article here mentions “dam zebra lake”."
            " By themselves: “dam” in 1 article, “lake” in 1 article."
        )
