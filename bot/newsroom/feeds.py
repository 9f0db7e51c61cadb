"""Feeds: follow, list, pause, resume and remove them, exchange lists.

The editors' acts. Asking and loading by themselves is `polling`; looking without loading is
`feed_check`. Adding never floods: what a feed holds when it is added is known from then on, and
loaded only as far as `backfill` says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import BadRequest, NewsError, NotFound, Unreadable
from bot.newsroom.admit import checked_filters
from bot.newsroom.arrivals import Fetch, reason_of
from bot.newsroom.observing import observe
from bot.newsroom.page import Choice, Page, cut, pages_of
from bot.newsroom.reading import Readers
from bot.sources.addresses import completed
from bot.sources.entries import Feed, NoFeed
from bot.sources.fetch import Fetched, checked
from bot.sources.opml import Outline, write_opml
from bot.sources.pace import Turns
from bot.store.database import Store
from bot.store.subscriptions import Filters, Subscription

MOST_FEEDS = 500  # of one server
MOST_BACKFILL = 20
INTERVALS = (15, 30, 60, 180, 720, 1440)  # minutes
LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a feed is to be followed."""

    minutes: int = 60
    whole: bool = True  # articles are read from their pages, not from the feed
    filters: Filters = field(default_factory=Filters)
    backfill: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDesk:
    """What the acts need."""

    store: Store
    readers: Readers
    fetch: Fetch
    clock: Clock
    turns: Turns = field(default_factory=Turns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The feed that stands at an address, or that the page there offers."""

    url: str
    fetched: Fetched
    feed: Feed
    others: tuple[str, ...] = ()  # that the page offers too


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    added: int
    known: int  # followed in that channel already
    over: int  # not added, as a server can follow MOST_FEEDS
    bad: tuple[str, ...]  # addresses not added, as Dateline opens none like them


async def add(
    address: str, wish: Wish, *, guild: int, channel: int, desk: FeedDesk
) -> tuple[Subscription, Found]:
    """Follow the feed at `address`, or the one that the page there offers.

    Raises BadRequest (followed already, too many, a filter without words), Unreadable (no feed).
    """
    filters = checked_filters(wish.filters)
    if len(await desk.store.subscriptions.of_guild(guild)) >= MOST_FEEDS:
        raise BadRequest(_enough())
    found = await find_feed(address, guild=guild, desk=desk)
    now = desk.clock.now()
    made = await desk.store.subscriptions.follow(
        found.url,
        guild=guild,
        channel=channel,
        title=found.feed.title or found.url,
        minutes=wish.minutes,
        whole=wish.whole,
        filters=filters,
        backfill=min(wish.backfill, MOST_BACKFILL),
        now=now,
    )
    if made is None:
        raise BadRequest(
            f"This channel follows {found.feed.title or found.url} already. To follow it otherwise,"
            " remove it with /feeds remove first."
        )
    stored = await desk.store.feeds.get(made.feed)
    if stored is not None:
        await observe(stored, found.fetched, found.feed, store=desk.store, now=now)
    return await desk.store.subscriptions.get(made.id) or made, found


async def find_feed(address: str, *, guild: int, desk: FeedDesk) -> Found:
    """Raises Unreadable, BadRequest (no address; asked too often)."""
    url = str(checked(_typed(address)))
    host = urlsplit(url).hostname or ""
    if wait := desk.turns.take(guild, host, now=desk.clock.now()):
        seconds = ceil(wait.total_seconds())
        raise BadRequest(f"{host} was asked often just now. Try again in {seconds} seconds.")
    try:
        return await _found(url, desk)
    except NoFeed as error:
        if not error.offered:
            raise Unreadable(
                f"{reason_of(error)} Give the address of a feed (RSS, Atom or JSON Feed);"
                " sites often have one at /feed or /rss."
            ) from None
        offered = error.offered
    try:
        found = await _found(offered[0], desk)
    except NoFeed:
        raise Unreadable(
            f"The page names {offered[0]} as its feed, but that is none. Give another address."
        ) from None
    return Found(url=found.url, fetched=found.fetched, feed=found.feed, others=offered[1:])


def _typed(address: str) -> str:
    """As an address: "velm.example/rss" is one. Raises BadRequest."""
    typed = completed(address.strip())
    if typed is None:
        raise BadRequest(
            f"“{cut(address)}” is no address. Give the feed's or its site's:"
            " https://example.org/rss."
        )
    return typed


async def _found(url: str, desk: FeedDesk) -> Found:
    try:
        fetched = await desk.fetch(url)
    except Unreadable as error:
        raise Unreadable(f"{reason_of(error)} Check the address, or try again later.") from error
    feed = await desk.readers.read_feed(fetched.body, url=fetched.url, charset=fetched.charset)
    return Found(url=fetched.url if fetched.moved else url, fetched=fetched, feed=feed)


async def feeds_of(guild: int, *, page: int, store: Store) -> Page[Subscription]:
    """A server's feeds, those in trouble first."""
    feeds = await store.subscriptions.of_guild(guild)
    number, pages = pages_of(len(feeds), LISTED, page)
    items = feeds[(number - 1) * LISTED : number * LISTED]
    return Page(items=tuple(items), number=number, pages=pages, total=len(feeds))


async def pause(typed: str, *, guild: int, desk: FeedDesk) -> Subscription:
    """Raises NotFound."""
    found = await find(typed, guild=guild, store=desk.store)
    await desk.store.subscriptions.set_paused(found.id, True, now=desk.clock.now())
    return found


async def resume(typed: str, *, guild: int, desk: FeedDesk) -> Subscription:
    """A feed that its site has ended is tried again too. Raises NotFound."""
    found = await find(typed, guild=guild, store=desk.store)
    await desk.store.subscriptions.set_paused(found.id, False, now=desk.clock.now())
    return found


async def remove(typed: str, *, guild: int, store: Store) -> Subscription:
    """Its articles stay. Raises NotFound."""
    found = await find(typed, guild=guild, store=store)
    await store.subscriptions.remove(found.id, guild=guild)
    return found


async def find(typed: str, *, guild: int, store: Store) -> Subscription:
    """By "#<id>", the address, or words of the title where they name one. Raises NotFound."""
    feeds = await store.subscriptions.of_guild(guild)
    wanted = typed.strip().casefold()
    exact = [feed for feed in feeds if wanted in (f"#{feed.id}", feed.url.casefold())]
    found = exact or [feed for feed in feeds if wanted and wanted in feed.title.casefold()]
    if len(found) == 1:
        return found[0]
    if not feeds:
        raise NotFound("This server follows no feed. Add one with /feeds add.")
    offer = "Pick one of those I offer while you type."
    if found:
        raise NotFound(f"{len(found)} feeds of this server match “{cut(typed)}”. {offer}")
    raise NotFound(f"No feed of this server matches “{cut(typed)}”. {offer}")


async def feed_choices(typed: str, *, guild: int, store: Store) -> list[Choice]:
    wanted = typed.casefold()
    return [
        Choice(cut(" · ".join(dict.fromkeys((feed.title, feed.url)))), f"#{feed.id}")
        for feed in await store.subscriptions.of_guild(guild)
        if wanted in f"{feed.title} {feed.url}".casefold()
    ]


async def import_list(
    outlines: Sequence[Outline], wish: Wish, *, guild: int, channel: int, desk: FeedDesk
) -> Imported:
    """Follow them all; each is asked for the first time when its turn comes."""
    followed = await desk.store.subscriptions.of_guild(guild)
    here = {feed.url for feed in followed if feed.channel == channel}
    room = MOST_FEEDS - len(followed)
    filters, now = checked_filters(wish.filters), desk.clock.now()
    added = known = over = 0
    bad: list[str] = []
    for outline in outlines:
        try:
            url = str(checked(_typed(outline.url)))
        except NewsError:
            bad.append(outline.url)
            continue
        if added >= room and url not in here:
            over += 1
            continue
        made = await desk.store.subscriptions.follow(
            url,
            guild=guild,
            channel=channel,
            title=outline.title or url,
            minutes=wish.minutes,
            whole=wish.whole,
            filters=filters,
            backfill=wish.backfill,
            now=now,
        )
        added, known = added + (made is not None), known + (made is None)
    return Imported(added=added, known=known, over=over, bad=tuple(bad))


async def export_list(*, guild: int, name: str, store: Store) -> bytes:
    """The server's feeds as OPML, by title. Raises NotFound where it follows none."""
    feeds = await store.subscriptions.of_guild(guild)
    if not feeds:
        raise NotFound("This server follows no feed. Add one with /feeds add.")
    listed = sorted({(feed.title, feed.url) for feed in feeds})
    outlines = [Outline(url=url, title=title) for title, url in listed]
    return await asyncio.to_thread(write_opml, outlines, title=name)


def _enough() -> str:
    return f"This server follows {MOST_FEEDS} feeds already. Remove one with /feeds remove."
