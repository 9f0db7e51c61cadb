"""/news: what editors do, what nobody else may, and what is no article."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.backend.errors import SetupError

from tests.support.simulated import NOTHING_LOADED, SEED, Server
from tests.support.views import labels

STORY = """Northern bridge opens in Velm

VELM, March 3. The northern bridge opened on Monday.

"We kept our word to the people of Velm," Mayor Ana Ruiz told reporters. "The tolls are gone."
"""


async def test_a_file_is_read_and_its_receipt_says_what_was_read(server: Server) -> None:
    receipt = await server.load(STORY, published="3 March 2025", source="Sample Agency")

    assert receipt.private
    assert receipt.text.split("\n")[:4] == [
        "### Loaded",
        "**Northern bridge opens in Velm**",
        "-# Sample Agency · Monday 3 March 2025 · dateline “VELM, March 3”",
        "2 quotes by 1 person, 1 dated event.",
    ]
    said = await server.ask("quote", person="Ruiz")
    assert '> "We kept our word to the people of Velm,"\n> "The tolls are gone."' in said.text


async def test_an_unknown_day_is_said_and_can_be_told_with_a_button(server: Server) -> None:
    receipt = await server.load(STORY)
    assert "When was it published? Tell me with the button, or with `/news date`." in receipt.text
    await server.restart()

    form = await receipt.press("Day of publication…")
    again = await form.fill(published="3 March 2025")

    assert again.private
    assert again.text.startswith("### Read again\n")
    assert "Monday 3 March 2025" in again.text


async def test_the_same_text_again_is_known(server: Server) -> None:
    await server.load(STORY, published="3 March 2025")

    assert (await server.load(STORY)).text.startswith("### Already here\n")


async def test_without_a_file_a_form_takes_text_in_three_fields(server: Server) -> None:
    head, body, said = STORY.strip().split("\n\n")
    form = await server.ask("news load", by=server.editor, source="Sample Agency")

    receipt = await form.fill(text1=head, text2=body, text3=said, published="3 March 2025")

    assert receipt.private
    assert (
        "**Northern bridge opens in Velm**\n-# Sample Agency · Monday 3 March 2025" in receipt.text
    )
    assert "2 quotes by 1 person" in receipt.text


async def test_the_form_takes_a_file_too(server: Server) -> None:
    form = await server.ask("news load", by=server.editor, published="3 March 2025")

    receipt = await form.fill(file=("story.txt", STORY.encode()))

    assert "2 quotes by 1 person" in receipt.text


@pytest.mark.parametrize(
    ("filled", "says"),
    [
        pytest.param({}, "There is nothing to load", id="nothing"),
        pytest.param({"text1": "   "}, "There is nothing to load", id="blank"),
        pytest.param(
            {"text1": "The northern bridge " * 200},
            "The text ends in the middle, as a field holds 4,000 characters.",
            id="cut off by Discord",
        ),
        pytest.param({"text1": STORY, "published": "soon"}, "is no day I can read", id="no day"),
        pytest.param({"text1": STORY, "published": "2019"}, "is no single day", id="a year"),
        pytest.param({"text1": STORY, "published": "1 May 2093"}, "has not come yet", id="future"),
        pytest.param(
            {"text1": STORY, "file": ("a.txt", b"text")}, "a file and a text", id="file and text"
        ),
    ],
)
async def test_a_form_that_cannot_be_used_gets_a_sentence(
    server: Server, filled: dict[str, Any], says: str
) -> None:
    refusal = await (await server.ask("news load", by=server.editor)).fill(**filled)

    assert refusal.private
    assert says in refusal.text
    assert (await server.ask("news list", by=server.editor)).text.count("**") == 0


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("empty.txt", b"", "empty", id="empty"),
        pytest.param("blank.txt", b" \n\n ", "", id="blank"),
        pytest.param(
            "photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)) * 9, "", id="binary"
        ),
        pytest.param("big.txt", b"word " * 1_100_000, "up to 5 MB", id="over 5 MB"),
        pytest.param("long.txt", b"word " * 400_000, "", id="2 MB"),
    ],
)
async def test_a_file_that_is_no_article_gets_a_sentence_and_leaves_nothing(
    server: Server, name: str, data: bytes, says: str
) -> None:
    refusal = await server.ask("news load", by=server.editor, file=(name, data))

    assert refusal.private
    assert says in refusal.text
    assert "Something went wrong" not in refusal.text
    assert "### Loaded" not in refusal.text
    assert NOTHING_LOADED in (await server.ask("news list", by=server.editor)).text


async def test_removed_articles_are_gone(server: Server) -> None:
    await server.load(STORY, published="3 March 2025")
    offered = await server.suggestions("news remove", "article", "bridge", by=server.editor)

    removed = await server.ask("news remove", by=server.editor, article=offered[0][1])

    assert removed.private
    assert removed.text.startswith("### Removed\n**Northern bridge opens in Velm**")
    assert "No article here quotes" in (await server.ask("quote", person="Ana Ruiz")).text


async def test_nothing_is_removed_or_dated_on_a_guess(server: Server) -> None:
    await server.load(STORY)
    await server.load(STORY.replace("Northern", "Southern"))

    removal = await server.ask("news remove", by=server.editor, article="bridge")
    dating = await server.ask("news date", by=server.editor, article="bridge", day="3 March 2025")
    named = await server.ask(
        "news remove", by=server.editor, article="southern bridge opens in Velm"
    )

    says = "More than one headline holds “bridge”. Pick one of those I offer while you type."
    assert removal.text == dating.text == says
    assert named.text.startswith("### Removed\n**Southern bridge opens in Velm**")
    assert "-# 1 article\n" in (await server.ask("news list", by=server.editor)).text


async def test_the_owner_changes_the_library_from_any_server(server: Server) -> None:
    await server.load(STORY.replace("Northern bridge", "Withdrawal line"))
    offered = await server.suggestions("news remove", "article", "withdrawal", by=server.editor)
    server.bot.owner_id = server.editor.id
    offered_owner = await server.suggestions(
        "news remove", "article", "withdrawal", by=server.editor
    )
    dated = await server.ask("news date", by=server.editor, article="#1", day="25 October 2019")
    removed = await server.ask("news remove", by=server.editor, article="Withdrawal of foreign")

    assert [label for label, _ in offered] == ["Withdrawal line opens in Velm"]
    assert len(offered_owner) == 2
    assert "Friday 25 October 2019" in dated.text
    assert removed.text.startswith("### Removed from every server\n")
    assert "Peskov" not in (await server.ask("latest")).text


async def test_the_library_is_the_owners(server: Server) -> None:
    removal = await server.ask("news remove", by=server.editor, article="Withdrawal")
    dating = await server.ask("news date", by=server.editor, article="#1", day="1 May 2019")

    assert removal.private
    assert "owner" in removal.text
    assert "owner" in dating.text
    assert "Thursday 24 October 2019" in (await server.ask("latest")).text


async def test_what_is_loaded_here_is_listed_page_by_page(server: Server) -> None:
    for number in range(11):
        story = STORY.replace("Northern bridge", f"Bridge number {number}")
        await server.load(story, published="3 March 2025")

    listed = await server.ask("news list", by=server.editor)

    assert listed.private
    assert listed.text.startswith("### Loaded here\n-# 11 articles\n")
    assert listed.pages == 2
    await server.restart()
    second = await listed.press("›")
    assert "**Bridge number 0 opens in Velm**" in second.text


async def test_a_day_can_be_set_and_taken_back(server: Server) -> None:
    await server.load(STORY)

    told = await server.ask(
        "news date", by=server.editor, article="Northern bridge", day="3 March 2025"
    )
    taken = await server.ask(
        "news date", by=server.editor, article="Northern bridge", day="unknown"
    )

    assert "Monday 3 March 2025" in told.text
    assert "When was it published?" in taken.text


@pytest.mark.parametrize("command", ["news load", "news list", "news remove", "news date"])
async def test_readers_are_not_offered_the_editors_commands(server: Server, command: str) -> None:
    assert command not in server.reader.available_commands(server.channel)
    assert command in server.editor.available_commands(server.channel)


async def test_editors_commands_are_not_in_direct_messages(server: Server) -> None:
    with pytest.raises(SetupError):
        await server.env.create_user("outside").slash("news list")


async def test_rights_are_checked_again_when_a_button_is_pressed(server: Server) -> None:
    receipt = await server.load(STORY)
    await server.editor_leaves_office()

    refusal = await receipt.press("Day of publication…")

    assert refusal.private
    assert "permission to manage this server" in refusal.text


async def test_rights_are_checked_again_when_a_form_is_sent(server: Server) -> None:
    form = await server.ask("news load", by=server.editor)
    await server.editor_leaves_office()

    refusal = await form.fill(text1=STORY)

    assert "permission to manage this server" in refusal.text
    assert "No article here quotes" in (await server.ask("quote", person="Ana Ruiz")).text


async def test_what_one_server_loads_no_other_sees(server: Server) -> None:
    await server.load(STORY, published="3 March 2025")
    elsewhere = server.env.create_guild("Elsewhere")
    channel = elsewhere.create_text_channel("news")
    stranger = elsewhere.add_member(server.env.create_user("stranger"))
    outside = server.env.create_user("outside")

    there = await stranger.slash(channel, "quote", person="Ana Ruiz")
    direct = await outside.slash("quote", person="Ana Ruiz")
    offered = await stranger.autocomplete(channel, "article", "headline", "bridge")

    assert "No article here quotes" in str(there.response.components)
    assert "No article here quotes" in str(direct.response.components)
    assert offered == []
    assert "### Ana Ruiz" in (await server.ask("quote", person="Ana Ruiz")).text


async def test_the_seed_loaded_in_a_server_is_known_from_the_library(server: Server) -> None:
    receipt = await server.load(SEED.read_text(encoding="utf-8"))

    assert receipt.text.startswith("### Already here\n")
    assert "Thursday 24 October 2019" in receipt.text
    assert labels(receipt.components)[0] == "Article"
