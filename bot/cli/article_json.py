"""What was read in an article, as JSON: the keys of the terminal contract, in their order.

A span is {"start", "end", "text"}: code points of the article's `text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.articles.model import Article, Dateline, Event, Part, Person, Quote, Span, Speaker, Timex

Json = dict[str, Any]


def article_json(article: Article, *, identity: object = None) -> Json:
    """`identity` is echoed as "id"."""
    text = article.text

    def span(value: Span | None) -> Json | None:
        if value is None:
            return None
        return {"start": value.start, "end": value.end, "text": value.of(text)}

    def words(value: Span | None) -> str | None:
        return None if value is None else value.of(text)

    def spans(values: Iterable[Span]) -> list[Json | None]:
        return [span(value) for value in values]

    def dateline(value: Dateline) -> Json:
        return {
            "place": words(value.place),
            "agency": words(value.agency),
            "date_text": words(value.date_text),
            "day": value.day.isoformat() if value.day else None,
            "start": value.span.start,
            "end": value.span.end,
        }

    def person(value: Person) -> Json:
        return {
            "name": value.name,
            "roles": [role.of(text) for role in value.roles],
            "mentions": spans(value.mentions),
        }

    def speaker(value: Speaker) -> Json:
        return {"name": value.name, "role": words(value.role), "mention": span(value.mention)}

    def quote(value: Quote) -> Json:
        return {
            "start": value.span.start,
            "end": value.span.end,
            "text": value.span.of(text),
            "kind": value.kind,
            "verb": span(value.verb),
            "paragraph": value.paragraph,
            "utterance": value.utterance,
            "speaker": speaker(value.speaker) if value.speaker else None,
            "because": {"rule": value.rule, "cue": span(value.cue)} if value.rule else None,
        }

    def timex(value: Timex) -> Json:
        return {
            "start": value.span.start,
            "end": value.span.end,
            "text": value.span.of(text),
            "type": value.type,
            "value": value.value,
        }

    def event(value: Event) -> Json:
        return {
            "start": value.span.start,
            "end": value.span.end,
            "text": value.span.of(text),
            "date": value.date,
            "until": value.until,
            "precision": value.precision,
            "kind": value.kind,
            "date_text": span(value.date_text),
        }

    return {
        "id": identity,
        "text": text,
        "language": article.language,
        "headline": span(article.first(Part.HEADLINE)),
        "standfirst": span(article.first(Part.STANDFIRST)),
        "byline": span(article.first(Part.BYLINE)),
        "dateline": dateline(article.dateline) if article.dateline else None,
        "authors": list(article.authors),
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "warnings": list(article.warnings),
        "captions": spans(article.parts(Part.CAPTION)),
        "credits": spans(article.parts(Part.CREDIT)),
        "subheadings": spans(article.parts(Part.SUBHEADING)),
        "paragraphs": spans(article.paragraphs),
        "people": [person(value) for value in article.people],
        "quotes": [quote(value) for value in article.quotes],
        "dates": [timex(value) for value in article.dates],
        "events": [event(value) for value in article.events],
        "summary": spans(article.summary),
    }
