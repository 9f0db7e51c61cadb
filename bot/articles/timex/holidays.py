"""Days fixed by rule: public holidays of the United States and the feasts news speaks of.

A holiday without a year is the one nearest to the day of publication that the tense allows. Rules:
5 U.S.C. 6103 for the federal holidays; Easter by calendar.easter; the others have a fixed date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.articles.calendar import easter, nth_weekday
from bot.articles.timex.rule import Reading, Value, rule
from bot.articles.timex.words import YEAR

_Day = Callable[[int], date]


def _fixed(month: int, day: int) -> _Day:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> _Day:
    return lambda year: nth_weekday(year, month, weekday, nth)


def _easter(days: int) -> _Day:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, _Day] = {
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year's": _fixed(1, 1),
    "martin luther king day": _nth(1, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "mlk day": _nth(1, 0, 3),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "st. patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, 0, -1),
    "flag day": _fixed(6, 14),
    "father's day": _nth(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "election day": lambda year: nth_weekday(year, 11, 0, 1) + timedelta(days=1),
    "veterans day": _fixed(11, 11),
    "veterans' day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4) + timedelta(days=1),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "easter": _easter(0),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit monday": _easter(50),
}
_NAMES = "|".join(
    re.escape(name).replace("\\ ", " ").replace("'", "['’]")
    for name in sorted(HOLIDAYS, key=len, reverse=True)
)


@rule(
    "holiday",
    rf"(?:(?P<rel>last|this|next|this past) )?(?P<name>{_NAMES})(?:,? (?:of |in )?{YEAR})?"
    r"(?P<night> night)?",
)
def holiday(match: re.Match[str], reading: Reading) -> Value | None:
    name = " ".join(match["name"].replace("’", "'").split())
    if not reading.capital(match, "name"):
        return None
    if name in ("christmas", "thanksgiving", "easter", "halloween") and re.match(
        r" (?:card|present|tree|gift|party|carol|dinner|bonus|egg|sales?|shopping|season"
        r"|rising|holiday"
        r"|song|special|parade|turkey|island|lights?|bombing|offensive|truce|accords"
        r"|period|break|week|costume)",
        reading.after(match),
    ):
        return None
    find = HOLIDAYS[name]
    if match["year"]:
        year = int(match["year"])
    elif reading.narrative:
        spoken = reading.spoken_of()
        if spoken is None or spoken.year < 1:
            return "DATE", _undated(find)
        year = spoken.year
    elif reading.published is None:
        return "DATE", _undated(find)
    else:
        year = _nearest(find, reading.published, reading.tense(match), match["rel"] or "")
    if not 1 <= year <= 9998:
        return None
    value = find(year).isoformat()
    return ("TIME", value + "TNI") if match["night"] else ("DATE", value)


def _nearest(find: _Day, today: date, tense: str, rel: str) -> int:
    years = [year for year in (today.year - 1, today.year, today.year + 1) if 1 <= year <= 9998]
    if rel in ("last", "this past"):
        years = [year for year in years if find(year) < today] or years
        return max(years)
    if rel == "next":
        return min([year for year in years if find(year) > today] or years)

    def cost(year: int) -> float:
        days = (find(year) - today).days
        if tense == "past" and days > 0:
            return days + 400
        if tense == "future" and days < 0:
            return 120 - days
        return abs(days)

    return min(years, key=cost)


def _undated(find: _Day) -> str:
    """The day without its year where it is the same every year, else nothing but X."""
    days = {(find(year).month, find(year).day) for year in (2001, 2002, 2003, 2004)}
    if len(days) == 1:
        month, day = days.pop()
        return f"XXXX-{month:02d}-{day:02d}"
    return "XXXX-XX-XX"


@rule(
    "eleven",
    r"(?:sept(?:\.|ember)? 11(?:th)?(?=,? (?:terror\w* )?(?:attack|hijack))|9/11)(?!/)",
)
def september_11(match: re.Match[str], reading: Reading) -> Value | None:
    """The day of the attacks, which news names without its year."""
    return "DATE", "2001-09-11"


RULES = (holiday, september_11)
