"""/digest: what is new, posted in a channel every day. For members who may manage the server."""

from __future__ import annotations

import asyncio
import contextlib
import logging

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.desk import Interaction, editors_guild, for_editors
from bot.buttons.errors import suggest
from bot.channels import Channels, lack, missing_rights
from bot.digests.edit import create, listing, remove
from bot.digests.schedule import zone_choices
from bot.digests.scheduler import Scheduler
from bot.errors import Forbidden
from bot.newsroom.page import Choice
from bot.presentation.digests import created_view, digest_label, digests_view, removed_digest_view

_log = logging.getLogger(__name__)


@for_editors
class Digests(
    commands.GroupCog,
    group_name="digest",
    group_description="Post what is new in a channel, every day",
):
    def __init__(self, bot: Dateline) -> None:
        self._bot = bot
        self._store, self._clock = bot.store, bot.clock
        self._scheduler = Scheduler(store=bot.store, post=Channels(bot), clock=bot.clock)

    async def cog_load(self) -> None:
        self._running = asyncio.create_task(self._run(), name="digests")

    async def cog_unload(self) -> None:
        self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running

    async def _run(self) -> None:
        await self._bot.wait_until_ready()  # permissions are known from then on
        await self._scheduler.run()

    @app_commands.command(name="create", description="Post here every day what is new")
    @app_commands.describe(
        at="The time of day: 08:00", zone="Whose clock: a city, such as Europe/Paris"
    )
    async def create(
        self,
        interaction: Interaction,
        at: app_commands.Range[str, 1, 20],
        zone: app_commands.Range[str, 1, 60],
    ) -> None:
        guild, channel = editors_guild(interaction), interaction.channel_id
        assert channel is not None
        thread = isinstance(interaction.channel, discord.Thread)
        if missing := missing_rights(interaction.app_permissions, thread=thread):
            raise Forbidden(lack(channel, missing))
        digest, first = await create(
            at, zone, guild=guild, channel=channel, store=self._store, clock=self._clock
        )
        self._scheduler.add(digest.id)
        await interaction.response.send_message(view=created_view(digest, first), ephemeral=True)

    @app_commands.command(name="remove", description="Post a digest no more")
    @app_commands.describe(digest="Which one")
    async def remove(
        self, interaction: Interaction, digest: app_commands.Range[str, 1, 100]
    ) -> None:
        removed = await remove(digest, guild=editors_guild(interaction), store=self._store)
        await interaction.response.send_message(view=removed_digest_view(removed), ephemeral=True)

    @app_commands.command(name="list", description="The digests of this server, and how they fare")
    async def show(self, interaction: Interaction) -> None:
        found = await listing(
            guild=editors_guild(interaction), store=self._store, clock=self._clock
        )
        await interaction.response.send_message(view=digests_view(found), ephemeral=True)

    @create.autocomplete("zone")
    async def _zones(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=zone, value=zone) for zone in zone_choices(typed)]

    @remove.autocomplete("digest")
    async def _digests(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest(self._choices(interaction, typed))

    async def _choices(self, interaction: Interaction, typed: str) -> list[Choice]:
        digests = await self._store.digests.of_guild(editors_guild(interaction))
        labels = {
            f"#{digest.id}": digest_label(digest, _channel_name(interaction, digest.channel))
            for digest in digests
        }
        return [
            Choice(label, value)
            for value, label in labels.items()
            if typed.casefold() in label.casefold()
        ]


def _channel_name(interaction: Interaction, channel: int) -> str | None:
    found = interaction.client.get_channel(channel)
    return found.name if isinstance(found, discord.abc.GuildChannel | discord.Thread) else None


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Digests(bot))
