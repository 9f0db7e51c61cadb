"""/article: the whole card, and the stored text."""

from __future__ import annotations

import pytest

from tests.support.copies import LEAD, WIRE
from tests.support.simulated import SEED, Server, quoted, words
from tests.support.views import SELECT, labels, walk

TEXT = SEED.read_text(encoding="utf-8")


async def test_the_card_holds_everything(server: Server) -> None:
    answer = await server.ask("article", headline="Withdrawal of foreign troops")
    text = words(answer.text)

    assert not answer.private
    lines = text.split("\n")
    assert lines[0].startswith("## Withdrawal of foreign troops stationed in Syria")
    assert lines[1].startswith("Only Russian forces' presence in Syria is legitimate as requested")
    assert lines[2] == "-# TASS · Thursday 24 October 2019 · dateline “SOCHI, October 23”"
    assert "⚠ The dateline says October 23 where the text says Thursday" in lines[3]
    assert "The Kremlin is confident that all foreign military deployed in Syria" in lines[4]
    assert "-# — Dmitry Peskov, Kremlin spokesman" in lines
    assert "-# — Donald Trump, US President" in lines
    assert "**Dmitry Peskov**, Kremlin spokesman" in lines
    assert "**Mike Pence**, Vice President" in lines
    assert "**Tuesday 22 October 2019** · Russia and Turkey on Tuesday agreed" in text
    for said in quoted(answer.text):
        assert said in TEXT


async def test_another_outlets_print_of_the_story_can_be_opened(server: Server) -> None:
    for headline, source, paragraphs in (
        ("Ferry aground off Orm", "Courier", WIRE),
        ("Two hundred taken off ferry", "Herald", WIRE),
        ("Fishermen save ferry passengers", "Gazette", LEAD),
    ):
        await server.load("\n\n".join((headline, *paragraphs)), source=source)
    card = await server.ask("article", headline="Two hundred taken off")
    (choices,) = [part for part in walk(card.components) if part["type"] == SELECT]
    opened = await card.choose(choices["options"][0]["value"])

    assert [option["label"] for option in choices["options"]] == ["Courier", "Gazette"]
    assert "day of publication unknown · " in choices["options"][0]["description"]
    assert opened.private
    assert opened.text.startswith("## Ferry aground off Orm")


async def test_a_story_of_its_own_offers_no_other(server: Server) -> None:
    card = await server.ask("article", headline="Withdrawal")

    assert not [part for part in walk(card.components) if part["type"] == SELECT]


async def test_no_address_is_made_up(server: Server) -> None:
    answer = await server.ask("article", headline="Withdrawal")

    assert "http" not in answer.text
    assert all("url" not in button for button in answer.components)


async def test_people_are_a_press_away_even_after_a_restart(server: Server) -> None:
    answer = await server.ask("article", headline="Withdrawal")
    await server.restart()

    said = await answer.press("Quotes: Donald Trump")

    assert said.private
    assert "bloodstained sand" in said.text


async def test_the_whole_text_can_be_paged_through_privately(server: Server) -> None:
    card = await server.ask("article", headline="Withdrawal")
    await server.restart()

    page = await card.press("Whole text")
    assert page.private
    shown = [page.text]
    for _ in range(page.pages - 1):
        page = await page.press("›")
        shown.append(page.text)

    for line in filter(str.strip, TEXT.split("\n")):
        assert any(line in words(text) for text in shown), line


async def test_headlines_are_offered_and_an_offer_is_understood(server: Server) -> None:
    offered = await server.suggestions("article", "headline", "troops")

    assert offered[0][0].startswith("Withdrawal of foreign troops")
    assert "## Withdrawal" in (await server.ask("article", headline=offered[0][1])).text


@pytest.mark.parametrize(
    ("headline", "says"),
    [
        pytest.param("volcano erupts", "“volcano erupts”", id="no such headline"),
        pytest.param("#999", "", id="an id that is none"),
    ],
)
async def test_no_such_article_gets_a_sentence(server: Server, headline: str, says: str) -> None:
    refusal = await server.ask("article", headline=headline)

    assert refusal.private
    assert refusal.text
    assert says in refusal.text


async def test_a_hostile_article_breaks_no_layout(server: Server) -> None:
    hostile = (
        "# Free [gifts](https://evil.example) @everyone\n\n"
        'Click <@1> now. "**Win** ||a|| `prize` -# today," Mayor Ana Ruiz said on Monday.\n\n'
        "- one\n1. two\n> three"
    )
    loaded = await server.load(hostile, published="2025-03-03")
    text = (await loaded.press("Article")).text

    assert "\\[gifts](https://evil.example)" in text
    assert "\\@everyone" in text
    assert " <@1>" not in text
    assert "\\*\\*Win\\*\\*" in text


async def test_buttons_stay_few(server: Server) -> None:
    card = await server.ask("article", headline="Withdrawal")

    assert labels(card.components) == [
        "Whole text",
        "Quotes: Dmitry Peskov",
        "Quotes: Donald Trump",
    ]
