"""What is raised, turned into an answer: the doors of commands, buttons, modals, autocomplete.

discord.py only logs what a stateless button or autocomplete raises, and Discord then shows "This
interaction failed"; so each door leads here.
"""

from __future__ import annotations

import contextlib
import logging
import secrets
from collections.abc import Awaitable

import discord
from discord import app_commands

from bot.buttons.desk import Interaction, desk_of
from bot.errors import NotFound
from bot.newsroom.page import Choice
from bot.presentation.errors import bug_view, error_view
from bot.presentation.limits import CHOICE, CHOICES, clip

_TOO_LATE = (10062, 40060)  # unknown interaction (after 3 seconds), already answered
_log = logging.getLogger(__name__)


async def answer_error(interaction: Interaction, error: Exception) -> None:
    """Tell whoever asked, privately: a sentence where they can do something, else a reference."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original if isinstance(error.original, Exception) else error
    if isinstance(error, discord.HTTPException) and error.code in _TOO_LATE:
        _log.warning("an answer came too late for Discord: %s", error)
        return
    if isinstance(error, NotFound) and not desk_of(interaction).seeded.is_set():
        said = f"{error.for_reader} Articles are still being read; ask again in a minute."
        error = NotFound(said, nearest=error.nearest)
    command = interaction.command.name if interaction.command else ""
    view = error_view(error, command=command)
    if view is None:
        reference = secrets.token_hex(4)
        _log.error("%s: %s failed", reference, command or "a button", exc_info=error)
        view = bug_view(reference)
    # Where Discord no longer takes an answer there is nobody left to tell.
    with contextlib.suppress(discord.HTTPException):
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)


async def suggest(choices: Awaitable[list[Choice]]) -> list[app_commands.Choice[str]]:
    """Choices as Discord takes them; none where finding them failed."""
    try:
        found = await choices
    except Exception:
        _log.exception("autocomplete failed")
        return []
    return [
        app_commands.Choice(name=clip(choice.label, CHOICE), value=choice.value)
        for choice in found
        if choice.label.strip() and len(choice.value) <= CHOICE
    ][:CHOICES]
