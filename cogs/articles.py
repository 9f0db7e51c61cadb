"""/article: one story on one page."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, scope_of
from bot.buttons.errors import suggest
from bot.newsroom.articles import article_choices
from bot.presentation.questions import Question
from bot.store.database import Store


class Articles(commands.Cog):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(description="One story: what it says, who said what, and when")
    @app_commands.describe(headline="Words of its headline")
    async def article(
        self, interaction: Interaction, headline: app_commands.Range[str, 1, 100]
    ) -> None:
        await reply(interaction, Question("article", (headline,)))

    @article.autocomplete("headline")
    async def _headlines(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await suggest(article_choices(typed, scope=scope_of(interaction), store=self._store))


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Articles(bot.store))
