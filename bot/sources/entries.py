"""A feed and its entries, and when two of them are the same.

Two entries are the same where they share a mark: the guid, the address without what only tells who
sent a reader there, title and text, or title and minute. Guids and addresses change when a site
moves to another system, texts stand under new dates; hardly all at once. A guid or address that
several entries of one document have tells nothing apart and is no mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from urllib.parse import urlsplit

from bot.errors import Unreadable

MOST_ENTRIES = 5_000
_TELLING = 20  # words of a text below which it may be another article's too
# What an address carries for statistics: Google's utm_ and gclid, AT Internet's xtor and at_,
# Meta's fbclid, Microsoft's msclkid, Mailchimp's mc_, Yandex' yclid; and session numbers.
_TAIL = re.compile(
    r"(?:utm_\w+|at_\w+|mc_[ce]id|ns_\w+|xtor|fbclid|gclid|dclid|msclkid|yclid|igshid|cmpid|ocid"
    r"|_ga|ref|ref_src|smid|jsessionid|phpsessid|sessionid|sid)=[^&;#]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as a feed announces it."""

    marks: tuple[int, ...] = ()  # 64 bits each; the first is the strongest
    link: str | None = None
    title: str = ""  # one line, no HTML
    published: datetime | None = None  # aware, in the zone the feed gives; None: it says nothing
    text: str = field(default="", repr=False)  # paragraphs joined by blank lines
    author: str | None = None
    guid: str | None = None
    updated: datetime | None = None  # aware; when it was last changed, where the feed says so
    change: int | None = None  # the mark of that change


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    title: str
    link: str | None  # of the site
    entries: tuple[Entry, ...]  # newest first, where the feed tells
    ttl: int | None = None  # minutes that the feed wants to be left alone


class NoFeed(Unreadable):
    """`offered`: the addresses of feeds that the page names, most prominent first."""

    def __init__(self, for_reader: str, offered: tuple[str, ...] = ()) -> None:
        super().__init__(for_reader)
        self.offered = offered


def newest_first(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """By date where all have one; else as the document has them. MOST_ENTRIES at most."""
    if all(entry.published is not None for entry in entries):
        entries = sorted(entries, key=_moment, reverse=True)
    return tuple(entries[:MOST_ENTRIES])


def _moment(entry: Entry) -> datetime:
    assert entry.published is not None
    return entry.published


def told_apart(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries with their marks, each once."""
    once = {(entry.guid, entry.link, entry.title, entry.text): entry for entry in entries}
    kept = list(once.values())
    signs = [_signs(entry) for entry in kept]
    counts = Counter(sign for found in signs for sign in found)
    marked: dict[tuple[int, ...], Entry] = {}
    for entry, found in zip(kept, signs, strict=True):
        own = [sign for sign in found if counts[sign] == 1]
        if not own:
            own = [f"title:{entry.title}|{entry.published}|{entry.link}|{entry.text[:200]}"]
        marks = tuple(_mark(sign) for sign in own)
        change = None
        if entry.updated and entry.published and entry.updated > entry.published:
            change = _mark(f"change:{own[0]}|{entry.updated.timestamp()}")
        marked.setdefault(marks, replace(entry, marks=marks, change=change))
    return tuple(marked.values())


def _signs(entry: Entry) -> list[str]:
    signs = []
    if entry.guid:
        signs.append(f"guid:{entry.guid}")
    if entry.link and (plain := plain_address(entry.link)):
        signs.append(f"link:{plain}")
    if len(entry.text.split()) >= _TELLING:
        signs.append(f"text:{entry.title}|{' '.join(entry.text.split())}")
    told = entry.published
    if entry.title and told is not None and (told.minute or told.second):  # else a mere day
        signs.append(f"moment:{entry.title}|{told.timestamp()}")
    return signs or [f"title:{entry.title}|{entry.published}"]


def plain_address(link: str) -> str | None:
    """The address for comparing, without tails and scheme; None for a site's front page.

    >>> plain_address("https://www.Post.example/orrin/?utm_source=rss#xtor=RSS-1")
    'post.example/orrin'
    """
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return link
    path = _TAIL.sub("", parts.path).rstrip("/;")
    query = _without_tails(parts.query)
    fragment = _without_tails(parts.fragment)
    if not path and not query:
        return None
    return host + path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def without_tails(link: str) -> str:
    """The address as it may be opened, without what only tells who sent a reader there."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    query, fragment = _without_tails(parts.query), _without_tails(parts.fragment)
    return parts._replace(query=query, fragment=fragment).geturl()


def _without_tails(query: str) -> str:
    return "&".join(part for part in query.split("&") if part and not _TAIL.fullmatch(part))


def _mark(sign: str) -> int:
    return int.from_bytes(
        blake2b(sign.encode("utf-8", "replace"), digest_size=8).digest(), signed=True
    )
