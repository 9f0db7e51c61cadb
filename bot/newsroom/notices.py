"""Tell a channel once that its feed is broken, and once that it is well again.

What may be in the channel already is sent again only while Discord still knows its nonce, and then
makes no second message; after that it counts as told. `/feeds list` shows the same at any time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.store.database import Store
from bot.store.subscriptions import Subscription

TOLD_AFTER = timedelta(hours=6)  # of failures: a site that is being repaired is no news
TOLD_LOOKS = 3
NONCE_HOLDS = timedelta(minutes=2)  # Discord makes one message of two with the same nonce

Outcome = Literal["told", "refused", "later", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a channel is told of a feed: what is wrong; without `trouble`, that all is well."""

    title: str
    url: str
    trouble: str | None
    since: datetime
    gone: bool
    nonce: str  # 25 characters at most


# Discord, as far as feeds need it: "later" made no message, "unknown" may have.
Tell = Callable[[int, Notice], Awaitable[Outcome]]


async def tell_channels(*, store: Store, tell: Tell, now: datetime) -> None:
    """Tell what there is to tell now."""
    for follower in await store.subscriptions.untold(now, after=TOLD_AFTER, looks=TOLD_LOOKS):
        await _tell_channel(follower, store=store, tell=tell, now=now)


async def _tell_channel(follower: Subscription, *, store: Store, tell: Tell, now: datetime) -> None:
    if follower.telling is None:
        await store.subscriptions.begin_telling(follower.id, now=now)
    elif now - follower.telling >= NONCE_HOLDS:
        await store.subscriptions.told(follower.id, follower.failing)
        return
    since = follower.failing or follower.told
    assert since is not None
    well = follower.failing is None
    outcome = await tell(
        follower.channel,
        Notice(
            title=follower.title,
            url=follower.url,
            trouble=None if well else follower.trouble,
            since=since,
            gone=follower.gone,
            nonce=f"f{follower.id}{'w' if well else 'b'}{int(since.timestamp())}"[:25],
        ),
    )
    if outcome == "later":
        if follower.telling is None:  # else an earlier request may have made the message
            await store.subscriptions.not_told(follower.id)
    elif outcome != "unknown":
        await store.subscriptions.told(follower.id, follower.failing)
