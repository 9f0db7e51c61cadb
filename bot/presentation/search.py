"""Articles that hold the words asked for, as `/search` shows them."""

from __future__ import annotations

from bot.newsroom.search import Found, Hit
from bot.presentation.answer import Answer, Block, Text, compose, pager
from bot.presentation.articles import also_text, article_button, headline_text, origin
from bot.presentation.counts import counted
from bot.presentation.markup import Words, plain, small


def search_view(found: Found, token: str) -> Answer:
    heading = f"### Search: {plain(found.words)}\n{small(counted(found.page.total, 'article'))}"
    blocks = [Block((heading,))] + [_hit(hit) for hit in found.page.items]
    return compose(blocks, [pager(found.page, token)])


def _hit(hit: Hit) -> Block:
    """An article with the sentence that holds most of the words, which stand out."""
    sentence = Words(hit.sentence, form="inline", bold=hit.found)
    text: Text = (*headline_text(hit.article), "\n" + small(origin(hit.article)) + "\n", sentence)
    if also := also_text(hit.also, beside=hit.article.source):
        text += ("\n", *also)
    return Block(text, article_button(hit.article), ruled=True)
