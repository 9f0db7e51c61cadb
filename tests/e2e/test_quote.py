"""/quote on the real article."""

from __future__ import annotations

import json
import sqlite3

import pytest

from tests.support.simulated import SEED, Reply, Server, quoted, words

TEXT = SEED.read_text(encoding="utf-8")

# The seed's own labels: the words between marks, and the verb that attributes them.
PESKOV = [
    ('"As for the presence of American soldiers in Syria, our position is well known', "told"),
    ('"Of course, the final goal is a full withdrawal of any foreign armed', "went on to say"),
    ('"This position is shared by Moscow and Damascus, and this aim is the', "stated"),
    ('"It is necessary to bear in mind the situation that exists de facto, in reality,"', "said"),
    ('"Suffice it to recall the situation involving the Kurds. They are unlikely', "said"),
    ('"The United States in recent years was the Kurds’ closest ally,"', "recalled"),
    ('"In the end, the US abandoned the Kurds. In fact, it betrayed them.', "recalled"),
]
TRAPS = ["In this way he commented", "Gavriil Grigorov", "Operation Peace Spring", "Predictions as"]


async def every_page(reply: Reply) -> str:
    """The text of all pages, turned one after the other."""
    text = [reply.text]
    for _ in range(reply.pages - 1):
        reply = await reply.press("›")
        text.append(reply.text)
    return "\n".join(text)


async def test_quote_answers_with_peskovs_words_and_how_he_said_them(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov")
    blocks = words(answer.text).split("\n-# ")

    assert not answer.private
    for opening, verb in PESKOV:
        told = next(at for at, block in enumerate(blocks) if f"> {opening}" in block)
        assert verb in blocks[told + 1].split("\n")[0]


async def test_quote_names_the_person_the_article_and_the_day(server: Server) -> None:
    text = (await server.ask("quote", person="peskov")).text

    assert text.startswith("### Dmitry Peskov\n-# Kremlin spokesman · 7 quotes")
    assert "Withdrawal of foreign troops stationed in Syria illegitimately" in text
    assert "TASS · Thursday 24 October 2019" in text


async def test_everything_quoted_stands_in_the_article_and_no_trap_does(server: Server) -> None:
    everything = await every_page(await server.ask("quote", person="Peskov"))

    assert len(quoted(everything)) > 7
    for said in quoted(everything):
        assert said in TEXT
        assert not any(trap in said for trap in TRAPS)


async def test_trump_said_one_thing(server: Server) -> None:
    text = await every_page(await server.ask("quote", person="Donald Trump"))

    assert "-# US President · 1 quote · " in text
    assert '> "Let someone else fight over this long bloodstained sand."\n-# “saying”' in text


async def test_reported_words_follow_and_are_called_so(server: Server) -> None:
    first = await server.ask("quote", person="Peskov")
    second = await first.press("›")

    assert "> that Russia’s sole aim was to ensure a political settlement" in second.text
    assert "-# reported, not word for word · “Peskov recalled”" in second.text


async def test_about_narrows_to_what_speaks_of_it(server: Server) -> None:
    text = (await server.ask("quote", person="Peskov", about="Damascus")).text

    assert "about “Damascus” · 2 quotes" in text
    assert "abandoned" not in text


async def test_autocomplete_offers_people_and_takes_its_own_offer(server: Server) -> None:
    offered = await server.suggestions("quote", "person", "dmi")

    assert offered == [("Dmitry Peskov · Kremlin spokesman · 7", "Dmitry Peskov")]
    assert "### Dmitry Peskov" in (await server.ask("quote", person=offered[0][1])).text


async def test_a_misspelt_name_is_offered_rightly_and_a_press_asks_it(server: Server) -> None:
    refusal = await server.ask("quote", person="Peskof")

    assert refusal.private
    assert refusal.text == "No article here quotes “Peskof”. Did you mean Dmitry Peskov?"
    assert "### Dmitry Peskov" in (await refusal.press("Dmitry Peskov")).text


@pytest.mark.parametrize(
    ("person", "says"),
    [
        pytest.param("Angela Merkel", "No article here quotes “Angela Merkel”.", id="nobody"),
        pytest.param("**x** @everyone", "quotes “\\*\\*x\\*\\* \\@everyone”", id="Markdown"),
        pytest.param("#999", "names this person any more", id="an id that is none"),
        pytest.param("|", "Type a name, or a part of one.", id="a separator"),
        pytest.param("x" * 100, "x" * 60, id="long"),
    ],
)
async def test_a_person_nobody_quotes_gets_a_sentence(
    server: Server, person: str, says: str
) -> None:
    refusal = await server.ask("quote", person=person)

    assert refusal.private
    assert says in refusal.text


async def test_pages_turn_in_place_for_everybody_even_after_a_restart(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov")
    await server.restart()

    turned = await answer.press("›", by=server.editor)

    assert turned.message.id == answer.message.id
    assert turned.custom_id("2 of 2") == "turn"
    back = await turned.press("‹")
    assert '"As for the presence' in back.text


async def test_article_and_timeline_open_privately_even_after_a_restart(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov")
    await server.restart()

    card, timeline = await answer.press("Article"), await answer.press("Timeline")

    assert card.private
    assert "Only Russian forces' presence in Syria is legitimate" in card.text
    assert timeline.private
    assert timeline.text.startswith("### Dmitry Peskov\n")


async def test_why_each_quote_is_theirs_is_a_press_away_and_back(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov")
    before = answer.text

    reasons = await answer.press("Why")

    assert reasons.message.id == answer.message.id
    assert " stands right behind the quotation; “he” is read as Dmitry Peskov" in reasons.text
    assert quoted(reasons.text) == quoted(before)
    assert (await reasons.press("Without reasons")).text == before


async def test_a_question_too_long_for_a_button_is_kept_by_the_store(server: Server) -> None:
    about = "Syria OR Kurds OR " + "x" * 80
    answer = await server.ask("quote", person="Peskov", about=about)
    assert "quote" not in answer.custom_id("›")
    await server.restart()

    turned = await answer.press("›")

    assert turned.custom_id("2 of 2") == "turn"


async def test_a_button_whose_question_is_gone_says_so(server: Server) -> None:
    answer = await server.ask("quote", person="Peskov", about="Syria OR Kurds OR " + "x" * 80)
    with sqlite3.connect(server.settings.database) as db:
        db.execute("DELETE FROM asked")
    db.close()

    refusal = await answer.press("›")

    assert refusal.private
    assert "I no longer know what was asked there" in refusal.text


async def test_quote_works_in_direct_messages(server: Server) -> None:
    result = await server.env.create_user("outside").slash("quote", person="Peskov")

    assert "Dmitry Peskov" in json.dumps(result.response.components)
