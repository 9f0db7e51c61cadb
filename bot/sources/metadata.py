"""What a page says of itself: title, description, authors, day, site, address, language.

In: the page's tree. Out: one Metadata. Each field is looked for in the same order: the article node
of JSON-LD (schema.org), meta elements (OpenGraph, Dublin Core, those of news analytics), the
elements a reader sees (h1, time, rel=author). The visible h1 is the title where another source
confirms it. Not here: how names and days are read (authors.py, moments.py).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from bot.sources.addresses import same_site
from bot.sources.authors import find_authors
from bot.sources.jsonld import Json, article_in, find_nodes, words_of
from bot.sources.moments import parse_moment
from bot.sources.pieces import folded, key_of

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
_SITE_TAIL = re.compile(r"\s+[|–—·»-]\s+|\s+::\s+")
_LANGUAGE = re.compile(r"^([a-zA-Z]{2,3})(?:[-_].*)?$")
_PRINTED = (  # where content systems print the day; read where nothing says it to machines
    "time, .published, .date-published, .publish-date, .entry-date, .post-date, .article-date,"
    " .article__date, .date, .posted-on, .timestamp, .pubdate"
)
_DAY_IN_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?:/|-|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    title: str | None
    descriptions: tuple[str, ...]  # most trusted first
    authors: tuple[str, ...]
    published: datetime | date | None
    source: str | None
    url: str | None  # canonical, where it is of the site where the page was found
    language: str | None  # ISO 639-1, lower case
    is_article: bool  # the page says it is one
    free: bool  # False: the page says that one has to pay to read it
    others: frozenset[str]  # keys of the other wordings of the title


def find_metadata(tree: LexborHTMLParser, *, url: str | None) -> Metadata:
    nodes = list(find_nodes(tree))
    known = {str(node.get("@id")): node for node in reversed(nodes) if "name" in node}
    meta = _meta(tree)
    canonical = _canonical(tree, meta, url)
    node = article_in(nodes, canonical)

    def first(names: list[str]) -> str | None:
        return next((meta[name][0] for name in names if meta.get(name)), None)

    headings = [
        text for h1 in tree.css("h1") if (text := folded(h1.text(deep=True, separator=" ")))
    ]
    title_element = tree.css_first("head title") or tree.css_first("title")
    page_title = folded(title_element.text()) if title_element is not None else None
    site = _site(node, meta, known)
    candidates = [words_of(node.get("headline")) or words_of(node.get("name"))]
    candidates += [meta[name][0] for name in _TITLES if meta.get(name)]
    title = _title(candidates, headings, page_title, site)
    described = [meta[name][0] for name in _DESCRIPTIONS if meta.get(name)]
    described += [
        d for d in (words_of(node.get("description")), words_of(node.get("abstract"))) if d
    ]
    kind = (first(["og:type"]) or "").lower()
    free = node.get("isAccessibleForFree")
    return Metadata(
        title=title,
        descriptions=tuple(dict.fromkeys(described)),
        authors=find_authors(tree, node, known, meta, site),
        published=_published(tree, node, meta, canonical),
        source=site,
        url=canonical if url is None or same_site(canonical or url, url) else url,
        language=_language(tree, node, meta),
        is_article=bool(node) or kind in ("article", "news", "newsarticle"),
        free=str(free).lower() not in ("false", "no", "http://schema.org/false"),
        others=frozenset(key_of(c) for c in [*candidates, page_title, *headings] if c),
    )


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
    return named or words_of(publisher) or next(iter(meta.get("application-name", [])), None)


def _published(
    tree: LexborHTMLParser, node: Json, meta: dict[str, list[str]], url: str | None
) -> datetime | date | None:
    candidates = [words_of(node.get("datePublished")), words_of(node.get("dateCreated"))]
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


def _language(tree: LexborHTMLParser, node: Json, meta: dict[str, list[str]]) -> str | None:
    root = tree.css_first("html")
    named = [
        root.attributes.get("lang") if root is not None else None,
        words_of(node.get("inLanguage")),
    ]
    named += meta.get("og:locale", [])[:1] + meta.get("content-language", [])[:1]
    for name in named:
        if name and (match := _LANGUAGE.match(name.strip())) and len(match[1]) == 2:
            return match[1].lower()
    return None
