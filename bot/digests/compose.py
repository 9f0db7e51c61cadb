"""What a post of a digest says.

In: a claimed post, ids only. Out: an Edition, its articles as `/latest` shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.digests.schedule import Schedule, latest_slot, local
from bot.newsroom.latest import Entry, entry_of
from bot.store.database import Store
from bot.store.digests import StoredDigest
from bot.store.outbox import Due

MOST_STORIES = 10  # of one post: a message holds ten embeds, and a digest is no flood


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One post of a digest, for its readers."""

    day: date
    entries: tuple[Entry, ...]  # latest load first, at least one
    total: int  # new articles, shown or not; store.outbox.MOST_COUNTED + 1 where it is more
    since: datetime | None  # local; None where the slot before this one was not missed
    nonce: str  # names the post to Discord, in the request and in a button of it


def schedule_of(digest: StoredDigest) -> Schedule:
    return Schedule(at=digest.at, zone=digest.zone)


async def compose(due: Due, digest: StoredDigest, *, store: Store) -> Edition | None:
    """None where every article of it was removed since it was claimed."""
    articles = await store.articles.many(due.articles, scope=digest.scope)
    kept = [articles[number] for number in due.articles if number in articles]
    if not kept:
        return None
    schedule = schedule_of(digest)
    before = latest_slot(schedule, at=due.moment - timedelta(seconds=1))
    entries = [
        await entry_of(article, scope=digest.scope, store=store) for article in kept[:MOST_STORIES]
    ]
    return Edition(
        day=due.day,
        entries=tuple(entries),
        total=len(kept),
        since=local(schedule, due.since) if due.since < before.moment else None,
        nonce=due.nonce,
    )
