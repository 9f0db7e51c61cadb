"""Read one article: from its text to everything Dateline knows of it.

The steps, each a module of its own, in the order they need each other:

    clean      the text, fixed once
    layout     blocks: headline, standfirst, byline, captions, credits, sub-headings, paragraphs
    dateline   place, day and agency at the head of the first paragraph
    sentences  every block cut into sentences
    speech     people, and who said what (quotes, names, people, pronouns, speakers)
    dates      expressions of time and their values
    events     what happened when
    summary    key sentences
    sketch     what other articles of the same copy are found by
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.articles.byline import authors_of
from bot.articles.clean import fix_text
from bot.articles.dateline import find_dateline
from bot.articles.dates import find_dates
from bot.articles.events import find_events
from bot.articles.language import language_of
from bot.articles.layout import find_blocks
from bot.articles.model import Article, Block, PublishedFrom
from bot.articles.sentences import find_sentences
from bot.articles.sketch import body_words, sketch_of
from bot.articles.speech import find_speech
from bot.articles.summary import key_sentences
from bot.articles.warnings import find_warnings


def parse(
    raw: str,
    *,
    published: date | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    plain: bool = False,
    sentences: int = 3,
    published_from: PublishedFrom = "given",
    blocks: tuple[Block, ...] | None = None,
    authors: tuple[str, ...] = (),
    sketched: bool = True,
) -> Article:
    """Read `raw`; never raises on any text.

    `published` is the day of publication where it is known; nothing here asks what day it is.
    `title` is a headline from outside, no part of the text. With `plain` all of the text is body.
    `sentences` is how many key sentences to pick. `published_from` is who told `published`.
    With `blocks`, as a page shows them, they and `authors` stand and `raw` is kept as it is.
    An article that will not be stored need not be `sketched`.
    """
    shown = blocks is not None or plain
    if blocks is None:
        text = fix_text(raw)
        blocks = find_blocks(text, titled=title is not None, plain=plain)
        authors = authors_of(text, blocks)
    else:
        text = raw
    dateline = find_dateline(text, blocks, published=published)
    if published is None:
        published = dateline.day if dateline is not None else None
        published_from = "dateline" if published else "none"
    cut = find_sentences(text, blocks, dateline)
    people, quotes, pronouns = find_speech(text, blocks)
    exact = published_from != "dateline"
    dates = find_dates(text, blocks, cut, published=published, exact=exact)
    article = Article(
        text=text,
        language=language_of(text),
        title=title,
        source=source,
        url=url,
        published=published,
        published_from=published_from,
        authors=authors,
        blocks=blocks,
        shown=shown,
        dateline=dateline,
        people=people,
        quotes=quotes,
        pronouns=pronouns,
        dates=dates,
        events=find_events(text, blocks, cut, dates, quotes, published=published),
        summary=key_sentences(text, blocks, cut, quotes, count=sentences, title=title),
        sketch=sketch_of(body_words(text, blocks, dateline)) if sketched else None,
    )
    return replace(article, warnings=find_warnings(article))
