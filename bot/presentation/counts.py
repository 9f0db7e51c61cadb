"""How many of something, in words."""

from __future__ import annotations

from bot.newsroom.page import MOST_COUNTED


def counted(number: int, one: str, many: str | None = None, *, exact: bool = False) -> str:
    """
    >>> counted(1, "article"), counted(7, "quote"), counted(2, "person", "people")
    ('1 article', '7 quotes', '2 people')

    Over MOST_COUNTED it is "1,000+ articles": counting ends there, but where it is `exact`.
    """
    if number > MOST_COUNTED and not exact:
        return f"{MOST_COUNTED:,}+ {many or one + 's'}"
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counted_quotes(quotes: int, speakers: int) -> str:
    """
    >>> counted_quotes(3, 1), counted_quotes(0, 0)
    ('3 quotes by 1 person', '0 quotes')
    """
    by = f" by {counted(speakers, 'person', 'people')}" if quotes else ""
    return counted(quotes, "quote") + by


def counted_of(shown: int, number: int, one: str, *, more: bool = False) -> str:
    """Some of so many; `more`: there may be more of them.

    >>> counted_of(12, 37, "day"), counted_of(12, 37, "day", more=True)
    ('12 of 37 days', '12 of 37+ days')
    """
    if more and number <= MOST_COUNTED:
        return f"{shown:,} of {number:,}+ {one}s"
    return f"{shown:,} of {counted(number, one)}"
