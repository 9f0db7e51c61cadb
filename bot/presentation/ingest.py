"""What an editor is told: what was read, what is stored, what was removed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import discord

from bot.newsroom.documents import Tally
from bot.newsroom.ingest import Receipt, Refusal
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
from bot.presentation.counts import counted, counted_quotes
from bot.presentation.dates import day_text
from bot.presentation.markup import plain, small
from bot.presentation.questions import DATE, STOP
from bot.store.stored import StoredArticle

_SHOWN = 8  # documents of a kind that are named


def receipt_view(receipt: Receipt, *, again: bool = False, everywhere: bool = False) -> Answer:
    """What was read in an article; `again` where it was read once more with another day,
    `everywhere` where every server sees it."""
    article = receipt.article
    title = "Read again" if again else "Already here" if receipt.known else "Loaded"
    if receipt.updated:
        title = "Updated"
    title += " for every server" if everywhere and not receipt.known else ""
    quotes = counted_quotes(receipt.quotes, receipt.speakers)
    read = f"{quotes}, {counted(receipt.events, 'dated event')}"
    if article.published is None:
        read += ". When was it published? Tell me with the button, or with `/news date`"
    lines: list[Text] = [
        (f"### {title}\n",),
        headline_text(article),
        ("\n" + small(origin(article, dateline=True)),),
        (f"\n{read}.",),
    ]
    if receipt.encoding:
        lines.append((f"\n{small(f'Read as {receipt.encoding}')}",))
    lines += [("\n", *line) for line in warning_texts(article.warnings)]
    sure = article.published is not None and article.published_from != "dateline"
    date_button = None if sure and not again else date_button_of(article)
    buttons = row(article_button(article), date_button)
    colour = ACCENT if sure else CAUTION
    return compose([Block(sum(lines, ()))], [buttons], colour=colour)


def progress_view(tally: Tally, name: str) -> Answer:
    """How far a load is; its button ends it."""
    heading = f"### Reading {tally.total:,} documents"
    done = f"{len(tally.results):,} of {tally.total:,}"
    done += f": {sums}" if (sums := _sums(tally)) else ""
    stop = Button(label="Stop", custom_id=f"{STOP}{name}")
    return compose([Block((f"{heading}\n{done}",))], [[stop]])


def tally_view(tally: Tally, *, everywhere: bool = False) -> Answer:
    """What became of several documents; the first of each kind, and how many there are.
    `everywhere`: every server sees those that were loaded."""
    loaded = "Loaded" if tally.loaded else "Already here" if tally.known else "Nothing loaded"
    heading = f"### {'Stopped' if tally.stopped else loaded}"
    heading += " for every server" if everywhere and tally.loaded and not tally.stopped else ""
    read = [sums] if (sums := _sums(tally)) else []
    if tally.stopped:
        late = ", as Discord takes no later answer" if tally.late else ""
        read.append(f"{tally.total - len(tally.results):,} not read{late}")
    again = " Load the same again: what is here is skipped." if tally.stopped else ""
    blocks = [Block((f"{heading}\n{', '.join(read)}.{again}",))]
    for at, receipt in enumerate(tally.loaded[:_SHOWN]):
        text = (*headline_text(receipt.article), "\n" + small(origin(receipt.article)))
        blocks.append(Block(text, article_button(receipt.article), ruled=at == 0))
    below = []
    if (more := len(tally.loaded) - _SHOWN) > 0:
        below.append(f"and {more:,} more: `/news list`")
    if undated := sum(receipt.article.published is None for receipt in tally.loaded):
        below.append(f"{undated:,} without a day of publication: set it with `/news date`")
    if below:
        blocks.append(Block(("\n".join(map(small, below)),)))
    file = None
    if tally.refused:
        lines = [_refusal_line(refusal) for refusal in tally.refused[:_SHOWN]]
        if (more := len(tally.refused) - _SHOWN) > 0:
            lines.append(small(f"and {more:,} more; all of them are in the file"))
            file = _refusals_file(tally.refused)
        blocks.append(Block(("**Refused**\n" + "\n".join(lines),), ruled=True))
    return compose(blocks, file=file, colour=ACCENT if tally.loaded or tally.known else CAUTION)


def _sums(tally: Tally) -> str:
    counts = {
        "loaded": len(tally.loaded),
        "known before": len(tally.known),
        "refused": len(tally.refused),
    }
    return ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)


def _refusal_line(refusal: Refusal) -> str:
    return f"- {plain(refusal.sentence, 300)}"


def _refusals_file(refusals: Sequence[Refusal]) -> discord.File:
    """Each on a line of its own."""
    lines = (" ".join(refusal.sentence.split()) for refusal in refusals)
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    return discord.File(io.BytesIO(data), filename="refused.txt")


def date_button_of(article: StoredArticle) -> Button:
    return Button(label="Day of publication…", custom_id=f"{DATE}{article.id}")


def removed_view(article: StoredArticle, *, everywhere: bool = False) -> Answer:
    """`everywhere`: every server saw it."""
    heading = f"### Removed{' from every server' if everywhere else ''}\n"
    text: Text = (heading, *headline_text(article), "\n" + small(origin(article)))
    return compose([Block(text)])


def listing_view(page: Page[StoredArticle], token: str) -> Answer:
    """What this server has loaded itself."""
    if not page.total:
        return compose(
            [Block(("This server has loaded no article. Load some with `/news load`.",))]
        )
    heading = f"### Loaded here\n{small(counted(page.total, 'article'))}"
    blocks = [Block((heading,))]
    for at, article in enumerate(page.items):
        about = f"{origin(article)} · loaded {_moment(article.loaded)}"
        text = (*headline_text(article), "\n" + small(about))
        blocks.append(Block(text, article_button(article), ruled=at == 0))
    return compose(blocks, [pager(page, token)])


def _moment(moment: datetime) -> str:
    return f"{day_text(moment.date())}"
