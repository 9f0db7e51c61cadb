"""The words of time, as values and as pieces of patterns.

Patterns are written for lower-case text; a space in them stands for any white space (rule.py).
"""

from __future__ import annotations

MONTHS = (
    "january february march april may june july august september october november december"
).split()
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {name[:3]: number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS_OF_DAY = {
    "morning": "MO",
    "dawn": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "daytime": "DT",
}

# The letter of a duration's value; T stands before hours, minutes and seconds.
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
    "millennium": "ML",
}

MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan\b\.?|feb\b\.?|mar\b\.?|apr\b\.?|jun\b\.?|jul\b\.?|aug\b\.?|sept\b\.?|sep\b\.?"
    r"|oct\b\.?|nov\b\.?|dec\b\.?)(?![a-z])"
)
DAY = (
    r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d| (?:percent|million|billion)\b)"
)
YEAR = r"(?P<year>1\d{3}|20\d\d)(?!\w|[.,]\d|%)"
WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
ANY_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.?)"
)
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
UNIT = (
    r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade"
    r"|centur(?:y|ie)|millennium)"
)
ERA = r"(?:,? ?(?P<era>bc|b\.c\.?|bce|ad|a\.d\.?|ce)\b)"
PART = r"(?P<part>morning|afternoon|evening|night|dawn|dusk)"
EARLY = r"(?:early|mid|late|earlier|later)"
EDGE = (  # "early", "the end of"
    r"(?:(?:the )?(?:very )?(?:early|mid|late|mid-to-late)(?: in| on| part of)?[\s-]+(?:the )?"
    r"|(?:the )?(?:very )?(?:start|beginning|end|middle|close"
    r"|latter part|early part|turn|eve|rest|remainder|remaining months|height|course)"
    r" of (?:the )?)"
)
ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|some|over|under|just over|just under"
    r"|more than|less than|fewer than|at least|at most|up to|no more than|no less than"
    r"|not more than|as much as|as many as|as little as|as long as|barely|exactly|within|only) )"
)
KIND = (  # between a number and its unit
    r"(?:(?:more|additional|full|straight|consecutive|long|whole|business|trading|working|calendar"
    r"|successive|solid|extra|entire|short|intense|other|fiscal|crucial|hard|tough|difficult|bloody"
    r"|further|grueling|intervening|school|academic)[\s-]+)?"
)
