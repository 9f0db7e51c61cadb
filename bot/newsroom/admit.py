"""Which articles of a feed its editors want: filters as typed, and why an article is left out.

Words are found as the search finds them, without case, accents and endings; "Syria OR Turkey" is
either, quotation marks hold words together. No regular expressions: one can hang the bot.
"""

from __future__ import annotations

from bot.articles.model import Article, Part, Span
from bot.errors import BadRequest
from bot.newsroom.stems import Finder
from bot.newsroom.words import words_asked
from bot.store.names import extends, fold
from bot.store.query import Query, parse_query
from bot.store.subscriptions import Filters


def checked_filters(filters: Filters) -> Filters:
    """With one space between words. Raises BadRequest where one holds no letter and no digit,
    or is to leave articles out."""
    tidied = Filters(
        topics=" ".join(filters.topics.split()),
        words=" ".join(filters.words.split()),
        people=", ".join(_listed(filters.people)),
        sources=", ".join(_listed(filters.sources)),
    )
    for typed in filter(None, (tidied.topics, tidied.words)):
        words_asked(typed, optional=True)
    for typed in (tidied.people, tidied.sources):
        if typed and parse_query(typed) is None:
            raise BadRequest(f"“{typed}” holds no word to look for.")
    return tidied


def refusal_of(article: Article, filters: Filters) -> str | None:
    """Why the article is left out, as a clause; None where every filter lets it in."""
    if filters.topics and not _holds(filters.topics, _opening(article)):
        return f"its headline and first paragraph do not speak of “{filters.topics}”"
    whole = f"{article.title or ''}\n{article.text}"
    if filters.words and not _holds(filters.words, whole):
        return f"“{filters.words}” does not stand in it"
    if filters.people and not _names(filters.people, article):
        return f"it does not name {filters.people}"
    if filters.sources and fold(article.source or "") not in map(fold, _listed(filters.sources)):
        return f"its source is {article.source or 'not known'}, not {filters.sources}"
    return None


def _opening(article: Article) -> str:
    spans = (article.first(part) for part in (Part.HEADLINE, Part.STANDFIRST, Part.PARAGRAPH))
    parts = [span.of(article.text) for span in spans if span is not None]
    return "\n".join((article.title or "", *parts))


def _holds(typed: str, text: str) -> bool:
    query = parse_query(typed)
    if query is None:
        return True
    everything = Span(0, len(text))
    return any(
        Finder(Query((terms,))).terms_in(text, everything) == len(set(terms))
        for terms in query.alternatives
    )


def _names(typed: str, article: Article) -> bool:
    asked = [fold(name) for name in _listed(typed)]
    named = [fold(person.name) for person in article.people]
    return any(key == name or extends(key, name) for key in named for name in asked)


def _listed(typed: str) -> list[str]:
    return [word for part in typed.split(",") if (word := " ".join(part.split()))]
