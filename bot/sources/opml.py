"""Lists of feeds as programs exchange them: OPML 2.0 (opml.org), read and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from bot.errors import Unreadable
from bot.sources.encodings import decode
from bot.sources.fragments import absolute, tidy
from bot.sources.xmlfeed import without_strays

MOST_BYTES = 5_000_000
MOST_FEEDS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    url: str
    title: str = ""


def read_opml(data: bytes) -> list[Outline]:
    """The feeds of a list, each once, folders opened; one whose address is no web address has it
    as it stands. Raises Unreadable.

    Run in a worker that can be ended.
    """
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=True
    )
    try:
        text = without_strays(decode(data, markup=True, repair=False).text)
        root = etree.fromstring(text.encode(), parser)
    except (Unreadable, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or not isinstance(root.tag, str) or root.tag.lower() != "opml":
        raise Unreadable("That is no list of feeds (OPML). Other programs call it “export”.")
    found: dict[str, Outline] = {}
    for element in root.iter("outline"):
        facts = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        written = facts.get("xmlurl", "").strip()
        if written:
            url = absolute(written, "") or written
            title = tidy(facts.get("title") or facts.get("text") or "")
            found.setdefault(url, Outline(url=url, title=title))
    if not found:
        raise Unreadable("There is no feed in that list.")
    if len(found) > MOST_FEEDS:
        raise Unreadable(f"That list has more than {MOST_FEEDS:,} feeds; split it.")
    return list(found.values())


def write_opml(outlines: Iterable[Outline], *, title: str) -> bytes:
    """The list, readable by any feed reader."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
        *(
            f'    <outline type="rss" text={quoteattr(outline.title or outline.url)}'
            f" xmlUrl={quoteattr(outline.url)}/>"
            for outline in outlines
        ),
        "  </body>",
        "</opml>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _escaped(words: str) -> str:
    return quoteattr(words)[1:-1].replace("\n", " ")
