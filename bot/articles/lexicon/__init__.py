"""Plain word lists, one entry a line; lines that begin with # say where the list comes from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_SECTION = re.compile(r"\[([a-z ]+)\]")


def _lines(name: str) -> list[str]:
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in map(str.strip, lines) if line and not line.startswith("#")]


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of `name`.txt beside this file, as written there."""
    return frozenset(_lines(name))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `name`.txt under its [headings], in order."""
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        heading = _SECTION.fullmatch(line)
        if heading:
            found[heading[1]] = []
        else:
            next(reversed(found.values())).append(line)
    return {heading: tuple(lines) for heading, lines in found.items()}
