"""Cut a sentence that names several days into the clauses that tell of each.

In: a sentence, the spans of its days, the quotations that meet it. Out: for each day the words to
show with it: a clause where one stands alone (a verb, a subject, whole quotations), else the whole
sentence; None for a day named in passing ("after a rise in August").

Where somebody says on one day what happened on another, the saying has the whole sentence and what
was said the rest of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.articles.model import Span
from bot.articles.timex.verbs import PAST_VERBS

_SAID = (
    r"\b(?:said|says|told|announced|reported|confirmed|added|stated|claimed|warned|noted|recalled"
    r"|acknowledged|admitted|explained|insisted|stressed|argued|wrote|declared|testified|revealed"
    r"|alleged|denied|disclosed)\b"
)
_SAYING = re.compile(_SAID, re.IGNORECASE)
_JUST_SAID = re.compile(_SAID + r"\s+(?:on\s+)?(?:late\s+|early\s+)?$", re.IGNORECASE)
_THAT = re.compile(r"\s+that\s+|:\s+|,\s+(?=[\"“])", re.IGNORECASE)
_REACH = 300  # characters between a saying and its day

_VERB = re.compile(rf"\b(?:is|are|will|would|says|{PAST_VERBS})\b", re.IGNORECASE)
_JOINT = re.compile(
    r"(?P<strong>;\s+|,\s+(?:and|but|while|whereas|after|before|when|as|following|a day after"
    r"|though|although|since|which|who|where|whose|because|until|with)\s+|\s[–—-]{1,2}\s)"
    r"|,\s+|\s+(?=(?:and|but|while|after|before|when|following|which|who|that|because)\s)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|and|or|&|, and)\s*(?:on\s+|in\s+)?", re.IGNORECASE)
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b", re.IGNORECASE)
# A clause that says who said the rest, has a pronoun for its subject or none: nothing by itself.
_LEANS = re.compile(
    r"(?:[\w.’'-]+\s+){1,6}(?:said|says|told|announced|reported|confirmed|added|stated)\b"
    r"(?:\s+[\w.’'-]+){0,5}[.,]?$"
    rf"|(?:and\s+|but\s+|then\s+|later\s+)*(?:{_VERB.pattern}|(?:on\s+\w+\s+|in\s+\w+\s+)?"
    r"(?:he|she|it|they|who|which|that)\b)",
    re.IGNORECASE,
)
_THAT_SUBJECT = re.compile(rf"that\s+(?!{_VERB.pattern})", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+that\s", re.IGNORECASE)  # what it showed, or which one it was
_PASSING = re.compile(
    r"(?:\w+ (?:days?|weeks?|months?|years?) )?(?:after|before|following|since|despite|during|with"
    r"|in|on|at|by|from|for|of|as|than|amid)\b",
    re.IGNORECASE,
)
_LEAST = 4  # words of a clause
_MARKS = "\"“„«‘'`"
_MORE = 200  # characters


def clauses_of(
    text: str, sentence: Span, days: Sequence[Span], quotes: Sequence[Span]
) -> list[Span | None]:
    """The words for each of `days`, which lie in `sentence` in order."""
    if len(days) < 2:
        return [sentence] * len(days)
    return list(_cut(text, sentence, days, quotes))


def with_whole_quotes(text: str, clause: Span, quotes: Sequence[Span]) -> Span:
    """`clause`, widened to the end or start of a quotation in whose middle it ends or starts.

    What a quotation says in a few words more belongs to it; a long one stays cut.
    """
    start, end = clause.start, clause.end
    for quote in quotes:
        if text[quote.start] not in _MARKS:
            continue  # a turn of a transcript
        if start <= quote.start < end < quote.end <= end + _MORE:
            end = quote.end
        elif quote.start < start < quote.end <= end and start - _MORE <= quote.start:
            start = quote.start
    return Span(start, end)


def _cut(
    text: str, sentence: Span, days: Sequence[Span], quotes: Sequence[Span]
) -> Iterator[Span | None]:
    start, joined = sentence.start, False  # of the clause; was anything cut off before it
    for day, following in pairwise(days):
        said = _said_from(text, start, day, following.start)
        joint = None
        if said is not None:
            yield sentence
            start, joined = said, True
        elif _LIST.fullmatch(text, day.end, following.start):
            yield sentence
        else:
            joint = _joint(text, day.end, following.start, quotes)
            end = joint.start() if joint is not None else sentence.end
            cut = joined or joint is not None
            yield _shown(text, start, end, day, sentence, quotes) if cut else sentence
        if joint is not None:
            start, joined = joint.end(), True
    last = days[-1]
    yield _shown(text, start, sentence.end, last, sentence, quotes) if joined else sentence


def _said_from(text: str, start: int, day: Span, end: int) -> int | None:
    """Where what was said begins, if the day is that of the saying: "said on Tuesday that ..."."""
    start = max(start, day.start - _REACH)
    if _SAYING.search(text, start, min(end, day.end + 30)) is None:
        return None
    that = _THAT.search(text, day.end, end)
    if that is not None:
        return that.end()
    said_just_before = _JUST_SAID.search(text, start, day.start) is not None
    return day.end + 1 if said_just_before and text[day.end : day.end + 1] == " " else None


def _joint(text: str, start: int, end: int, quotes: Sequence[Span]) -> re.Match[str] | None:
    """Where one clause ends and the next starts, between two days; None where nothing shows it."""
    found: re.Match[str] | None = None
    for match in _JOINT.finditer(text, start, end):
        if any(quote.start < match.start() < quote.end for quote in quotes):
            continue
        if match["strong"]:
            return match
        if found is None and _VERB.search(text, match.end(), match.end() + 80):
            found = match
    return found


def _shown(
    text: str, start: int, end: int, day: Span, sentence: Span, quotes: Sequence[Span]
) -> Span | None:
    """A clause, or its sentence where it cannot stand alone; None where it tells nothing."""
    clause = _trimmed(text, start, end)
    opens = clause.start == sentence.start
    if _VERB.search(text, clause.start, clause.end) is None:
        passing = not opens or _PASSING.match(text, clause.start, clause.end)
        return None if passing else sentence
    if not opens:  # "showed that engineers had warned"
        that = _THAT_SUBJECT.match(text, clause.start, clause.end)
        clause = Span(that.end(), clause.end) if that else clause
    leans = not opens and _LEANS.match(text, clause.start, clause.end)
    goes_on = _GOES_ON.match(text, clause.end)
    aside = _ASIDE.search(text, start, day.start)
    torn = any(quote.meets(clause) and not clause.holds(quote) for quote in quotes)
    short = len(clause.of(text).split()) < _LEAST
    return sentence if leans or goes_on or aside or torn or short else clause


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without white space and marks at its ends; it holds a day, so it is never empty."""
    while text[start].isspace() or text[start] in ",;:–—-":
        start += 1
    while text[end - 1].isspace() or text[end - 1] in ",;:–—-":
        end -= 1
    return Span(start, end)
