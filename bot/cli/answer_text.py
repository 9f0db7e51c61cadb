"""The answers of `ask` for people. The article's words are plain, Dateline's own are dim."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.articles.model import Part
from bot.cli.answer_json import Answer
from bot.cli.screen import SAID, console, indented, own, section, words
from bot.newsroom.articles import Card
from bot.newsroom.latest import Latest
from bot.newsroom.page import Page
from bot.newsroom.quotes import Said
from bot.newsroom.search import Found
from bot.newsroom.stories import outlets
from bot.newsroom.timeline import Timeline
from bot.presentation.articles import HEADLINE, left_out
from bot.presentation.counts import counted, counted_of
from bot.presentation.dates import published_text, range_text, value_text
from bot.presentation.limits import clip
from bot.presentation.timeline import looked_for_text
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle
from bot.store.stories import Sister


def show_answer(answer: Answer) -> None:
    screen = console()
    match answer:
        case Latest():
            _latest(screen, answer)
        case Said():
            _said(screen, answer)
        case Timeline():
            _timeline(screen, answer)
        case Found():
            _found(screen, answer)
        case Card():
            _card(screen, answer)


def _latest(screen: Console, answer: Latest) -> None:
    for entry in answer.page.items:
        _headline(screen, entry.article, entry.also)
        for sentence in entry.key:
            screen.print(words(sentence.words))
        if entry.quote:
            _quote(screen, entry.quote)
        screen.print()
    _pages(screen, answer.page, counted(answer.page.total, "article"))


def _said(screen: Console, answer: Said) -> None:
    person = answer.person
    screen.print(words(person.name, SAID))
    about = f"about “{answer.about}”" if answer.about else ""
    days = (answer.first or answer.last, answer.last or answer.first)
    counts = [counted(answer.page.total, "quote")] if answer.page.total else []
    counts += [counted(answer.reported, "reported statement")] if answer.reported else []
    facts = [
        *(words(role.words).plain for role in person.roles[:1]),
        about,
        f"{' · '.join(counts)} in {counted(answer.articles, 'article')}",
        range_text(days[0].isoformat(), days[1].isoformat()) if days[0] and days[1] else "",
    ]
    screen.print(own(" · ".join(fact for fact in facts if fact)))
    said = groupby(answer.page.items, key=lambda utterance: utterance.parts[0].article)
    for article, utterances in said:
        screen.print()
        _headline(screen, article)
        for utterance in utterances:
            for part in utterance.parts:
                screen.print(indented(words(part.words.words)))
            screen.print(indented(_attribution(utterance.parts[0])))
    screen.print()
    _pages(screen, answer.page, "")


def _timeline(screen: Console, answer: Timeline) -> None:
    screen.print(own(answer.topic))
    facts = [counted(answer.articles, "article"), counted(answer.sources, "source")]
    if answer.page.total < answer.days:
        facts.insert(0, counted_of(answer.page.total, answer.days, "day", more=answer.further))
    if answer.first and answer.last:
        facts.insert(0, range_text(answer.first, answer.last))
    screen.print(own(" · ".join(facts)))
    if answer.also:
        screen.print(own(looked_for_text(answer.also)))
    days = groupby(answer.page.items, key=lambda happening: (happening.date, happening.until))
    for (day, until), happenings in days:
        section(screen, value_text(day, until))
        for happening in happenings:
            before, behind = left_out(happening.sentence)
            screen.print(words(f"{before}{happening.sentence.words}{behind}"))
            for quote in happening.quotes:
                if not happening.sentence.span.holds(quote.quote.span):
                    _quote(screen, quote)
            kind = "" if happening.kind == "news" else happening.kind
            article = happening.article
            told = counted(happening.sources, "source") if happening.sources > 1 else ""
            facts = [kind, told, article.source or "", f"#{article.id}"]
            screen.print(own(" · ".join(fact for fact in facts if fact)))
    screen.print()
    for warning in answer.warnings:
        screen.print(own(f"⚠ {warning}"))
    _pages(screen, answer.page, counted(answer.page.total, "day"))


def _found(screen: Console, answer: Found) -> None:
    for hit in answer.page.items:
        _headline(screen, hit.article, hit.also)
        screen.print(indented(words(hit.sentence.words)))
        screen.print()
    _pages(screen, answer.page, counted(answer.page.total, "article"))


def _card(screen: Console, answer: Card) -> None:
    _headline(screen, answer.article, answer.also)
    if answer.history:
        screen.print(own(f"updated {answer.history.before.ended:%Y-%m-%d %H:%M} UTC"))
    for standfirst in answer.article.parts(Part.STANDFIRST):
        screen.print(words(standfirst.words))
    section(screen, "Key sentences")
    for sentence in answer.key:
        screen.print(words(sentence.words))
    if answer.quotes:
        section(screen, f"Key quotes, of {counted(answer.quotes_in_all, 'quote')}")
        for quote in answer.quotes:
            _quote(screen, quote)
    if answer.people:
        section(screen, "People")
        for person in answer.people:
            roles = ", ".join(words(role.words).plain for role in person.roles)
            screen.print(words(person.name) + own(f" · {roles}" if roles else ""))
    if answer.events:
        section(screen, "What happened when")
        for event in answer.events:
            screen.print(own(value_text(event.event.date or "", event.event.until)))
            screen.print(indented(words(event.words.words)))
    if answer.article.warnings:
        section(screen, "What is uncertain")
        for warning in answer.article.warnings:
            screen.print(own(f"⚠ {warning}"))


def _headline(screen: Console, article: StoredArticle, also: Iterable[Sister] = ()) -> None:
    headline = clip(" ".join(article.headline.words.split()), HEADLINE)
    screen.print(words(headline, SAID) + own(f"  #{article.id}"))
    facts = [article.source, published_text(article.published), article.url]
    screen.print(own(" · ".join(fact for fact in facts if fact)))
    for sister in outlets(also, beside=article.source):
        found = [sister.source or "source not stated", sister.url, f"#{sister.id}"]
        screen.print(own(f"also in: {' · '.join(fact for fact in found if fact)}"))


def _quote(screen: Console, quote: StoredQuote) -> None:
    screen.print(indented(words(quote.words.words)))
    screen.print(indented(_attribution(quote)))


def _attribution(quote: StoredQuote) -> Text:
    speaker = quote.quote.speaker
    name = quote.person.name if quote.person else speaker.name if speaker else None
    facts = [
        name or "speaker not known",
        quote.role.words if quote.role else None,
        quote.verb.words if quote.verb else None,
        "reported" if quote.quote.kind == "indirect" else None,
    ]
    return own(f"— {' · '.join(' '.join(fact.split()) for fact in facts if fact)}")


def _pages(screen: Console, page: Page[Any], count: str) -> None:
    more = f" · page {page.number} of {page.pages}, others with --page" if page.pages > 1 else ""
    if count or more:
        screen.print(own(f"{count}{more}".removeprefix(" · ")))
