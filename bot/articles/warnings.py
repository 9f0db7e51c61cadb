"""What is uncertain or at odds in an article, as sentences for its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from bot.articles.calendar import point_of
from bot.articles.model import Article, Part, Timex

_NO_YEAR = re.compile(r"XXXX-\d\d")
_NO_WEEK = re.compile(r"XXXX-(?:WXX|XX-XX|XX|SP|SU|FA|WI|Q)|XXXX$")
_TWO_DAYS = re.compile(r"\d{4}-XX-XX")
_WEEKDAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def find_warnings(article: Article) -> tuple[str, ...]:
    """One sentence each; the words of the article in them are as printed."""
    return (*_dateline_and_weekday(article), *_unknown(article), *_two_days(article))


def _dateline_and_weekday(article: Article) -> Iterator[str]:
    """A story cannot tell of a weekday that lies after the day of its dateline."""
    line = article.dateline
    if line is None or line.day is None or line.date_text is None:
        return
    for timex in _opening(article):
        words = timex.span.of(article.text)
        point = point_of(timex.value)
        if not _WEEKDAYS.search(words):
            continue
        after = point.date - line.day if point is not None and point.date else timedelta()
        ahead = article.published is not None and line.day + after > article.published
        open_weekday = article.published_from == "dateline" and timex.value.startswith("XXXX-WXX-")
        if (timedelta() < after <= timedelta(days=2) and not ahead) or open_weekday:
            yield (
                f"The dateline says {_printed(line.date_text.of(article.text))} where the text says"
                f" {_printed(words)}; both are shown as printed."
            )
            return


def _opening(article: Article) -> Iterator[Timex]:
    """The expressions of time in the first two paragraphs."""
    spans = article.parts(Part.PARAGRAPH)[:2]
    line = article.dateline
    for timex in article.dates:
        if line is not None and line.span.holds(timex.span):
            continue
        if any(span.holds(timex.span) for span in spans):
            yield timex


def _unknown(article: Article) -> Iterator[str]:
    if article.published is not None:
        return
    years = any(_NO_YEAR.match(timex.value) for timex in article.dates)
    words = any(_NO_WEEK.match(t.value) and t.type in ("DATE", "TIME") for t in article.dates)
    if years and words:
        yield ("The day of publication is unknown, so weekdays stay words and days have no year.")
    elif words:
        yield "The day of publication is unknown, so weekdays stay words."
    elif years:
        yield "The day of publication is unknown, so days have no year."


def _two_days(article: Article) -> Iterator[str]:
    seen = set()
    for timex in article.dates:
        words = _printed(timex.span.of(article.text))
        if _TWO_DAYS.fullmatch(timex.value) and words[:1].isdigit() and words not in seen:
            seen.add(words)
            yield f"“{words}” can be read as two different days; it is shown as printed."


def _printed(words: str) -> str:
    return " ".join(words.split())
