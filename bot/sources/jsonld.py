"""The JSON-LD of a page: what its makers tell search engines about it (schema.org).

In: the page's tree. Out: its objects, and the one that describes the article.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from bot.sources.pieces import folded

Json = dict[str, Any]

MOST_CHARACTERS = 2_000_000  # of one block

_ARTICLE = re.compile(
    r"(?:^|[/:])(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting"
    r"|TechArticle|ScholarlyArticle|MedicalScholarlyArticle|Review|ReviewNewsArticle|Recipe)$"
)
_CONTROL = re.compile(r"[\x00-\x1f]")
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")


def find_nodes(tree: LexborHTMLParser) -> Iterator[Json]:
    """Every object of the page's JSON-LD that may be the article, a person or an organisation."""
    for script in tree.css('script[type*="ld+json"]'):
        raw = (script.text(deep=True) or "")[:MOST_CHARACTERS]
        raw = _WRAPPING.sub("", raw.strip())
        plain = _CONTROL.sub(" ", raw)
        # As broken as pages have it: line breaks in strings, entities, a comma before a bracket.
        for attempt in (raw, plain, html.unescape(plain), re.sub(r",\s*([\]}])", r"\1", plain)):
            try:
                yield from _walk(json.loads(attempt, strict=False))
            except (ValueError, RecursionError):
                continue
            break


def _walk(value: object, depth: int = 0) -> Iterator[Json]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "item", "author"):
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)


def _is_article(node: Json) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def article_in(nodes: list[Json], canonical: str | None) -> Json:
    """The article that the page is about; pages list teasers of others in the same words."""
    articles = [node for node in nodes if _is_article(node)]

    def weight(node: Json) -> tuple[bool, int]:
        fields = ("headline", "author", "datePublished", "articleBody", "description", "publisher")
        entity = node.get("mainEntityOfPage")
        entity = entity.get("@id") if isinstance(entity, dict) else entity
        places = {_place(place) for place in (node.get("url"), node.get("@id"), entity)}
        here = canonical is not None and _place(canonical) in places
        return here, sum(1 for field in fields if node.get(field))

    return max(articles, key=weight, default={})


def _place(url: object) -> str:
    try:
        parts = urlsplit(str(url))
    except ValueError:
        return ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/").lower()


def words_of(value: object) -> str | None:
    """A field's text, whether it is a string, a list of them or an object with a name."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("text")
    # Twice: what a template has escaped once and a plug-in again.
    return folded(html.unescape(html.unescape(value))) or None if isinstance(value, str) else None
