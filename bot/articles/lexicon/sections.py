"""Word lists in sections: "[say]" opens one, lines that begin with # tell their source."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The lines of `name`.txt beside this file, by section."""
    found: dict[str, list[str]] = {}
    current = found.setdefault("", [])
    for line in Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return {section: tuple(lines) for section, lines in found.items()}


def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list without sections, each as its words."""
    return tuple(tuple(line.split()) for line in sections(name)[""])


def words(name: str, *wanted: str) -> frozenset[str]:
    """All words of some sections of a list, of the whole list where none is wanted."""
    found = sections(name)
    return frozenset(
        word for section in wanted or found for line in found[section] for word in line.split()
    )
