"""/feeds: where news comes from by itself. For members who may manage the server."""

from __future__ import annotations

import asyncio
import contextlib
import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Dateline
from bot.buttons.answers import reply
from bot.buttons.desk import Interaction, editors_guild, for_editors
from bot.buttons.errors import suggest
from bot.channels import Channels
from bot.errors import Unreadable
from bot.newsroom.feed_check import check
from bot.newsroom.feeds import (
    INTERVALS,
    MOST_BACKFILL,
    FeedDesk,
    Wish,
    add,
    export_list,
    feed_choices,
    import_list,
    pause,
    remove,
    resume,
)
from bot.newsroom.page import Choice
from bot.newsroom.polling import Poller
from bot.presentation.feeds import (
    added_view,
    check_view,
    every_text,
    exported_text,
    imported_view,
    paused_view,
    removed_feed_view,
    resumed_view,
)
from bot.presentation.questions import Question
from bot.sources.fetch import Fetched
from bot.sources.opml import MOST_BYTES
from bot.store.subscriptions import Filters

_EVERY = [app_commands.Choice(name=every_text(m), value=m) for m in INTERVALS]
_Typed = app_commands.Range[str, 1, 200]


@for_editors
class Feeds(
    commands.GroupCog,
    group_name="feeds",
    group_description="Where news comes from by itself",
):
    def __init__(self, bot: Dateline) -> None:
        self._bot = bot
        self._desk = FeedDesk(
            store=bot.store, readers=bot.readers, fetch=self._fetch, clock=bot.clock
        )
        self._poller = Poller(
            store=bot.store,
            readers=bot.readers,
            fetch=self._fetch,
            tell=Channels(bot).tell,
            clock=bot.clock,
        )

    async def _fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        return await self._bot.fetcher.fetch(url, etag=etag, last_modified=last_modified)

    async def cog_load(self) -> None:
        self._running = asyncio.create_task(self._run(), name="feeds")

    async def cog_unload(self) -> None:
        self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running

    async def _run(self) -> None:
        await self._bot.wait_until_ready()  # channels are known from then on
        await self._poller.run()

    @app_commands.command(name="add", description="Load new articles of a feed by themselves")
    @app_commands.describe(
        address="The feed's address, or its site's",
        topics="Only articles about this: Syria OR Turkey",
        words="Only articles in which these words stand",
        people="Only articles that name one of them: Peskov, Lavrov",
        sources="Only articles of these outlets: TASS, AFP",
        text="Where the words are taken from",
        every="How often I look",
        backfill="How many of the newest articles are loaded now; none otherwise",
    )
    @app_commands.choices(
        every=_EVERY,
        text=[
            app_commands.Choice(name="the whole article, from its page", value=1),
            app_commands.Choice(name="what stands in the feed", value=0),
        ],
    )
    async def add(
        self,
        interaction: Interaction,
        address: app_commands.Range[str, 1, 2000],
        topics: _Typed = "",
        words: _Typed = "",
        people: _Typed = "",
        sources: _Typed = "",
        text: int = 1,
        every: int = 60,
        backfill: app_commands.Range[int, 0, MOST_BACKFILL] = 0,
    ) -> None:
        guild, channel = editors_guild(interaction), interaction.channel_id
        assert channel is not None
        wish = Wish(
            minutes=every,
            whole=bool(text),
            filters=Filters(topics=topics, words=words, people=people, sources=sources),
            backfill=backfill,
        )
        await interaction.response.defer(ephemeral=True, thinking=True)
        feed, found = await add(address, wish, guild=guild, channel=channel, desk=self._desk)
        self._poller.nudge()
        digests = len(await self._bot.store.digests.of_guild(guild))
        await interaction.edit_original_response(view=added_view(feed, found, digests=digests))

    @app_commands.command(name="list", description="The feeds of this server, and how they fare")
    async def show(self, interaction: Interaction) -> None:
        await reply(interaction, Question("feeds"), private=True)

    @app_commands.command(name="pause", description="Load nothing of a feed for now")
    @app_commands.describe(feed="Which one")
    async def pause(self, interaction: Interaction, feed: _Typed) -> None:
        paused = await pause(feed, guild=editors_guild(interaction), desk=self._desk)
        await interaction.response.send_message(view=paused_view(paused), ephemeral=True)

    @app_commands.command(name="resume", description="Go on with a feed that was paused or ended")
    @app_commands.describe(feed="Which one")
    async def resume(self, interaction: Interaction, feed: _Typed) -> None:
        resumed = await resume(feed, guild=editors_guild(interaction), desk=self._desk)
        self._poller.nudge()
        await interaction.response.send_message(view=resumed_view(resumed), ephemeral=True)

    @app_commands.command(name="remove", description="Follow a feed no more; its articles stay")
    @app_commands.describe(feed="Which one")
    async def remove(self, interaction: Interaction, feed: _Typed) -> None:
        removed = await remove(feed, guild=editors_guild(interaction), store=self._bot.store)
        await interaction.response.send_message(view=removed_feed_view(removed), ephemeral=True)

    @app_commands.command(
        name="check", description="Look at a feed: what would be loaded, what not, and why"
    )
    @app_commands.describe(feed="One of this server's, or any address")
    async def check(self, interaction: Interaction, feed: app_commands.Range[str, 1, 2000]) -> None:
        guild = editors_guild(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        checked = await check(feed, guild=guild, desk=self._desk)
        await interaction.edit_original_response(view=check_view(checked))

    @app_commands.command(name="import", description="Follow the feeds of a list (OPML)")
    @app_commands.describe(file="As other feed readers export it", every="How often I look")
    @app_commands.choices(every=_EVERY)
    async def import_(
        self, interaction: Interaction, file: discord.Attachment, every: int = 60
    ) -> None:
        guild, channel = editors_guild(interaction), interaction.channel_id
        assert channel is not None
        if file.size > MOST_BYTES:
            raise Unreadable(f"That list is larger than {MOST_BYTES // 1_000_000} MB; split it.")
        await interaction.response.defer(ephemeral=True, thinking=True)
        outlines = await self._bot.readers.read_opml(await file.read())
        imported = await import_list(
            outlines, Wish(minutes=every), guild=guild, channel=channel, desk=self._desk
        )
        self._poller.nudge()
        await interaction.edit_original_response(view=imported_view(imported))

    @app_commands.command(name="export", description="This server's feeds as a list (OPML)")
    async def export(self, interaction: Interaction) -> None:
        guild = editors_guild(interaction)
        name = interaction.guild.name if interaction.guild else "this server"
        data = await export_list(guild=guild, name=name, store=self._bot.store)
        file = discord.File(io.BytesIO(data), filename="feeds.opml")
        await interaction.response.send_message(exported_text(name), file=file, ephemeral=True)

    @pause.autocomplete("feed")
    @resume.autocomplete("feed")
    @remove.autocomplete("feed")
    @check.autocomplete("feed")
    async def _feeds(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return await suggest(self._choices(interaction, typed))

    async def _choices(self, interaction: Interaction, typed: str) -> list[Choice]:
        guild = editors_guild(interaction)
        return await feed_choices(typed, guild=guild, store=self._bot.store)


async def setup(bot: Dateline) -> None:
    await bot.add_cog(Feeds(bot))
