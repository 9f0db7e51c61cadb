"""What a digest has to do now, and when to look at it again.

Each slot is made up for while its day lasts (schedule.lapses), by one post for everything since the
last. A post that did not get out goes on trying until then; after that the next slot's post holds
its news, and says since when. A slot with nothing new posts nothing: a message every morning that
says "no news" teaches a channel to look away.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

from bot.clock import Clock
from bot.digests.compose import schedule_of
from bot.digests.outbox import Post, Refused, deliver, settle
from bot.digests.schedule import Slot, lapses, latest_slot, next_post
from bot.store.database import Store
from bot.store.digests import StoredDigest
from bot.store.outbox import Due


async def attend(digest: int, *, store: Store, post: Post, clock: Clock) -> datetime | None:
    """Do what is due; the moment to come back, or None where the digest is gone. Raises Later.

    A refusal is kept with the digest, and tried again at its next slot.
    """
    kept = await store.digests.get(digest)
    if kept is None:
        return None
    now = clock.now()
    try:
        upcoming = next_post(schedule_of(kept), after=now).moment
    except ZoneInfoNotFoundError:
        await store.digests.set_trouble(
            digest, f"The time zone {kept.zone} is not known any more: make a new digest."
        )
        return now + timedelta(days=1)
    try:
        due = await _due(kept, now, store=store, post=post, clock=clock)
    except Refused as refusal:
        await store.digests.set_trouble(digest, refusal.reason)
        return upcoming
    if due is not None:
        try:
            await deliver(due, kept, store=store, post=post, clock=clock)
        except Refused as refusal:
            await store.outbox.refuse(due.id, reason=refusal.reason)
    return upcoming


async def _due(
    digest: StoredDigest, now: datetime, *, store: Store, post: Post, clock: Clock
) -> Due | None:
    """The post to send now: one just claimed, or one that still waits."""
    schedule = schedule_of(digest)
    slot = latest_slot(schedule, at=now)
    unsent = await store.outbox.unsent(digest.id)
    if slot.moment > digest.covered and now < lapses(schedule, slot):
        if unsent is not None:
            await settle(unsent, digest, store=store, post=post, clock=clock)
        return await store.outbox.claim(digest.id, day=slot.day, moment=slot.moment)
    if unsent is None or unsent.refused:
        return None
    open_until = lapses(schedule, Slot(day=unsent.day, moment=unsent.moment))
    return unsent if now < open_until else None
