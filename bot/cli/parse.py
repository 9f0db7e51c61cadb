"""`python -m bot parse`: what Dateline reads in an article, as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from bot.articles.model import Article, Dateline, Event, Part, Person, Quote, Span, Speaker, Timex
from bot.articles.parse import parse

Json = dict[str, Any]


def article_json(article: Article, *, identity: str | None = None) -> Json:
    """The article as the terminal contract prints it: stable keys, spans in code points."""
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


def _answer(line: str, sentences: int) -> str:
    identity: str | None = None
    try:
        document = json.loads(line)
        identity = document.get("id")
        day = document.get("published")
        article = parse(
            document["text"],
            published=date.fromisoformat(day[:10]) if day else None,
            title=document.get("title"),
            source=document.get("source"),
            url=document.get("url"),
            plain=bool(document.get("plain")),
            sentences=sentences,
        )
        return json.dumps(article_json(article, identity=identity), ensure_ascii=False)
    except Exception as error:  # one bad document must not end the run
        return json.dumps({"id": identity, "error": str(error)}, ensure_ascii=False)


def parse_lines(lines: Iterable[str], *, sentences: int) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield _answer(line, sentences)


if __name__ == "__main__":
    for row in parse_lines(sys.stdin, sentences=3):
        sys.stdout.write(row + "\n")
