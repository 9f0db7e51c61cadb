"""Load, remove, list and date articles: the editor's acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Unpack
from urllib.parse import urlsplit

from bot.articles.clean import checked
from bot.articles.model import Article
from bot.errors import Forbidden, NotFound
from bot.newsroom.articles import find_to_change
from bot.newsroom.page import MOST_COUNTED, Page, cut, pages_of
from bot.newsroom.reading import PageFacts, Readers
from bot.newsroom.versions import Arrival, arrival
from bot.sources.addresses import same_site
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from bot.store.stored import StoredArticle

LISTED = 10  # articles on a page of `listing`


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was read in one article that was loaded or read again."""

    article: StoredArticle
    known: bool  # it was stored already; nothing was added but its visibility
    quotes: int  # direct and mixed
    speakers: int  # people who said them
    events: int  # dated
    encoding: str | None = None  # where it had to be assumed: its name
    updated: bool = False  # these are newer words of an article that was stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file or document that was not loaded, and why (a sentence)."""

    name: str
    reason: str

    @property
    def sentence(self) -> str:
        """What is wrong with what, its name once: some reasons begin with it."""
        named = self.reason.startswith(f"{self.name} ")
        return self.reason if named else f"{self.name}: {self.reason}"


async def load_text(
    text: str,
    *,
    published: date | None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    plain: bool = False,
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """Read `text` and store it, visible in `guild`. All or nothing. `plain`: all of it is body.

    A text that the guild could see before is known: it keeps its facts, but takes on a `published`
    where its day was unknown and the article is the guild's own. Other words at a `url` that is
    known are a newer version.
    Raises Unreadable: no words, over 1,000,000 characters, reading took over its time limit.
    """
    fixed = checked(text)
    addresses = addresses_of(url)
    known = await store.articles.with_text(fixed, scope=Scope(guild))
    if known is not None:
        return await load_known(
            known,
            published=published,
            addresses=addresses,
            guild=guild,
            store=store,
            readers=readers,
        )
    article = await readers.read(
        fixed, published=published, title=title, source=source, url=url, plain=plain
    )
    return await arrive(
        article, addresses, published=published, guild=guild, store=store, readers=readers
    )


async def load_page(
    html: str | bytes,
    *,
    addresses: Sequence[str] = (),
    guild: int,
    store: Store,
    readers: Readers,
    **facts: Unpack[PageFacts],
) -> Receipt:
    """Read a web page and store its article, found at its `url` and `addresses`. All or nothing.

    Raises Unreadable: no article in it and why, and whatever `load_text` raises.
    """
    article = await readers.read_page(html, **facts)
    checked(article.text)
    published, found = facts["published"], addresses_of(facts.get("url"), *addresses, article.url)
    known = await store.articles.with_text(article.text, scope=Scope(guild))
    if known is None:
        return await arrive(
            article, found, published=published, guild=guild, store=store, readers=readers
        )
    return await load_known(
        known, published=published, addresses=found, guild=guild, store=store, readers=readers
    )


async def arrive(
    article: Article,
    addresses: Sequence[str],
    *,
    published: date | None = None,
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """Store words that the guild has not: a new article, or a newer version of one of its own.

    Newer words come from the site that the article is from: a copy that was the same once is not
    asked about it.
    """
    scope = Scope(guild)
    known = await store.articles.at(addresses, scope=scope) if addresses else None
    came = None if known is None else await arrival(known, article, scope=scope, store=store)
    elsewhere = known is not None and known.url and not _of_site(known.url, addresses)
    if known is not None and (came is Arrival.KNOWN or (came is Arrival.UPDATE and elsewhere)):
        return await load_known(
            known,
            published=published,
            addresses=addresses,
            guild=guild,
            store=store,
            readers=readers,
        )
    if known is not None and came is Arrival.UPDATE and await _own(known, guild, store):
        newer = await _with_facts_of(known, article, readers)
        identity = await store.articles.update(known.id, newer, guild=guild)
        if identity is not None:
            await store.articles.show(identity, guild=guild, addresses=addresses)
            receipt = await receipt_of(identity, known=False, scope=scope, store=store)
            return replace(receipt, updated=True)
    identity, seen = await store.articles.add(
        article,
        guild=guild,
        addresses=addresses,
        anew=came is not None,
        more=readers.busy,
    )
    return await receipt_of(identity, known=seen, scope=scope, store=store)


async def load_known(
    known: StoredArticle,
    *,
    published: date | None,
    addresses: Sequence[str],
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """An article that the guild can see already becomes its own too, with these addresses."""
    identity = known.id
    if published is not None and known.published is None and await _own(known, guild, store):
        again = await _read_again(known, published, guild=guild, store=store, readers=readers)
        identity = again.article.id
    await store.articles.show(identity, guild=guild, addresses=addresses)
    return await receipt_of(identity, known=True, scope=Scope(guild), store=store)


def addresses_of(*urls: str | None) -> list[str]:
    """Those that can stand for one article: a site's front page stands for many."""
    told = (url.partition("#")[0] for url in urls if url)
    return [url for url in dict.fromkeys(told) if urlsplit(url).path.strip("/") or "?" in url]


def _of_site(url: str, addresses: Sequence[str]) -> bool:
    return any(same_site(url, address) for address in addresses)


async def _with_facts_of(known: StoredArticle, article: Article, readers: Readers) -> Article:
    """The newer words with the facts of the older ones, where they come without."""
    source, url = article.source or known.source, known.url or article.url
    if article.published is not None or known.published is None:
        return replace(article, source=source, url=url)
    return await readers.read(
        article.text,
        published=known.published,
        title=article.title,
        source=source,
        url=url,
        published_from=known.published_from,
        blocks=article.blocks if article.shown else None,
        authors=article.authors,
    )


async def remove(
    article: str, *, guild: int, owner: bool = False, store: Store
) -> tuple[StoredArticle, bool]:
    """Take the article away from `guild`; its text goes when nobody has it any more. Gives the
    article, and whether it was the library's.

    By "#<id>" or words of one headline. What belongs to the library the bot's `owner` takes away
    from there. Raises NotFound, Forbidden (it belongs to the library)."""
    found, place = await _editable(article, guild=guild, owner=owner, store=store)
    await store.articles.remove(found.id, guild=place)
    return found, place == LIBRARY


async def set_date(
    article: str,
    day: date | None,
    *,
    guild: int,
    owner: bool = False,
    store: Store,
    readers: Readers,
) -> Receipt:
    """Set the day of publication and read again. Raises NotFound, Forbidden, as `remove` does."""
    found, place = await _editable(article, guild=guild, owner=owner, store=store)
    return await _read_again(found, day, guild=place, store=store, readers=readers)


async def listing(*, page: int = 1, scope: Scope, store: Store) -> Page[StoredArticle]:
    """What this server has loaded itself (the library: what everyone sees), newest load first."""
    total = await store.articles.count_loaded_by(scope.guild_id, most=MOST_COUNTED + 1)
    number, pages = pages_of(total, LISTED, page)
    items = await store.articles.loaded_by(
        scope.guild_id, limit=LISTED, offset=(number - 1) * LISTED
    )
    return Page(items=tuple(items), number=number, pages=pages, total=total)


async def receipt_of(identity: int, *, known: bool, scope: Scope, store: Store) -> Receipt:
    """What was read in a stored article."""
    found = await store.articles.counted(identity, scope=scope)
    if found is None:  # removed meanwhile
        raise NotFound("This article was removed while it was read. Load it again.")
    article, counts = found
    return Receipt(
        article=article,
        known=known,
        quotes=counts.quotes,
        speakers=counts.speakers,
        events=counts.events,
    )


async def _own(article: StoredArticle, guild: int, store: Store) -> bool:
    """Whether `guild` may change the article: it is its own, and not everybody's."""
    if guild != LIBRARY and await store.articles.belongs_to(article.id, LIBRARY):
        return False
    return await store.articles.belongs_to(article.id, guild)


async def _editable(
    article: str, *, guild: int, owner: bool, store: Store
) -> tuple[StoredArticle, int]:
    """The article, and whose it is: the guild's or the library's."""
    found = await find_to_change(article, scope=Scope(guild), library=owner, store=store)
    if await _own(found, guild, store):
        return found, guild
    if owner:
        return found, LIBRARY
    raise Forbidden(
        f"“{cut(found.headline.words)}” belongs to the library that every server sees;"
        " only the bot's owner can change it."
    )


async def _read_again(
    article: StoredArticle, day: date | None, *, guild: int, store: Store, readers: Readers
) -> Receipt:
    again = await readers.read(
        article.text,
        published=day,
        title=article.title,
        source=article.source,
        url=article.url,
        blocks=article.blocks if article.shown else None,
        authors=article.authors,
    )
    identity = await store.articles.replace(article.id, again, guild=guild)
    if identity is None:
        raise NotFound("This article was removed while it was read. Load it again.")
    return await receipt_of(identity, known=False, scope=Scope(guild), store=store)
