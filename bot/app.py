"""The bot: builds the parts, joins them, connects to Discord and keeps connected.

Nothing here waits for articles to be read: seeds are loaded once the bot is up, and what is asked
meanwhile is answered from what there is.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Coroutine
from datetime import timedelta

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons.errors import answer_error
from bot.buttons.press import BUTTONS
from bot.clock import Clock
from bot.config import Settings
from bot.errors import NewsError, Unusable
from bot.newsroom.reading import Readers
from bot.newsroom.reread import reread
from bot.newsroom.seeds import load_folder
from bot.sources.fetch import Fetcher, fetcher_of
from bot.store.database import Store
from bot.workers import Workers

COGS = ("latest", "quotes", "timeline", "search", "articles", "ingest", "digests", "feeds")
_LONGEST_PAUSE = 300  # seconds between attempts to reach Discord
_log = logging.getLogger(__name__)


class Tree(app_commands.CommandTree["Dateline"]):
    async def on_error(
        self, interaction: discord.Interaction[Dateline], error: app_commands.AppCommandError, /
    ) -> None:
        await answer_error(interaction, error)


class Dateline(commands.Bot):
    """`store` is there from `setup_hook` on; `seeded` is set once the seeds folder is read."""

    store: Store

    def __init__(
        self, settings: Settings, *, clock: Clock, readers: Readers, fetcher: Fetcher
    ) -> None:
        # Without these two, a bot that never speaks warns that it cannot.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,  # none is used: messages are not read
            help_command=None,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            guild_ready_timeout=0.5,  # seconds after the last server; nothing here waits for more
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self.settings = settings
        self.clock = clock
        self.readers = readers
        self.artists = Workers()
        self.fetcher = fetcher
        self.loads: dict[str, asyncio.Task[None]] = {}
        self.seeded = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._opened = False

    async def setup_hook(self) -> None:
        """Raises Unusable where the database cannot be used. Does its work once, however often
        logging in is tried."""
        if self._opened:
            return
        self.store = await Store.open(self.settings.database, clock=self.clock)
        self._opened = True
        self.add_dynamic_items(*BUTTONS)
        for cog in COGS:
            await self.load_extension(f"cogs.{cog}")
        await self._sync()
        self._start(self._catch_up())

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _sync(self) -> None:
        """Tell Discord of the commands, where they are others than it was told last or it has none.

        Discord allows 200 new commands a day, so they are not sent at every start.
        """
        found = sorted(
            (command.to_dict(self.tree) for command in self.tree.get_commands()),
            key=lambda command: (command["type"], command["name"]),
        )
        printed = json.dumps(found, sort_keys=True, default=str)
        digest = hashlib.sha256(f"{self.application_id} {printed}".encode()).hexdigest()
        told = await self.store.settings.get("commands") == digest
        try:
            if told and await self.tree.fetch_commands():
                return
            await self.tree.sync()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            _log.warning("Discord did not take the commands, the next start tries again: %s", error)
            return
        await self.store.settings.put("commands", digest)

    async def _catch_up(self) -> None:
        """What reading there is to do at a start: new seeds, then what older rules have read."""
        await self._seed()
        try:
            while count := await reread(store=self.store, readers=self.readers):
                _log.info("read %d articles again with newer rules", count)
        except Exception:
            _log.exception("articles were not read again")

    async def _seed(self) -> None:
        """Load the seeds folder; what is wrong with it is logged and keeps nobody from asking."""
        try:
            if self.settings.seeds_dir is not None:
                receipts, refusals = await load_folder(
                    self.settings.seeds_dir, store=self.store, readers=self.readers
                )
                _log.info("seeds: %d read, %d refused", len(receipts), len(refusals))
                for refusal in refusals:
                    _log.warning("seed %s: %s", refusal.name, refusal.reason)
        except NewsError as error:
            _log.warning("seeds: %s", error.for_reader)
        except Exception:
            _log.exception("seeds were not loaded")
        finally:
            self.seeded.set()

    async def close(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await super().close()
        await self.readers.close()
        await self.artists.close()
        await self.fetcher.close()
        if self._opened:
            self._opened = False
            await self.store.close()


def create_bot(settings: Settings, *, clock: Clock) -> Dateline:
    """The bot, not connected yet: `serve` connects it, tests and the demo simulate Discord.

    Raises Unusable where the contact cannot be told to web sites.
    """
    fetcher = fetcher_of(settings)
    return Dateline(settings, clock=clock, readers=Readers(), fetcher=fetcher)


async def serve(bot: Dateline, token: str) -> None:
    """Log in, connect, and stay so until the bot is closed.

    Discord or the network away at the start is waited for, longer each time; later discord.py
    reconnects by itself. Raises Unusable: a token Discord refuses, a database that cannot be used.
    """
    async with bot:
        attempt = 0
        while not await _logged_in(bot, token):
            attempt += 1
            await _pause(bot.clock, attempt)
        while not bot.is_closed():
            try:
                await bot.connect()
            except AttributeError:
                # discord.py 2.7 stumbles over its missing connection where the very first one fails
                if _connected_once(bot):
                    raise
                attempt += 1
                await _pause(bot.clock, attempt)
            except discord.ConnectionClosed as error:
                raise Unusable(
                    f"Discord closed the connection for good (code {error.code}). "
                    "Check the token with “python -m bot doctor”."
                ) from error


async def _logged_in(bot: Dateline, token: str) -> bool:
    try:
        await bot.login(token)
    except discord.LoginFailure as error:
        raise Unusable(
            "Discord refuses this token. Copy it anew from https://discord.com/developers/applications"
            " (your application, Bot, Reset Token) into DISCORD_TOKEN in .env."
        ) from error
    except (TimeoutError, OSError, aiohttp.ClientError, discord.HTTPException) as error:
        _log.warning("Discord cannot be reached: %s", error)
        await bot.http.close()
        bot.http.connector = discord.utils.MISSING  # a closed one would be used again
        return False
    return True


def _connected_once(bot: Dateline) -> bool:
    connection: object | None = bot.ws  # typed as if it were always there
    return connection is not None


async def _pause(clock: Clock, attempt: int) -> None:
    seconds = min(5 * 2 ** (attempt - 1), _LONGEST_PAUSE)
    _log.info("trying again in %d seconds", seconds)
    await clock.sleep_until(clock.now() + timedelta(seconds=seconds))
