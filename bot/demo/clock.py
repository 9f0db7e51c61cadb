"""The demo's time. simcord's clock stands still unless it is moved, here with the real one."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

import discord
from simcord import SetupError

if TYPE_CHECKING:
    from simcord import Env
    from simcord.preview import Preview

_EVERY = 15.0  # seconds between moves
_QUIET = 5.0  # seconds since somebody last asked something


class PreviewClock:
    """The bot's clock: the real one until it follows simcord's."""

    def __init__(self) -> None:
        self._env: Env | None = None

    def follow(self, env: Env) -> None:
        """`env` is not started yet: its clock, which begins at the same moment always, is set to
        this one, so that its messages show today's date."""
        env.backend.clock.advance(behind(env))
        self._env = env

    def now(self) -> datetime:
        return self._env.now() if self._env is not None else datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        while (left := (moment - self.now()).total_seconds()) > 0:
            await asyncio.sleep(left)  # in the bot's tasks these are seconds of simcord's time


def behind(env: Env) -> float:
    """Seconds that simcord's time is behind the real one."""
    return max(0.0, (datetime.now(UTC) - env.now()).total_seconds())


async def keep_moving(env: Env, preview: Preview, bot: discord.Client) -> None:
    """Move simcord's time on with the real one, and show what the bot did in it.

    simcord does one thing at a time and refuses a click that comes while its time is moved, so time
    moves only when nobody has asked anything for a while.
    """
    asked = monotonic()

    async def on_interaction(interaction: discord.Interaction) -> None:
        nonlocal asked
        asked = monotonic()

    bot.event(on_interaction)
    shown = 0  # requests whose outcome the page shows
    while True:
        await asyncio.sleep(_EVERY)
        if monotonic() - asked < _QUIET:
            continue
        with suppress(SetupError, TimeoutError):  # somebody clicked just now: next time, then
            await env.advance_time(behind(env))
            if (requests := len(env.http_requests)) > shown:
                await preview.refresh()
                shown = requests
