"""Refusals: a sentence, and a way on where there is one."""

from __future__ import annotations

import pytest
from discord import app_commands

from bot.errors import BadRequest, NotFound
from bot.presentation.errors import bug_view, error_view
from tests.support.views import buttons, labels, sent, shown


def told(error: Exception, command: str = "") -> str:
    view = error_view(error, command=command)
    assert view is not None
    return shown(sent(view))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        pytest.param(BadRequest("Type **one** word."), "Type \\*\\*one\\*\\* word.", id="escaped"),
        pytest.param(
            app_commands.MissingPermissions(["manage_guild"]),
            "That needs the permission “Manage Server” here.",
            id="permission",
        ),
        pytest.param(app_commands.NoPrivateMessage(), "That works in a server only.", id="server"),
        pytest.param(
            app_commands.CommandOnCooldown(app_commands.Cooldown(1, 60), 12.4),
            "Too often for now. Try again in 12 seconds.",
            id="cooldown",
        ),
        pytest.param(app_commands.CheckFailure(), "You may not do that here.", id="check"),
    ],
)
def test_what_can_be_helped_gets_a_sentence(error: Exception, sentence: str) -> None:
    assert told(error) == sentence


def test_a_bug_has_no_sentence_of_its_own() -> None:
    assert error_view(RuntimeError("boom")) is None
    assert "logged as ab12" in shown(sent(bug_view("ab12")))


def test_what_was_typed_turns_no_line_round() -> None:
    view = error_view(NotFound("There is no “\u202eabc” here.\n# Nothing"))
    assert view is not None

    assert shown(sent(view)) == "There is no “abc” here. # Nothing"


def test_what_is_too_long_to_be_asked_by_its_name_is_asked_by_its_number() -> None:
    headline = "Bridge " * 30
    view = error_view(NotFound("Nothing.", nearest={headline: "#7"}), command="article")
    assert view is not None

    assert [button["custom_id"] for button in buttons(sent(view))] == ["ask:article|#7"]


def test_what_could_have_been_meant_is_a_press_away() -> None:
    error = NotFound("Nobody.", nearest=("Ana Ruiz", "Ana Ruz", "x" * 100, "", "E", "F", "G"))
    view = error_view(error, command="quote")
    assert view is not None
    components = sent(view)

    assert labels(components)[:2] == ["Ana Ruiz", "Ana Ruz"]
    assert buttons(components)[0]["custom_id"] == "ask:quote|Ana Ruiz||"


@pytest.mark.parametrize("command", ["", "load", "digest create"])
def test_commands_that_no_button_can_ask_offer_none(command: str) -> None:
    view = error_view(NotFound("Nothing.", nearest=("A",)), command=command)
    assert view is not None

    assert labels(sent(view)) == []
