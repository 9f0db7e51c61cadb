"""When a site is asked again: the rules of politeness. Pure; every moment is an argument.

- A feed has a fixed slot in its interval, by a hash of its address, so that feeds added together
  are not asked together.
- What the site says goes before: Cache-Control and Expires (RFC 9111), the feed's ttl, Retry-After
  in seconds or as a date (RFC 9110), a date being corrected by the site's own clock.
- After failures the wait grows by one interval each time, with jitter, up to a day: a feed that
  rests is tried daily and never given up. (Media Cloud's rss-fetcher does so: doubling is too harsh
  on long intervals.)
- A host answers two requests at a time, and one begins every five seconds; what an editor wants to
  see at once does not wait for that, but can be wanted only so often.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import blake2b

DAY = timedelta(days=1)
RESTS_AFTER = timedelta(days=7)  # of failures: from then on daily
AT_ONCE = 2  # requests to one host
APART = timedelta(seconds=5)  # between the starts of two
TURNS = 5
TURN = timedelta(seconds=20)
_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NO_CACHE = re.compile(r"(?<![\w-])(?:no-cache|no-store)(?![\w-])", re.IGNORECASE)


def next_look(
    url: str,
    *,
    now: datetime,
    minutes: int,
    cache_control: str | None = None,
    expires: str | None = None,
    date: str | None = None,
    ttl: int | None = None,
) -> datetime:
    """The first slot after `now` at which the last answer is no longer fresh; a day at most."""
    wait = fresh(cache_control=cache_control, expires=expires, date=date, now=now)
    if ttl is not None:
        wait = max(wait, timedelta(minutes=ttl))
    return slot(url, minutes=minutes, after=now + min(wait, DAY))


def slot(url: str, *, minutes: int, after: datetime) -> datetime:
    """The first moment later than `after` at which the feed is due."""
    every = minutes * 60
    offset = int.from_bytes(blake2b(url.encode(), digest_size=8).digest()) % every
    rounds = (int(after.timestamp()) - offset) // every + 1
    return datetime.fromtimestamp(rounds * every + offset, UTC)


def fresh(
    *, cache_control: str | None, expires: str | None, date: str | None, now: datetime
) -> timedelta:
    """How long an answer may be taken as it is; never less than nothing."""
    if cache_control and _NO_CACHE.search(cache_control):
        return timedelta(0)
    if cache_control and (match := _MAX_AGE.search(cache_control)):
        return timedelta(seconds=int(match[1]))
    until = _moment(expires)
    if until is None:
        return timedelta(0)
    return max(until - (_moment(date) or now), timedelta(0))


def retry_after(header: str | None, *, date: str | None, now: datetime) -> timedelta:
    """How long the site asks to be left alone; nothing where it does not say, a day at most."""
    if header is None:
        return timedelta(0)
    if header.strip().isdecimal() and header.isascii():
        return timedelta(seconds=min(int(header.strip()[:9]), int(DAY.total_seconds())))
    until = _moment(header)
    if until is None:
        return timedelta(0)
    return min(max(until - (_moment(date) or now), timedelta(0)), DAY)


def after_failure(
    *,
    now: datetime,
    minutes: int,
    failures: int,
    since: datetime,
    jitter: float,
    asked: timedelta = timedelta(0),
) -> datetime:
    """When to try again after so many failures in a row, the first at `since`.

    `jitter` is between 0 and 1; `asked` is what Retry-After said.
    """
    wait = DAY if now - since >= RESTS_AFTER else timedelta(minutes=minutes) * failures
    return now + max(min(wait, DAY) * (0.9 + 0.2 * jitter), asked)


class Turns:
    """How often somebody may have a host asked: TURNS times, then once every TURN."""

    def __init__(self) -> None:
        self._until: dict[tuple[int, str], datetime] = {}  # when all its turns are there again

    def take(self, who: int, host: str, *, now: datetime) -> timedelta:
        """Nothing where the turn is taken, else how long to wait for one."""
        self._until = {key: at for key, at in self._until.items() if at > now}
        until = max(self._until.get((who, host), now), now) + TURN
        wait = until - now - TURNS * TURN
        if wait > timedelta(0):
            return wait
        self._until[who, host] = until
        return timedelta(0)


class Hosts:
    """Who may be asked now."""

    def __init__(self) -> None:
        self._under_way: Counter[str] = Counter()
        self._next: dict[str, datetime] = {}

    def busy(self, *, now: datetime) -> dict[str, datetime]:
        """Hosts that may not be asked now, and when they may at the earliest."""
        waiting = {host: at for host, at in self._next.items() if at > now}
        full = {host: now for host, count in self._under_way.items() if count >= AT_ONCE}
        return full | waiting

    def begin(self, host: str, *, now: datetime) -> None:
        self._under_way[host] += 1
        self._next = {name: at for name, at in self._next.items() if at > now}
        self._next[host] = now + APART

    def end(self, host: str) -> None:
        self._under_way[host] -= 1
        if not self._under_way[host]:
            del self._under_way[host]


def _moment(header: str | None) -> datetime | None:
    """An HTTP date. "0" and other words stand for the past, as RFC 9111 wants it: None."""
    if not header:
        return None
    try:
        found = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
