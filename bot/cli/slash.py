"""A slash command as it is typed, read into its word and its options.

    /timeline topic:Syria OR Turkey since:2019-10-01
    /quote Peskov about:Syria          what stands before the first option is the first option

A value runs to the next option of the command. A word before a colon that is no option is text,
unless it is an option misspelt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from bot.errors import BadRequest

# The first option takes the words that no option name precedes.
OPTIONS = {
    "latest": ("topic", "source", "count"),
    "quote": ("person", "about"),
    "timeline": ("topic", "since", "until", "detail"),
    "search": ("words",),
    "article": ("headline",),
}
_MAY_BE_EMPTY = ("latest",)
_NAMED = re.compile(r"(?<!\S)([a-z]+):", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slash:
    command: str  # a key of OPTIONS
    values: dict[str, str]  # by option; only what was given, never empty


def read_slash(typed: str) -> Slash:
    """
    >>> read_slash("/quote Peskov about:Syria").values
    {'person': 'Peskov', 'about': 'Syria'}

    Raises BadRequest: no such command, an option misspelt or given twice, the first one missing.
    """
    command, _, rest = " ".join(typed.split()).partition(" ")
    command = command.removeprefix("/").lower()
    options = OPTIONS.get(command)
    if options is None:
        raise BadRequest(_no_such_command(command))
    values: dict[str, str] = {}
    name, start = options[0], 0
    for match in _NAMED.finditer(rest):
        option = match[1].lower()
        if option not in options:
            _not_misspelt(match[1], command)
            continue
        _put(values, name, rest[start : match.start()])
        name, start = option, match.end()
    _put(values, name, rest[start:])
    if options[0] not in values and command not in _MAY_BE_EMPTY:
        raise BadRequest(f"/{command} needs a {options[0]}, as in “/{command} {options[0]}:…”.")
    return Slash(command=command, values=values)


def number(slash: Slash, option: str, *, default: int, most: int) -> int:
    """The value of an option that is a number from 1. Raises BadRequest."""
    typed = slash.values.get(option)
    if typed is None:
        return default
    if not (typed.isascii() and typed.isdecimal()) or not 1 <= int(typed[:9]) <= most:
        raise BadRequest(f"“{typed}” is no number from 1 to {most}, as {option} must be.")
    return int(typed)


def _put(values: dict[str, str], option: str, value: str) -> None:
    value = value.strip()
    if not value:
        return
    if option in values:
        raise BadRequest(f"{option} is given twice: “{values[option]}” and “{value}”.")
    values[option] = value


def _not_misspelt(word: str, command: str) -> None:
    near = get_close_matches(word.lower(), OPTIONS[command], n=1, cutoff=0.75)
    if near:
        raise BadRequest(f"/{command} has no option {word}. Did you mean {near[0]}?")


def _no_such_command(command: str) -> str:
    if not command.isascii() or not command.isalpha():
        return f"Begin with a command: /{', /'.join(OPTIONS)}, as in “/search Syria”."
    near = get_close_matches(command, OPTIONS, n=1, cutoff=0.6)
    hint = (
        f"Did you mean /{near[0]}?"
        if near
        else f"There are /{', /'.join(OPTIONS)}, as in “/search Syria”."
    )
    return f"There is no command /{command} here. {hint}"
