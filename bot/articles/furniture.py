"""What a line of a page or of wire copy is when it is no news: menus, share lines, slugs.

In: one line, white space folded. Out: its Kind. Only the line itself is looked at; where it stands
and what follows is layout.py's business. The wordings are in lexicon/furniture.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache

from bot.articles.lexicon.sections import sections
from bot.articles.wordings import Wordings


class Kind(Enum):
    """What a line can be by its words alone; the values are the sections of the list."""

    TEXT = ""  # nothing known against it
    SLUG = "slug"  # keyword, priority and correction lines above wire copy
    END = "end"  # nothing of the story follows
    LIST = "list"  # other stories follow: "Read more"
    META = "meta"  # when, how long, how often read: stands near the headline
    FURNITURE = "furniture"  # belongs to the page
    PITCH = "pitch"  # sells newsletters, subscriptions, terms
    ADDRESS = "address"  # the same, if it speaks to its reader


_LONGEST = 600  # characters; longer lines are text
_LONG = 200  # the same, where they quote or report
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEARED = (
    rf"(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? (?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/]\d\d[-/]\d\d|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d))"
)
_DAY = rf"(?:{_YEARED}|{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})"
_AGO = (
    r"\d+ ?(?:s|m|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|seconds?|secs?) ago"
)
DATED = re.compile(_DAY, re.IGNORECASE)
_STAMP = re.compile(
    rf"(?:{_YEARED}|{_AGO})|\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?"
    r"|at|on|by|gmt|utc|bst|ist|et|est|edt|cet|cest|pst|pdt|jst|am|pm|updated|published|posted|"
    r"last|[ap]\.m\.)\b|[\d:.,|/·•-]+",
    re.IGNORECASE,
)
_STAMPED = re.compile(rf"{_YEARED}|{_AGO}", re.IGNORECASE)
# Buttons stand alone or glued to each other: "FacebookTwitterFlipboardSend", "Copy Link Email".
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_]+")
_ADDRESSED = re.compile(  # in lower case: that is the quicker search
    r"\b(?:your?|our|us|we|i|me|my|here|please|inbox)\b"
    r"|^(?:sign|log|subscribe|enter|get|click|tap|join|follow|download|register|want|thanks?|free)\b"
)
_ADVERTISES = re.compile(
    r"(?i)(?:this (?:advertisement|ad)|this (?:story|article|report|page) is also available)\b"
    r"|privacy notice:"
)
_AMENDED = re.compile(r"(?i)this [a-z]+ (?:was|has been) (?:amended|corrected|changed)\b")
_CLOCK = re.compile(r"\b\d\d?[:.]\d\d\b")
_POINTS = re.compile(r"(?i)(?:also |now )?(?:read|see|watch|listen|click|tap|updated|published)\b")
_SAID = re.compile(r"(?i)\b(?:said|says|told|according to|reported)\b")
_STOPPED = re.compile(r"(?<![ap]\.m)[.?!]$")
_VISIBLE = re.compile(r"\w")


def _listed(lines: Iterable[str]) -> Wordings:
    return Wordings(line.replace("DAY", _DAY).replace("AGO", _AGO) for line in lines)


@cache
def _wordings() -> tuple[tuple[Kind, Wordings], ...]:
    """Those of each kind, in the order in which they are asked."""
    return tuple(
        (Kind(name), _listed(lines)) for name, lines in sections("furniture").items() if lines
    )


@cache
def _of_any_kind() -> Wordings:
    """Those of all kinds that speak to nobody: most lines match none, and are asked once."""
    kinds = sections("furniture").items()
    return _listed(line for name, lines in kinds if name != Kind.ADDRESS.value for line in lines)


@cache
def _buttons() -> frozenset[str]:
    return frozenset(word for line in sections("buttons")["buttons"] for word in line.split())


def _is_buttons(words: str) -> bool:
    if len(words) > 200:
        return False
    buttons, found = _buttons(), False
    for token in _TOKEN.finditer(words):
        if token[0].lower() not in buttons:
            return False
        found = True
    return found


def _is_stamp(words: str) -> bool:
    """A day with its year, and next to nothing else: "Associated PressApril 28, 2023 GMT"."""
    if len(words) > 90 or _STOPPED.search(words) or not _STAMPED.search(words):
        return False
    return len(_STAMP.sub(" ", words).split()) <= 4


def _is_sentence_of_news(words: str, kind: Kind) -> bool:
    """Whether a line that begins like furniture goes on like a story."""
    sentence = words.endswith((".", "!", "?", "”", '"'))
    reports = sentence and len(words.split()) >= 8 and _SAID.search(words) is not None
    if kind is Kind.ADDRESS or _AMENDED.match(words):
        return False
    if kind is Kind.PITCH:
        told = _SAID.search(words) is not None or not is_addressed(words)
        return sentence and told and not _ADVERTISES.match(words)
    if kind is Kind.FURNITURE:
        told = _SAID.search(words) is not None or not is_addressed(words)
        return sentence and len(words.split()) >= 4 and told and not _ADVERTISES.match(words)
    if kind is Kind.META and _CLOCK.search(words):
        return _SAID.search(words) is not None
    if kind in (Kind.LIST, Kind.META):
        return reports or (sentence and len(words.split()) >= 5 and not _POINTS.match(words))
    return reports and words[0] != "("


def _quotes_or_reports(words: str) -> bool:
    if '"' in words or "“" in words or "”" in words:
        return True
    low = words.casefold()
    verb = "said" in low or "says" in low or "told" in low or "according to" in low
    return (verb or "reported" in low) and _SAID.search(words) is not None


def is_addressed(line: str) -> bool:
    """Whether a line speaks to its reader: "Sign up", "for your inbox"."""
    return _ADDRESSED.search(line.lower()) is not None


def kind_of(line: str) -> Kind:
    """What `line` is by its words."""
    words = line.strip().strip("^<♦►▶➤").strip()
    if len(words) > _LONGEST or (
        len(words) > _LONG and words[0] != "(" and _quotes_or_reports(words)
    ):
        return Kind.TEXT
    known = _of_any_kind().match(words)
    for kind, wordings in _wordings():
        if kind is Kind.META and (_is_buttons(words) or not _VISIBLE.search(words)):
            return Kind.FURNITURE
        if kind is Kind.META and _is_stamp(words):
            return Kind.META
        if kind is Kind.ADDRESS and (_quotes_or_reports(words) or not is_addressed(words)):
            continue  # most lines; its wordings may stand anywhere and take the longest to look for
        if kind is not Kind.ADDRESS and not known:
            continue
        if wordings.match(words) and not _is_sentence_of_news(words, kind):
            return Kind.PITCH if kind is Kind.ADDRESS else kind
    return Kind.TEXT
