"""What happened when, as `/timeline` shows it.

Every day links to the articles that tell it. The words and the addresses behind links share the
room of one message, so links are given out in the order of their use: first an article for each
sentence, then the others that tell the same, until _ADDRESSES characters are used. An article
without an address opens by its button or from the list.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby, zip_longest

from bot.articles.model import Excerpt, Span
from bot.newsroom.synonyms import Synonym
from bot.newsroom.timeline import Happening, Timeline
from bot.presentation.answer import (
    Answer,
    Block,
    Button,
    Text,
    ask_button,
    compose,
    pager,
    row,
)
from bot.presentation.articles import (
    article_button,
    article_select,
    named_words,
    sentence_text,
    source_text,
    speaker_text,
    warning_texts,
)
from bot.presentation.counts import counted, counted_of
from bot.presentation.dates import day_text, range_text, value_text
from bot.presentation.markup import Words, link_address, plain, small
from bot.presentation.questions import Question
from bot.store.quotes import StoredQuote
from bot.store.stored import StoredArticle

_QUOTES = 2  # shown with one sentence
_NAMES = 300  # characters of other names of the topic
_COUNTS = 4  # of the figures that others give
_OTHERS = 3  # named beside the article whose sentence is shown
_ADDRESSES = 1200  # characters of a message that addresses behind links may take
_KINDS = {"news": "", "background": " · background", "announced": " · announced"}


def timeline_view(timeline: Timeline, token: str) -> Answer:
    """Day by day: the sentence that tells it, the words that belong to it, who reports it."""
    blocks = [Block((_heading(timeline),))]
    links = iter(_linked(timeline.page.items))
    for at, gist in enumerate(timeline.gist):
        link = small(source_text(gist.article))
        text = (*sentence_text(gist.sentence, gist.article), f"\n{link}")
        blocks.append(Block(text, ruled=at == 0))
    days = groupby(timeline.page.items, key=lambda item: (item.date, item.until))
    for at, ((day, until), happenings) in enumerate(days):
        heading = f"**{value_text(day, until)}**\n"
        for happening in happenings:
            text = (heading, *_happening(happening, next(links)))
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
        more = row(*_asking_more(timeline), article_button(articles[0]))
        return compose(blocks, [pager(timeline.page, token), more])
    rows = [pager(timeline.page, token), row(*_asking_more(timeline))]
    return compose(blocks, rows, select=article_select(articles))


def _asking_more(timeline: Timeline) -> list[Button | None]:
    """The same question with more or fewer days, and how much was told when."""
    since = timeline.since.isoformat() if timeline.since else ""
    until = timeline.until.isoformat() if timeline.until else ""
    asked = (timeline.topic, since, until)
    all_days = f"All {timeline.days}{'+' if timeline.further else ''} days"
    return [
        ask_button(all_days, Question("timeline", (*asked, "full")))
        if timeline.page.total < timeline.days
        else None,
        ask_button("In short", Question("timeline", (*asked, "short")))
        if timeline.detail != "short" and timeline.page.pages > 1
        else None,
        ask_button("Activity", Question("activity", asked)) if timeline.days > 1 else None,
    ]


def _linked(happenings: Sequence[Happening]) -> list[set[int]]:
    """For each happening the articles that its line links to."""
    linked: list[set[int]] = [set() for _ in happenings]
    room = _ADDRESSES
    for articles in zip_longest(*([item.article, *_others(item)] for item in happenings)):
        for links, article in zip(linked, articles, strict=True):
            address = link_address(article.url) if article else None
            if address and len(address) <= room:
                room -= len(address)
                links.add(article.id)
    return linked


def _others(happening: Happening) -> list[StoredArticle]:
    """Articles of other sources that tell the same, one of each source."""
    sources = {happening.article.source: happening.article}
    for article in happening.also:
        if article.source:
            sources.setdefault(article.source, article)
    return list(sources.values())[1 : _OTHERS + 1]


def _heading(timeline: Timeline) -> str:
    counts = [counted(timeline.articles, "article"), counted(timeline.sources, "source")]
    if timeline.first and timeline.last:
        counts.insert(0, range_text(timeline.first, timeline.last))
    asked = [f"since {day_text(timeline.since)}"] if timeline.since else []
    asked += [f"until {day_text(timeline.until)}"] if timeline.until else []
    if asked:
        counts.append(f"asked {' '.join(asked)}")
    lines = [f"### {plain(timeline.topic)}", small(" · ".join(counts))]
    if timeline.also:
        lines.append(small(plain(looked_for_text(timeline.also), _NAMES)))
    if timeline.page.total < timeline.days:
        some = counted_of(timeline.page.total, timeline.days, "day", more=timeline.further)
        lines.append(small(f"{some}: those told most · detail: full shows all"))
    return "\n".join(lines)


def looked_for_text(also: Sequence[Synonym]) -> str:
    """Other names that were looked for, as well as what was asked or instead of a word of it."""
    names: dict[str | None, list[str]] = {}
    for synonym in also:
        names.setdefault(synonym.instead_of, []).append(synonym.name)
    return " · ".join(
        f"also looked for {', '.join(some)}"
        if word is None
        else f"looked for {', '.join(some)}, not for the word “{word.lower()}”"
        for word, some in names.items()
    )


def _happening(happening: Happening, links: Collection[int]) -> Text:
    """The sentence once; a quotation that ends it is set off and named instead of repeated."""
    shown = sentence_text(happening.sentence, happening.article)
    said: Text = ()
    for quote in happening.quotes[:_QUOTES]:
        lead = _lead(happening, quote)
        if _holds(happening, quote) and lead is None:
            said += ("\n", *speaker_text(quote))
            continue
        if lead is not None:
            shown = named_words(lead, happening.article)
        said += ("\n", Words(quote.words, quoted=True), "\n", *speaker_text(quote))
    sources = _sources(happening, links)
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


def _sources(happening: Happening, links: Collection[int]) -> str:
    """Who reports it, linked: "TASS · also Sample Agency · 2 sources · earlier: 12"."""
    own = happening.article
    names = [source_text(own, link=own.id in links)]
    if others := _others(happening):
        linked = (source_text(article, link=article.id in links) for article in others)
        names.append(f"also {', '.join(linked)}")
    if happening.sources > 1:
        names.append(counted(happening.sources, "source"))
    for earlier, lead in ((True, "earlier"), (False, "others say")):
        counts = [plain(c.number, 20) for c in happening.counts if c.earlier is earlier][:_COUNTS]
        if counts:
            names.append(f"{lead}: {', '.join(counts)}")
    return " · ".join(names) + _KINDS[happening.kind]
