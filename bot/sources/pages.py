"""One web page to one article's text and what the page says of it.

In: HTML. Out: a Page. `text` is the blocks joined by blank lines, headline first, so each block is
a span of it by construction. Reading a page is work for a reading process: it takes tens of
milliseconds, 130 MB, and as long as it likes on a page made to be slow; whoever calls sets a limit.

A page that holds no article is refused with the reason (walls.py). Nothing here opens an address.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.articles.model import Block, Part, Span
from bot.errors import Unreadable
from bot.sources.authors import names_in
from bot.sources.body import Line, find_body
from bot.sources.captions import Legend, find_legends
from bot.sources.encodings import decode
from bot.sources.metadata import Metadata, find_metadata
from bot.sources.pieces import Pieces, find_pieces, key_of, parse_tree
from bot.sources.standfirst import Standfirst, find_standfirst
from bot.sources.walls import why_no_article

MOST_CHARACTERS = 5_000_000
_READABLE = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as a page shows it. `blocks` are of `text`, in reading order, headline first."""

    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    title: str | None
    authors: tuple[str, ...] = ()
    published: datetime | date | None = None
    source: str | None = None  # the site's name
    url: str | None = None  # canonical, else where it was found
    language: str | None = None  # ISO 639-1, as the page says
    encoding: str | None = None  # where it had to be assumed: its name

    def words(self, part: Part) -> tuple[str, ...]:
        return tuple(block.span.of(self.text) for block in self.blocks if block.part is part)


def read_page(
    data: bytes, *, charset: str | None = None, content_type: str = "", url: str | None = None
) -> Page:
    """The bytes of a fetched page or an HTML file. Raises Unreadable.

    Plain text is no page: its line ends mean something; decode it and read it as pasted text is.
    """
    if content_type not in _READABLE:
        raise Unreadable(
            f"That link leads to {content_type}, not to a page with an article. "
            + (
                "Follow a feed with /feeds add."
                if "rss" in content_type or "atom" in content_type
                else "Paste the text instead."
            )
        )
    decoded = decode(data, header_charset=charset, markup=True, repair=False)
    return parse_page(decoded.text, url=url, encoding=decoded.encoding if decoded.assumed else None)


def parse_page(html: str, *, url: str | None = None, encoding: str | None = None) -> Page:
    """Read a page. Raises Unreadable (no article in it, and why) and nothing else."""
    if len(html) > MOST_CHARACTERS:
        raise Unreadable("That page is longer than 5 million characters; an article is shorter.")
    html = html.encode("utf-8", "replace").decode("utf-8")  # half characters of a broken decoder
    try:
        tree = parse_tree(html)
        pieces = find_pieces(tree)
        metadata = find_metadata(tree, url=url)
        body = find_body(html, pieces, url=url, titles=metadata.others, authors=metadata.authors)
    except (RecursionError, MemoryError):
        raise Unreadable("That page is built in a way that Dateline cannot read.") from None
    reason = why_no_article(pieces, body, metadata)
    if reason is not None:
        raise Unreadable(reason)
    headline = _headline(pieces, metadata, body)
    standfirst = find_standfirst(
        pieces, body, headline=headline, descriptions=metadata.descriptions
    )
    body = [line for line in body if line.place not in standfirst.places]
    places = [line.place for line in body]
    first = min([*places, *([headline] if headline is not None else [])], default=0) - 4
    legends = find_legends(
        pieces, first=first, last=max(places, default=0) + 2, authors=metadata.authors
    )
    text, blocks = _joined(metadata.title, standfirst, body, legends)
    return Page(
        text=text,
        blocks=blocks,
        title=metadata.title,
        authors=_authors(metadata, body),
        published=metadata.published,
        source=metadata.source,
        url=metadata.url,
        language=metadata.language,
        encoding=encoding,
    )


def _authors(metadata: Metadata, body: list[Line]) -> tuple[str, ...]:
    """As the page's data say; the printed byline where those name the site only, or nobody."""
    site = key_of(metadata.source or "")
    printed = [name for line in body if line.part is Part.BYLINE for name in names_in(line.text)]
    people = [name for name in metadata.authors if key_of(name) != site]
    return metadata.authors if people or not printed else tuple(printed)


def _headline(pieces: Pieces, metadata: Metadata, body: list[Line]) -> int | None:
    """Where the headline stands among the pieces."""
    key = key_of(metadata.title or "")
    headings = [i for i, piece in enumerate(pieces.pieces) if piece.kind == "h1"]
    same = [i for i in headings if pieces.pieces[i].key == key]
    return next(iter(same or headings), None)


def _joined(
    title: str | None, standfirst: Standfirst, body: list[Line], legends: list[Legend]
) -> tuple[str, tuple[Block, ...]]:
    lines: list[tuple[int, Part, str]] = [(line.place, line.part, line.text) for line in body]
    lines += [(at.place, Part.CREDIT if at.credit else Part.CAPTION, at.text) for at in legends]
    lines.sort(key=lambda line: line[0])
    ordered = [(Part.HEADLINE, title)] if title else []
    ordered += [(Part.STANDFIRST, "\n".join(standfirst.lines))] if standfirst.lines else []
    ordered += [(part, text) for _, part, text in lines]
    blocks: list[Block] = []
    at = 0
    for part, words in ordered:
        blocks.append(Block(part, Span(at, at + len(words))))
        at += len(words) + 2
    return "\n\n".join(words for _, words in ordered), tuple(blocks)
