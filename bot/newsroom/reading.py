"""Read articles in worker processes, each reading under a time limit."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from datetime import date
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, TypeVar, Unpack

from pebble import ProcessExpired

from bot.articles.model import Article, Block, PublishedFrom
from bot.errors import NewsError, Unreadable
from bot.workers import Workers

if TYPE_CHECKING:
    from bot.sources.entries import Feed
    from bot.sources.opml import Outline

_log = logging.getLogger(__name__)
FEED_SECONDS = 10.0
Found = TypeVar("Found")


class Facts(TypedDict):
    """What is known of an article before it is read."""

    published: date | None
    title: NotRequired[str | None]
    source: NotRequired[str | None]
    url: NotRequired[str | None]


class TextFacts(Facts, total=False):
    plain: bool
    published_from: PublishedFrom
    blocks: tuple[Block, ...] | None
    authors: tuple[str, ...]


class PageFacts(Facts, total=False):
    charset: str | None
    content_type: str


class Readers(Workers):
    """A pool of reading processes, started when first needed."""

    async def read(self, text: str, **facts: Unpack[TextFacts]) -> Article:
        """As `parse` does. Raises Unreadable where reading takes longer than the limit."""
        return await self._work(_read, text, **facts)

    async def read_page(self, html: str | bytes, **facts: Unpack[PageFacts]) -> Article:
        """As `read_html` does. Raises Unreadable: no article in it, or over the time limit."""
        return await self._work(_read_page, html, **facts)

    async def read_feed(self, body: bytes, *, url: str, charset: str | None = None) -> Feed:
        """Raises NoFeed, and Unreadable where reading takes over ten seconds."""
        return await self._work(_read_feed, body, at_most=FEED_SECONDS, url=url, charset=charset)

    async def read_opml(self, data: bytes) -> list[Outline]:
        """The feeds of a list. Raises Unreadable."""
        return await self._work(_read_opml, data, at_most=FEED_SECONDS)

    async def _work(
        self,
        work: Callable[..., Found],
        given: str | bytes,
        *,
        at_most: float | None = None,
        **facts: Any,
    ) -> Found:
        seconds = min(self.seconds, at_most or self.seconds)
        try:
            return await self.work(work, given, at_most=seconds, **facts)
        except TookTooLong:
            raise Unreadable(
                f"Reading this took longer than {seconds:g} seconds, so it was given up."
                " Load it in smaller parts."
            ) from None
        except ProcessExpired:
            raise Unreadable(
                "Reading this ended unexpectedly, perhaps for lack of memory."
                " Try again, or load it in smaller parts."
            ) from None
        except NewsError:
            raise
        except Exception:  # a fault of the reader in one text must not end a load of thousands
            _log.exception("a text could not be read")
            raise Unreadable(
                "Dateline failed on this one, which is its own fault. The others are not affected;"
                " tell whoever runs the bot: the log says more."
            ) from None


def _read(text: str, **facts: Unpack[TextFacts]) -> Article:
    from bot.articles.parse import parse  # 0.4 s and 10 MB that only the workers need

    return parse(text, **facts)


def _read_page(html: str | bytes, **facts: Unpack[PageFacts]) -> Article:
    from bot.sources.article import read_html  # another 0.5 s and 60 MB, for pages only

    return read_html(html, **facts)


def _read_feed(body: bytes, **facts: Any) -> Feed:
    from bot.sources.feeds import read_feed

    return read_feed(body, **facts)


def _read_opml(data: bytes) -> list[Outline]:
    from bot.sources.opml import read_opml

    return read_opml(data)
