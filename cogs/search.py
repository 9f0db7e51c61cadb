"""/search: articles that hold the words asked for."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, scope_of
from bot.buttons.errors import suggest
from bot.newsroom.topics import topic_choices
from bot.presentation.questions import Question
from bot.store.database import Store


class Search(commands.Cog):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(description="Stories that hold these words")
    @app_commands.describe(words='Words, or a "phrase"; Syria OR Turkey finds either')
    async def search(
        self, interaction: Interaction, words: app_commands.Range[str, 1, 100]
    ) -> None:
        await reply(interaction, Question("search", (words,)))

    @search.autocomplete("words")
    async def _topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggest(topic_choices(typed, scope=scope_of(interaction), store=self._store))


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Search(bot.store))
