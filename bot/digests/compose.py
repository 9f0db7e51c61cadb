"""What a post of a digest says.

In: a claimed post, ids only. Out: an Edition, its articles as `/latest` shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.digests.schedule import Schedule, latest_slot, local
from bot.newsroom.latest import Entry, entry_of
from bot.newsroom.stories import once, told
from bot.store.database import Store
from bot.store.digests import StoredDigest
from bot.store.outbox import Due

MOST_STORIES = 10  # of one post: a message holds ten embeds, and a digest is no flood


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One post of a digest, for its readers."""

    day: date
    entries: tuple[Entry, ...]  # latest load first, at least one
    total: int  # new stories, shown or not; store.outbox.MOST_COUNTED + 1 where it is more
    since: datetime | None  # local; None where the slot before this one was not missed
    nonce: str  # names the post to Discord, in the request and in a button of it


def schedule_of(digest: StoredDigest) -> Schedule:
    return Schedule(at=digest.at, zone=digest.zone)


async def compose(due: Due, digest: StoredDigest, *, store: Store) -> Edition | None:
    """None where every article of it was removed since it was claimed."""
    seen = await store.articles.seen(due.articles, scope=digest.scope)
    if not seen:
        return None
    stories = await once(seen, scope=digest.scope, store=store)
    shown = await told(stories[:MOST_STORIES], scope=digest.scope, store=store)
    articles = await store.articles.many((story.article for story in shown), scope=digest.scope)
    schedule = schedule_of(digest)
    before = latest_slot(schedule, at=due.moment - timedelta(seconds=1))
    entries = [
        await entry_of(articles[story.article], story.also, scope=digest.scope, store=store)
        for story in shown
        if story.article in articles
    ]
    return Edition(
        day=due.day,
        entries=tuple(entries),
        total=len(stories),
        since=local(schedule, due.since) if due.since < before.moment else None,
        nonce=due.nonce,
    )
