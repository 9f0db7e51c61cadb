"""Plain word lists, one entry a line; lines that begin with # say where the list comes from."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of `name`.txt beside this file, as written there."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in map(str.strip, lines) if line and not line.startswith("#"))
