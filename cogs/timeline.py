"""/timeline: what happened when."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, scope_of
from bot.buttons.errors import suggest
from bot.newsroom.timeline import Detail
from bot.newsroom.topics import topic_choices
from bot.presentation.dates import read_day
from bot.presentation.questions import Question
from bot.store.database import Store


class Timeline(commands.Cog):
    def __init__(self, store: Store) -> None:
        self._store = store

    @app_commands.command(description="What happened when, day by day")
    @app_commands.describe(
        topic="A name, a place, a word",
        since="The first day: 24 October 2019, October 2019 or 2019",
        until="The last day, written the same way",
        detail="How much: five days, a dozen unless you say, or all of them",
    )
    async def timeline(
        self,
        interaction: Interaction,
        topic: app_commands.Range[str, 1, 100],
        since: app_commands.Range[str, 1, 40] | None = None,
        until: app_commands.Range[str, 1, 40] | None = None,
        detail: Detail | None = None,
    ) -> None:
        first = read_day(since).isoformat() if since else ""
        last = read_day(until, end=True).isoformat() if until else ""
        await reply(interaction, Question("timeline", (topic, first, last, detail or "")))

    @timeline.autocomplete("topic")
    async def _topics(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggest(topic_choices(typed, scope=scope_of(interaction), store=self._store))


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Timeline(bot.store))
