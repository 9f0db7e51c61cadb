"""RSS and Atom, in all their versions, to a Feed (feedparser).

Rules for damaged feeds: what feedparser calls "bozo" is no error (a stray "&" is enough for it); a
title's HTML is stripped once; a date that nobody can read is none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from bot.sources.entries import Entry, Feed, newest_first
from bot.sources.fragments import LONGEST, absolute, line_of, text_of, tidy
from bot.sources.moments import as_moment

# An ampersand that opens no entity, outside CDATA: feedparser would make "AT&T;" of "AT&T".
_STRAY = re.compile(
    r"(<!\[CDATA\[.*?\]\]>)|&(?!#\d+;|#x[0-9a-f]+;|[a-z]\w*;)", re.DOTALL | re.IGNORECASE
)


def read_xml(text: str, *, url: str) -> Feed:
    """The feed of an XML document."""
    import io

    import feedparser

    text = without_strays(text)
    # The type and charset win over whatever the prolog says: the text is decoded already. HTML is
    # not cleaned here, as only its words are taken; the parser is twice as fast without.
    read = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": url,
        },
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    about = read["feed"]
    entries = tuple(_entry(item, url) for item in read["entries"])
    return Feed(
        title=_title(about),
        link=absolute(dict.get(about, "link"), url),
        entries=newest_first(entries),
        ttl=_minutes(dict.get(about, "ttl")),
    )


def without_strays(xml: str) -> str:
    """Ampersands that open nothing, written as XML wants them."""
    return _STRAY.sub(lambda match: match[1] or "&amp;", xml)


def _entry(item: Any, url: str) -> Entry:
    # dict.get: feedparser's own fills what is missing with something else, and warns.
    guid = dict.get(item, "id")
    link = absolute(dict.get(item, "link"), url)
    if link is None and isinstance(guid, str) and guid.startswith(("http://", "https://")):
        link = absolute(guid, url)
    return Entry(
        link=link,
        title=_title(item),
        published=_published(item),
        text=_text(item),
        author=line_of(str(dict.get(item, "author") or ""))[:LONGEST] or None,
        guid=guid.strip() if isinstance(guid, str) and guid.strip() else None,
        updated=_moment(item, "updated"),  # RFC 4287, 4.2.15: a change its publisher finds notable
    )


def _title(item: Any) -> str:
    detail = dict.get(item, "title_detail") or {}
    title = str(dict.get(item, "title") or "")
    return tidy(title if detail.get("type") == "text/plain" else line_of(title))


def _text(item: Any) -> str:
    contents = [*(dict.get(item, "content") or ()), dict.get(item, "summary_detail") or {}]
    texts = [
        str(content.get("value") or "").strip()
        if content.get("type") == "text/plain"
        else text_of(str(content.get("value") or ""))
        for content in contents
    ]
    return max(texts, key=len)


def _published(item: Any) -> datetime | None:
    return _moment(item, "published") or _moment(item, "created") or _moment(item, "updated")


def _moment(item: Any, name: str) -> datetime | None:
    if (raw := dict.get(item, name)) and (moment := as_moment(str(raw))):
        return moment
    parsed = dict.get(item, f"{name}_parsed")
    try:
        return datetime(*parsed[:6], tzinfo=UTC) if isinstance(parsed, struct_time) else None
    except ValueError:
        return None


def _minutes(raw: object) -> int | None:
    try:
        minutes = int(str(raw))
    except ValueError:
        return None
    return minutes if 0 < minutes < 10**6 else None
