"""Does a text tell history rather than news?

History names years and months and hardly ever counts from its own day: no "Tuesday", "yesterday",
"last week". There, a day without a year lies near what the text spoke of last, and "today" is no
day. After the news and narrative domains of HeidelTime (Strötgen and Gertz 2013).
"""

from __future__ import annotations

import re
from datetime import date

# A figure is found first, and then what stands before it looked at: that is the quicker order.
_YEAR = re.compile(
    r"\d(?:(?<![\w$€£.,/-].)(?:(?<=1)\d{3}|(?<=2)0\d\d)"
    r"(?![\w%]|[.,/]\d|:|\s?(?:gmt|utc|local|hrs))"  # "1653 GMT"
    r"|(?<!\w\d)\d{1,2} (?:bc|ad)\b)"
)
_COUNTING = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight"
    r"|(?:last|this|next) (?:week|month|year|night)|quarter|ago)\b"
)
_ENOUGH = 6  # years: fewer make no history
# News tells when it happened as it opens, however many years it looks back on further down.
_OPENING = 300  # code points: a sentence or two
_NEWS = re.compile(
    r"\b(?:yesterday|today|tonight|last (?:week|night)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day(?!,? (?:\d|[a-z]+ \d)))\b"
)


def is_narrative(low: str, published: date | None) -> bool:
    """`low` is the text in lower case."""
    years = _YEAR.findall(low)
    if published is not None:
        near = {str(published.year), str(published.year + 1), str(published.year - 1)}
        years = [year for year in years if year not in near]
    if len(years) < _ENOUGH:
        return False
    if published is not None and _NEWS.search(low, 0, _OPENING):
        return False
    return all(len(years) >= 4 * n for n, _ in enumerate(_COUNTING.finditer(low), 1))
