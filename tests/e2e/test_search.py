"""/search on the real article."""

from __future__ import annotations

import pytest

from tests.support.simulated import SEED, Server, words

TEXT = SEED.read_text(encoding="utf-8")


async def test_search_shows_the_sentence_with_its_words_standing_out(server: Server) -> None:
    answer = await server.ask("search", words="oil fields")

    assert not answer.private
    assert answer.text.startswith("### Search: oil fields\n-# 1 article\n")
    assert "TASS · Thursday 24 October 2019" in answer.text
    sentence = answer.text.split("\n")[-1]
    assert "**oil** **fields**" in sentence or "**oil fields**" in sentence
    assert words(sentence.replace("**", "")) in TEXT


async def test_the_article_opens_even_after_a_restart(server: Server) -> None:
    answer = await server.ask("search", words="Kurds")
    await server.restart()

    assert "## Withdrawal" in (await answer.press("Article")).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        pytest.param("volcano", "volcano", id="nothing"),
        pytest.param("?!", "There is no word in “?!”", id="no word"),
        pytest.param('"unbalanced AND (', "unbalanced", id="query language"),
        pytest.param("**bold** <@1>", "\\*\\*bold\\*\\* \\<@1>", id="Markdown"),
    ],
)
async def test_nothing_found_gets_a_sentence(server: Server, typed: str, says: str) -> None:
    refusal = await server.ask("search", words=typed)

    assert refusal.private
    assert says in refusal.text


async def test_either_word_finds(server: Server) -> None:
    assert "1 article" in (await server.ask("search", words="volcano OR Ankara")).text


async def test_words_are_offered(server: Server) -> None:
    assert ("Syria", "Syria") in await server.suggestions("search", "words", "sy")
