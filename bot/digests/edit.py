"""Make, list and remove digests: the editors' acts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from bot.clock import Clock
from bot.digests.compose import schedule_of
from bot.digests.schedule import latest_slot, next_post, parse_schedule
from bot.errors import BadRequest, NotFound
from bot.newsroom.page import cut
from bot.store.database import Store
from bot.store.digests import StoredDigest

MOST_DIGESTS = 10  # of one server


async def create(
    at: str, zone: str, *, guild: int, channel: int, store: Store, clock: Clock
) -> tuple[StoredDigest, datetime]:
    """A digest for `channel`, and the moment of its first post.

    That post holds what was loaded since the slot before now, so at most a day's news. Raises
    BadRequest: no such time or zone, the same digest exists, the server has enough of them.
    """
    schedule = parse_schedule(at, zone)
    if len(await store.digests.of_guild(guild)) >= MOST_DIGESTS:
        raise BadRequest(
            f"This server has {MOST_DIGESTS} digests already. Remove one with /digest remove."
        )
    now = clock.now()
    digest = await store.digests.create(
        guild=guild,
        channel=channel,
        at=schedule.at,
        zone=schedule.zone,
        created=now,
        covered=latest_slot(schedule, at=now).moment,
    )
    if digest is None:
        raise BadRequest(f"This channel has a digest at {schedule.at:%H:%M} {zone} already.")
    return digest, next_post(schedule, after=now).moment


async def listing(
    *, guild: int, store: Store, clock: Clock
) -> list[tuple[StoredDigest, datetime | None]]:
    """A server's digests with the moments of their next posts.

    None where the time zone is not known any more.
    """
    now = clock.now()
    return [(digest, _upcoming(digest, now)) for digest in await store.digests.of_guild(guild)]


async def remove(typed: str, *, guild: int, store: Store) -> StoredDigest:
    """By "#<id>", or by its time and place where these name one digest. Raises NotFound."""
    digests = await store.digests.of_guild(guild)
    wanted = typed.strip().casefold()
    found = [digest for digest in digests if f"#{digest.id}" == wanted] or [
        digest for digest in digests if wanted and wanted in str(schedule_of(digest)).casefold()
    ]
    if len(found) == 1 and await store.digests.remove(found[0].id, guild=guild):
        return found[0]
    if not digests:
        raise NotFound("This server has no digest. Make one with /digest create.")
    offer = "Pick one of those I offer while you type."
    if len(found) > 1:
        raise NotFound(f"{len(found)} digests of this server match “{cut(typed)}”. {offer}")
    raise NotFound(f"No digest of this server matches “{cut(typed)}”. {offer}")


def _upcoming(digest: StoredDigest, now: datetime) -> datetime | None:
    try:
        return next_post(schedule_of(digest), after=now).moment
    except ZoneInfoNotFoundError:
        return None
