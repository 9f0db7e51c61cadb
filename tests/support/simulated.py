"""A server on a simulated Discord, with the real bot in it, a reader and an editor.

Only Discord's servers are simulated (simcord): the bot, discord.py, the reader of articles and the
SQLite file are the real ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from simcord.env import Env

from bot.app import Dateline, create_bot
from bot.config import Settings
from bot.errors import NewsError
from bot.presentation.markup import unescape
from tests.support.views import Component, assert_within_limits, buttons, labels, shown

# simcord waits this long after each action for work still to come; 50 ms would be most of a test.
_waits: Any = Env._settle_internal.__kwdefaults__
_waits["idle"] = 0.002

NOTHING_LOADED = "This server has loaded no article."
SEED = Path("seeds/000_a5c3734ef05d3e34.txt")


@dataclass
class SimulatedClock:
    """Dateline's clock, reading Discord's simulated time."""

    env: Any = None

    def now(self) -> datetime:
        moment: datetime = self.env.now()
        return moment

    async def sleep_until(self, moment: datetime) -> None:
        await discord.utils.sleep_until(moment)


@dataclass
class Server:
    """One server with a news channel; `reader` may read, `editor` may manage the server."""

    env: Any
    settings: Settings
    clock: SimulatedClock
    guild: Any = field(init=False)
    channel: Any = field(init=False)
    reader: Any = field(init=False)
    editor: Any = field(init=False)
    editors: Any = field(init=False)  # the role

    def __post_init__(self) -> None:
        self.guild = self.env.create_guild("Newsroom")
        self.channel = self.guild.create_text_channel("news")
        rights = discord.Permissions(manage_guild=True)
        self.editors = self.guild.create_role("Editors", permissions=rights)
        self.reader = self.guild.add_member(self.env.create_user("reader"))
        self.editor = self.guild.add_member(self.env.create_user("editor"), roles=[self.editors])

    @property
    def bot(self) -> Dateline:
        bot: Dateline = self.env.bot
        return bot

    async def restart(self) -> None:
        """End the bot and start another one on the same database."""
        await self.bot.close()
        await self.env.restart_bot(create_bot(self.settings, clock=self.clock))

    async def editor_leaves_office(self) -> None:
        """The editors' role loses its rights."""
        guild = self.bot.get_guild(self.guild.id)
        role = guild.get_role(self.editors.id) if guild else None
        assert role is not None
        await role.edit(permissions=discord.Permissions.none())

    async def ask(self, command: str, /, by: Any = None, **options: Any) -> Reply:
        """A command by the reader, or by somebody else, in the news channel."""
        result = await (by or self.reader).slash(self.channel, command, **options)
        return Reply(self, result, by or self.reader)

    async def load(self, text: str, **options: Any) -> Reply:
        """An article from a file, loaded by the editor."""
        file = ("story.txt", text.encode())
        return await self.ask("news load", by=self.editor, file=file, **options)

    async def suggestions(
        self, command: str, option: str, typed: str, by: Any = None, **options: Any
    ) -> list[Any]:
        """What autocomplete offers, as (label, value)."""
        found = await (by or self.reader).autocomplete(
            self.channel, command, option, typed, **options
        )
        return [(choice["name"], choice["value"]) for choice in found]


@dataclass
class Reply:
    """What came back: the message as it is now."""

    server: Server
    result: Any
    by: Any

    @property
    def message(self) -> Any:
        messages = [self.result.response, *self.result.followups]
        found = next((message for message in messages if message is not None), None)
        assert found is not None, "nothing was answered"
        return found

    @property
    def components(self) -> list[Component]:
        components: list[Component] = self.message.components
        assert_within_limits(components)
        return components

    @property
    def text(self) -> str:
        return shown(self.components)

    @property
    def private(self) -> bool:
        return bool(self.message.ephemeral)

    @property
    def pages(self) -> int:
        """How many pages the answer says it has."""
        found = [re.fullmatch(r"\d+ of (\d+)", label) for label in labels(self.components)]
        return max((int(match[1]) for match in found if match), default=1)

    def custom_id(self, label: str) -> str:
        """Of the first button with that label."""
        found = [button for button in buttons(self.components) if button.get("label") == label]
        assert found, f"no button {label!r} in {[b.get('label') for b in buttons(self.components)]}"
        identity: str = found[0]["custom_id"]
        return identity

    async def press(self, label: str, by: Any = None) -> Reply:
        """Press a button; what it answers, or this message where it was changed in place."""
        presser = by or self.by
        result = await presser.click(self.message, custom_id=self.custom_id(label))
        assert result.acknowledged, f"nobody answered {label!r}"
        return Reply(self.server, result, presser)

    async def choose(self, value: str) -> Reply:
        """Pick from the message's list."""
        result = await self.by.select(self.message, [value])
        assert result.acknowledged, f"nobody answered {value!r}"
        return Reply(self.server, result, self.by)

    async def fill(self, **values: Any) -> Reply:
        """Fill in the form that was opened, by its fields' ids, and send it."""
        assert self.result.modal is not None, "no form was opened"
        result = await self.by.submit_modal(self.result, values)
        return Reply(self.server, result, self.by)


def unexpected(errors: list[BaseException]) -> list[BaseException]:
    """Those that are no answers: what readers are told with a sentence is none of them."""
    bugs = []
    for error in errors:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if not isinstance(cause, NewsError | app_commands.AppCommandError):
            bugs.append(cause)
    return bugs


def words(markdown: str) -> str:
    """The text as Discord shows it, without its backslashes."""
    return unescape(markdown)


def quoted(markdown: str) -> list[str]:
    """What is set off as somebody's words, line by line."""
    return [words(line[2:]) for line in markdown.split("\n") if line.startswith("> ")]
