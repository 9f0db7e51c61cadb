"""What right beside a place tells of its tense, before any verb is weighed.

"set for Friday", "braced for a strike on Friday" and an open condition speak of the future;
"according to a report on Friday", "the attack Friday that killed", "his claim Friday that" and
"until Friday it had been shut" of the past.
"""

from __future__ import annotations

import re
from typing import Literal

from bot.articles.timex.verbs import PAST_VERBS

Tense = Literal["past", "future", ""]

_AHEAD = re.compile(  # right before the place
    r"\b(?:(?:is|are)(?: not until| only| on| in| out(?: on)?)?|come|coming|upcoming|forthcoming"
    r"|(?<!was )(?<!were )(?<!had )planned|(?:is|are) [a-z]+ing(?: on)?"
    r"|(?:chance|expects?|favou?rites?) (?:[\w.-]+ )?to (?:be )?[a-z]+"
    r"(?: (?:it|him|her|them))?(?: on)?"
    r"|(?:calling|bracing|braced|preparing|gearing up) for(?: [\w-]+){0,4}? (?:elections?|march"
    r"|marches|meeting|protests?|rall(?:y|ies)|storm|strikes?|summit|talks|votes?|walkout)"
    r"(?: (?:on|in))?"
    r"|(?:set|scheduled|forecast|slated|planned|called|rescheduled|expected|due|booked) for"
    r"|(?:postponed|rescheduled|delayed|adjourned|moved|pushed back|put off|extended) (?:to|until)"
    r")\s+(?:(?:late|early|this|next|the)\s+)*$"
)
_UNTIL_PAST = re.compile(
    r"\b(?:(?:did|had|was|were)(?:\s+not|n['’]t|\s+never)|nobody|no\s+one|lasted|ran|stayed"
    r"|remained|worked|lived|had\s+(?:been|gone|kept|led|won))\b"
    r"[^,;:]*\buntil\s+(?:late\s+|early\s+)?$"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|provid(?:ed|ing) that|once|in case|as long as|assuming"
    r"|(?:when|as soon as)(?! [a-z]+ing\b))\b"
    r"(?P<clause>[^,;:()]*)$"
)
_OF_SOMEBODY = re.compile(r"\b(?:his|her|its|their|the)\s+$")  # "his Tuesday win"
_CLAUSE = re.compile(r"[^,;:()]{0,60}")
_ANY_PAST = re.compile(
    r"\b(?:(?P<passive>(?:is|are|be|been|being)\s+(?:not\s+|[a-z]+ly\s+)?[a-z]+)"
    rf"|(?P<past>{PAST_VERBS}))\b"
)
_SUBJECT = re.compile(r"\s+(?:is|marks)\s+(?:the|an?)\b")  # "Friday is the last day"
WAS_DONE = re.compile(
    r"['’]s\s|,?\s+(?:[\w'’,-]+\s+){1,9}?(?:was|were|had)\b(?!\s+(?:to|due|set|expected)\b)"
)
_PAST_PLACE = re.compile(  # before the place
    r"\b(?:because of|in the wake of|in response to|according to)\s+(?:[\w'’.-]+\s+){1,9}?"
    r"(?:on\s+)?$"
    r"|[,”\"]\s+(?:in|during|at)\s+(?:an?|the|his|her|their)\s+(?:[\w'’-]+\s+){0,3}"
    r"(?:interview|speech|statement|tweet|memo|briefing|conference|rally|debate)"
    r"\s+(?:(?:with|in|to|at)\s+(?:[\w'’-]+\s+){1,4}?)?(?:on\s+)?$"
)
_PAST_NOUN = re.compile(rf"\s+that\s+(?:{PAST_VERBS})\b")  # "the attack Friday that killed"
_SAID = re.compile(  # "his claim Friday that", "the decision on Friday to"
    r"\b(?:admission|announcement|assertion|claim|comment|decision|declaration|disclosure|finding"
    r"|pledge|promise|remark|report|revelation|ruling|statement|vow|warning)s?\s+(?:on\s+)?$"
)


def tense_beside(low: str, before: str, right: int, end: int) -> Tense:
    """The tense of a place that ends at `right`; `before` is what its sentence says before it."""
    if _AHEAD.search(before[-60:]) or _is_condition(before, low[right : min(end, right + 60)]):
        return "future"
    if "until" in before[-12:] and (
        _UNTIL_PAST.search(before) or (not before[:-12].strip() and WAS_DONE.match(low, right, end))
    ):
        return "past"
    if _PAST_PLACE.search(before) or _PAST_NOUN.match(low, right, end):
        return "past"
    if low.startswith((" that ", " to "), right) and _SAID.search(before[-40:]):
        return "past"
    if _SUBJECT.match(low, right, end) and not before.strip(" \"'“‘"):
        return "future"
    return ""


def _is_condition(before: str, after: str) -> bool:
    """Does the place lie in a condition that is open still: no verb of it is in the past."""
    condition = None if after.startswith(("'s", "’s")) else _CONDITION.search(before)
    if condition is None or before[: condition.start()].endswith(("even ", "as ", "only ")):
        return False
    clause = condition["clause"]
    rest = _CLAUSE.match(after)
    words = clause + " day " + (rest[0] if rest else "")
    if not clause.strip() or _OF_SOMEBODY.search(clause):
        return False
    return all(match["passive"] for match in _ANY_PAST.finditer(words))
