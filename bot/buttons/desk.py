"""What buttons, modals and cogs need of the bot, and what an interaction may see and do."""

from __future__ import annotations

import asyncio
from typing import Protocol, TypeVar, cast

import discord
from discord import app_commands

from bot.clock import Clock
from bot.errors import Forbidden
from bot.newsroom.reading import Readers
from bot.sources.fetch import Fetcher
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from bot.workers import Workers

Interaction = discord.Interaction[discord.Client]
Command = TypeVar("Command")


class Desk(Protocol):
    """The bot, as far as an answer needs it."""

    store: Store
    readers: Readers
    artists: Workers  # who draw pictures
    fetcher: Fetcher
    clock: Clock
    seeded: asyncio.Event  # set once the articles that come with the bot are read
    loads: dict[str, asyncio.Task[None]]  # those under way, by the name their buttons carry

    async def is_owner(self, user: discord.abc.User, /) -> bool: ...


def desk_of(interaction: Interaction) -> Desk:
    return cast(Desk, interaction.client)


def scope_of(interaction: Interaction) -> Scope:
    """What may be seen where the interaction came from.

    A server's own articles only where the bot itself is a member: a user's installation brings the
    bot into servers whose editors never let it in.
    """
    guild = interaction.guild_id
    if guild is None or interaction.client.get_guild(guild) is None:
        return Scope(LIBRARY)
    return Scope(guild)


def for_editors(command: Command) -> Command:
    """Mark a command, or a group of them, as one for servers where the bot is a member, and there
    for those who may manage the server. What Discord makes of that `editors_guild` checks again."""
    app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(command)
    app_commands.allowed_installs(guilds=True, users=False)(command)
    app_commands.default_permissions(manage_guild=True)(command)
    return command


def editors_guild(interaction: Interaction) -> int:
    """The server whose articles the user may change. Raises Forbidden where there is none.

    Checked whenever an editor's command, button or modal runs: what Discord was told about
    permissions is a hint that a server's owner can change.
    """
    scope = scope_of(interaction)
    if scope.guild_id == LIBRARY:
        raise Forbidden("This works in a server that I am a member of. Add me to it first.")
    if not interaction.permissions.manage_guild:
        raise Forbidden("That needs the permission to manage this server.")
    return scope.guild_id
