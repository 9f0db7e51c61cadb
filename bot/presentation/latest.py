"""What is new, as `/latest` shows it."""

from __future__ import annotations

from bot.newsroom.latest import Entry, Latest
from bot.presentation.answer import Answer, Block, Text, compose, pager
from bot.presentation.articles import (
    also_text,
    article_button,
    headline_text,
    not_said,
    origin,
    sentence_text,
    speaker_text,
)
from bot.presentation.counts import counted
from bot.presentation.markup import Words, plain, small

_ROOMY = 6  # stories on a page; a message holds 40 components, a roomy story takes five


def latest_view(latest: Latest, token: str) -> Answer:
    """The newest articles, each with its key sentences and its key quote."""
    asked = [f"about “{plain(latest.topic)}”"] if latest.topic else []
    asked += [f"from {plain(latest.source)}"] if latest.source else []
    stories = counted(latest.page.total, "story", "stories")
    copies = latest.articles != latest.page.total
    asked.append(f"{stories} in {counted(latest.articles, 'article')}" if copies else stories)
    blocks = [Block((f"### Latest news\n{small(' · '.join(asked))}",))]
    apart = len(latest.page.items) <= _ROOMY
    for entry in latest.page.items:
        blocks += entry_blocks(entry, sentences=2 if apart else 1, apart=apart)
    return compose(blocks, [pager(latest.page, token)])


def entry_blocks(entry: Entry, *, sentences: int, apart: bool = False) -> list[Block]:
    """A story: headline, source and day, what it says, and who said what.

    In one block; `apart` gives what it says the whole width, under the headline with its button.
    """
    article, quote = entry.article, entry.quote
    head: Text = (*headline_text(article), "\n" + small(origin(article)))
    body: Text = ()
    for sentence in not_said(entry.key, (quote,) if quote else ())[:sentences]:
        body += ("\n", *sentence_text(sentence, article))
    if quote is not None:
        body += ("\n", Words(quote.words, quoted=True), "\n", *speaker_text(quote))
    if also := also_text(entry.also, beside=article.source):
        body += ("\n", *also)
    if apart and body:
        return [Block(head, article_button(article), ruled=True), Block(body[1:])]
    return [Block((*head, *body), article_button(article))]
