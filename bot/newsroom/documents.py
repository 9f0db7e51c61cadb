"""Load documents, however many: texts, pages, links, and the files and archives they come in.

In: items in order. Out: for each, a Receipt or a Refusal with the reason, in the same order. Each
document is stored whole or not at all, and one that is stored already is skipped, so a load that
was ended, or ended itself, is simply begun again.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from bot.errors import NewsError, Unreadable
from bot.newsroom.ingest import Receipt, Refusal, addresses_of, load_known, load_page, load_text
from bot.newsroom.reading import Readers
from bot.sources.archives import files_in
from bot.sources.documents import Document, Refused, documents_in
from bot.sources.encodings import decode
from bot.sources.fetch import Fetcher, checked
from bot.store.database import Store
from bot.store.scope import Scope


@dataclass(frozen=True, slots=True)
class Link:
    """A page, or a plain text, somewhere on the web."""

    url: str
    again: bool = False  # asked also where it led to an article before: it may say more by now

    @property
    def name(self) -> str:
        return self.url


Item = Document | Link | Refused

_AT_ONCE = 24  # documents: two are read, two wait to be, and the rest is stored together


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What loading needs, and for whom: `guild` sees what is loaded."""

    guild: int
    store: Store
    readers: Readers
    fetcher: Fetcher


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of `total` documents so far."""

    total: int
    results: list[Receipt | Refusal] = field(default_factory=list)
    stopped: bool = False  # before all of them were read
    late: bool = False  # because it took too long

    @property
    def loaded(self) -> list[Receipt]:
        return [one for one in self.results if isinstance(one, Receipt) and not one.known]

    @property
    def known(self) -> list[Receipt]:
        return [one for one in self.results if isinstance(one, Receipt) and one.known]

    @property
    def refused(self) -> list[Refusal]:
        return [one for one in self.results if isinstance(one, Refusal)]


async def open_file(data: bytes, *, name: str) -> list[Item]:
    """The documents in a file or archive, in order; a file that is no good is one refusal."""
    return await asyncio.to_thread(lambda: [*items_in(data, name=name)])


def items_in(data: bytes, *, name: str) -> Iterable[Item]:
    """As `open_file`, one after the other."""
    try:
        if not name.lower().endswith(".zip"):
            yield from documents_in(data, name=name)
            return
        for inside, content in files_in(data):
            try:
                yield from documents_in(content, name=inside)
            except NewsError as error:
                yield Refused(name=inside, reason=error.for_reader)
    except NewsError as error:
        yield Refused(name=name, reason=error.for_reader)


async def load_all(
    items: Iterable[Item],
    *,
    intake: Intake,
    published: date | None = None,
    source: str | None = None,
) -> AsyncGenerator[Receipt | Refusal, None]:
    """Load them, a few under way at a time; `published` and `source` go before what they say.

    Closing the generator ends the loading: what was handed out is stored, what is under way is not.
    """
    under_way: deque[asyncio.Task[Receipt | Refusal]] = deque()
    try:
        for item in items:
            task = asyncio.create_task(_load(item, intake, published=published, source=source))
            under_way.append(task)
            if len(under_way) >= _AT_ONCE:
                yield await under_way[0]
                under_way.popleft()
        while under_way:
            yield await under_way[0]
            under_way.popleft()
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)


async def _load(
    item: Item, intake: Intake, *, published: date | None, source: str | None
) -> Receipt | Refusal:
    try:
        if isinstance(item, Refused):
            return Refusal(name=item.name, reason=item.reason)
        if isinstance(item, Link):
            return await _load_link(item, intake, published=published, source=source)
        return await _load_document(
            replace(item, published=published or item.published, source=source or item.source),
            intake,
        )
    except NewsError as error:
        return Refusal(name=item.name, reason=error.for_reader)


async def _load_document(document: Document, intake: Intake) -> Receipt:
    if document.html is None:
        load = partial(load_text, document.text or "", plain=document.plain)
    else:
        load = partial(load_page, document.html)
    receipt = await load(
        published=document.published,
        source=document.source,
        url=document.url,
        title=document.title,
        guild=intake.guild,
        store=intake.store,
        readers=intake.readers,
    )
    return replace(receipt, encoding=document.encoding)


async def _load_link(
    link: Link, intake: Intake, *, published: date | None, source: str | None
) -> Receipt:
    """Raises Unreadable. What an address led to before stays where it cannot be read any more."""
    typed = str(checked(link.url))
    known = await intake.store.articles.at(addresses_of(typed), scope=Scope(intake.guild))
    if known is not None and link.again:
        with suppress(Unreadable):
            return await _load_address(typed, intake, published=published, source=source)
    if known is not None:
        return await load_known(
            known,
            published=published,
            addresses=addresses_of(typed),
            guild=intake.guild,
            store=intake.store,
            readers=intake.readers,
        )
    return await _load_address(typed, intake, published=published, source=source)


async def _load_address(
    typed: str, intake: Intake, *, published: date | None, source: str | None
) -> Receipt:
    fetched = await intake.fetcher.fetch(typed)
    if fetched.content_type == "text/plain":
        text = decode(fetched.body, header_charset=fetched.charset).text
        return await load_text(
            text,
            published=published,
            source=source,
            url=typed,
            guild=intake.guild,
            store=intake.store,
            readers=intake.readers,
        )
    return await load_page(
        fetched.body,
        published=published,
        source=source,
        url=fetched.url,
        charset=fetched.charset,
        content_type=fetched.content_type,
        addresses=[typed],
        guild=intake.guild,
        store=intake.store,
        readers=intake.readers,
    )
