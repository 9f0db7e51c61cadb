"""Words on their way into Discord: escaped, verbatim, quoted, small.

In: an article's words as an Excerpt, or any other text (a name, what a reader typed). Out: Discord
Markdown that shows exactly those characters, pings nobody, hides no link and breaks no layout.
`verbatim` is the only door through which news reaches a view; it checks itself.

What is escaped, and why not with discord.utils.escape_markdown: that one leaves list markers after
a blank line, numbered lists, subtext, mentions and time stamps standing, and shows some of its own
backslashes. Addresses stay clickable where no character of theirs could be read as Markdown;
others lose their link, not a character.

Not words, and never shown: control characters, and the marks that turn the direction of a line
(U+202A-202E, U+2066-2069), which would turn Dateline's own words too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeGuard

from bot.articles.model import Excerpt, Span
from bot.presentation.limits import clip

# An address as Discord links it: all up to white space or a "<"; or what stands between < and >,
# which Discord does not show (escaped, the > would become part of the address).
_URL = r"(?P<url><https?://[^\s<>]+>|(?:https?|steam)://[^\s<]+)(?P<cut>(?=<))?"
_LINE = r"(?P<indent>^[ \t]*)(?P<mark>#{1,3}(?=\s)|-#(?=\s)|[-+](?=\s)|>{1,3}(?=\s)|\d+(?=[.)]\s))"
_NAME = r"(?P<emoji>:(?=[A-Za-z+-][\w+-]*:))"
_EVERYBODY = r"(?P<all>@(?=everyone|here))"
_CHARACTER = r"(?P<character>[\\*_~|`\[]|<(?! ))"
_ADDRESS = re.compile(_URL)
_ESCAPED = re.compile("|".join((_URL, _LINE, _NAME, _EVERYBODY, _CHARACTER)), re.MULTILINE)
# Discord refuses a whole message for one button whose address is not well formed: a host with a
# dot in it, a port, then ASCII without < > \ ^ ` { | }
_HOST = r"(?:(?:[A-Za-z0-9_-]+\.)+[A-Za-z0-9-]+|\[[0-9A-Fa-f:.]+\])"
_WEB_ADDRESS = re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][!#-;=?-Z_a-z~%\[\]]*)?")
_MASKED = 300  # characters of an address behind words: they count as the message's
# A backslash before its colon takes an address' link away: inside a link, escapes would be shown.
_COLON = r"(?:(?<=http)|(?<=https)|(?<=steam)):(?=//)"
_IN_ADDRESS = re.compile("|".join((_COLON, _NAME, _EVERYBODY, _CHARACTER)))
_UNSAFE_IN_URL = re.compile(r"[\\*|`\[\]~]|__|@(?:everyone|here)|^steam")
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_OTHER_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LINE_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
_CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“", "‘": "’"}
Form = Literal["inline", "paragraph", "lines"]
_BOLD = "\x00"  # stands for ** until everything else is escaped; no text keeps one


def escape(text: str) -> str:
    r"""`text` so that Discord shows it character by character.

    >>> escape("1917. A year of *change*")
    '1917\\. A year of \\*change\\*'
    """
    return _ESCAPED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    url, mark = match["url"], match["mark"]
    if url is not None:
        if url[0] == "<" or (not _UNSAFE_IN_URL.search(url) and match["cut"] is None):
            return url
        return _IN_ADDRESS.sub(r"\\\g<0>", url)
    if mark is not None:
        escaped = f"{mark}\\" if mark.isdigit() else "".join(f"\\{sign}" for sign in mark)
        return f"{match['indent']}{escaped}"
    return f"\\{match[0]}"


def unescape(markdown: str) -> str:
    """What `escape` was given."""
    return _ESCAPE.sub(r"\1", markdown)


def fold(text: str) -> str:
    """Lines of one paragraph joined by spaces, as hard-wrapped copy wants; blank lines kept."""
    paragraphs = _BLANK_LINES.split(text.strip())
    return "\n\n".join(_LINE_BREAK.sub(" ", paragraph) for paragraph in paragraphs)


def plain(text: str, room: int = 100) -> str:
    """A name or what a reader typed: on one line, at most `room` characters, then escaped."""
    return escape(clip(" ".join(_seen(text).split()), room))


def is_web_address(url: str | None) -> TypeGuard[str]:
    return url is not None and _WEB_ADDRESS.fullmatch(url) is not None


def link_address(url: str | None) -> str | None:
    """`url` as it may stand in a masked link; None where it is no web address or a long one."""
    if not is_web_address(url) or len(url) > _MASKED:
        return None
    return url.replace("(", "%28").replace(")", "%29")


def small(text: str) -> str:
    """A line that is Dateline's, not the article's: `text` is Markdown on one line."""
    return f"-# {text}"


def verbatim(
    excerpt: Excerpt,
    room: int | None = None,
    *,
    bold: tuple[Span, ...] = (),
    form: Form = "paragraph",
    prefix: str = "",
) -> str:
    """The excerpt's words, escaped, in at most `room` characters; " …" where words are left out.

    `bold` spans, of the article's text, stand out. In the form "lines" every line break stays, as
    "paragraph" only blank lines do, "inline" is one line. Each line begins with `prefix`.
    Raises AssertionError where what would be shown are not the excerpt's words.
    """
    marked = _marked(excerpt, bold)
    shown = _ADDRESS.sub(lambda address: address[0].replace(_BOLD, ""), _FORMS[form](marked))
    if shown.count(_BOLD) % 2:  # one end of a span stood in an address
        shown = shown.replace(_BOLD, "")
    words = shown.replace(_BOLD, "")
    markdown = _prefixed(escape(shown), prefix)
    if room is None or len(markdown) + markdown.count(_BOLD) <= room:
        _check(_bare(markdown, prefix) == words, excerpt)
        return markdown.replace(_BOLD, "**")
    closing = _CLOSING.get(words[:1], "")
    closing = closing if words.endswith(closing) else ""
    longest = room
    while True:
        cut = clip(shown, longest)
        if cut != shown:
            cut = cut.removesuffix(" …") + _BOLD * (cut.count(_BOLD) % 2)
            cut = cut.replace(_BOLD * 2, "").rstrip() + " …" + closing
        markdown = _prefixed(escape(cut), prefix)
        over = len(markdown) + markdown.count(_BOLD) - room
        if over <= 0:
            break
        if longest == 2:
            raise ValueError(f"no room for a word: {room}")
        longest = max(longest - over, 2)
    kept = _bare(markdown, prefix).removesuffix(closing).removesuffix("…").rstrip()
    _check(words.startswith(kept), excerpt)
    return markdown.replace(_BOLD, "**")


def _check(verbatim: bool, excerpt: Excerpt) -> None:
    if not verbatim:  # no assert statement: python -O would leave it out
        raise AssertionError(f"not the words of {excerpt.span}")


def _marked(excerpt: Excerpt, bold: tuple[Span, ...]) -> str:
    """The excerpt's words with a mark at both ends of each bold span in it, and none besides."""
    out, at = [], excerpt.span.start
    for span in sorted(span for span in bold if excerpt.span.holds(span)):
        if span.start < at or not (word := span.of(excerpt.text))[0].isalnum() & word[-1].isalnum():
            continue  # Markdown's ** holds only where it touches words
        out += [_seen(excerpt.text[at : span.start]), _BOLD, _seen(word), _BOLD]
        at = span.end
    return "".join([*out, _seen(excerpt.text[at : excerpt.span.end])]).replace(_BOLD * 2, "")


def _seen(text: str) -> str:
    return _UNSEEN.sub("", _OTHER_BREAKS.sub("\n", text))


def _prefixed(markdown: str, prefix: str) -> str:
    return "\n".join(prefix + line for line in markdown.split("\n"))


def _bare(markdown: str, prefix: str) -> str:
    lines = (line.removeprefix(prefix) for line in markdown.replace(_BOLD, "").split("\n"))
    return unescape("\n".join(lines))


_FORMS: dict[Form, Callable[[str], str]] = {
    "inline": lambda text: " ".join(text.split()),
    "paragraph": fold,
    "lines": str.strip,
}


@dataclass(frozen=True, slots=True)
class Words:
    """An article's words with their place in a view: what `limits.fill` may cut.

    `quoted` sets them off with a bar; `bold` and `form` are as in `verbatim`.
    """

    excerpt: Excerpt
    quoted: bool = False
    bold: tuple[Span, ...] = ()
    form: Form = "paragraph"
    most: int | None = None  # characters, where the place is small however much room there is

    def render(self, room: int | None = None) -> str:
        if self.most is not None:
            room = self.most if room is None else min(room, self.most)
        return verbatim(
            self.excerpt,
            room,
            bold=self.bold,
            form=self.form,
            prefix="> " if self.quoted else "",
        )
