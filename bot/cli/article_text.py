"""What was read in an article, for people: its parts, who said what, what happened when."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from bot.articles.model import Article, Part, Quote, Span
from bot.cli.screen import SAID, console, indented, own, section, words
from bot.presentation.counts import counted
from bot.presentation.dates import published_text, value_text

_SHOWN_FIRST = (Part.HEADLINE, Part.STANDFIRST)
_SHOWN_AFTER = (Part.BYLINE, Part.CAPTION, Part.CREDIT, Part.SUBHEADING)


def show_article(article: Article) -> None:
    screen = console()
    _head(screen, article)
    _quotes(screen, article)
    _events(screen, article)
    _summary(screen, article)
    if article.warnings:
        section(screen, "What is uncertain")
        for warning in article.warnings:
            screen.print(own(f"⚠ {warning}"))


def _head(screen: Console, article: Article) -> None:
    if article.title:
        screen.print(words(article.title, SAID))
    for part in _SHOWN_FIRST:
        for span in article.parts(part):
            screen.print(words(span.of(article.text), SAID if part is Part.HEADLINE else ""))
    facts = [
        article.source,
        article.url,
        published_text(article.published),
        "as the dateline says" if article.published_from == "dateline" else None,
        counted(len(article.paragraphs), "paragraph", exact=True),
        f"language {article.language}",
    ]
    screen.print(own(" · ".join(fact for fact in facts if fact)))
    if article.dateline:
        screen.print(_labelled("dateline", article, article.dateline.span))
    for part in _SHOWN_AFTER:
        for span in article.parts(part):
            screen.print(_labelled(part.value, article, span))


def _quotes(screen: Console, article: Article) -> None:
    printed = [quote for quote in article.quotes if quote.kind != "indirect"]
    by = f" by {_speakers(printed)}" if printed else ""
    section(screen, f"{counted(len(printed), 'quote', exact=True)}{by}")
    for quote in article.quotes:
        screen.print(_said_by(article, quote))
        screen.print(indented(words(quote.span.of(article.text))))


def _events(screen: Console, article: Article) -> None:
    section(screen, counted(len(article.events), "dated event", exact=True))
    for event in article.events:
        day = event.date or f"“{event.date_text.of(article.text)}”, day not known"
        kind = "" if event.kind == "news" else f" · {event.kind}"
        screen.print(own(f"{value_text(day, event.until)}{kind}"))
        screen.print(indented(words(event.span.of(article.text))))


def _summary(screen: Console, article: Article) -> None:
    section(screen, counted(len(article.summary), "key sentence"))
    for span in article.summary:
        screen.print(words(span.of(article.text)))


def _labelled(label: str, article: Article, span: Span) -> Text:
    return own(f"{label}: ") + words(span.of(article.text))


def _said_by(article: Article, quote: Quote) -> Text:
    speaker = quote.speaker
    if speaker is None:
        return own("speaker not known")
    mention = speaker.mention.of(article.text) if speaker.mention else ""
    name = words(speaker.name or mention or "somebody not named", SAID)
    role = f" · {speaker.role.of(article.text)}" if speaker.role else ""
    verb = f" · {quote.verb.of(article.text)}" if quote.verb else ""
    kind = " · reported" if quote.kind == "indirect" else ""
    return name + own(f"{role}{verb}{kind}")


def _speakers(quotes: list[Quote]) -> str:
    names = {quote.speaker.name for quote in quotes if quote.speaker and quote.speaker.name}
    return counted(len(names), "person", "people") if names else "nobody named"
