"""When a digest is due: a wall-clock time in a place, every day.

In: what an editor typed, or a moment. Out: a Schedule, or the Slot that is next. Pure: the clock is
an argument.

A slot is the moment at which a local day's digest is due. Rules where clocks change:
- a time that is skipped (02:30 on a spring night) comes at the first instant after the gap;
- a time that happens twice (02:30 on an autumn night) comes once, the first time;
- a day has one slot; a day that a place skipped altogether (Apia, 30 December 2011) has none.
The zone is asked for its offset anew each day, so a changed rule takes effect by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process, utils

from bot.errors import BadRequest

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:(?:[:.h]| h )(?P<minute>\d{2}))? ?h? ?(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_GRACE = timedelta(hours=6)
_NEAR = 75  # of 100: "Moskow" is near Moscow, "Omsk" is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Every day `at` a wall-clock time of `zone`, an IANA name such as Europe/Paris."""

    at: time
    zone: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is not None or self.at.second or self.at.microsecond:
            raise ValueError(f"not a wall-clock time in minutes: {self.at!r}")

    def __str__(self) -> str:
        return f"{self.at:%H:%M} {self.zone}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`moment` (UTC) is when the digest of the local day `day` is due."""

    day: date
    moment: datetime


def parse_schedule(at: str, zone: str) -> Schedule:
    """Raises BadRequest with a sentence where either is no such thing.

    >>> parse_schedule("8.30 pm", "paris")
    Schedule(at=datetime.time(20, 30), zone='Europe/Paris')
    """
    return Schedule(at=_parse_time(at), zone=_parse_zone(zone))


def slot_on(schedule: Schedule, day: date) -> Slot | None:
    """The slot of a local day; None where the place skipped that day."""
    zone = ZoneInfo(schedule.zone)
    wall = datetime.combine(day, schedule.at, tzinfo=zone)  # fold=0: of two, the first
    moment = wall.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return Slot(day=day, moment=moment)
    after_gap = _first_instant_after_gap(wall, zone)
    before_gap = after_gap - timedelta(seconds=1)
    if before_gap.astimezone(zone).date() < day < after_gap.astimezone(zone).date():
        return None
    return Slot(day=day, moment=after_gap)


def next_post(schedule: Schedule, *, after: datetime) -> Slot:
    """The first slot later than `after`."""
    return next(slot for slot in _slots_from(schedule, after, -1) if slot.moment > after)


def latest_slot(schedule: Schedule, *, at: datetime) -> Slot:
    """The last slot that is not later than `at`."""
    passed = [slot for slot in _slots_from(schedule, at, -3, 5) if slot.moment <= at]
    return passed[-1]


def lapses(schedule: Schedule, slot: Slot) -> datetime:
    """Until when a slot that was missed is made up for; after that its news goes with the next.

    The end of its local day, or six hours after its time where that is later: a digest of 23:50
    survives a restart at midnight, and none of 08:00 comes at three the next morning.
    """
    midnight = datetime.combine(
        slot.day + timedelta(days=1), time.min, tzinfo=ZoneInfo(schedule.zone)
    )
    return max(midnight.astimezone(UTC), slot.moment + _GRACE)


def local(schedule: Schedule, moment: datetime) -> datetime:
    """The moment on the clocks of the schedule's place."""
    return moment.astimezone(ZoneInfo(schedule.zone))


def zone_choices(typed: str, *, limit: int = 25) -> list[str]:
    """Zone names that fit what was typed: starts of a city first, then anywhere, then near ones."""
    zones = _zones()
    key = _zone_key(typed)
    if not key:
        return list(_COMMON[:limit])
    ranked = sorted(
        (not zone_key.rpartition("/")[2].startswith(key), not zone_key.startswith(key), zone)
        for zone_key, zone in zones.items()
        if key in zone_key
    )
    return [zone for *_, zone in ranked][:limit] or _nearest_zones(typed, limit)


def _slots_from(schedule: Schedule, moment: datetime, first: int, days: int = 6) -> list[Slot]:
    """The slots of some local days around `moment`, in order; `first` counts from its own day."""
    today = local(schedule, moment).date()
    found = (slot_on(schedule, today + timedelta(days=first + n)) for n in range(days))
    return [slot for slot in found if slot is not None]


def _first_instant_after_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The UTC second at which the clocks jumped over `wall`."""
    # In a gap fold=1 counts with the offset after the jump and so lands before it, fold=0 after it.
    before = wall.replace(fold=1).astimezone(UTC)
    after = wall.replace(fold=0).astimezone(UTC)
    offset_after = after.astimezone(zone).utcoffset()
    while (after - before) > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset_after:
            after = middle
        else:
            before = middle
    return after


def _parse_time(typed: str) -> time:
    match = _TIME.fullmatch(typed.strip())
    if match is not None:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"]:
            afternoon = match["half"].lower().startswith("p")
            hour = hour % 12 + 12 * afternoon if 1 <= hour <= 12 else 99
        if hour < 24 and minute < 60:
            return time(hour, minute)
        if hour == 24 and minute == 0:
            raise BadRequest("“24:00” is 00:00 of the next day; write 00:00.")
    raise BadRequest(f"“{_short(typed)}” is no time of day; write it like 08:00 or 18:30.")


def _parse_zone(typed: str) -> str:
    zones = _zones()
    key = _zone_key(typed)
    if key in zones:
        return zones[key]
    same_city = [zone for name, zone in zones.items() if name.rpartition("/")[2] == key]
    if len(same_city) == 1:
        return same_city[0]
    if re.fullmatch(r"(?:utc|gmt|z)?\s*[+-]\s*\d{1,2}(?::?\d{2})?|[a-z]{3,4}", key):
        raise BadRequest(
            f"“{_short(typed)}” does not say when the clocks change; name a place instead, such as "
            "Europe/Paris or America/New_York, or UTC."
        )
    near = " or ".join(_nearest_zones(typed, 3))
    hint = f"Did you mean {near}?" if near else "Name a city, such as Europe/Paris."
    raise BadRequest(f"I know no time zone “{_short(typed)}”. {hint}")


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Names of places, and UTC, by their search keys.

    Not "EST" or "Etc/GMT+5": offsets that know no summer time, the latter with the sign reversed.
    """
    names = (n for n in available_timezones() if "/" in n and not n.startswith(("Etc/", "System")))
    return {_zone_key(name): name for name in sorted((*names, "UTC"))}


def _zone_key(typed: str) -> str:
    return "_".join(typed.casefold().split())


def _nearest_zones(typed: str, limit: int) -> list[str]:
    cities = {zone: zone.rpartition("/")[2] for zone in _zones().values()}
    return [
        zone
        for _, _, zone in process.extract(
            typed.rpartition("/")[2],
            cities,
            scorer=fuzz.WRatio,
            processor=utils.default_process,
            score_cutoff=_NEAR,
            limit=limit,
        )
    ]


def _short(typed: str) -> str:
    return typed.strip() if len(typed.strip()) <= 40 else typed.strip()[:39] + "…"


# Shown before anything is typed: large cities from west to east.
_COMMON = (
    "America/Los_Angeles",
    "America/Denver",
    "America/Chicago",
    "America/New_York",
    "America/Sao_Paulo",
    "UTC",
    "Europe/London",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Africa/Cairo",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Jakarta",
    "Asia/Shanghai",
    "Asia/Manila",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
