"""Read articles in worker processes, each reading under a time limit."""

from __future__ import annotations

from datetime import date

from bot.articles.model import Article


class Readers:
    """A pool of reading processes, started when first needed.

    Reading on the event loop would make every other answer wait; a process can be ended when a text
    takes too long, a thread cannot.
    """

    def __init__(self, *, workers: int = 1, seconds: float = 20.0) -> None:
        self._workers = workers
        self._seconds = seconds

    async def read(
        self,
        text: str,
        *,
        published: date | None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> Article:
        """Raises Unreadable where reading takes longer than the limit."""
        raise NotImplementedError

    async def close(self) -> None:
        raise NotImplementedError
