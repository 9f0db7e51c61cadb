"""One page of an answer, and choices for autocomplete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

CHOICES = 25  # lines of autocomplete that Discord shows
EMPTY = (
    "The library is empty: no article has been loaded yet. An editor can load some with /news load."
)
MOST_COUNTED = 1000  # counts shown to people are exact up to here, then "1,000+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """`items` of page `number` (from 1) of `pages`; `total` is MOST_COUNTED + 1 where it is more.

    Every question that takes a page answers with the nearest there is.
    """

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of autocomplete: what is shown, and what is sent when it is picked."""

    label: str
    value: str


def pages_of(total: int, each: int, asked: int) -> tuple[int, int]:
    """(number, pages): the page asked for, or the nearest there is; no page is shown as one.

    Only what is counted can be paged through: MOST_COUNTED items.
    """
    pages = max(1, -(-min(total, MOST_COUNTED) // each))
    return min(max(asked, 1), pages), pages


def cut(label: str, *, most: int = 100) -> str:
    """A label as long as Discord's autocomplete allows, "…" where it was cut."""
    line = " ".join(label.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
