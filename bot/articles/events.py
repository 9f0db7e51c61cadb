"""What happened when: sentences, or clauses of them, with the day of what they tell.

In: the article's text, blocks, sentences, expressions of time and quotes. Out: events in reading
order.

A day, a month or a year makes an event; weeks, quarters, lengths and repetitions make none. The
end of a term ("by Friday", "until May 1") is no day of an event, nor is its start ("from 12:00 of
October 23", "since 2011") where the sentence names another day. A clock time without its day makes
none, nor does a year in a name ("his 2005 trial"), the stamp of a page or a day with nothing told
of it ("From Thursday:"). A sentence with several days is cut into clauses (clauses.py); one that
ends in the middle of a short quotation goes on to its end. "October 20-23" is one event that lasts
`until` its second day. What lies more than a month before publication is background, what lies
after it is announced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.articles.calendar import point_of
from bot.articles.clauses import clauses_of, with_whole_quotes
from bot.articles.model import (
    Block,
    Event,
    EventKind,
    Part,
    Precision,
    Quote,
    Sentence,
    Span,
    Timex,
)
from bot.articles.timex.tense import tense_at

_PARTS = frozenset({Part.PARAGRAPH, Part.STANDFIRST})
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)(?!\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")
_MONTH = re.compile(r"(\d{4}|XXXX)-(0[1-9]|1[0-2])(?!-\d)")
_YEAR = re.compile(r"(?:BC)?\d{4}")
_NO_DAY = "XXXX-XX-XX"  # "the second day of the strike": of a dated article, no day at all
_NEWS = timedelta(days=31)

_TERM_ENDS = re.compile(
    r"\b(?:by|until|till|before|ahead of|prior to|no later than|not later than|expires?(?: on)?"
    r"|deadline(?: of| on| for| is| was|,)?|valid (?:to|through)|due(?: on| by)?|within|up to)"
    r"\s+(?:(?:about|early|late|the|at least|midnight|noon)\s+)*$",
    re.IGNORECASE,
)
_TERM = re.compile(r"\s+(?:deadline|ultimatum|cut-?off)\b", re.IGNORECASE)
_TERM_STARTS = re.compile(
    r"\b(?:since|from|starting(?: from| on| at)?|beginning(?: on| from| at)?|effective|as of"
    r"|as from|after)\s+(?:(?:about|early|late|the)\s+)*$",
    re.IGNORECASE,
)
# The stamp of a page: "24 June 2010 Last updated at 14:59 GMT", "updated: Wed Jan 26 2011".
_UPDATED = r"\b(?:last updated at\b|(?:last )?updated:)"
_STAMP_STARTS = re.compile(_UPDATED + r"[^.;()]{0,40}$", re.IGNORECASE)
_STAMP_GOES_ON = re.compile(r"[\s|,–—-]*(?:page )?" + _UPDATED, re.IGNORECASE)
# "Saturday 15 January 2005 12.03 GMT": prose has a preposition before it or puts the clock first.
_CLOCKED = re.compile(
    r"(?<!\bon )(?<!\bat )\b[A-Z][a-z]+day,? [^.;()]{5,25}\b\d{4},? \d\d[.:]\d\d (?:GMT|BST|UTC)\b"
)
_NAMES_DAY = re.compile(
    r"day\b|yesterday|tomorrow|tonight|overnight|\b(?:this|last|that|next|following) |\d{4}-"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"(?:\b(?:an?|the|his|her|its|their|our)|['’]s|s['’])\s+(?:\w+\s+)?$")
_NAME = re.compile(r"\s+(?!and|or|to|in|on|at|for|by|with|when|as|after|before|but|that)[a-z]+")
_BESIDE = re.compile(r"\b(?:after|before|following|since)\s+(?:last\s+)?$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–—]|to|until|till|through)\s*(?:the\s+)?(?:on\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_NOTHING = re.compile(
    r"[\W\d_]*(?:(?:it(?:['’]s)?|is|was|and|from|since|starting|as|of|on|in|by|until|till|the)\b"
    r"[\W\d_]*)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """An expression that can date an event."""

    span: Span
    date: str | None
    until: str | None
    precision: Precision
    term: bool  # the start of a term


def find_events(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    dates: tuple[Timex, ...],
    quotes: tuple[Quote, ...],
    *,
    published: date | None,
) -> tuple[Event, ...]:
    marked = [quote.span for quote in quotes if quote.kind != "indirect"]
    events: list[Event] = []
    index = 0
    for sentence in sentences:
        span = sentence.span
        inside = []
        while index < len(dates) and dates[index].span.start < span.end:
            told = published is None or not dates[index].value.startswith(_NO_DAY)
            if told and dates[index].span.start >= span.start:
                inside.append(dates[index])
            index += 1
        if inside and blocks[sentence.block].part in _PARTS:
            days = _days(text, span, inside)
            near = [quote for quote in marked if quote.meets(span)] if days else []
            clauses = clauses_of(text, span, [day.span for day in days], near)
            for day, clause in zip(days, clauses, strict=True):
                if clause is None or _tells_nothing(text, clause, day.span):
                    continue
                kind = _kind(text, clause, day, published)
                clause = with_whole_quotes(text, clause, near)
                events.append(
                    Event(
                        span=clause,
                        date_text=day.span,
                        date=day.date,
                        until=day.until,
                        precision=day.precision,
                        kind=kind,
                    )
                )
    return tuple(events)


def _days(text: str, sentence: Span, dates: list[Timex]) -> list[_Day]:
    """What can date an event in a sentence: ranges joined, ends of terms gone."""
    days: list[_Day] = []
    skip = False
    for timex, following in zip(dates, [*dates[1:], None], strict=True):
        if skip:
            skip = False
            continue
        precision = _precision(text, timex)
        if precision is None:
            continue
        before = text[max(sentence.start, timex.span.start - 40) : timex.span.start]
        until = None
        if following is not None and _precision(text, following) == precision:
            between = text[timex.span.end : following.span.start]
            if _RANGE.fullmatch(between) or (
                between.strip().lower() == "and" and _BETWEEN.search(before)
            ):
                until, skip = _date(following.value, precision), True
                if until == _date(timex.value, precision):
                    until = None
        if not skip and (_TERM_ENDS.search(before) or _TERM.match(text, timex.span.end)):
            continue
        if _STAMP_GOES_ON.match(text, timex.span.end) or _STAMP_STARTS.search(
            text, max(sentence.start, timex.span.start - 70), timex.span.start
        ):
            continue
        if _CLOCKED.match(text, timex.span.start):
            continue
        words = timex.span.of(text)
        if timex.type == "TIME" and not _NAMES_DAY.search(words):
            continue  # "at 6 p.m.": the day is a guess
        if precision != "day" and _NAMED_AFTER.search(before) and _NAME.match(text, timex.span.end):
            continue  # "his 2005 trial" tells of something else
        if _BESIDE.search(before) and text[timex.span.end : timex.span.end + 2] in ("'s", "’s"):
            continue
        days.append(
            _Day(
                span=timex.span,
                date=_date(timex.value, precision),
                until=until,
                precision=precision,
                term=not skip and _TERM_STARTS.search(before) is not None,
            )
        )
    if any(not day.term for day in days):
        days = [day for day in days if not day.term]
    first_told = {day.date: day for day in reversed(days)}
    return [day for day in days if day.date is None or first_told[day.date] is day]


def _tells_nothing(text: str, clause: Span, day: Span) -> bool:
    before, after = text[clause.start : day.start], text[day.end : clause.end]
    return _NOTHING.fullmatch(before) is not None and _NOTHING.fullmatch(after) is not None


_SPAN = re.compile(r"\bpast\b", re.IGNORECASE)  # "the past year" is no day of anything


def _precision(text: str, timex: Timex) -> Precision | None:
    if timex.type not in ("DATE", "TIME") or _SPAN.search(timex.span.of(text)):
        return None
    value = timex.value
    if _DAY.match(value) or _WEEKDAY.match(value):
        return "day"
    if _MONTH.fullmatch(value):
        return "month"
    return "year" if _YEAR.fullmatch(value) else None


def _date(value: str, precision: Precision) -> str | None:
    """The day, month or year as an ISO date; None where not even the month is known."""
    if precision == "day":
        value = value[:10]
        return value if re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", value) else None
    return value


def _kind(text: str, clause: Span, day: _Day, published: date | None) -> EventKind:
    point = point_of(day.date) if day.date is not None else None
    if published is None or point is None:
        if point is not None and day.precision == "year":
            return "background"
        low = text[clause.start : clause.end].lower()
        left = max(0, day.span.start - clause.start)
        tense = tense_at(low, 0, len(low), left, left + day.span.end - day.span.start)
        return "announced" if tense == "future" else "news"
    if point.date is not None:
        if point.date > published:
            return "announced"
        return "background" if published - point.date > _NEWS else "news"
    if point.month is None:
        ahead = 12 * (point.year - published.year)
    else:
        ahead = 12 * (point.year - published.year) + point.month - published.month
    return "announced" if ahead > 0 else "news" if ahead >= -1 else "background"
