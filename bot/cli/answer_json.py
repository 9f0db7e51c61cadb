"""The answers of `ask --json`: stable keys, written down in docs/terminal.md."""

from __future__ import annotations

from typing import Any

from bot.articles.model import Excerpt
from bot.newsroom.articles import Card
from bot.newsroom.latest import Entry, Latest
from bot.newsroom.page import Page
from bot.newsroom.quotes import Said, Utterance
from bot.newsroom.search import Found, Hit
from bot.newsroom.timeline import Happening, Timeline
from bot.store.events import StoredEvent
from bot.store.people import StoredPerson
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle
from bot.store.stories import Sister

Json = dict[str, Any]
Answer = Latest | Said | Timeline | Found | Card


def answer_json(answer: Answer) -> Json:
    match answer:
        case Latest():
            return {"entries": [_entry(entry) for entry in answer.page.items], **_page(answer.page)}
        case Said():
            return {
                "person": _person(answer.person),
                "about": answer.about,
                "articles": answer.articles,
                "quotes": answer.page.total,
                "reported": answer.reported,
                "utterances": [_utterance(part) for part in answer.page.items],
                "page": answer.page.number,
                "pages": answer.page.pages,
            }
        case Timeline():
            entries = [_happening(happening) for happening in answer.page.items]
            also = [{"name": one.name, "instead_of": one.instead_of} for one in answer.also]
            return {"also": also, "entries": entries}
        case Found():
            return {"hits": [_hit(hit) for hit in answer.page.items], **_page(answer.page)}
        case Card():
            return _card(answer)


def _page(page: Page[Any]) -> Json:
    return {"page": page.number, "pages": page.pages, "total": page.total}


def _article(article: StoredArticle) -> Json:
    return {
        "id": article.id,
        "headline": article.headline.words,
        "url": article.url,
        "source": article.source,
    }


def _dated(article: StoredArticle) -> Json:
    day = article.published
    return {**_article(article), "published": day.isoformat() if day else None}


def _entry(entry: Entry) -> Json:
    return {
        "article": _dated(entry.article),
        "sentences": [_words(excerpt) for excerpt in entry.key],
        "quote": _quote(entry.quote) if entry.quote else None,
        "also": _also(entry.also),
    }


def _utterance(utterance: Utterance) -> Json:
    return {
        "article": _dated(utterance.parts[0].article),
        "parts": [_quote(part) for part in utterance.parts],
    }


def _happening(happening: Happening) -> Json:
    return {
        "date": happening.date,
        "until": happening.until,
        "precision": happening.precision,
        "kind": happening.kind,
        "text": happening.sentence.words,
        "article": _article(happening.article),
        "sources": happening.sources,
        "quotes": [_quote(quote) for quote in happening.quotes],
        "counts": [{"number": c.number, "earlier": c.earlier} for c in happening.counts],
    }


def _hit(hit: Hit) -> Json:
    return {
        "article": _dated(hit.article),
        "sentence": _words(hit.sentence),
        "found": [_words(hit.article.excerpt(span)) for span in hit.found],
        "also": _also(hit.also),
    }


def _card(card: Card) -> Json:
    article = card.article
    line = article.dateline
    return {
        "article": _dated(article),
        "dateline": article.excerpt(line.span).words if line else None,
        "authors": list(article.authors),
        "sentences": [_words(excerpt) for excerpt in card.key],
        "quotes": [_quote(quote) for quote in card.quotes],
        "quotes_in_all": card.quotes_in_all,
        "people": [_person(person) for person in card.people],
        "events": [_event(event) for event in card.events],
        "warnings": list(article.warnings),
        "also": _also(card.also),
        "parts": _also(card.parts),
        "updated": card.history.before.ended.isoformat() if card.history else None,
    }


def _also(sisters: tuple[Sister, ...]) -> list[Json]:
    """Other articles of the same copy."""
    return [{"id": one.id, "source": one.source, "url": one.url} for one in sisters]


def _event(event: StoredEvent) -> Json:
    return {
        "date": event.event.date,
        "until": event.event.until,
        "precision": event.event.precision,
        "kind": event.event.kind,
        **_words(event.words),
    }


def _person(person: StoredPerson) -> Json:
    return {"id": person.id, "name": person.name, "roles": [role.words for role in person.roles]}


def _quote(quote: StoredQuote) -> Json:
    speaker = quote.quote.speaker
    name = quote.person.name if quote.person else speaker.name if speaker else None
    return {
        **_words(quote.words),
        "kind": quote.quote.kind,
        "speaker": name,
        "role": quote.role.words if quote.role else None,
        "verb": quote.verb.words if quote.verb else None,
    }


def _words(excerpt: Excerpt) -> Json:
    """A span of the article's text, in code points."""
    return {"start": excerpt.span.start, "end": excerpt.span.end, "text": excerpt.words}
