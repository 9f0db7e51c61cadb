"""Load a folder of articles into the library: the seeds that come with the bot, or an owner's own.

Each .txt is an article, and a .toml of the same name beside it tells its facts: published (a day),
source, url, title. What was loaded is remembered with the bytes it was made of.
"""

from __future__ import annotations

import asyncio
import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path

from bot.articles.clean import checked
from bot.errors import NewsError, Unreadable, Unusable
from bot.newsroom.ingest import Receipt, Refusal, receipt_of
from bot.newsroom.reading import Facts, Readers
from bot.sources import encodings
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope


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
