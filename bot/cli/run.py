"""`run`: the bot on Discord, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio

from bot.app import create_bot, serve
from bot.cli.doctor import NO_TOKEN
from bot.cli.ending import until_ended
from bot.clock import SystemClock
from bot.config import Settings, read_settings
from bot.errors import Unusable
from bot.log import log_to_terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Settings come from the environment and .env; see .env.example."


def run(options: argparse.Namespace) -> int:
    settings = read_settings()
    token = settings.discord_token
    if token is None:
        raise Unusable(NO_TOKEN)
    log_to_terminal(settings.log_level)

    asyncio.run(_run(settings, token))
    return 0


async def _run(settings: Settings, token: str) -> None:
    await until_ended(serve(create_bot(settings, clock=SystemClock()), token))
