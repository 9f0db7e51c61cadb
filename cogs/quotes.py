"""/quote: what somebody said, word for word."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, scope_of
from bot.buttons.errors import suggest
from bot.newsroom.quotes import person_choices
from bot.newsroom.topics import topic_choices
from bot.presentation.questions import Question
from bot.store.database import Store


class Quotes(commands.Cog):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(description="What somebody said, word for word")
    @app_commands.describe(
        person="A full name or a surname", about="Only what speaks of this: a name, a place, a word"
    )
    async def quote(
        self,
        interaction: Interaction,
        person: app_commands.Range[str, 1, 100],
        about: app_commands.Range[str, 1, 100] | None = None,
    ) -> None:
        await reply(interaction, Question("quote", (person, about or "", "")))

    @quote.autocomplete("person")
    async def _people(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggest(person_choices(typed, scope=scope_of(interaction), store=self._store))

    @quote.autocomplete("about")
    async def _topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggest(topic_choices(typed, scope=scope_of(interaction), store=self._store))


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Quotes(bot.store))
