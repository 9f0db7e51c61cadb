"""A feed's bytes to its entries.

In: what stands at a feed's address: RSS, Atom (feedparser), JSON Feed (jsonfeed.py). Out: a Feed,
its entries newest first. Raises NoFeed for anything else, with the feeds a page offers.
Run in a worker that can be ended: 200,000 attributes hang every XML parser.

When two entries are the same says entries.py.

Rules for damaged feeds: what feedparser calls "bozo" is no error (a stray "&" is enough for it); a
title's HTML is stripped once; a date that nobody can read is none. Encoding: encodings.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

from bot.errors import Unreadable
from bot.sources.encodings import decode
from bot.sources.entries import Entry, newest_first, told_apart
from bot.sources.fragments import line_of, text_of
from bot.sources.moments import parse_moment

MOST_OFFERED = 5
_LONGEST = 300  # characters of a title

_ROOTS = ("rss", "feed", "rdf", "channel")
_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_LATE_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")  # behind what a broken server printed first
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
# An ampersand that opens no entity, outside CDATA: feedparser would make "AT&T;" of "AT&T".
_STRAY = re.compile(
    r"(<!\[CDATA\[.*?\]\]>)|&(?!#\d+;|#x[0-9a-f]+;|[a-z]\w*;)", re.DOTALL | re.IGNORECASE
)
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)


class NoFeed(Unreadable):
    """`offered`: the addresses of feeds that the page names, most prominent first."""

    def __init__(self, for_reader: str, offered: tuple[str, ...] = ()) -> None:
        super().__init__(for_reader)
        self.offered = offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    title: str
    link: str | None  # of the site
    entries: tuple[Entry, ...]  # newest first, where the feed tells
    ttl: int | None = None  # minutes that the feed wants to be left alone


def read_feed(body: bytes, *, url: str, charset: str | None = None) -> Feed:
    """Raises NoFeed, and Unreadable for what is no text at all."""
    text = decode(body, header_charset=charset, markup=True, repair=False).text.lstrip(
        "\ufeff \t\r\n"
    )
    if text.startswith("{"):
        from bot.sources.jsonfeed import read_json

        feed = read_json(text, url=url)
    else:
        feed = _read_xml(_from_root(text, url), url)
    return replace(feed, entries=told_apart(feed.entries))


def _from_root(text: str, url: str) -> str:
    """The feed's document. Raises NoFeed."""
    root = _root(text)
    if root in _ROOTS:
        return text
    late = _LATE_ROOT.search(text, 0, 10_000)
    if late is not None and root != "html":
        return text[late.start() :]
    raise (
        NoFeed("There is a web page at this address, not a feed.", offered=_offered(text, url))
        if root is not None
        else NoFeed("What stands at this address is no feed.")
    )


def _root(text: str) -> str | None:
    """The first element's name, in lower case, without its namespace."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        for opens, closes in (("<!--", "-->"), ("<?", "?>"), ("<!", ">")):
            if text.startswith(opens, at):
                at = text.find(closes, at)
                break
        else:
            if match := _ELEMENT.match(text, at):
                return match[2].lower()
            at += 1
        if at < 0:
            return None
    return None


def _offered(html: str, url: str) -> tuple[str, ...]:
    """Autodiscovery, as the RSS Advisory Board and WHATWG's HTML ("alternate") describe it."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    base = tree.css_first("base[href]")
    root = urljoin(url, (base.attributes.get("href") or "") if base else "")
    found = []
    for link in tree.css("link[href]"):
        kind = (link.attributes.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in (link.attributes.get("rel") or "").lower() and kind in _FEED_TYPES:
            address = absolute(link.attributes.get("href"), root)
            if address is not None:
                found.append(address)
    return tuple(dict.fromkeys(found))[:MOST_OFFERED]


def absolute(address: object, base: str) -> str | None:
    """A web address, resolved against `base`; None where it is none."""
    if not isinstance(address, str) or not address.strip():
        return None
    try:
        whole = urljoin(base, _CONTROL.sub("", address.strip()))
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname else None


def _read_xml(text: str, url: str) -> Feed:
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
        author=line_of(str(dict.get(item, "author") or ""))[:_LONGEST] or None,
        guid=guid.strip() if isinstance(guid, str) and guid.strip() else None,
        updated=_moment(item, "updated"),  # RFC 4287, 4.2.15: a change its publisher finds notable
    )


def _title(item: Any) -> str:
    detail = dict.get(item, "title_detail") or {}
    title = str(dict.get(item, "title") or "")
    return tidy(title if detail.get("type") == "text/plain" else line_of(title))


def tidy(title: str) -> str:
    """One line that can be shown."""
    line = " ".join(_CONTROL.sub(" ", title).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


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


def as_moment(raw: str) -> datetime | None:
    """A feed's date; one without a zone is taken as UTC, a bare day as its midnight."""
    found = parse_moment(raw)
    if found is None:
        return None
    if not isinstance(found, datetime):
        found = datetime(found.year, found.month, found.day)  # noqa: DTZ001
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _minutes(raw: object) -> int | None:
    try:
        minutes = int(str(raw))
    except ValueError:
        return None
    return minutes if 0 < minutes < 10**6 else None
