"""The words of a question as typed, and what is refused of them. Pure."""

from __future__ import annotations

import re

from bot.errors import BadRequest
from bot.newsroom.page import cut
from bot.store.query import Query, parse_query

_WITHOUT = re.compile(r'(?<!\S)-["“]?[^\W\d_]\S*')  # "-40 degrees" is looked for


def words_asked(typed: str, *, optional: bool = False) -> Query:
    """Raises BadRequest: no word in it, or one that is to be left out, which no index here does.

    `optional`: the question makes sense without these words.
    """
    if found := _WITHOUT.search(typed):
        raise BadRequest(
            f"“{cut(found[0])}”: I cannot leave articles out, so type only words that they hold."
        )
    query = parse_query(typed)
    if query is None:
        advice = "Type one, or leave it out." if optional else "Type one or more."
        raise BadRequest(f"There is no word in “{cut(typed)}” to look for. {advice}")
    return query
