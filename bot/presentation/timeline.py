"""What happened when, as `/timeline` shows it."""

from __future__ import annotations

from itertools import groupby

from bot.articles.model import Excerpt, Span
from bot.newsroom.timeline import Happening, Timeline
from bot.presentation.answer import Answer, Block, Text, compose, pager, row
from bot.presentation.articles import (
    article_button,
    article_select,
    sentence_text,
    speaker_text,
    warning_texts,
)
from bot.presentation.counts import counted
from bot.presentation.dates import day_text, range_text, value_text
from bot.presentation.markup import Words, plain, small
from bot.store.quotes import StoredQuote

_QUOTES = 2  # shown with one sentence
_KINDS = {"news": "", "background": " · background", "announced": " · announced"}


def timeline_view(timeline: Timeline, token: str) -> Answer:
    """Day by day: the sentence that tells it, the words that belong to it, who reports it."""
    blocks = [Block((_heading(timeline),))]
    days = groupby(timeline.page.items, key=lambda item: (item.date, item.until))
    for at, ((day, until), happenings) in enumerate(days):
        heading = f"**{value_text(day, until)}**\n"
        for happening in happenings:
            text = (heading, *_happening(happening))
            blocks.append(Block(text, ruled=at == 0 and heading != "", spaced=heading != ""))
            heading = ""
    notes = warning_texts(timeline.warnings)
    if timeline.undated:
        undated = counted(timeline.undated, "sentence names", "sentences name")
        notes.append((small(f"{undated} only a weekday of an unknown week, and no day"),))
    if notes:
        lines = [("\n" if at else "", *note) for at, note in enumerate(notes)]
        blocks.append(Block(sum(lines, ()), ruled=True))
    articles = list({item.article.id: item.article for item in timeline.page.items}.values())
    if len(articles) == 1:
        return compose(blocks, [row(*pager(timeline.page, token), article_button(articles[0]))])
    return compose(blocks, [pager(timeline.page, token)], select=article_select(articles))


def _heading(timeline: Timeline) -> str:
    counts = [counted(timeline.articles, "article"), counted(timeline.sources, "source")]
    if timeline.first and timeline.last:
        counts.insert(0, range_text(timeline.first, timeline.last))
    asked = [f"since {day_text(timeline.since)}"] if timeline.since else []
    asked += [f"until {day_text(timeline.until)}"] if timeline.until else []
    if asked:
        counts.append(f"asked {' '.join(asked)}")
    return f"### {plain(timeline.topic)}\n{small(' · '.join(counts))}"


def _happening(happening: Happening) -> Text:
    """The sentence once; a quotation that ends it is set off and named instead of repeated."""
    shown = sentence_text(happening.sentence)
    said: Text = ()
    for quote in happening.quotes[:_QUOTES]:
        lead = _lead(happening, quote)
        if _holds(happening, quote) and lead is None:
            said += ("\n", *speaker_text(quote))
            continue
        if lead is not None:
            shown = (Words(lead, form="inline"),)
        said += ("\n", Words(quote.words, quoted=True), "\n", *speaker_text(quote))
    sources = _sources(happening)
    return (*shown, *said, f" · {sources}") if said else (*shown, "\n" + small(sources))


def _holds(happening: Happening, quote: StoredQuote) -> bool:
    return quote.article.id == happening.article.id and happening.sentence.span.holds(
        quote.quote.span
    )


def _lead(happening: Happening, quote: StoredQuote) -> Excerpt | None:
    """What stands before a quotation that ends the sentence; None where words follow it or none
    come before."""
    if not _holds(happening, quote):
        return None
    sentence, span = happening.sentence, quote.quote.span
    after = sentence.text[span.end : sentence.span.end]
    before = sentence.text[sentence.span.start : span.start].rstrip()
    if any(sign.isalnum() for sign in after) or len(before.split()) < 3:
        return None
    return Excerpt(sentence.text, Span(sentence.span.start, sentence.span.start + len(before)))


def _sources(happening: Happening) -> str:
    """Who reports it: "TASS · also Sample Agency · 2 sources"."""
    own = happening.article.source or "source not stated"
    names = [plain(own, 60)]
    others = dict.fromkeys(
        article.source for article in happening.also if article.source and article.source != own
    )
    if others:
        names.append(f"also {', '.join(plain(name, 60) for name in list(others)[:3])}")
    if happening.sources > 1:
        names.append(counted(happening.sources, "source"))
    return " · ".join(names) + _KINDS[happening.kind]
