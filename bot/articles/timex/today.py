"""Today and its neighbours, "the day".

In a text that tells history they are seen from the day told last.
"""

from __future__ import annotations

import re
from datetime import date

from bot.articles.calendar import move
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.weekdays import day_value
from bot.articles.timex.words import PART

_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}
# "today's youth": no day. "today's vote": one.
_OF_TODAY = re.compile(
    r"['’]s (?!edition|paper|announce|report|meeting|hearing|vote|game|decision|news|session"
    r"|trading|march|attack|talks|summit|election|result|event|strike|statement|speech|match"
    r"|launch)|\s(?:show|program)"
)


def day_from(word: str, reading: Reading) -> date | None:
    """Yesterday, today or tomorrow; in history, as seen from the day told last."""
    day = reading.day_told() if reading.narrative else reading.published
    return move(day, _STEPS[word]) if day is not None else None


@rule(
    "today",
    r"(?:(?:early|late|earlier|later|as early as|as late as) )?"
    rf"(?P<word>yesterday|today|tomorrow)(?: (?:early |late )?{PART})?",
)
def today(match: re.Match[str], reading: Reading) -> Value | None:
    if match["word"] == "today":
        if reading.narrative:
            return "DATE", "PRESENT_REF"
        if _OF_TODAY.match(reading.after(match)):
            return None
    return day_value(day_from(match["word"], reading), match["part"])


@rule("today", r"(?:late |early )?(?:tonight|overnight(?! (?:success|stay|trip|bag|deliver|rate)))")
def tonight(match: re.Match[str], reading: Reading) -> Value | None:
    return day_value(day_from("today", reading), "night")


@rule("today", r"the day (?P<word>before yesterday|after tomorrow)")
def two_days_off(match: re.Match[str], reading: Reading) -> Value | None:
    day = reading.published
    return day_value(move(day, -2 if "before" in match["word"] else 2) if day else None)


_WHOLE_DAY = re.compile(  # "during the day" and "later in the day", not "the day of the vote"
    r"\b(?:for|in|during|on|end(?:ed|ing)?|start(?:ed|ing)?|finish(?:ed|ing)?|clos(?:ed|ing)|of"
    r"|through|throughout)\s+<"
)
_NO_DAY = re.compile(
    r"> (?:of|to|when|that|job|trip|care|one|by|in which|for|off|the|i|we|he|she|it|they|you)\b"
)
_SAYINGS = re.compile(r"\b(?:of|saved?|win|won|carried|carry|rule[sd]?|seize)\s+<the day>")
_NEAR = 300  # characters back to the day that "the day" is


@rule(
    "day",
    r"(?P<edge>(?:earlier|later|late|early|the start|the beginning|the end|the close|the rest"
    r"|the middle) (?:of|in) )?(?P<the>the|that|that same|the same|this) (?:trading )?day"
    r"(?: (?P<rel>before|after|earlier|later))?",
)
def the_day(match: re.Match[str], reading: Reading) -> Value | tuple[Piece, ...] | None:
    the, rel, told = match["the"], match["rel"], reading.day_told()
    around = reading.around(match)
    if match["edge"] and rel:
        if re.search(r"> [a-z]", around):  # "late in the day after falling"
            return (
                Piece(match.start(), match.start("rel") - 1, *day_value(told or reading.today)),
            )
    elif rel in ("earlier", "later") or (
        rel and not match["edge"] and re.search(r"> [a-z]", around)
    ):
        return None
    if rel and not match["edge"]:
        day = told or reading.published
        return day_value(move(day, -1 if rel == "before" else 1) if day else None)
    if the in ("that", "that same", "the same"):
        relative = the != "the same" and re.search(r">\s(?:that|when|the)\b", around)
        return None if relative else day_value(told)
    if the == "this":
        return ("DATE", "PRESENT_REF") if reading.narrative else day_value(reading.published)
    if _NO_DAY.search(around) or _SAYINGS.search(around):
        return None
    if not match["edge"] and not _WHOLE_DAY.search(around):
        return None
    if told is not None and reading.found[-1].start >= reading.start - _NEAR:
        return day_value(told)
    return day_value(reading.today)


RULES = (today, tonight, two_days_off, the_day)
