"""Read articles in worker processes, each reading under a time limit."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from datetime import date
from typing import Any

from pebble import ProcessExpired, ProcessPool

from bot.articles.model import Article, Block, PublishedFrom
from bot.errors import Unreadable


class Readers:
    """A pool of reading processes, started when first needed.

    Reading on the event loop would make every other answer wait; a process can be ended when a text
    takes too long, a thread cannot.
    """

    def __init__(self, *, workers: int = 1, seconds: float = 20.0, idle: float = 60.0) -> None:
        """`seconds` is the limit of one reading. After `idle` seconds without any the workers end
        and their memory is given back."""
        self._workers = workers
        self._seconds = seconds
        self._patience = idle
        self._pool: ProcessPool | None = None
        self._busy = 0
        self._idle: asyncio.TimerHandle | None = None

    async def read(
        self,
        text: str,
        *,
        published: date | None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        plain: bool = False,
        published_from: PublishedFrom = "given",
        blocks: tuple[Block, ...] | None = None,
        authors: tuple[str, ...] = (),
    ) -> Article:
        """Raises Unreadable where reading takes longer than the limit."""
        return await self._work(
            _read,
            text,
            published=published,
            title=title,
            source=source,
            url=url,
            plain=plain,
            published_from=published_from,
            blocks=blocks,
            authors=authors,
        )

    async def read_page(
        self,
        html: str | bytes,
        *,
        published: date | None,
        title: str | None = None,
        source: str | None = None,
        url: str | None = None,
        charset: str | None = None,
        content_type: str = "",
    ) -> Article:
        """The article of a web page. Raises Unreadable: none in it, or over the time limit."""
        return await self._work(
            _read_page,
            html,
            published=published,
            title=title,
            source=source,
            url=url,
            charset=charset,
            content_type=content_type,
        )

    async def _work(
        self, work: Callable[..., Article], given: str | bytes, **facts: Any
    ) -> Article:
        if self._pool is None:
            self._pool = ProcessPool(self._workers, context=multiprocessing.get_context("spawn"))
        if self._idle is not None:
            self._idle.cancel()
        self._busy += 1
        try:
            return await asyncio.wrap_future(
                self._pool.schedule(work, (given,), facts, timeout=self._seconds)
            )
        except TookTooLong:
            raise Unreadable(
                f"Reading this took longer than {self._seconds:g} seconds, so it was given up."
                " Load it in smaller parts."
            ) from None
        except ProcessExpired:
            raise Unreadable(
                "Reading this ended unexpectedly, perhaps for lack of memory."
                " Try again, or load it in smaller parts."
            ) from None
        finally:
            self._busy -= 1
            if not self._busy:
                self._idle = asyncio.get_running_loop().call_later(self._patience, self._rest)

    async def close(self) -> None:
        """End the workers; whoever still waits for a reading is told that it was cancelled."""
        if self._idle is not None:
            self._idle.cancel()
        if pool := self._end():
            await asyncio.to_thread(pool.join)

    def _rest(self) -> None:
        if pool := self._end():  # only stopped, a pool would keep its processes; joining ends them
            threading.Thread(target=pool.join, daemon=True).start()

    def _end(self) -> ProcessPool | None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
        return pool


def _read(text: str, **facts: Any) -> Article:
    from bot.articles.parse import parse  # 0.4 s and 10 MB that only the workers need

    return parse(text, **facts)


def _read_page(html: str | bytes, **facts: Any) -> Article:
    from bot.sources.article import read_html  # another 0.5 s and 60 MB, for pages only

    return read_html(html, **facts)
