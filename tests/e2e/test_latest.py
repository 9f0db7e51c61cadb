"""/latest on the real article."""

from __future__ import annotations

import pytest

from tests.support.simulated import SEED, Server, quoted, words
from tests.support.views import labels

TEXT = SEED.read_text(encoding="utf-8")
HEADLINE = (
    "Withdrawal of foreign troops stationed in Syria illegitimately is priority, says Kremlin"
)


async def test_latest_shows_headline_source_day_key_sentences_and_key_quote(server: Server) -> None:
    answer = await server.ask("latest")

    assert not answer.private
    heading, count, headline, origin, *key = answer.text.split("\n")
    assert (heading, count) == ("### Latest news", "-# 1 story")
    assert headline == f"**{HEADLINE}**"
    assert origin == "-# TASS · Thursday 24 October 2019"
    quotes = quoted(answer.text)
    sentences = [line for line in key if not line.startswith((">", "-#"))]
    assert 1 <= len(sentences) <= 2
    assert all(words(sentence) in TEXT for sentence in sentences)
    assert len(quotes) == 1
    assert quotes[0] in TEXT
    assert key[-1] == "-# — Dmitry Peskov, Kremlin spokesman"


async def test_nothing_is_shown_twice(server: Server) -> None:
    text = (await server.ask("latest")).text

    assert text.count(quoted(text)[0]) == 1


async def test_the_article_opens_privately_even_after_a_restart(server: Server) -> None:
    answer = await server.ask("latest")
    await server.restart()

    card = await answer.press("Article")

    assert card.private
    assert card.text.startswith(f"## {HEADLINE}")


async def test_topic_source_and_count_narrow_it(server: Server) -> None:
    answer = await server.ask("latest", topic="Kurds", source="tass", count=10)

    assert "-# about “Kurds” · from " in answer.text
    assert HEADLINE in answer.text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param({"topic": "Brazil"}, "No article here mentions “Brazil”.", id="topic"),
        pytest.param({"source": "Reuters"}, "Sources here: TASS.", id="source"),
        pytest.param({"topic": "?!"}, "There is no word in “?!”", id="no word"),
    ],
)
async def test_nothing_found_says_what_there_is(
    server: Server, asked: dict[str, str], says: str
) -> None:
    refusal = await server.ask("latest", **asked)

    assert refusal.private
    assert says in refusal.text


async def test_sources_and_topics_are_offered(server: Server) -> None:
    assert await server.suggestions("latest", "source", "t") == [("TASS", "TASS")]
    assert ("Syria", "Syria") in await server.suggestions("latest", "topic", "syr")


async def test_many_stories_fill_one_message_and_turn(server: Server) -> None:
    for number in range(12):
        body = f'VELM, March 3. "Number {number} is ready," Mayor Ana Ruiz said. ' + "More. " * 200
        loaded = await server.load(
            f"Bridge number {number} opens\n\n{body}", published="2025-03-03"
        )
        assert "Loaded" in loaded.text

    ten = await server.ask("latest", count=10)

    assert ten.text.count("Bridge number") >= 9
    assert labels(ten.components).count("Article") == 10
    assert ten.pages == 2
    second = await ten.press("›")
    assert HEADLINE in second.text
