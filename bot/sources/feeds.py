"""A feed's bytes to its entries.

In: what stands at a feed's address: RSS and Atom (xmlfeed.py), JSON Feed (jsonfeed.py). Out: a
Feed, its entries newest first. Raises NoFeed for anything else, with the feeds a page offers.
Run in a worker that can be ended: 200,000 attributes hang every XML parser.

When two entries are the same says entries.py. Encoding: encodings.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urljoin

from bot.errors import Unreadable
from bot.sources.encodings import decode
from bot.sources.entries import Feed, NoFeed, told_apart
from bot.sources.fragments import absolute
from bot.sources.jsonfeed import read_json
from bot.sources.xmlfeed import read_xml

MOST_OFFERED = 5

_ROOTS = ("rss", "feed", "rdf", "channel")
_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_LATE_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")  # behind what a broken server printed first
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
)


def read_feed(body: bytes, *, url: str, charset: str | None = None) -> Feed:
    """Raises NoFeed."""
    try:
        text = decode(body, header_charset=charset, markup=True, repair=False).text
    except Unreadable:
        nothing = "There is nothing at this address." if not body.strip() else None
        raise NoFeed(nothing or "What stands at this address is no feed.") from None
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        feed = read_json(text, url=url)
    else:
        feed = read_xml(_from_root(text, url), url=url)
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
