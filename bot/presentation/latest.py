"""What is new, as `/latest` shows it."""

from __future__ import annotations

from bot.newsroom.latest import Entry, Latest
from bot.presentation.answer import Answer, Block, Text, compose, pager
from bot.presentation.articles import article_button, headline_text, origin, speaker_text
from bot.presentation.counts import counted
from bot.presentation.markup import Words, plain, small


def latest_view(latest: Latest, token: str) -> Answer:
    """The newest articles, each with its key sentences and its key quote."""
    asked = [f"about “{plain(latest.topic)}”"] if latest.topic else []
    asked += [f"from {plain(latest.source)}"] if latest.source else []
    asked.append(counted(latest.page.total, "article"))
    blocks = [Block((f"### Latest news\n{small(' · '.join(asked))}",))]
    for entry in latest.page.items:
        blocks += entry_blocks(entry, sentences=2 if len(latest.page.items) <= 5 else 1)
    return compose(blocks, [pager(latest.page, token)])


def entry_blocks(entry: Entry, *, sentences: int) -> list[Block]:
    """A story: headline, source and day, what it says, and who said what."""
    article, quote = entry.article, entry.quote
    text: Text = (*headline_text(article), "\n" + small(origin(article)))
    for sentence in entry.key[:sentences]:
        text += ("\n", Words(sentence, form="inline"))
    if quote is not None:
        text += ("\n", Words(quote.words, quoted=True), "\n", *speaker_text(quote))
    return [Block(text, article_button(article), ruled=True)]
