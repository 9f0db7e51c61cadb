"""Which stored events tell of a topic, and what to say where none does.

In: the topic as typed, and the first and last day asked for. Out: ids of events, which sort by day
(bot/store/told.py). What is chosen of them is timeline.py's and activity.py's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.errors import BadRequest, NotFound
from bot.newsroom.nothing import nothing
from bot.newsroom.page import MOST_COUNTED
from bot.newsroom.words import words_asked
from bot.store.database import Store
from bot.store.query import Query
from bot.store.scope import Scope
from bot.store.told import BEYOND, FIRST_KNOWN_YEAR, first_id


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a question looks."""

    naming: int  # events that name the topic
    leading: int  # articles that lead with it
    compared: int  # sentences of a day that are read


# That of a chat, of a chat that wants every day, and of one that names a number of days: it is
# asked from the terminal and may take its time.
CHAT, WIDE, FULL = Reach(400, 40, 8), Reach(3_000, 300, 8), Reach(20_000, 5_000, 40)
_OPENS_WITHIN = 400  # code points that an article opens with: headline, dateline, first sentences
_UNDATED = 500  # of them without a year or a day


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Ids of events."""

    naming: list[int]  # whose sentence names the topic
    leading: list[int]  # of articles that lead with it
    opening: set[int]  # of these, the news that an article opens with
    background: set[int]  # and those in which it looks back


def question_about(topic: str, since: date | None, until: date | None) -> Query:
    """Raises BadRequest: no word in the topic, or days the wrong way round."""
    query = words_asked(topic)
    if since and until and since > until:
        raise BadRequest(f"Since, {since}, is after until, {until}. Swap them.")
    return query


async def events_about(
    query: Query,
    since: date | None,
    until: date | None,
    reach: Reach,
    scope: Scope,
    store: Store,
) -> About:
    """Of those that name the topic the latest days' come first; sentences without a year or a day
    are few, and asked for apart, so that many others do not hide them.
    """
    # A month or a year that begins before `since` may still meet it.
    first = first_id(date(since.year, 1, 1)) if since else FIRST_KNOWN_YEAR
    beyond = first_id(until + timedelta(days=1)) if until and until < date.max else BEYOND
    naming = await store.events.naming(
        query,
        first=first,
        beyond=beyond,
        scope=scope,
        limit=reach.naming,
        undated=_UNDATED if since is None and until is None else 0,
    )
    leading, opening, background = await store.events.led_by(
        query, opening=_OPENS_WITHIN, scope=scope, limit=reach.leading
    )
    return About(naming=naming, leading=leading, opening=set(opening), background=set(background))


async def nothing_about(
    topic: str,
    query: Query,
    since: date | None,
    until: date | None,
    scope: Scope,
    store: Store,
) -> NotFound:
    mentions = await store.search.count(query, scope=scope, most=MOST_COUNTED + 1)
    if not mentions:
        return await nothing(topic.strip(), query, scope=scope, store=store)
    count = f"{mentions:,}" if mentions <= MOST_COUNTED else f"{MOST_COUNTED:,}+"
    many = f"{count} articles mention" if mentions > 1 else "One article mentions"
    asked = [f"since {since}"] if since else []
    asked += [f"until {until}"] if until else []
    if asked:
        return NotFound(
            f"{many} “{topic.strip()}”, but nothing of it is dated {' '.join(asked)}."
            f" Ask without {' and '.join(a.split()[0] for a in asked)} for all that is dated."
        )
    return NotFound(
        f"{many} “{topic.strip()}”, but nothing of it is dated. /search shows where it stands."
    )
