"""`demo`: the real bot in a chat page on this machine; no token and no network needed."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import logging
import tempfile
from pathlib import Path

from bot.cli.ending import until_ended
from bot.config import read_settings
from bot.errors import Unusable
from bot.log import log_to_terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="of the page; 0 is any that is free"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument(
        "--db", type=Path, metavar="FILE", help="keep the demo's database in this file"
    )


def run(options: argparse.Namespace) -> int:
    if importlib.util.find_spec("simcord") is None:
        raise Unusable(
            "The demo needs simcord, the simulated Discord: “make demo” installs it,"
            " or python -m pip install -e '.[demo]'."
        )
    settings = read_settings()
    log_to_terminal("WARNING")
    logging.getLogger("discord").setLevel(logging.ERROR)  # it misses voice, and what simcord omits
    from bot.demo.serve import serve_demo  # imports simcord, which only this command needs

    with tempfile.TemporaryDirectory(prefix="dateline-demo-") as folder:
        database = options.db or Path(folder, "demo.db")
        page = serve_demo(
            settings, database=database, port=options.port or None, browse=not options.no_browser
        )
        asyncio.run(until_ended(page))
    return 0


def _port(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()) or int(typed) > 65535:
        raise argparse.ArgumentTypeError(f"“{typed}” is no port; ports go from 1 to 65535.")
    return int(typed)
