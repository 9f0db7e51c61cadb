"""What is uncertain or at odds in an article, as sentences for its reader."""

from __future__ import annotations

from bot.articles.model import Article


def find_warnings(article: Article) -> tuple[str, ...]:
    return ()
