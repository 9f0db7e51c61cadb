"""A piece of HTML, as feeds carry it, to its words.

In: HTML without a page around it. Out: paragraphs joined by blank lines, or one line. Pictures with
their captions, scripts and styles are left out; no word is changed. Also titles and addresses as
feeds give them. Not here: pages (pages.py).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

LONGEST = 300  # characters of a title

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol p pre section table td th tr ul".split()
)
_UNSEEN = frozenset("figure head iframe noscript object script style template title".split())
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]\w*);")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self._within: str | None = None  # an element of which nothing is shown
        self._deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within is not None:
            self._deep += tag == self._within
        elif tag in _UNSEEN:
            self._within, self._deep = tag, 1
        elif tag in _BLOCKS:
            self.blocks.append([])
        elif tag == "br":
            self.blocks[-1].append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._within is not None:
            self._deep -= tag == self._within
            if not self._deep:
                self._within = None
        elif tag in _BLOCKS:
            self.blocks.append([])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._within is None:
            self.blocks[-1].append(data if data.strip() else " ")


def text_of(html: str) -> str:
    """
    >>> text_of("<p>The <b>dam</b> holds.</p><p>It rained &amp; rained.</p>")
    'The dam holds.\\n\\nIt rained & rained.'
    """
    words = _Words()
    words.feed(html)
    words.close()
    # A line break is a "\n" of its own; those inside the source's lines are mere space.
    blocks = (
        "".join("\n" if piece == "\n" else _SPACE.sub(" ", piece) for piece in block)
        for block in words.blocks
    )
    lines = ("\n".join(line.strip() for line in block.split("\n")).strip() for block in blocks)
    return "\n\n".join(line for line in lines if line)


def line_of(html: str) -> str:
    """The same in one line.

    >>> line_of("<b>Peace</b> &amp; war")
    'Peace & war'
    """
    return _SPACE.sub(" ", text_of(html) if _MARKUP.search(html) else html).strip()


def tidy(title: str) -> str:
    """One line that can be shown."""
    line = " ".join(_CONTROL.sub(" ", title).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


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
