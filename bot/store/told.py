"""Event ids: the day an event is told of, and by which article, in one number.

A timeline weighs thousands of events. Their ids say all that is needed to choose its days, and sort
by day, so no row is read but of the days that are shown, and `since` and `until` bound the walk.

From the highest bit: the day's number (22 bits), precision (2), whether the article came out after
the day (1), the article (30), a sequence within the same article and day (7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from bot.articles.model import Event, Precision

_SEQUENCE, _ARTICLE, _BACK, _PRECISION = 7, 30, 1, 2
_ARTICLES = (1 << _ARTICLE) - 1
_DAY = _SEQUENCE + _ARTICLE + _BACK  # bits below day and precision
_PRECISIONS: tuple[Precision, ...] = ("day", "month", "year")
_UNKNOWN_YEARS = 1  # first number of "XXXX-01-01"; 0 is no day at all
_KNOWN_YEARS = 1000  # what is added to a date's ordinal

FIRST_UNKNOWN_YEAR = _UNKNOWN_YEARS << (_DAY + _PRECISION)
FIRST_KNOWN_YEAR = _KNOWN_YEARS << (_DAY + _PRECISION)
BEYOND = 1 << 62  # greater than any id


def event_ids(article: int, published: date | None, events: Iterable[Event]) -> list[int | None]:
    """An id for each event; None from the 129th event of one day on."""
    given: dict[int, int] = {}
    ids: list[int | None] = []
    for event in events:
        number = _number(event.date) << _PRECISION | _PRECISIONS.index(event.precision)
        day = event.date or "X"
        later = published is not None and day < published.isoformat()[: len(day)]
        prefix = (number << _BACK | later) << _ARTICLE | article
        sequence = given.get(prefix, 0)
        given[prefix] = sequence + 1
        ids.append(prefix << _SEQUENCE | sequence if sequence < 1 << _SEQUENCE else None)
    return ids


def first_id(day: date) -> int:
    """Not greater than the ids of events of this day or later, greater than those before."""
    return (day.toordinal() + _KNOWN_YEARS) << (_DAY + _PRECISION)


def day_of(identity: int) -> int:
    """What ids of the same day and precision share; `date_of` tells the date."""
    return identity >> _DAY


@lru_cache(maxsize=4096)
def date_of(day: int) -> tuple[str, Precision] | None:
    """As `Event.date` has it; None for no day."""
    number, precision = day >> _PRECISION, _PRECISIONS[day & 3]
    if number < _UNKNOWN_YEARS:
        return None
    if number < _KNOWN_YEARS:
        month, month_day = divmod(number - _UNKNOWN_YEARS, 32)
        return (
            (f"XXXX-{month:02}-{month_day:02}", "day")
            if month_day
            else (f"XXXX-{month:02}", "month")
        )
    first = date.fromordinal(number - _KNOWN_YEARS).isoformat()
    return first[: {"day": 10, "month": 7, "year": 4}[precision]], precision


def tellings(ids: Iterable[int]) -> set[int]:
    """What ids of the same day, precision and article share."""
    return {identity >> _SEQUENCE for identity in ids}


def telling_of(identity: int) -> int:
    return identity >> _SEQUENCE


def by_day(told: Iterable[int]) -> Counter[int]:
    """How many tellings each day has; days as `day_of` gives them."""
    return Counter([telling >> (_DAY - _SEQUENCE) for telling in told])


def by_article(told: Iterable[int]) -> Counter[int]:
    """How many tellings each article has."""
    return Counter([telling & _ARTICLES for telling in told])


def day_of_telling(telling: int) -> int:
    """As `day_of` gives it."""
    return telling >> (_DAY - _SEQUENCE)


def article_of(telling: int) -> int:
    return telling & _ARTICLES


def told_by(articles: Collection[int], told: Iterable[int]) -> set[int]:
    """Those by one of these articles."""
    return {telling for telling in told if telling & _ARTICLES in articles} if articles else set()


def looking_back(told: Iterable[int]) -> list[int]:
    """Those by articles that came out after the day."""
    return [telling for telling in told if telling >> _ARTICLE & 1]


def _number(day: str | None) -> int:
    parts = (day or "").split("-")
    try:
        numbers = [int(part) for part in parts[1:]]
        if parts[0] == "XXXX":
            month, month_day = [*numbers, 0, 0][:2]
            return _UNKNOWN_YEARS + month * 32 + month_day if month else 0
        return date(int(parts[0]), *[*numbers, 1, 1][:2]).toordinal() + _KNOWN_YEARS
    except ValueError:  # no day, or one that no calendar has
        return 0
