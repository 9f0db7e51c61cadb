"""What an editor is told: what was read, what is stored, what was removed."""

from __future__ import annotations

from datetime import datetime

from bot.newsroom.ingest import Receipt
from bot.newsroom.page import Page
from bot.presentation.answer import (
    ACCENT,
    CAUTION,
    Answer,
    Block,
    Button,
    Text,
    compose,
    pager,
    row,
)
from bot.presentation.articles import article_button, headline_text, origin, warning_texts
from bot.presentation.counts import counted
from bot.presentation.dates import day_text
from bot.presentation.markup import small
from bot.presentation.questions import DATE
from bot.store.articles import StoredArticle


def receipt_view(receipt: Receipt, *, again: bool = False) -> Answer:
    """What was read in an article; `again` where it was read once more with another day."""
    article = receipt.article
    title = "Read again" if again else "Already here" if receipt.known else "Loaded"
    quotes = counted(receipt.quotes, "quote")
    if receipt.quotes:
        quotes += f" by {counted(receipt.speakers, 'person', 'people')}"
    read = f"{quotes}, {counted(receipt.events, 'dated event')}"
    if article.published is None:
        read += ", published unknown: tell me with the button, or with `/news date`"
    lines: list[Text] = [
        (f"### {title}\n",),
        headline_text(article),
        ("\n" + small(origin(article, dateline=True)),),
        (f"\n{read}.",),
    ]
    lines += [("\n", *line) for line in warning_texts(article.warnings)]
    sure = article.published is not None and article.published_from != "dateline"
    date_button = None if sure and not again else date_button_of(article)
    buttons = row(article_button(article), date_button)
    colour = ACCENT if sure else CAUTION
    return compose([Block(sum(lines, ()))], [buttons], colour=colour)


def date_button_of(article: StoredArticle) -> Button:
    return Button(label="Day of publication…", custom_id=f"{DATE}{article.id}")


def removed_view(article: StoredArticle) -> Answer:
    text: Text = ("### Removed\n", *headline_text(article), "\n" + small(origin(article)))
    return compose([Block(text)])


def listing_view(page: Page[StoredArticle], token: str) -> Answer:
    """What this server has loaded itself."""
    heading = f"### Loaded here\n{small(counted(page.total, 'article'))}"
    blocks = [Block((heading,))]
    for at, article in enumerate(page.items):
        about = f"{origin(article)} · loaded {_moment(article.loaded)}"
        text = (*headline_text(article), "\n" + small(about))
        blocks.append(Block(text, article_button(article), ruled=at == 0))
    return compose(blocks, [pager(page, token)])


def _moment(moment: datetime) -> str:
    return f"{day_text(moment.date())}"
