"""What is repeated: every week, daily, four flights a day."""

from __future__ import annotations

import re

from bot.articles.timex.lengths import is_frequent, length
from bot.articles.timex.numbers import NUMBER, number_of
from bot.articles.timex.rule import Reading, Value, rule
from bot.articles.timex.words import PARTS_OF_DAY

_UNIT = r"(?P<unit>second|hour|day|night|week|month|quarter|year|minute|decade|weekend)"


@rule(
    "often",
    rf"(?:every|each)(?: (?P<other>other|few|single|{NUMBER}))?"
    rf" (?:{_UNIT}|(?P<part>morning|evening|afternoon))s?",
)
def every(match: re.Match[str], reading: Reading) -> Value | None:
    if match["part"]:
        return "SET", f"XXXX-XX-XXT{PARTS_OF_DAY[match['part']]}"
    other = match["other"] or "single"
    count = {"other": 2, "single": 1, "few": None}.get(other, number_of(other))
    return "SET", length(count, match["unit"])


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}
_NAMED = re.compile(r"\s(?:The\s)?[A-Z]")
_IN_HISTORY = {
    "daily": "XXXX-XX-XX",
    "annually": "XXXX",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
}


@rule("often", rf"(?P<word>{'|'.join(_ADVERBS)})")
def adverb(match: re.Match[str], reading: Reading) -> Value | None:
    if reading.capital(match, "word") and reading.before(match).strip():
        return None  # "the Daily Mirror"
    word = match["word"]
    if word == "daily" and _NAMED.match(reading.text, match.end()):
        return None  # "the Oslo daily Dagsavisen"
    return "SET", _IN_HISTORY.get(word, _ADVERBS[word]) if reading.narrative else _ADVERBS[word]


_PRICE = re.compile(r"[$€£]|cents|dollar|share")
_LARGE = re.compile(r"(?:million|billion|thousand|,\d{3})\s+$")


@rule("unit single", r"(?P<per>a|an|per) (?P<unit>day|week|month|year|hour|night)")
def per_unit(match: re.Match[str], reading: Reading) -> Value | None:
    """ "four flights a week", "$2 million a year"; but "$2 a year" is a price."""
    before = reading.before(match)
    if match["per"] != "per" and not is_frequent(before):
        return None
    if re.match(r"[\s-]+(?:ago|earlier|later|before|after|long)\b", reading.after(match)):
        return None
    if _PRICE.search(before[-16:]) and not _LARGE.search(before):
        return None
    return "SET", length(1, match["unit"])


RULES = (every, adverb, per_unit)
