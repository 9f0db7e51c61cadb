"""An entry of a feed to an article: read from its page, or from what the feed holds of it.

Nothing is stored here; `polling` and the dry run of `/feeds check` share it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from bot.articles.clean import checked
from bot.articles.model import Article, Block, Part, Span
from bot.errors import Unreadable
from bot.newsroom.ingest import addresses_of
from bot.newsroom.reading import PageFacts, Readers
from bot.sources.encodings import decode
from bot.sources.entries import Entry, plain_address, without_tails
from bot.sources.fetch import Fetched, Unreachable

_ENOUGH = 60  # words of a feed's text that stand for an article whose page cannot be read
_AHEAD = timedelta(days=1)  # how far a date may lie in the future, for time zones
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_PASSING = frozenset((408, 425, 429))  # beside 500 and more: worth another try


class Fetch(Protocol):
    """Fetcher.fetch."""

    async def __call__(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article that is read and not stored, and where it was found."""

    article: Article
    addresses: tuple[str, ...]


def to_json(entry: Entry) -> str:
    return json.dumps(
        {
            "link": entry.link,
            "title": entry.title,
            "published": entry.published.isoformat() if entry.published else None,
            "text": entry.text,
            "author": entry.author,
            "change": entry.change,
        }
    )


def from_json(kept: str) -> Entry:
    facts = json.loads(kept)
    published = facts.pop("published")
    return Entry(**facts, published=datetime.fromisoformat(published) if published else None)


def page_of(entry: Entry) -> str | None:
    """The address of its page; a site's front page is none."""
    return entry.link if entry.link and plain_address(entry.link) else None


def host_of(entry: Entry, *, whole: bool) -> str:
    """Who is asked for its page; "" where nobody is."""
    page = page_of(entry) if whole else None
    return urlsplit(page).hostname or "" if page else ""


def addresses(entry: Entry) -> list[str]:
    page = page_of(entry)
    return addresses_of(page, without_tails(page)) if page else []


def passing(error: Unreadable) -> bool:
    """Whether another try may help."""
    return isinstance(error, Unreachable) and (
        error.status is None or error.status >= 500 or error.status in _PASSING
    )


def reason_of(error: Unreadable) -> str:
    """What was wrong, without the advice for somebody who loads a single page."""
    return error.for_reader.partition(". ")[0].rstrip(".") + "."


def day_of(entry: Entry, *, now: datetime) -> date | None:
    """Its day where the feed was published; None where no date is given, or none that can be."""
    if entry.published is None or entry.published > now + _AHEAD:
        return None
    return entry.published.date()


async def draft(
    entry: Entry,
    *,
    whole: bool,
    feed: str,
    now: datetime,
    fetch: Fetch,
    readers: Readers,
    last: bool = False,
) -> Draft:
    """Read it. `feed` is the source where the page names none.

    A page that cannot be read is replaced by the feed's text where that is long enough. Raises
    Unreadable; a `passing` one is worth another try unless this is the `last`.
    """
    if whole and page_of(entry) is not None:
        try:
            read = await _from_page(entry, now=now, fetch=fetch, readers=readers)
        except Unreadable as error:
            if (passing(error) and not last) or len(entry.text.split()) < _ENOUGH:
                raise
            read = await _from_feed(entry, now=now, readers=readers)
    else:
        read = await _from_feed(entry, now=now, readers=readers)
    if read.article.source is None and feed:
        read = replace(read, article=replace(read.article, source=feed))
    return read


async def _from_page(entry: Entry, *, now: datetime, fetch: Fetch, readers: Readers) -> Draft:
    page, day = page_of(entry), day_of(entry, now=now)
    assert page is not None
    fetched = await fetch(page)
    if fetched.content_type == "text/plain":
        text = checked(decode(fetched.body, header_charset=fetched.charset).text)
        article = await readers.read(text, published=day, url=page)
        return Draft(article=article, addresses=tuple(addresses(entry)))
    facts = PageFacts(
        published=None,
        url=fetched.url,
        charset=fetched.charset,
        content_type=fetched.content_type,
    )
    article = await readers.read_page(fetched.body, **facts)
    if article.published is None and day is not None:
        facts["published"] = day
        article = await readers.read_page(fetched.body, **facts)
    checked(article.text)
    found = addresses_of(*addresses(entry), fetched.url, article.url)
    return Draft(article=article, addresses=tuple(found))


async def _from_feed(entry: Entry, *, now: datetime, readers: Readers) -> Draft:
    if not any(letter.isalnum() for letter in entry.text):
        raise Unreadable("The feed holds no text of it.")
    # The title is the text's first line: many feeds have the same few words under every title.
    titled = bool(entry.title) and not entry.text.startswith(entry.title)
    text = checked(f"{entry.title}\n\n{entry.text}" if titled else entry.text)
    article = await readers.read(
        text,
        published=day_of(entry, now=now),
        url=page_of(entry),
        blocks=_blocks(text, headline=bool(entry.title) and text.startswith(entry.title)),
        authors=(entry.author,) if entry.author else (),
    )
    return Draft(article=article, addresses=tuple(addresses(entry)))


def _blocks(text: str, *, headline: bool) -> tuple[Block, ...]:
    """Its paragraphs, the first of them the headline."""
    spans = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    return tuple(
        Block(Part.HEADLINE if headline and at == 0 else Part.PARAGRAPH, span)
        for at, span in enumerate(spans)
    )
