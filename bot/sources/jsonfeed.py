"""JSON Feed, versions 1 and 1.1 (jsonfeed.org), to a Feed."""

from __future__ import annotations

import json
from typing import Any

from bot.sources.entries import MOST_ENTRIES, Entry, Feed, NoFeed, newest_first
from bot.sources.fragments import absolute, text_of, tidy
from bot.sources.moments import as_moment


def read_json(text: str, *, url: str) -> Feed:
    """Raises NoFeed."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        raise NoFeed("What stands at this address begins as JSON does, but is damaged.") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise NoFeed("What stands at this address is JSON, but no feed: it has no items.")
    read = [_entry(item, url) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    return Feed(
        title=tidy(_words(feed, "title")),
        link=absolute(feed.get("home_page_url"), url),
        entries=newest_first(read),
    )


def _entry(item: dict[str, Any], url: str) -> Entry:
    # "If an id is presented as a number or other type, a JSON Feed reader should coerce it".
    guid = item.get("id")
    html = _words(item, "content_html")
    text = text_of(html) if html else _words(item, "content_text").strip()
    published, updated = (
        as_moment(_words(item, name)) for name in ("date_published", "date_modified")
    )
    return Entry(
        link=absolute(item.get("url"), url) or absolute(item.get("external_url"), url),
        title=tidy(_words(item, "title")),
        published=published or updated,
        text=text or _words(item, "summary").strip(),
        author=_author(item),
        guid=str(guid) if isinstance(guid, str | int | float) and str(guid).strip() else None,
        updated=updated,
    )


def _author(item: dict[str, Any]) -> str | None:
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return (tidy(_words(first, "name")) or None) if isinstance(first, dict) else None


def _words(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    # Half characters, as "\\ud83d" alone gives them, can be neither stored nor shown.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
