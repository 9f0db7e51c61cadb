"""/news: what editors do with articles. For members who may manage the server."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, desk_of, editors_guild, scope_of
from bot.buttons.errors import suggest
from bot.buttons.modals import LoadModal, load, read_published, redate
from bot.newsroom.articles import article_choices, source_choices
from bot.newsroom.ingest import remove
from bot.presentation.ingest import removed_view
from bot.presentation.questions import Question
from bot.store.database import Store


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
class Ingest(
    commands.GroupCog,
    group_name="news",
    group_description="Load articles, and see to those that are loaded",
):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(name="load", description="Load an article from a file, or paste its text")
    @app_commands.describe(
        file="A text file; without one a form opens to paste into",
        published="Its day of publication: 24 October 2019",
        source="The agency or paper it is from",
    )
    async def load(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        published: app_commands.Range[str, 1, 60] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        editors_guild(interaction)
        day = read_published(published or "", desk_of(interaction).clock)
        if file is None:
            await interaction.response.send_modal(LoadModal(published=day, source=source))
        else:
            await load(interaction, "", file=file, published=day, source=source)

    @app_commands.command(name="remove", description="Take an article away from this server")
    @app_commands.describe(article="Words of its headline")
    async def remove(
        self, interaction: Interaction, article: app_commands.Range[str, 1, 100]
    ) -> None:
        removed = await remove(article, guild=editors_guild(interaction), store=self._store)
        await interaction.response.send_message(view=removed_view(removed), ephemeral=True)

    @app_commands.command(name="list", description="The articles this server has loaded")
    async def listing(self, interaction: Interaction) -> None:
        await reply(interaction, Question("list"), private=True)

    @app_commands.command(
        name="date", description="Say when an article was published; it is read again with that"
    )
    @app_commands.describe(
        article="Words of its headline", day="24 October 2019; or “unknown” to take a day back"
    )
    async def published(
        self,
        interaction: Interaction,
        article: app_commands.Range[str, 1, 100],
        day: app_commands.Range[str, 1, 60],
    ) -> None:
        await redate(interaction, article, day)

    @remove.autocomplete("article")
    @published.autocomplete("article")
    async def _headlines(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest(article_choices(typed, scope=scope_of(interaction), store=self._store))

    @load.autocomplete("source")
    async def _sources(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest(source_choices(typed, scope=scope_of(interaction), store=self._store))


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Ingest(bot.store))
