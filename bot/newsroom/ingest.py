"""Load, remove, list and date articles: the editor's acts."""

from __future__ import annotations

import asyncio
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from bot.articles.clean import fix_text
from bot.articles.model import Article
from bot.errors import Forbidden, NewsError, NotFound, Unreadable, Unusable
from bot.newsroom.articles import find_article
from bot.newsroom.page import MOST_COUNTED, Page, pages_of
from bot.newsroom.reading import Readers
from bot.sources import encodings
from bot.store.articles import StoredArticle
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope

MOST_CHARACTERS = 1_000_000  # of an article; a long book has about that many
LISTED = 10  # articles on a page of `listing`

# C0 and C1 controls but tab, line feed, form feed, carriage return, next line.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was read in one article that was loaded or read again."""

    article: StoredArticle
    known: bool  # it was stored already; nothing was added but its visibility
    quotes: int  # direct and mixed
    speakers: int  # people who said them
    events: int  # dated
    encoding: str | None = None  # where it had to be assumed: its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file or document that was not loaded, and why (a sentence)."""

    name: str
    reason: str


async def load_text(
    text: str,
    *,
    published: date | None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    plain: bool = False,
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """Read `text` and store it, visible in `guild`. All or nothing. `plain`: all of it is body.

    A text or `url` that the guild could see before is known: it keeps its facts, but takes on a
    `published` where its day was unknown and the article is the guild's own.
    Raises Unreadable: no words, over 1,000,000 characters, reading took over its time limit.
    """
    fixed = checked(text)
    addresses = addresses_of(url)
    known = await store.articles.with_text(fixed, scope=Scope(guild))
    if known is None and addresses:
        known = await store.articles.at(addresses, scope=Scope(guild))
    if known is not None:
        return await load_known(
            known,
            published=published,
            addresses=addresses,
            guild=guild,
            store=store,
            readers=readers,
        )
    article = await readers.read(
        fixed, published=published, title=title, source=source, url=url, plain=plain
    )
    return await _add(article, addresses, guild=guild, store=store)


async def load_page(
    html: str | bytes,
    *,
    published: date | None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
    charset: str | None = None,
    content_type: str = "",
    addresses: Sequence[str] = (),
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """Read a web page and store its article, found at `url` and `addresses`. All or nothing.

    Raises Unreadable: no article in it and why, and whatever `load_text` raises.
    """
    found = addresses_of(url, *addresses)
    known = await store.articles.at(found, scope=Scope(guild)) if found else None
    if known is None:
        article = await readers.read_page(
            html,
            published=published,
            title=title,
            source=source,
            url=url,
            charset=charset,
            content_type=content_type,
        )
        checked(article.text)
        found = addresses_of(*found, article.url)
        known = await store.articles.with_text(article.text, scope=Scope(guild))
        if known is None:
            return await _add(article, found, guild=guild, store=store)
    return await load_known(
        known, published=published, addresses=found, guild=guild, store=store, readers=readers
    )


async def load_known(
    known: StoredArticle,
    *,
    published: date | None,
    addresses: Sequence[str],
    guild: int,
    store: Store,
    readers: Readers,
) -> Receipt:
    """An article that the guild can see already becomes its own too, with these addresses."""
    identity = known.id
    if published is not None and known.published is None and await _own(known, guild, store):
        again = await _read_again(known, published, guild=guild, store=store, readers=readers)
        identity = again.article.id
    await store.articles.show(identity, guild=guild, addresses=addresses)
    return await receipt_of(identity, known=True, scope=Scope(guild), store=store)


def addresses_of(*urls: str | None) -> list[str]:
    """Those that can stand for one article: a site's front page stands for many."""
    told = (url.partition("#")[0] for url in urls if url)
    return [url for url in dict.fromkeys(told) if urlsplit(url).path.strip("/") or "?" in url]


async def _add(article: Article, addresses: Sequence[str], *, guild: int, store: Store) -> Receipt:
    identity, known = await store.articles.add(article, guild=guild, addresses=addresses)
    return await receipt_of(identity, known=known, scope=Scope(guild), store=store)


def checked(text: str) -> str:
    """The text as it is stored. Raises Unreadable where it is none."""
    fixed = fix_text(text)
    if len(fixed) > MOST_CHARACTERS:
        raise Unreadable(
            f"This has {len(fixed):,} characters; an article can have {MOST_CHARACTERS:,}."
            " Load it in smaller parts."
        )
    if not any(letter.isalnum() for letter in fixed):
        raise Unreadable("There are no words in this. Paste or attach an article's text.")
    if "\x00" in fixed or len(_CONTROLS.findall(fixed)) * 50 > len(fixed):
        raise Unreadable("This is no text but binary data. Save the article as plain text (.txt).")
    if any(unicodedata.category(letter) == "Cs" for letter in set(fixed)):
        raise Unreadable("This holds half characters (lone surrogates). Save the text as UTF-8.")
    return fixed


def decode(data: bytes, *, name: str) -> str:
    """A file's text, in whatever encoding it came. Raises Unreadable: empty, over 5 MB, binary."""
    try:
        return encodings.decode(data).text
    except Unreadable as error:
        raise Unreadable(
            f"{name} cannot be read. {error.for_reader} Save the article as plain text (.txt)."
        ) from None


async def load_folder(
    folder: Path, *, store: Store, readers: Readers
) -> tuple[list[Receipt], list[Refusal]]:
    """Every .txt of `folder` (not recursive) with its .toml sidecar, into the library.

    A file whose bytes and sidecar were loaded before is skipped without reading. Where a file
    changed, its new text is loaded and the article of its old text leaves the library. A missing
    folder raises Unusable.
    """
    try:
        files = await asyncio.to_thread(
            lambda: sorted(p for p in folder.iterdir() if p.suffix == ".txt" and p.is_file())
        )
    except OSError as error:
        raise Unusable(
            f"The folder of articles {folder} cannot be read ({error.strerror})."
            " Create it, or change SEEDS_DIR."
        ) from None
    receipts: list[Receipt] = []
    refusals: list[Refusal] = []
    for file in files:
        try:
            if receipt := await _load_file(file, store=store, readers=readers):
                receipts.append(receipt)
        except NewsError as error:
            refusals.append(Refusal(name=file.name, reason=error.for_reader))
    return receipts, refusals


async def _load_file(file: Path, *, store: Store, readers: Readers) -> Receipt | None:
    """None where it was loaded before."""
    data, sidecar = await asyncio.to_thread(_bytes_of, file)
    path = f"{file.parent.name}/{file.name}"
    digest = sha256(sha256(data).digest() + sha256(sidecar or b"").digest()).digest()
    before = await store.seeds.get(path)
    if before is not None and before[0] == digest:
        return None
    facts = facts_of(sidecar, name=file.with_suffix(".toml").name)
    text = checked(decode(data, name=file.name))
    known = await store.articles.with_text(text, scope=Scope(LIBRARY))
    article = await readers.read(text, **facts)
    if known is not None and before is not None and before[1] == known.id:
        await store.articles.replace(known.id, article, guild=LIBRARY)  # another sidecar
        identity, seen = known.id, False
    else:
        identity, seen = await store.articles.add(article, guild=LIBRARY)
    await store.seeds.put(path, digest, identity)
    if before is not None and before[1] != identity and not await store.seeds.uses(before[1]):
        await store.articles.remove(before[1], guild=LIBRARY)
    return await receipt_of(identity, known=seen, scope=Scope(LIBRARY), store=store)


def _bytes_of(file: Path) -> tuple[bytes, bytes | None]:
    """The file and its sidecar; None where it has none."""
    sidecar = file.with_suffix(".toml")
    try:
        with file.open("rb") as opened:
            data = opened.read(encodings.MOST_BYTES + 1)
        return data, sidecar.read_bytes() if sidecar.exists() else None
    except OSError as error:
        raise Unreadable(f"{file.name} cannot be read ({error.strerror}).") from None


class Facts(TypedDict):
    published: date | None
    source: str | None
    url: str | None
    title: str | None


def facts_of(sidecar: bytes | None, *, name: str) -> Facts:
    """What the sidecar says. Raises Unreadable where it is no such sidecar."""
    facts = Facts(published=None, source=None, url=None, title=None)
    try:
        kept = tomllib.loads((sidecar or b"").decode())
    except ValueError as error:  # of the encoding, or of TOML
        raise Unreadable(f"{name} is no TOML file: {error}.") from None
    if unknown := sorted(kept.keys() - facts.keys()):
        raise Unreadable(
            f"{name} has the unknown key {unknown[0]}; the keys are {', '.join(facts)}."
        )
    day = kept.get("published")
    if day is not None and type(day) is not date:
        raise Unreadable(f"{name}: published must be a day such as 2019-10-24, without quotes.")
    facts["published"] = day
    for key in ("source", "url", "title"):
        value = kept.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            raise Unreadable(f"{name}: {key} must be words in quotes.")
        facts[key] = value.strip() if value else None
    return facts


async def remove(article: str, *, guild: int, store: Store) -> StoredArticle:
    """Take the article away from `guild`; its text goes when nobody has it any more.

    By "#<id>" or words of the headline. Raises NotFound, Forbidden (it belongs to the library)."""
    found = await _editable(article, guild=guild, store=store)
    await store.articles.remove(found.id, guild=guild)
    return found


async def set_date(
    article: str, day: date | None, *, guild: int, store: Store, readers: Readers
) -> Receipt:
    """Set the day of publication and read again. Raises NotFound, Forbidden."""
    found = await _editable(article, guild=guild, store=store)
    return await _read_again(found, day, guild=guild, store=store, readers=readers)


async def listing(*, page: int = 1, scope: Scope, store: Store) -> Page[StoredArticle]:
    """What this server has loaded itself (the library: what everyone sees), newest load first."""
    total = await store.articles.count_loaded_by(scope.guild_id, most=MOST_COUNTED + 1)
    number, pages = pages_of(total, LISTED, page)
    items = await store.articles.loaded_by(
        scope.guild_id, limit=LISTED, offset=(number - 1) * LISTED
    )
    return Page(items=tuple(items), number=number, pages=pages, total=total)


async def receipt_of(identity: int, *, known: bool, scope: Scope, store: Store) -> Receipt:
    """What was read in a stored article."""
    article = await store.articles.get(identity, scope=scope)
    if article is None:  # removed meanwhile
        raise NotFound("This article was removed while it was read. Load it again.")
    quotes = [
        quote
        for quote in await store.quotes.of_article(identity, scope=scope)
        if quote.quote.kind != "indirect"
    ]
    events = await store.events.of_article(identity, scope=scope)
    return Receipt(
        article=article,
        known=known,
        quotes=len(quotes),
        speakers=len({quote.person.id for quote in quotes if quote.person}),
        events=sum(event.event.date is not None for event in events),
    )


async def _own(article: StoredArticle, guild: int, store: Store) -> bool:
    """Whether `guild` may change the article: it is its own, and not everybody's."""
    if guild != LIBRARY and await store.articles.belongs_to(article.id, LIBRARY):
        return False
    return await store.articles.belongs_to(article.id, guild)


async def _editable(article: str, *, guild: int, store: Store) -> StoredArticle:
    found = await find_article(article, scope=Scope(guild), store=store)
    if not await _own(found, guild, store):
        raise Forbidden(
            f"“{found.headline.words}” belongs to the library that every server sees;"
            " only the bot's owner can change it."
        )
    return found


async def _read_again(
    article: StoredArticle, day: date | None, *, guild: int, store: Store, readers: Readers
) -> Receipt:
    again = await readers.read(
        article.text,
        published=day,
        title=article.title,
        source=article.source,
        url=article.url,
        blocks=article.blocks if article.shown else None,
        authors=article.authors,
    )
    identity = await store.articles.replace(article.id, again, guild=guild)
    if identity is None:
        raise NotFound("This article was removed while it was read. Load it again.")
    return await receipt_of(identity, known=False, scope=Scope(guild), store=store)
