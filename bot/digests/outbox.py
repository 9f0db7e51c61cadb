"""Get a claimed post into its channel once, whatever happens on the way.

A request may succeed without our hearing of it: the connection breaks, the process is killed. So a
doubt is noted before each request, and settled before anything else is done with the post:
- within two minutes the request is made again with the same nonce; Discord then gives back the
  message that exists instead of making a second one ("unique in the past few minutes");
- after that our own messages of that time are searched for the nonce, which a button carries.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Protocol

from bot.clock import Clock
from bot.digests.compose import Edition, compose
from bot.store.database import Store
from bot.store.digests import StoredDigest
from bot.store.outbox import Due

NONCE_HOLDS = timedelta(minutes=2)
_REQUEST_SECONDS = 60.0  # after which its outcome is unknown; discord.py may wait for ever
_SKEW = timedelta(minutes=5)  # between our clock and Discord's, at most


class Refused(Exception):
    """It will not work until somebody changes something.

    `reason` is a sentence for the editors: what is missing, and what to do.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Later(Exception):
    """It did not work and may work later. `reason` is a sentence for the editors."""

    def __init__(
        self, reason: str, *, unknown: bool = True, after: timedelta = timedelta(0)
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unknown = unknown  # whether the message may have been made all the same
        self.after = after  # how long to wait at least


class Post(Protocol):
    """Discord, as far as digests need it."""

    async def send(self, channel: int, edition: Edition) -> int:
        """The id of the message, which carries the edition's nonce, as the request does.

        Raises Refused (no message was made), Later.
        """
        ...

    async def find(
        self, channel: int, nonce: str, *, after: datetime, before: datetime
    ) -> int | None:
        """The id of our message with that nonce, among those made in between.

        None means that there is none. Raises Refused (the history may not be read), Later.
        """
        ...


async def deliver(
    due: Due, digest: StoredDigest, *, store: Store, post: Post, clock: Clock
) -> None:
    """Send it, unless it is there already or nothing of it is left. Raises Refused, Later."""
    doubted = due.doubt is not None
    if due.doubt is not None and clock.now() - due.doubt >= NONCE_HOLDS:
        if await settle(due, digest, store=store, post=post, clock=clock):
            return
        doubted = False
    edition = await compose(due, digest, store=store)
    if edition is None:
        await store.outbox.drop(due.id)
        return
    if not await store.outbox.begin(due.id, now=clock.now()):
        return  # the digest was removed meanwhile
    try:
        async with asyncio.timeout(_REQUEST_SECONDS):
            message = await post.send(digest.channel, edition)
    except TimeoutError:
        raise Later("Discord did not answer in time.") from None
    except Refused:
        # An earlier request may have worked before the right was taken away.
        if not doubted:
            await store.outbox.clear(due.id)
        raise
    except Later as later:
        if not later.unknown and not doubted:
            await store.outbox.clear(due.id)
        raise
    await store.outbox.sent(due.id, message=message)


async def settle(due: Due, digest: StoredDigest, *, store: Store, post: Post, clock: Clock) -> bool:
    """Whether a post in doubt is in the channel; noted either way. Raises Refused, Later.

    Later too while a request may still be under way and its message come after the search.
    """
    if due.doubt is None:
        return False
    waited = clock.now() - due.doubt
    if waited < NONCE_HOLDS:
        raise Later("I do not know yet whether the last post got out.", after=NONCE_HOLDS - waited)
    message = await post.find(
        digest.channel, due.nonce, after=due.doubt - _SKEW, before=due.doubt + 2 * _SKEW
    )
    if message is None:
        await store.outbox.clear(due.id)
        return False
    await store.outbox.sent(due.id, message=message)
    return True
