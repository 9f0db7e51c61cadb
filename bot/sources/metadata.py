"""What a page says of itself: title, description, authors, day, site, address, language.

In: the page's tree. Out: one Metadata. Each field is looked for in the same order: the article node
of JSON-LD (schema.org), meta elements (OpenGraph, Dublin Core, those of news analytics), the
elements a reader sees (h1, time, rel=author). The visible h1 is the title where another source
confirms it. Not here: days printed in the text; names in a printed byline (captions.py, body.py).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from bot.sources.pieces import folded, key_of

Json = dict[str, Any]

_ARTICLE = re.compile(
    r"(?:^|[/:])(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting"
    r"|TechArticle|ScholarlyArticle|MedicalScholarlyArticle|Review|ReviewNewsArticle|Recipe)$"
)
_TITLES = (
    "og:title twitter:title dc.title dcterms.title sailthru.title parsely-title headline".split()
)
_DESCRIPTIONS = "og:description description twitter:description dc.description".split()
_DATES = (
    "article:published_time datepublished date dc.date dc.date.issued dcterms.created"
    " dc.date.created dcterms.date parsely-pub-date sailthru.date pubdate publishdate publish-date"
    " publish_date og:published_time article.published article:published citation_publication_date"
    " cxenseparse:recs:publishtime cxenseparse:publishtime originalpublicationdate"
).split()
_AUTHORS = (
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl"
    " cxenseparse:author citation_author article:author_name og:article:author"
).split()
_BYLINES = (
    "[rel~=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline a, .author-name,"
    " .byline__name, .byline, .article-author, .author a, .author"
)
_BY = re.compile(
    r"^(?:(?:written|posted|reported|story|text|words|report)\s+by|by|von|par|por|di|da|av|af|door"
    r"|autor|autora|text|texte|author|fotos?|photos?)[:\s]+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|\||/|,| and | und | et | y | e | og | och | en | & )\s*")
_OFFICE = re.compile(  # what stands behind a name: an agency, an office
    r"\s*[|,(–—-]\s*(?:reuters|associated press|ap|afp|dpa|pa|bbc news|cnn|the canadian press"
    r"|.*\b(?:correspondent|editor|reporter|writer|columnist|contributor|redakteur(?:in)?|producer"
    r"|korrespondent(?:in)?|bureau|staff|chief|analyst|professor|lecturer|director)\b.*)\)?$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:and|&)\b.*\b(?:Inc|Co|Press|Agency|News|Times|Sons)\b")
_SITE_TAIL = re.compile(r"\s+[|–—·»-]\s+|\s+::\s+")
_CONTROL = re.compile(r"[\x00-\x1f]")
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_LANGUAGE = re.compile(r"^([a-zA-Z]{2,3})(?:[-_].*)?$")
MOST_JSON = 2_000_000  # characters of one JSON-LD block


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    title: str | None
    descriptions: tuple[str, ...]  # most trusted first
    authors: tuple[str, ...]
    published: datetime | date | None
    source: str | None
    url: str | None  # canonical
    language: str | None  # ISO 639-1, lower case
    is_article: bool  # the page says it is one
    free: bool  # False: the page says that one has to pay to read it
    others: frozenset[str]  # keys of the other wordings of the title


def find_metadata(tree: LexborHTMLParser, *, url: str | None) -> Metadata:
    nodes = list(_nodes(tree))
    known = {str(node.get("@id")): node for node in reversed(nodes) if "name" in node}
    meta = _meta(tree)
    canonical = _canonical(tree, meta, url)
    node = _article_node(nodes, canonical)

    def first(names: list[str]) -> str | None:
        return next((meta[name][0] for name in names if meta.get(name)), None)

    headings = [
        text for h1 in tree.css("h1") if (text := folded(h1.text(deep=True, separator=" ")))
    ]
    title_element = tree.css_first("head title") or tree.css_first("title")
    page_title = folded(title_element.text()) if title_element is not None else None
    site = _site(node, meta, known)
    candidates = [_words(node.get("headline")) or _words(node.get("name"))]
    candidates += [meta[name][0] for name in _TITLES if meta.get(name)]
    title = _title(candidates, headings, page_title, site)
    described = [meta[name][0] for name in _DESCRIPTIONS if meta.get(name)]
    described += [d for d in (_words(node.get("description")), _words(node.get("abstract"))) if d]
    kind = (first(["og:type"]) or "").lower()
    free = node.get("isAccessibleForFree")
    return Metadata(
        title=title,
        descriptions=tuple(dict.fromkeys(described)),
        authors=_authors(tree, node, known, meta, site),
        published=_published(tree, node, meta, canonical),
        source=site,
        url=canonical,
        language=_language(tree, node, meta),
        is_article=bool(node) or kind in ("article", "news", "newsarticle"),
        free=str(free).lower() not in ("false", "no", "http://schema.org/false"),
        others=frozenset(key_of(c) for c in [*candidates, page_title, *headings] if c),
    )


def _nodes(tree: LexborHTMLParser) -> Iterator[Json]:
    """Every object of the page's JSON-LD that may be the article, a person or an organisation."""
    for script in tree.css('script[type*="ld+json"]'):
        raw = (script.text(deep=True) or "")[:MOST_JSON]
        raw = _WRAPPING.sub("", raw.strip())
        plain = _CONTROL.sub(" ", raw)
        # As broken as pages have it: line breaks in strings, entities, a comma before a bracket.
        for attempt in (raw, plain, html.unescape(plain), re.sub(r",\s*([\]}])", r"\1", plain)):
            try:
                yield from _walk(json.loads(attempt, strict=False))
            except (ValueError, RecursionError):
                continue
            break


def _walk(value: object, depth: int = 0) -> Iterator[Json]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "item", "author"):
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)


def _is_article(node: Json) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _article_node(nodes: list[Json], canonical: str | None) -> Json:
    """The article that the page is about; pages list teasers of others in the same words."""
    articles = [node for node in nodes if _is_article(node)]

    def weight(node: Json) -> tuple[bool, int]:
        fields = ("headline", "author", "datePublished", "articleBody", "description", "publisher")
        entity = node.get("mainEntityOfPage")
        entity = entity.get("@id") if isinstance(entity, dict) else entity
        places = {_place(place) for place in (node.get("url"), node.get("@id"), entity)}
        here = canonical is not None and _place(canonical) in places
        return here, sum(1 for field in fields if node.get(field))

    return max(articles, key=weight, default={})


def _place(url: object) -> str:
    try:
        parts = urlsplit(str(url))
    except ValueError:
        return ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/").lower()


def _meta(tree: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.css("meta"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = folded(html.unescape(attributes.get("content") or ""))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _canonical(tree: LexborHTMLParser, meta: dict[str, list[str]], url: str | None) -> str | None:
    """The page's own name for itself, where it is a web address; else where it was found."""
    link = tree.css_first("link[rel=canonical]")
    named = link.attributes.get("href") if link is not None else None
    for candidate in (named, next(iter(meta.get("og:url", [])), None)):
        if not candidate:
            continue
        try:
            whole = urljoin(url or "", candidate.strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        # A front page as everybody's canonical address is a mistake that sites make.
        if parts.scheme in ("http", "https") and parts.netloc and parts.path not in ("", "/"):
            return whole
    return url


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("text")
    # Twice: what a template has escaped once and a plug-in again.
    return folded(html.unescape(html.unescape(value))) or None if isinstance(value, str) else None


def _title(
    candidates: list[str | None], headings: list[str], page_title: str | None, site: str | None
) -> str | None:
    """The h1 that another source repeats; else the wording that two sources share; else the h1."""
    named = [_without_site(name, site) for name in candidates if name]
    tab = _without_tail(page_title, named + headings) if page_title else None
    sources = named + ([tab] if tab else [])
    keys = [key_of(name) for name in sources]
    for heading in headings:
        if len(key_of(heading)) > 12 and key_of(heading) in keys:
            return heading
    for name in named:
        if len(key_of(name).split()) >= 4 and keys.count(key_of(name)) >= 2:
            return name
    for heading in headings:
        key = key_of(heading)
        if len(key) > 12 and any(
            key in other or (len(other) > 20 and other in key) for other in keys
        ):
            return heading
    longer = [heading for heading in headings if len(heading.split()) >= 4]
    if len(longer) == 1:
        words = set(key_of(longer[0]).split())
        if not keys or any(len(words & set(other.split())) >= 0.4 * len(words) for other in keys):
            return longer[0]
    short = [heading for heading in headings if key_of(heading) in keys]
    return next(iter(short or named or sources or headings), None)


def _without_site(title: str, site: str | None) -> str:
    """The title less " - Name of the Site" at its end."""
    parts = _SITE_TAIL.split(title)
    if len(parts) > 1 and site and key_of(parts[-1]) == key_of(site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return title


def _without_tail(tab: str, others: list[str]) -> str:
    """The title of the browser's tab less the section and site behind it."""
    parts = _SITE_TAIL.split(tab)
    if len(parts) == 1:
        return tab
    key = key_of(tab)
    opening = next((o for o in others if key_of(o) and key.startswith(key_of(o) + " ")), None)
    return opening or max(parts, key=len)


def _site(node: Json, meta: dict[str, list[str]], known: dict[str, Json]) -> str | None:
    named = next(iter(meta.get("og:site_name", [])), None)
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher:
        publisher = known.get(str(publisher.get("@id")))
    return named or _words(publisher) or next(iter(meta.get("application-name", [])), None)


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
        words = folded(html.unescape(words))
        if words.startswith(("http://", "https://", "www.", "@", "/")) or not words:
            continue
        if re.search(r"\b(?:image|photo|picture)s?\s*:", words, re.IGNORECASE):
            continue
        words = _BY.sub("", words)
        for number, part in enumerate([words] if _COMPANY.search(words) else _AND.split(words)):
            if number and _OFFICE.match(f", {part}"):
                continue
            name = _OFFICE.sub("", folded(part)).strip(" ,.;|")
            if name and len(name) < 60 and len(name.split()) < 8 and "@" not in name:
                names.append(name)
    return list(dict.fromkeys(names))


def _authors(
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


def _published(
    tree: LexborHTMLParser, node: Json, meta: dict[str, list[str]], url: str | None
) -> datetime | date | None:
    candidates = [_words(node.get("datePublished")), _words(node.get("dateCreated"))]
    candidates += [value for field in _DATES for value in meta.get(field, [])[:1]]
    for element in tree.css("time[datetime], [itemprop=datePublished], abbr.published"):
        attributes = element.attributes
        value = attributes.get("datetime") or attributes.get("content") or attributes.get("title")
        candidates.append(value)
    for element in tree.css(_PRINTED)[:4]:
        words = folded(element.text(deep=True, separator=" "))
        candidates.append(words if len(words) < 80 else None)
    if url and (in_path := _DAY_IN_PATH.search(url)):
        candidates.append("-".join(in_path.groups()))
    return next((day for value in candidates if value and (day := parse_moment(value))), None)


_PRINTED = (  # where content systems print the day; read where nothing says it to machines
    "time, .published, .date-published, .publish-date, .entry-date, .post-date, .article-date,"
    " .article__date, .date, .posted-on, .timestamp, .pubdate"
)
_DAY_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?:/|-|$)"
)
_DAY = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
# English month names by their first letters; strptime would follow the server's locale.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WRITTEN = re.compile(
    r"\b(?:(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<m>[A-Z][a-z]{2})[a-z]*\.?,?\s+"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>\d{4})\b"
)


def parse_moment(value: str) -> datetime | date | None:
    """A moment or a day as pages write it to machines; None where it is neither or absurd."""
    value = folded(value).removesuffix(" UTC")
    found: datetime | date | None = None
    try:
        found = datetime.fromisoformat(value)
        if len(value) <= 10:
            found = found.date()
    except ValueError:
        if match := _DAY.search(value) or _COMPACT.match(value):
            found = _day(int(match[1]), int(match[2]), int(match[3]))
        else:
            found = _written(value)
    return found if found is not None and 1900 <= found.year <= 2100 else None


def _written(value: str) -> datetime | date | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    match = _WRITTEN.search(value)
    if match is None or match["m"].lower() not in _MONTHS or not (match["d"] or match["d2"]):
        return None
    month = _MONTHS.index(match["m"].lower()) + 1
    return _day(int(match["y"]), month, int(match["d"] or match["d2"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _language(tree: LexborHTMLParser, node: Json, meta: dict[str, list[str]]) -> str | None:
    root = tree.css_first("html")
    named = [
        root.attributes.get("lang") if root is not None else None,
        _words(node.get("inLanguage")),
    ]
    named += meta.get("og:locale", [])[:1] + meta.get("content-language", [])[:1]
    for name in named:
        if name and (match := _LANGUAGE.match(name.strip())) and len(match[1]) == 2:
            return match[1].lower()
    return None
