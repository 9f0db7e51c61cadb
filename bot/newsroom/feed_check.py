"""Look at a feed without loading anything: what would become of its entries, and why.

The same steps as `polling` takes: fetched, read, told new from seen, the newest entries' pages read
and put through the filters.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import Unreadable
from bot.newsroom.admit import refusal_of
from bot.newsroom.arrivals import addresses, day_of, draft, reason_of
from bot.newsroom.feeds import FeedDesk, Found, find, find_feed
from bot.newsroom.observing import new_among
from bot.sources.entries import Entry
from bot.store.scope import Scope
from bot.store.subscriptions import Subscription

LOOKED_AT = 3  # entries that are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What would become of an entry. `reason` says why it is not loaded; None: it would be."""

    entry: Entry
    reason: str | None
    dated: bool  # whether it has a date that can be
    quotes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A dry run: what `polling` would do with a feed now."""

    found: Found
    subscription: Subscription | None  # None: not followed here
    verdicts: tuple[Verdict, ...]  # of the newest entries
    new: int  # entries that this server has not seen
    digests: int  # that would post them


async def check(typed: str, *, guild: int, desk: FeedDesk) -> Check:
    """What would be loaded from a followed feed, or from any address; nothing is.

    Raises Unreadable, NotFound.
    """
    feeds = await desk.store.subscriptions.of_guild(guild)
    wanted = typed.strip()
    followed = next((feed for feed in feeds if wanted in (f"#{feed.id}", feed.url)), None)
    if followed is None and ("." not in wanted or " " in wanted):
        followed = await find(wanted, guild=guild, store=desk.store)  # by its title
    found = await find_feed(followed.url if followed else wanted, guild=guild, desk=desk)
    followed = followed or next((feed for feed in feeds if feed.url == found.url), None)
    entries = found.feed.entries
    unseen = [True] * len(entries)
    if followed is not None:
        unseen = await desk.store.feeds.unseen(followed.id, [entry.marks for entry in entries])
    fresh = new_among(entries, unseen, now=desk.clock.now())
    verdicts = [
        await _verdict(entry, entry in fresh, followed, found, guild=guild, desk=desk)
        for entry in entries[:LOOKED_AT]
    ]
    return Check(
        found=found,
        subscription=followed,
        verdicts=tuple(verdicts),
        new=len(fresh),
        digests=len(await desk.store.digests.of_guild(guild)),
    )


async def _verdict(
    entry: Entry,
    new: bool,
    followed: Subscription | None,
    found: Found,
    *,
    guild: int,
    desk: FeedDesk,
) -> Verdict:
    now = desk.clock.now()
    dated = day_of(entry, now=now) is not None
    known = await desk.store.articles.at(addresses(entry), scope=Scope(guild))
    if known is not None:
        return Verdict(entry=entry, reason="it is here already", dated=dated)
    try:
        read = await draft(
            entry,
            whole=followed.whole if followed else True,
            feed=found.feed.title,
            now=now,
            fetch=desk.fetch,
            readers=desk.readers,
        )
    except Unreadable as error:
        return Verdict(entry=entry, reason=reason_of(error).rstrip("."), dated=dated)
    reason = refusal_of(read.article, followed.filters) if followed else None
    if reason is None and not new:
        reason = "it was in the feed before"
    quotes = sum(quote.kind != "indirect" for quote in read.article.quotes)
    return Verdict(entry=entry, reason=reason, dated=dated, quotes=quotes)
