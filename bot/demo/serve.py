"""The real bot on simcord's preview: a chat page on this machine, seeds and samples loaded.

Nothing leaves the machine. An editor (Manage Server) and a member are there to switch between. The
samples are invented and are loaded here only, into a database of the demo's own.
"""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from contextlib import suppress
from dataclasses import replace
from importlib import resources
from pathlib import Path

import discord
import simcord
from simcord.preview import Preview

from bot.app import Dateline, create_bot
from bot.buttons.errors import answer_error
from bot.config import Settings
from bot.demo.clock import PreviewClock, keep_moving
from bot.demo.paper import printed
from bot.demo.patience import fetcher_of
from bot.errors import Unusable
from bot.newsroom.seeds import load_folder

WELCOME = """**Dateline** reads the news and answers with the article's own words. \
Type one of these:
- `/quote person:Peskov` or `/quote person:Han Seo-yun`
- `/timeline topic:Syria` or `/timeline topic:Orre Bridge`
- `/latest`
- `/search words:ferries`
- `/article headline:Syria`

As **editor** (the name above the chat), also `/news load`, `/digest create`, and, with an \
invented newspaper on this machine, `/feeds check feed:{feed}` and \
`/feeds add address:{feed} backfill:2`. \
The stories about Kelvaria are invented; the one about Syria is real."""


async def serve_demo(settings: Settings, *, database: Path, port: int | None, browse: bool) -> None:
    """Until the page's session is ended or the task is cancelled.

    Raises Unusable: the port is taken, or the database cannot be used.
    """
    clock = PreviewClock()
    async with printed(clock.now()) as paper:
        await _serve(settings, clock, database=database, port=port, paper=paper, browse=browse)


async def _serve(
    settings: Settings,
    clock: PreviewClock,
    *,
    database: Path,
    port: int | None,
    paper: int,
    browse: bool,
) -> None:
    bot = create_bot(replace(settings, database=database), clock=clock)
    bot.fetcher = fetcher = fetcher_of(settings, paper=paper)
    env = simcord.Env(bot, check_errors=False)
    clock.follow(env)
    try:
        await env.start()
        bot.tree.error(answer_error)  # simcord's own takes "no such person" for a crash
        await _load_samples(bot)
        fetcher.env = env
        with env.time_context():
            async with await _page(env, bot, port, paper) as preview:
                await _invite(preview.url, browse=browse)
                moving = asyncio.create_task(keep_moving(env, preview, bot))
                try:
                    await preview.wait_closed()
                finally:
                    moving.cancel()
    except simcord.SetupError as error:
        raise Unusable(
            f"The demo's page cannot be served ({error}). Try another --port, or none."
        ) from None
    finally:
        await env.shutdown()
        await bot.close()


async def _page(env: simcord.Env, bot: Dateline, port: int | None, paper: int) -> Preview:
    """A server with one channel, where the bot has said what to type."""
    if bot.user is not None:
        await bot.user.edit(username="Dateline")
    guild = env.create_guild("Dateline demo")
    channel = guild.create_text_channel("news")
    editors = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    editor = guild.add_member(env.create_user("editor"), roles=[editors])
    member = guild.add_member(env.create_user("member"))
    await bot.get_partial_messageable(channel.id).send(
        WELCOME.format(feed=f"http://127.0.0.1:{paper}/feed")
    )
    return env.preview(channel, viewers=[editor, member], layout="channel", port=port)


async def _load_samples(bot: Dateline) -> None:
    await bot.seeded.wait()
    with resources.as_file(resources.files("bot.demo") / "samples") as folder:
        await load_folder(folder, store=bot.store, readers=bot.readers)


async def _invite(url: str, *, browse: bool) -> None:
    print(
        f"The demo is at\n\n    {url}\n\n"
        "What follows the # is a password: whoever has this address can use the demo.\n"
        "Switch between editor and member above the chat. Ctrl-C ends the demo.",
        flush=True,
    )
    if browse and _has_desktop():
        with suppress(webbrowser.Error):
            await asyncio.to_thread(webbrowser.open, url)


def _has_desktop() -> bool:
    """Whether there is somewhere to open a browser; a text browser would take this terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
