"""People across articles."""

from __future__ import annotations

from dataclasses import dataclass

from bot.articles.model import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPerson:
    """One person, however named. `roles` are the newest wordings first, as articles print them."""

    id: int
    name: str  # the fullest name any article that may be seen gives
    roles: tuple[Excerpt, ...] = ()
