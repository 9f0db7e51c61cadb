"""/news: what editors do with articles. For members who may manage the server."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, desk_of, editors_guild, for_editors, scope_of
from bot.buttons.errors import suggest
from bot.buttons.load import load, parts_of, typed_links
from bot.buttons.modals import LoadModal, read_published, redate
from bot.newsroom.articles import article_choices, source_choices
from bot.newsroom.ingest import remove
from bot.newsroom.page import Choice
from bot.presentation.ingest import removed_view
from bot.presentation.questions import Question
from bot.store.database import Store


@for_editors
class Ingest(
    commands.GroupCog,
    group_name="news",
    group_description="Load articles, and see to those that are loaded",
):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(
        name="load", description="Load articles from a file or links, or paste a text"
    )
    @app_commands.describe(
        file="A text, page or archive; without it and a link a form opens, for ten files or a text",
        link="A page's address, or several with spaces between",
        published="Its day of publication: 24 October 2019",
        source="The agency or paper it is from",
        everywhere="For every server; the bot's owner only",
    )
    async def load(
        self,
        interaction: Interaction,
        file: discord.Attachment | None = None,
        link: app_commands.Range[str, 1, 4000] | None = None,
        published: app_commands.Range[str, 1, 60] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
        everywhere: bool = False,
    ) -> None:
        if not everywhere:
            editors_guild(interaction)
        day = read_published(published or "", desk_of(interaction).clock)
        if file is None and link is None:
            form = LoadModal(published=day, source=source, everywhere=everywhere)
            await interaction.response.send_modal(form)
            return
        await load(
            interaction,
            links=typed_links(link or ""),
            files=[file] if file else [],
            everywhere=everywhere,
            published=day,
            source=source,
        )

    @app_commands.command(name="remove", description="Take an article away from this server")
    @app_commands.describe(article="Words of its headline")
    async def remove(
        self, interaction: Interaction, article: app_commands.Range[str, 1, 100]
    ) -> None:
        guild, owner = editors_guild(interaction), await _is_owner(interaction)
        removed, everywhere = await remove(article, guild=guild, owner=owner, store=self._store)
        view = removed_view(removed, everywhere=everywhere)
        await interaction.response.send_message(view=view, ephemeral=True)

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
        return await suggest(self._changeable(interaction, typed))

    async def _changeable(self, interaction: Interaction, typed: str) -> list[Choice]:
        """Without the library's articles, which only the bot's owner may change."""
        own = not await _is_owner(interaction)
        scope = scope_of(interaction)
        return await article_choices(typed, scope=scope, own=own, store=self._store)

    @load.autocomplete("source")
    async def _sources(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest(source_choices(typed, scope=scope_of(interaction), store=self._store))


async def _is_owner(interaction: Interaction) -> bool:
    return await desk_of(interaction).is_owner(interaction.user)


@app_commands.context_menu(name="Read as article")
@for_editors
async def read_message(interaction: Interaction, message: discord.Message) -> None:
    text, links, files = parts_of(message)
    await load(interaction, text=text, links=links, files=files)


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Ingest(bot.store))
    bot.tree.add_command(read_message)
