"""`python -m bot`: the terminal's door to Dateline.

Only the module of the command that was asked for is imported: `parse` must not wait for Discord's
libraries. An error a reader can do something about becomes its sentence; there is no traceback.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from bot.errors import NewsError

COMMANDS = {
    "run": "start the bot on Discord",
    "demo": "the real bot in a local chat page, without a token",
    "parse": "show what Dateline reads in an article",
    "load": "load articles into the database",
    "ask": "ask what one asks on Discord, here",
    "doctor": "check token, database and seeds, and say what to do",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 2 for what could not be done at all."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # articles are not ASCII, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _parser(given)
    if not given:
        parser.print_help(sys.stderr)
        return 2
    options = parser.parse_args(given)
    try:
        return int(options.run(options))
    except NewsError as error:
        print(error.for_reader, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output, `head` perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Dateline reads the news and answers with the article's own words.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, does in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        if given[:1] == [name]:
            module = import_module(f"bot.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
