"""/quote on the real article."""

from __future__ import annotations

from tests.support.simulated import Server


async def test_quote_answers_with_peskovs_words(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov")

    assert "Dmitry Peskov" in answer.text


async def test_pages_turn_after_a_restart(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov")
    await server.restart()

    turned = await answer.press("›")

    assert turned.custom_id("2 of 2") == "turn"
