"""Refusals: what was wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from discord import app_commands

from bot.errors import NewsError, NotFound
from bot.presentation.answer import CAUTION, Answer, Block, ask_button, compose, row
from bot.presentation.markup import plain
from bot.presentation.questions import FIELDS, question_of


def refusal_view(
    sentence: str, *, nearest: Mapping[str, str] | None = None, command: str = ""
) -> Answer:
    """The sentence, and a button for each thing that could have been meant."""
    text = plain(sentence, 900)
    buttons = [
        ask_button(name, question_of(command, {FIELDS[command][0]: asked}))
        for name, asked in (nearest or {}).items()
        if FIELDS.get(command)
    ]
    return compose([Block((text or "That did not work.",))], [row(*buttons)], colour=CAUTION)


def error_view(error: Exception, *, command: str = "") -> Answer | None:
    """What a reader can be told about `error`; None where it is a bug."""
    if isinstance(error, NewsError):
        nearest = error.nearest if isinstance(error, NotFound) else None
        return refusal_view(error.for_reader, nearest=nearest, command=command)
    sentence = _sentence(error)
    return refusal_view(sentence) if sentence else None


def _sentence(error: Exception) -> str | None:
    match error:
        case app_commands.MissingPermissions(missing_permissions=missing):
            return f"That needs the permission {_names(missing)} here."
        case app_commands.BotMissingPermissions(missing_permissions=missing):
            return f"I lack the permission {_names(missing)} here."
        case app_commands.NoPrivateMessage():
            return "That works in a server only."
        case app_commands.CommandOnCooldown(retry_after=seconds):
            return f"Too often for now. Try again in {seconds:.0f} seconds."
        case app_commands.TransformerError(value=value):
            return f"I cannot read “{value}”."
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return "That command has changed. Discord shows its new form within a minute; try then."
        case app_commands.CheckFailure():
            return "You may not do that here."
    return None


def _names(permissions: list[str]) -> str:
    """As Discord's settings call them: “Manage Server”."""
    names = (name.replace("_", " ").replace("guild", "server").title() for name in permissions)
    return ", ".join(f"“{name}”" for name in names)


def bug_view(reference: str) -> Answer:
    return refusal_view(
        f"Something went wrong here, not with what you asked. It is logged as {reference}."
    )
