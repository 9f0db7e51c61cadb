"""Who wrote a page's article.

In: the page's data. Out: names, in the order given. First the article's JSON-LD, then the meta
elements, then the byline that readers see. "By", offices ("Political Correspondent") and agencies
behind a name are no part of it; the site's own name counts only where nobody else is named.
"""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser

from bot.sources.jsonld import Json
from bot.sources.pieces import folded, key_of

_AUTHORS = (
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl"
    " cxenseparse:author citation_author article:author_name og:article:author"
).split()
_BYLINES = (
    "[rel~=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline a, .author-name,"
    " .byline__name, .byline, .article-author, .author a, .author"
)
_BY = re.compile(
    r"^(?:(?i:(?:written|posted|reported|story|text|words|report)\s+by|by|von|author|autora?|auteur"
    r"|texte?)\b[:\s]+|(?:par|por|di|da|av|af|door)\s+(?=[A-ZÀ-Þ]))"  # "Di", "Da" begin names
)
_AND = re.compile(r"\s*(?:;|\||/|,| and | & )\s*")
# Between two whole names only: "Ana Ruiz y Luis Paz", but "Ortega y Gasset".
_OTHER_AND = re.compile(r" (?:und|et|y|e|og|och|en) ")
_OFFICE = re.compile(  # what stands behind a name: an agency, an office
    r"\s*[|,(–—-]\s*(?:reuters|associated press|ap|afp|dpa|pa|bbc news|cnn|the canadian press"
    r"|.*\b(?:correspondent|editor|reporter|writer|columnist|contributor|redakteur(?:in)?|producer"
    r"|korrespondent(?:in)?|bureau|staff|chief|analyst|professor|lecturer|director)\b.*)\)?$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:and|&)\b.*\b(?:Inc|Co|Press|Agency|News|Times|Sons)\b")


def names_in(value: object, known: dict[str, Json] | None = None) -> list[str]:
    """The names in an author field: a string, an object, a list of both, or "Ann Lee and Bo Ek"."""
    found: list[str] = []
    for author in value if isinstance(value, list) else [value]:
        if isinstance(author, dict):
            if "name" not in author:
                author = (known or {}).get(str(author.get("@id")), {})
            inner = author.get("name")
            found += [
                n for n in (inner if isinstance(inner, list) else [inner]) if isinstance(n, str)
            ]
        elif isinstance(author, str):
            found.append(author)
    names: list[str] = []
    for words in found:
        words = folded(html.unescape(html.unescape(words)))
        if words.startswith(("http://", "https://", "www.", "@", "/")) or not words:
            continue
        if re.search(r"\b(?:image|photo|picture)s?\s*:", words, re.IGNORECASE):
            continue
        words = _BY.sub("", words)
        for number, part in enumerate(_parts(words)):
            if number and _OFFICE.match(f", {part}"):
                continue
            name = _OFFICE.sub("", folded(part)).strip(" ,.;|")
            if name and len(name) < 60 and len(name.split()) < 8 and "@" not in name:
                names.append(name)
    return list(dict.fromkeys(names))


def _parts(words: str) -> list[str]:
    if _COMPANY.search(words):
        return [words]
    parts: list[str] = []
    for part in _AND.split(words):
        whole = _OTHER_AND.split(part)
        parts += whole if all(" " in name.strip() for name in whole) else [part]
    return parts


def find_authors(
    tree: LexborHTMLParser,
    node: Json,
    known: dict[str, Json],
    meta: dict[str, list[str]],
    site: str | None,
) -> tuple[str, ...]:
    names = names_in(node.get("author"), known) or names_in(node.get("creator"), known)
    for field in _AUTHORS:
        names = names or names_in(meta.get(field, []))
    if not names:
        for element in tree.css(_BYLINES):
            words = folded(element.text(deep=True, separator=" "))
            if 2 < len(words) < 80 and len(words.split()) < 10:
                names = names_in(words)
                break
    own = [name for name in names if site is None or key_of(name) != key_of(site)]
    return tuple(own or names)
