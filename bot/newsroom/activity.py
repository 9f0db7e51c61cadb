"""How much was told of a topic when: articles counted by the days they tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.newsroom.about import WIDE, events_about, nothing_about, question_about
from bot.newsroom.synonyms import with_synonyms
from bot.store.database import Store
from bot.store.scope import Scope
from bot.store.told import article_of, date_of, day_of_telling, tellings

BARS = 60  # at most, where nobody asks for fewer
_KEPT = 0.8  # share of what is told that stays in view where the rest would stretch it

Unit = Literal["day", "week", "month", "year"]
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    first: date  # the day, the Monday, the first of the month or of the year
    articles: int  # that tell of any day of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One bar a unit, oldest first, without gaps: where nothing is told a bar counts 0."""

    topic: str
    since: date | None
    until: date | None
    unit: Unit
    bars: tuple[Bar, ...]
    outside: int  # days told of that lie apart, before the first bar or after the last


async def activity(
    topic: str,
    *,
    since: date | None = None,
    until: date | None = None,
    most: int = BARS,
    scope: Scope,
    store: Store,
) -> Activity:
    """At most `most` bars of the finest unit that has so few. Raises NotFound, BadRequest."""
    query, _ = await with_synonyms(question_about(topic, since, until), scope=scope, store=store)
    found = await events_about(query, since, until, WIDE, scope, store)
    told = [
        (day, article_of(telling))
        for telling in tellings((*found.naming, *found.leading))
        if (day := _day(day_of_telling(telling))) is not None
        and (since is None or since <= day)
        and (until is None or day <= until)
    ]
    if not told:
        raise await nothing_about(topic, query, since, until, scope, store)
    unit, bars, outside = bars_of(told, most)
    return Activity(topic=topic, since=since, until=until, unit=unit, bars=bars, outside=outside)


def _day(number: int) -> date | None:
    """The day itself; None of months, years and days of no known year."""
    dated = date_of(number)
    if dated is None or dated[1] != "day" or dated[0].startswith("X"):
        return None
    return date.fromisoformat(dated[0])


def bars_of(told: Iterable[tuple[date, int]], most: int) -> tuple[Unit, tuple[Bar, ...], int]:
    """(unit, bars, days outside) of days, at least one, each with an article that tells of it.

    A few days far from all others, as background is, would leave no room for the news: more days
    than there may be bars are cut to the shortest run that holds four fifths of what is told.
    """
    told = set(told)
    days = Counter(day for day, _ in told)
    first, last = min(days), max(days)
    if (last - first).days >= most:
        first, last = _busiest(sorted(days.items()), len(told))
    unit = next((unit for unit in _UNITS if _count(first, last, unit) <= most), _UNITS[-1])
    starts = _starts(first, last, unit)[-most:]
    articles = {start: set[int]() for start in starts}
    for day, article in told:
        if first <= day <= last and (start := _start(day, unit)) in articles:
            articles[start].add(article)
    bars = tuple(Bar(first=start, articles=len(found)) for start, found in articles.items())
    return (
        unit,
        bars,
        sum(_start(day, unit) not in articles or not first <= day <= last for day in days),
    )


def _busiest(days: list[tuple[date, int]], total: int) -> tuple[date, date]:
    """First and last day of the shortest run that holds _KEPT of all."""
    best = days[0][0], days[-1][0]
    held, begin = 0, 0
    for day, count in days:
        held += count
        while held - days[begin][1] >= _KEPT * total:
            held -= days[begin][1]
            begin += 1
        if held >= _KEPT * total and day - days[begin][0] < best[1] - best[0]:
            best = days[begin][0], day
    return best


def _count(first: date, last: date, unit: Unit) -> int:
    match unit:
        case "day":
            return (last - first).days + 1
        case "week":
            return (_start(last, unit) - _start(first, unit)).days // 7 + 1
        case "month":
            return (last.year - first.year) * 12 + last.month - first.month + 1
        case "year":
            return last.year - first.year + 1


def _starts(first: date, last: date, unit: Unit) -> list[date]:
    starts = [_start(first, unit)]
    while (following := _next(starts[-1], unit)) is not None and following <= last:
        starts.append(following)
    return starts


def _start(day: date, unit: Unit) -> date:
    match unit:
        case "day":
            return day
        case "week":
            return date.fromordinal(max(day.toordinal() - day.weekday(), 1))
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date | None:
    """None where the calendar ends."""
    try:
        match unit:
            case "day":
                return start + timedelta(days=1)
            case "week":
                return start + timedelta(days=7)
            case "month":
                return (start + timedelta(days=31)).replace(day=1)
            case "year":
                return start.replace(year=start.year + 1)
    except (OverflowError, ValueError):
        return None
