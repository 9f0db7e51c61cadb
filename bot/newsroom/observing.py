"""Keep what a feed's answer says: which entries are seen, and which are to be loaded, for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from bot.newsroom.arrivals import host_of, to_json
from bot.sources.entries import Entry, Feed
from bot.sources.fetch import Fetched
from bot.sources.pace import next_look
from bot.store.database import Store
from bot.store.feeds import NewEntry, StoredFeed

_CHANGED = 3  # entries that are read again at one look
_CHANGES = timedelta(days=3)  # after its publication a change of an entry is looked at


async def observe(
    stored: StoredFeed, fetched: Fetched, feed: Feed | None, *, store: Store, now: datetime
) -> None:
    """Keep what an answer says for all who follow. `feed` is None where nothing has changed."""
    seen: dict[int, Sequence[int]] = {}
    new: dict[int, list[NewEntry]] = {}
    if feed is not None:
        marks = [entry.marks for entry in feed.entries]
        changed = [entry for entry in feed.entries if _is_recent(entry, now)]
        everything = [mark for of_entry in marks for mark in of_entry]
        everything += [entry.change for entry in feed.entries if entry.change is not None]
        for follower in await store.subscriptions.followers(stored.id):
            unseen = await store.feeds.unseen(follower.id, marks)
            again = await store.feeds.unseen(follower.id, [_change(entry) for entry in changed])
            fresh = new_among(feed.entries, unseen, now=now)
            if not follower.begun and feed.title and follower.title == follower.url:
                await store.subscriptions.name(follower.id, feed.title)
            if not follower.begun:
                fresh = fresh[: follower.backfill]
            seen[follower.id] = everything
            new[follower.id] = [
                NewEntry(
                    mark=entry.marks[0],
                    entry=to_json(entry),
                    host=host_of(entry, whole=follower.whole),
                )
                for entry in reversed(fresh)  # digests show the latest load first
            ]
            if follower.begun:
                newer = [entry for entry, unknown in zip(changed, again, strict=True) if unknown]
                new[follower.id] += [
                    NewEntry(
                        mark=_change(entry)[0],
                        entry=to_json(entry),
                        host=host_of(entry, whole=follower.whole),
                    )
                    for entry in newer[:_CHANGED]
                    if entry not in fresh
                ]
    if fetched.moved and fetched.url != stored.url:
        await store.feeds.move(stored.id, fetched.url)
    await store.feeds.observed(
        stored,
        seen=seen,
        new=new,
        etag=fetched.etag or (stored.etag if fetched.unchanged else None),
        modified=fetched.last_modified or (stored.modified if fetched.unchanged else None),
        body=stored.body if fetched.unchanged else sha256(fetched.body).digest(),
        due=next_look(
            stored.url,
            now=now,
            minutes=stored.minutes,
            cache_control=fetched.cache_control,
            expires=fetched.expires,
            date=fetched.date,
            ttl=feed.ttl if feed is not None else None,
        ),
        now=now,
    )


def new_among(entries: Sequence[Entry], unseen: Sequence[bool], *, now: datetime) -> list[Entry]:
    """Those that were not seen, but for what is older than all that were.

    Where an entry is taken out, a feed of a fixed length shows an old one at its end again, which
    may be from before the feed was followed. Dates that are to come tell nothing.
    """
    pairs = [*zip(entries, unseen, strict=True)]
    seen = [entry.published for entry, new in pairs if entry.published and not new]
    oldest = min((moment for moment in seen if moment <= now), default=None)
    return [
        entry
        for entry, new in pairs
        if new and (oldest is None or entry.published is None or entry.published >= oldest)
    ]


def _is_recent(entry: Entry, now: datetime) -> bool:
    """Whether it was changed, and not long after it appeared: later changes are seldom news."""
    return (
        entry.change is not None
        and entry.published is not None
        and now - entry.published < _CHANGES
    )


def _change(entry: Entry) -> tuple[int, ...]:
    return () if entry.change is None else (entry.change,)
