"""A page to everything Dateline reads in its article: pages.py, then the reader.

In: HTML, decoded or as it came. Out: an Article whose blocks, authors and day are those that the
page shows. What whoever loads it says goes before what the page says.
"""

from __future__ import annotations

from datetime import date, datetime

from bot.articles.model import Article, Part
from bot.articles.parse import parse
from bot.sources.pages import parse_page, read_page


def read_html(
    html: str | bytes,
    *,
    published: date | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    content_type: str = "",
    sentences: int = 3,
    sketched: bool = True,
) -> Article:
    """Raises Unreadable where the page holds no article, and why.

    `title` is used only where the page has none. `url` is where the page was found; the article's
    is the one that the page calls its own, where it does.
    """
    if isinstance(html, str):
        page = parse_page(html, url=url)
    else:
        page = read_page(html, charset=charset, content_type=content_type, url=url)
    shown = page.published.date() if isinstance(page.published, datetime) else page.published
    return parse(
        page.text,
        published=published or shown,
        published_from="given" if published else "page",
        title=None if page.words(Part.HEADLINE) else title,
        source=source or page.source,
        url=page.url,
        blocks=page.blocks,
        authors=page.authors,
        sentences=sentences,
        sketched=sketched,
    )
