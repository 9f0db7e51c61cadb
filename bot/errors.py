"""Errors that a reader can do something about.

    NewsError
    ├── NotFound            nothing matches what was asked
    ├── BadRequest          what was asked makes no sense
    ├── Unreadable          an article, file or page that cannot be read
    ├── Forbidden           whoever asks may not do this
    └── Unusable            a setting, database or token that Dateline cannot work with

Anything else is a bug and keeps its own exception. `for_reader` is a whole sentence: what was wrong
and what to do. It may quote what the reader typed; presentation escapes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class NewsError(Exception):
    """`for_reader` says what was wrong and what to do."""

    def __init__(self, for_reader: str) -> None:
        super().__init__(for_reader)
        self.for_reader = for_reader


class NotFound(NewsError):
    """`nearest` holds what could have been meant, best first, each with what to ask it with."""

    def __init__(self, for_reader: str, nearest: Iterable[str] | Mapping[str, str] = ()) -> None:
        super().__init__(for_reader)
        named = nearest if isinstance(nearest, Mapping) else {name: name for name in nearest}
        self.nearest: Mapping[str, str] = named


class BadRequest(NewsError):
    pass


class Unreadable(NewsError):
    pass


class Forbidden(NewsError):
    pass


class Unusable(NewsError):
    pass
