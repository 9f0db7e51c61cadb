"""What somebody said, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.newsroom.page import Choice, Page
from bot.store.database import Store
from bot.store.people import StoredPerson
from bot.store.quotes import StoredQuote
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The parts of one interrupted or continued utterance of one article, in reading order."""

    parts: tuple[StoredQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Newest articles first; direct and mixed quotes before reported (indirect) ones within one.

    `first` and `last` are the publication days of the articles that have one.
    """

    person: StoredPerson
    about: str | None
    articles: int
    first: date | None
    last: date | None
    page: Page[Utterance]  # total counts quotes (direct and mixed), not utterances
    reported: int  # indirect ones, which follow after the others


async def quotes_of(
    person: str,
    *,
    about: str | None = None,
    page: int = 1,
    scope: Scope,
    store: Store,
) -> Said:
    """What `person` said; a name as typed, or "#<id>" as an autocomplete choice sends it.

    Raises NotFound with the nearest names where nobody fits, where several fit equally ("There are
    two: ..."), or where the person says nothing `about` that.
    """
    raise NotImplementedError


async def person_choices(typed: str, *, scope: Scope, store: Store) -> list[Choice]:
    """People who are quoted, at most 25: label "Dmitry Peskov · Kremlin spokesman · 7"."""
    raise NotImplementedError
