"""A page's tree as a flat list of pieces of text, in reading order.

In: the tree. Out: one Piece for each run of text that a browser would set as a block of its own,
with what the tree says of it: its kind, its place, the names of what holds it, how much of it is
links. Not here: which pieces are the article (body.py) or its captions (captions.py).

Left out: what no reader sees (scripts, hidden elements, words for screen readers only) and what
never is an article (navigation, buttons, page footers). Two line breaks end a piece, one does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.errors import Unreadable

MOST_DEEP = 400  # levels; browsers stop at 512, real pages at about 60
MOST_NESTED = 3000  # block elements that the source leaves open
MOST_PIECES = 20_000

Kind = (
    str  # "h1", "h" (h2 to h6), "p", "li", "q" (blockquote), "td", "cap" (figcaption and its like)
)

_KINDS: Mapping[str, Kind] = {
    **{"p": "p", "h1": "h1", "li": "li", "blockquote": "q", "figcaption": "cap", "caption": "cap"},
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "h"),
    **dict.fromkeys(("td", "th"), "td"),
    **dict.fromkeys(("pre", "dd", "dt"), "p"),
}
_BOXES = frozenset(
    "address amp-img article aside body button center details dialog div dl fieldset figure footer"
    " form header hr html main ol picture section summary table tbody tfoot thead tr ul".split()
)
_SKIPPED = frozenset(
    "-comment -document -doctype audio canvas datalist embed footer head iframe math nav"
    " noscript object option script select style svg template textarea title video".split()
)
_PICTURES = frozenset({"img", "picture", "figure", "amp-img", "video", "iframe"})
_PICTURE = re.compile(
    r"(?<![a-z])(?:images?|photos?|pictures?|figure|media|gallery|wp-caption)(?![a-z])"
)
_UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-?reader(?:-text)?|visually-?hidden|visuallyhidden|a11y-hidden|"
    r"u-hidden|is-hidden|hidden-print|print-only|offscreen)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|cutline|(?<![a-z])(?:photo-?(?:credit|info|source|by)|(?:image|media)-?_*(?:credit|source"
    r"|copyright|meta|desc|description|info|title|text)|img-?desc|legend[ae]?|bildunterschrift|bildtext"
    r"|copyright|pic-?desc|didascalia|pie-?de-?foto|pie-?foto)(?![a-z])"
)
_BLOCK_TAG = re.compile(  # those before which a parser looks up the tree for an open paragraph
    r"<(/?)(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption"
    r"|figure|footer|form|header|hgroup|main|menu|nav|ol|section|summary|table|ul)\b",
    re.IGNORECASE,
)
_BREAK = "\x1e"  # stands for <br> until a piece is whole; pages cannot hold it
_MAYBE = "\x1d"  # stands for an empty element that may be one
_HIDDEN_BREAK = re.compile(f'(?<=[a-z][.!?])["”’]?{_MAYBE}(?=["“‘]?[A-ZÀ-Þ])')
_WHOLE = re.compile(r"[.!?…:][\"”’')\]]*$")
_ASIDES = frozenset({"span", "small", "cite", "em", "i"})  # may be a caption or credit in a run
_CREDIT = re.compile(
    r"(?<![a-z])(?:credits?|copyright|photographer|source|attribution|by-?line)(?![a-z])"
)
_HASH = re.compile(r"__[A-Za-z0-9]{5,6}(?=\s|$)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200c\u200e\u200f\ufeff"))


@dataclass(slots=True)
class Piece:
    """`path` names every element around it, outermost first; `names` their classes and ids."""

    kind: Kind
    text: str
    path: tuple[int, ...]
    own: str  # classes, id, itemprop and test id of its own element
    links: float  # share of its characters that are links
    bold: float  # share that is set bold
    tag: str  # of its own element
    key: str = field(default="")  # its words, folded: equal keys are the same text

    def __post_init__(self) -> None:
        self.key = key_of(self.text)


@dataclass(slots=True)
class Pieces:
    pieces: list[Piece]
    names: dict[int, str]  # an element's tag and names, by its number in the paths


_WORD = re.compile(r"\w+")


def key_of(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def folded(text: str) -> str:
    """White space as a browser shows it: one space; characters without a width go."""
    for space in "\u200b\u2060":
        text = text.replace(space, " ")
    text = " ".join(text.split())
    return (text if text.isascii() else text.translate(_NO_WIDTH)).strip()


def parse_tree(html: str) -> LexborHTMLParser:
    """The page as a browser reads it. Raises Unreadable where it is nested too deeply.

    The parser's time grows with the square of the depth, so the depth is counted before.
    """
    slashes, depth = _BLOCK_TAG.findall(html), 0
    for slash in slashes if slashes.count("") > MOST_NESTED else ():
        depth = max(0, depth - 1) if slash else depth + 1
        if depth > MOST_NESTED:
            raise Unreadable("That page is nested too deeply to be read.")
    for marker in ("\0", _BREAK, _MAYBE):  # str.translate would take 20 ms
        html = html.replace(marker, " ")
    return LexborHTMLParser(html)


def find_pieces(tree: LexborHTMLParser) -> Pieces:
    """Raises Unreadable where the page is nested deeper than MOST_DEEP or has too many pieces."""
    walk = _Walk()
    body = tree.body
    # Elements that are open, innermost last: the node to go on with, and how the element ends.
    stack: list[tuple[LexborNode | None, str]] = [(body.child if body is not None else None, "")]
    while stack:
        node, closing = stack.pop()
        if node is None:
            walk.close(closing)
            continue
        stack.append((node.next, closing))
        tag = node.tag or ""
        if tag == "-text":
            walk.add(node.text_content or "")
            continue
        if tag == "br":
            walk.break_line(node)
            continue
        if tag in _PICTURES:
            walk.pictures.update(walk.path[-3:])
        if tag in _SKIPPED:
            continue
        if len(stack) > MOST_DEEP:
            raise Unreadable("That page is nested too deeply to be read.")
        inside = walk.open(tag, node)
        if inside is not None:
            stack.append((node.child, inside))
    walk.end_run()
    _mark_captions(walk.found, walk.names, walk.pictures)
    return Pieces(walk.found, walk.names)


@dataclass(slots=True)
class _Run:
    """Text that is being gathered for one piece."""

    kind: Kind
    own: str
    tag: str
    words: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0


@dataclass(slots=True)
class _Walk:
    """The pieces so far, and where on the page the walk is."""

    found: list[Piece] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=lambda: {0: "body"})
    pictures: set[int] = field(default_factory=set)  # elements with one at most two levels down
    path: list[int] = field(default_factory=lambda: [0])
    run: _Run = field(default_factory=lambda: _Run("p", "", "body"))
    around: list[_Run] = field(default_factory=list)  # the runs that go on after this one
    links: int = 0  # that are open
    bolds: int = 0

    def add(self, text: str) -> None:
        self.run.words.append(text)
        size = len(text.strip())
        self.run.linked += size if self.links else 0
        self.run.bold += size if self.bolds else 0

    def break_line(self, node: LexborNode) -> None:
        after = node.next
        while after is not None and after.tag == "-text" and not (after.text_content or "").strip():
            after = after.next
        self.run.words.append(_BREAK)
        if after is not None and after.tag == "br":
            self.end_run()

    def open(self, tag: str, node: LexborNode) -> str | None:
        """Enter an element. How it ends, for `close`; None where nothing in it is read."""
        attributes = node.attributes
        own = _names(attributes)
        if _hidden(tag, attributes, own):
            return None
        caption = _names_caption(own) and tag not in ("article", "body", "main", "section")
        if tag in _KINDS or tag in _BOXES:
            self._begin_run(_Run(_kind(tag, self.run.kind, caption), own, tag))
            number = len(self.names)
            self.names[number] = f"{tag} {own}"
            self.path.append(number)
            return "box"
        if tag in _ASIDES and (
            (caption and self.run.kind == "p") or (self.run.kind == "cap" and _CREDIT.search(own))
        ):
            self._begin_run(_Run("cap", own, tag))
            return "cap"
        if node.child is None and tag != "wbr":
            # An empty element between words: a break by its style, or nothing.
            if "br" in own.split():
                self.end_run()
            self.run.words.append(_MAYBE)
            return None
        self.links += tag == "a"
        self.bolds += tag in ("b", "strong")
        return "a" if tag == "a" else "b" if tag in ("b", "strong") else ""

    def close(self, closing: str) -> None:
        if closing in ("box", "cap"):
            self.end_run()
            self.run = self.around.pop()
        if closing == "box":
            self.path.pop()
        self.links -= closing == "a"
        self.bolds -= closing == "b"

    def _begin_run(self, run: _Run) -> None:
        self.end_run()
        self.around.append(self.run)
        self.run = run

    def end_run(self) -> None:
        run = self.run
        if not run.words:
            return
        words = "".join(run.words)
        if run.kind != "button" and not words.isspace():
            size = max(1, sum(len(word.strip()) for word in run.words))
            links, bold = min(1.0, run.linked / size), min(1.0, run.bold / size)
            self.found.extend(
                Piece(run.kind, text, tuple(self.path), run.own, links, bold, run.tag)
                for text in _parted(words, run.kind)
            )
            if len(self.found) > MOST_PIECES:
                raise Unreadable("That page is too long to be an article.")
        run.words, run.linked, run.bold = [], 0, 0


def _mark_captions(pieces: list[Piece], names: dict[int, str], pictures: set[int]) -> None:
    """Call captions the few words that share an element with a picture and nothing else."""
    size: Counter[int] = Counter()
    linked: Counter[int] = Counter()
    other: set[int] = set()
    for piece in pieces:
        for element in pictures.intersection(piece.path):
            size[element] += len(piece.text)
            linked[element] += round(len(piece.text) * piece.links)
            if piece.kind in ("h1", "h", "li"):
                other.add(element)
    for piece in pieces:
        if piece.kind != "p":
            continue
        for element in piece.path[-3:]:
            few = size[element] <= 450 and linked[element] <= 0.3 * size[element]
            if element not in pictures or not few or element in other:
                continue
            if piece.tag == "div" or _PICTURE.search(names[element]):
                piece.kind = "cap"
                break


def _parted(text: str, kind: Kind) -> list[str]:
    """The text's paragraphs: a line break parts two where both are prose, or in a caption."""
    parts: list[str] = []
    text = _HIDDEN_BREAK.sub(lambda match: match[0] + _BREAK, text).replace(_MAYBE, "")
    for part in filter(None, map(folded, text.split(_BREAK))):
        before = parts[-1] if parts else ""
        prose = len(before) > 60 and len(part) > 60 and _WHOLE.search(before)
        if parts and not (prose or kind == "cap"):
            parts[-1] = f"{before} {part}"
        else:
            parts.append(part)
    return parts


def _kind(tag: str, around: Kind, caption: bool) -> Kind:
    if around == "cap" or caption or tag == "figcaption":
        return "cap"
    if "button" in (tag, around):
        return "button"  # its words are dropped; a picture to be enlarged has its caption in one
    kind = _KINDS.get(tag)
    if around in ("li", "q", "td") and kind in (None, "p"):
        return around
    return kind if kind and around not in ("h", "h1") else around


def _names(attributes: Mapping[str, str | None]) -> str:
    """What an element is called, spelt in one way: "ImageEmbed_caption" is "image-embed_caption".

    Not the long ones, which are headlines made into names, and not the hashes of style modules.
    """
    keys = ("class", "id", "itemprop", "data-testid", "data-component", "role")
    given = " ".join([value for key in keys if (value := attributes.get(key))])
    return _spelt(given) if given else ""


@lru_cache(maxsize=4096)  # the items of a list are called the same, and so are a site's pages
def _spelt(given: str) -> str:
    given = _HASH.sub("", given)
    return " ".join(_CAMEL.sub("-", name).lower() for name in given.split()[:20] if len(name) <= 40)


def _hidden(tag: str, attributes: Mapping[str, str | None], own: str) -> bool:
    if not attributes:
        return False
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return (
        "hidden" in attributes
        # Paragraphs behind a paywall's curtain are seen, and hidden from screen readers only.
        or (attributes.get("aria-hidden") == "true" and tag != "p")
        or attributes.get("role") in ("navigation", "dialog", "menu", "tablist")
        or "display:none" in style
        or _names_unseen(own)
    )


@lru_cache(maxsize=4096)
def _names_caption(own: str) -> bool:
    return _CAPTION.search(own) is not None


@lru_cache(maxsize=4096)
def _names_unseen(own: str) -> bool:
    return _UNSEEN.search(own) is not None
