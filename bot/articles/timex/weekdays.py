"""Weekdays.

A bare weekday is the latest one up to the day of publication, or the next one where the sentence
speaks of the future. Without a day of publication it stays a weekday: "XXXX-WXX-2". In a text that
tells history it follows the day told last.
"""

from __future__ import annotations

import re
from datetime import date

from bot.articles.calendar import back_to, move, on_to, point_of
from bot.articles.timex.lengths import counted
from bot.articles.timex.numbers import NUMBER, VAGUE
from bot.articles.timex.rule import Piece, Reading, Value, rule
from bot.articles.timex.tense import tense_at
from bot.articles.timex.words import PART, PARTS_OF_DAY, WEEKDAY, WEEKDAY_NUMBERS

_REL = r"(?P<rel>last|past|this past|previous|next|coming|this coming|following|this|that|same)"
_BACK = ("last", "past", "this past", "previous")
_ON = ("next", "coming", "this coming", "following")
_SPOKEN = ("previous", "following", "that", "same")


def weekday_date(
    weekday: int, match: re.Match[str], reading: Reading, rel: str = ""
) -> date | None:
    """The day meant by a weekday (0 is Monday); None without a day to count from."""
    told = reading.day_told()
    if told is not None and (reading.narrative or rel in _SPOKEN):
        return _beside_told(weekday, rel, told, reading)
    today = reading.today
    if today is None or today in (date.min, date.max):
        return None
    ahead = rel in _ON or (rel not in ("of", *_BACK) and reading.tense(match) == "future")
    steps = -1 if rel in _BACK else 1 if rel in _ON else 0
    anchors = (today,) if reading.exact else (today, _shifted(today, 1))
    days = {(on_to if ahead else back_to)(_shifted(day, steps), weekday) for day in anchors}
    return days.pop() if len(days) == 1 else None


def _shifted(day: date, days: int) -> date:
    return move(day, days) or day


def _beside_told(weekday: int, rel: str, told: date, reading: Reading) -> date:
    if rel == "previous":
        points = (point_of(piece.value) for piece in reading.found[-6:])
        same = [p.date for p in points if p and p.date and p.date.weekday() == weekday]
        return back_to(_shifted(min(same, default=told), -1), weekday)
    return on_to(told if rel in ("that", "same") else _shifted(told, 1), weekday)


def day_value(day: date | None, part: str | None = None) -> Value:
    """A day, or a part of it, whether known or not."""
    shown = day.isoformat() if day is not None else "XXXX-XX-XX"
    return ("TIME", f"{shown}T{PARTS_OF_DAY[part]}") if part else ("DATE", shown)


_NAMES_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Herald|Mirror|Mail|Post|Night Live|Express|Tribune|Review|Morning Herald"
    r"|Magazine|World|Business|Independent)"
)
_PAPERS = re.compile(r"\b(?:Mail|Independent|Scotland|Wales|Ireland) on\s$")
_NAMES_BEFORE = re.compile(r"\b(?:black|bloody|good|ash|easter|palm|super|cyber|holy|maundy)\s$")


@rule(
    "weekday",
    rf"(?:(?:early|late|earlier|later)(?: on)? |(?:the )?{PART.replace('part', 'of')} of "
    r"|(?P<hours>the (?:early|small) hours (?:of|on) ))?"
    rf"(?:(?:the (?=previous|following|same|next|coming))?{_REL} )?{WEEKDAY}"
    rf"(?:[\s-]+(?:early |late |mid-?)?{PART})?",
)
def weekday(match: re.Match[str], reading: Reading) -> tuple[Piece, ...] | None:
    number, rel = WEEKDAY_NUMBERS[match["weekday"]], match["rel"] or ""
    start = match.start()
    if rel == "following" and not match[0].startswith("the "):
        start, rel = match.start("weekday"), "of"  # "following Friday's flood": after it
    if (
        not reading.capital(match, "weekday")
        or _NAMES_AFTER.match(reading.text, match.end(), match.end() + 20)
        or _NAMES_BEFORE.search(reading.before(match))
        or _PAPERS.search(reading.text, max(reading.start, start - 16), start)
    ):
        return None
    if not rel and reading.after(match).startswith(("'s ", "’s ")) and not _ahead(match, reading):
        rel = "of"
    part = match["part"] or match["of"] or ("morning" if match["hours"] else None)
    day = None if rel else _beside_last(number, match, reading)
    if day is None:
        day = weekday_date(number, match, reading, rel)
    if day is None:
        shown = f"XXXX-WXX-{number + 1}"
        value: Value = ("TIME", f"{shown}T{PARTS_OF_DAY[part]}") if part else ("DATE", shown)
    else:
        value = day_value(day, part)
    return (Piece(start, match.end(), *value),)


_APPOSED = re.compile(r"\s*,\s*(?:which was |it was |was )?an?\s+|\s*,\s*|\s+\(\s*(?:an?\s+)?")
_TO = re.compile(r"\s*(?:[-–—]|\b(?:to|through|until)\b)\s*(?:late\s+|early\s+)?")
_AND = re.compile(r"\s*(?:,|,?\s(?:and|or))\s*(?:on\s+)?")


def _beside_last(weekday: int, match: re.Match[str], reading: Reading) -> date | None:
    """The day beside another: "May 14, 2011, a Saturday", "Monday to Friday", "on Monday and"."""
    told = reading.day_told() if reading.found else None
    if told is None or reading.found[-1].end < match.start() - 40:
        return None
    between = reading.low[max(reading.start, reading.found[-1].end) : match.start()]
    if told.weekday() == weekday and _APPOSED.fullmatch(between):
        return told
    last = reading.found[-1]
    if last.type == "SET" or _WEEKDAYS.search(reading.low, last.start, last.end) is None:
        return None
    if _TO.fullmatch(between):
        return on_to(_shifted(told, 1), weekday)
    today = reading.today
    if today is not None and _AND.fullmatch(between):
        day = on_to(_shifted(told, 1), weekday)
        if told == today:  # only "today and tomorrow" is surely a pair
            return day if day == _shifted(told, 1) else None
        return day if (day > today) == (told > today) else None
    return None


_OPENS = frozenset({"in", "at", "during", "for", "after", "before"})  # a sentence
_WILL_IN = re.compile(  # "will speak at Friday's meeting"
    r"\b(?:will|(?:plans?|set|due|expected|scheduled) to)\s[^,;:]{2,60}\b(?:during|in|at)\s+$"
    r"|\b(?:will|to)\s(?:also\s)?(?:attend|chair|host|lead|miss|open|play|skip|start|watch|win)\s+$"
    r"|\b(?:chance|expects?|favou?rites?)\s(?:[\w.-]+\s)?to\s[a-z]+\s+$"
)
_WEEKDAYS = re.compile(WEEKDAY)
_CLAUSE_END = re.compile(r"[,;:]|\s(?:but|that|which|who)\s")


def _ahead(match: re.Match[str], reading: Reading) -> bool:
    """Does "Sunday's vote" lie ahead? Only where the words around it say so."""
    if re.search(r"\b(?:ahead of|before|prior to|for|until|by)\s+$", reading.before(match)):
        return reading.tense(match) == "future"
    if _WILL_IN.search(reading.before(match, 100)):
        return True
    start, end = match.end(), reading.end
    opens = reading.low[reading.start : match.start()].strip(" \"'“‘") in _OPENS
    clause = None if opens else _CLAUSE_END.search(reading.low, start, end)
    return tense_at(reading.low, start, clause.start() if clause else end, start, start) == "future"


@rule("weekday", rf"(?:(?:every|each)(?: other)? )?{WEEKDAY}(?: {PART})?(?P<plural>s)?")
def each_weekday(match: re.Match[str], reading: Reading) -> Value | None:
    if not match["plural"] and not match[0].startswith(("every", "each")):
        return None
    part = f"T{PARTS_OF_DAY[match['part']]}" if match["part"] else ""
    return "SET", f"XXXX-WXX-{WEEKDAY_NUMBERS[match['weekday']] + 1}{part}"


@rule("weekdays ago", rf"(?:{NUMBER}|{VAGUE}) {WEEKDAY}s ago")
def weekdays_ago(match: re.Match[str], reading: Reading) -> Value | None:
    """ "two Fridays ago": the Friday before last."""
    count, number = counted(match), WEEKDAY_NUMBERS[match["weekday"]]
    if count is None or reading.today is None:
        return "DATE", "PAST_REF"
    first = back_to(_shifted(reading.today, -1), number)
    return day_value(move(first, -7 * (int(count) - 1)))


@rule("weekday unit", rf"a (?P<unit>week|fortnight) from (?P<next>next )?{WEEKDAY}")
def week_from_weekday(match: re.Match[str], reading: Reading) -> Value | None:
    """ "a week from Tuesday": the Tuesday after the next."""
    if reading.today is None:
        return "DATE", f"XXXX-WXX-{WEEKDAY_NUMBERS[match['weekday']] + 1}"
    first = on_to(_shifted(reading.today, 1), WEEKDAY_NUMBERS[match["weekday"]])
    return day_value(move(first, 7 if match["unit"] == "week" else 14))


@rule("weekday rel unit", rf"{WEEKDAY} (?:of )?(?P<week>last|this|next) week")
def weekday_of_week(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.today is None:
        return None
    steps = {"last": -7, "this": 0, "next": 7}[match["week"]]
    monday = back_to(reading.today, 0)
    return day_value(move(monday, WEEKDAY_NUMBERS[match["weekday"]] + steps))


@rule("weekday unit", rf"(?:the )?day (?P<side>before|after) (?P<last>last )?{WEEKDAY}")
def beside_weekday(match: re.Match[str], reading: Reading) -> Value | None:
    rel = "last" if match["last"] else ""
    day = weekday_date(WEEKDAY_NUMBERS[match["weekday"]], match, reading, rel)
    return day_value(move(day, -1 if match["side"] == "before" else 1)) if day else None


RULES = (
    weekday,
    each_weekday,
    weekdays_ago,
    week_from_weekday,
    weekday_of_week,
    beside_weekday,
)
