"""/latest: what is new."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, scope_of
from bot.buttons.errors import suggest
from bot.newsroom.articles import source_choices
from bot.newsroom.topics import topic_choices
from bot.presentation.questions import Question
from bot.store.database import Store


class Latest(commands.Cog):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(description="The newest stories, each with its key quote")
    @app_commands.describe(
        topic="Only stories about this: a name, a place, a word",
        source="Only stories of this agency or paper",
        count="How many a page, 5 if not given",
    )
    async def latest(
        self,
        interaction: Interaction,
        topic: app_commands.Range[str, 1, 100] | None = None,
        source: app_commands.Range[str, 1, 100] | None = None,
        count: app_commands.Range[int, 1, 10] | None = None,
    ) -> None:
        asked = Question("latest", (topic or "", source or "", str(count or "")))
        await reply(interaction, asked)

    @latest.autocomplete("topic")
    async def _topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggest(topic_choices(typed, scope=scope_of(interaction), store=self._store))

    @latest.autocomplete("source")
    async def _sources(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest(source_choices(typed, scope=scope_of(interaction), store=self._store))


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Latest(bot.store))
