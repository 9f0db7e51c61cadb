"""One page of an answer, and choices for autocomplete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

MOST_COUNTED = 1000  # counts shown to people are exact up to here, then "1,000+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Item]):
    """`items` of page `number` (from 1) of `pages`; `total` is MOST_COUNTED + 1 where it is more."""

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of autocomplete: what is shown, and what is sent when it is picked."""

    label: str
    value: str
