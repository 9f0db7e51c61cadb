"""Load what an editor gave: texts, links and files, with progress and a button to stop.

One article is answered with its receipt. Several are counted in one message while they are read,
and listed there at the end. Nothing is lost where the bot ends in the middle: what was read is
stored, and loading the same again skips it.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Sequence
from contextlib import aclosing, suppress
from datetime import date, timedelta

import discord

from bot.buttons.desk import Interaction, desk_of, editors_guild
from bot.errors import BadRequest, Forbidden, NotFound
from bot.newsroom.documents import Intake, Item, Link, Tally, load_all, open_file
from bot.newsroom.ingest import Refusal
from bot.newsroom.page import cut
from bot.presentation.errors import refusal_view
from bot.presentation.ingest import progress_view, receipt_view, tally_view
from bot.sources import archives
from bot.sources.addresses import completed
from bot.sources.documents import ENDINGS, Document, Refused, unmarked
from bot.sources.encodings import MOST_BYTES
from bot.store.scope import LIBRARY

MOST_LINKS = 50
_EVERY = 2.0  # seconds between two changes of the message
_LONGEST = timedelta(minutes=13)  # Discord takes answers for fifteen
_ARTICLE = 60  # words of a message that are an article of their own, not a word about its links
_SENTENCE = 5  # words of the shortest news: "Ferry sinks off Cape Sund"

_AROUND = ".,;:!?'”’*_|"  # punctuation beside a link
_LINK = re.compile(r"<?(https?://[^\s<>\"]+)>?")


async def load(
    interaction: Interaction,
    *,
    text: str = "",
    links: Sequence[str] = (),
    files: Sequence[discord.Attachment] = (),
    everywhere: bool = False,
    published: date | None = None,
    source: str | None = None,
) -> None:
    """Read what was given and store it for this server, or with `everywhere` for all of them."""
    guild = await _guild_of(interaction, everywhere=everywhere)
    if not (text.strip() or links or files):
        raise BadRequest(
            "There is nothing to load: give a file or a link, or paste the article's text."
        )
    if len(links) > MOST_LINKS:
        raise BadRequest(f"These are {len(links)} links; I read up to {MOST_LINKS} at a time.")
    await interaction.response.defer(ephemeral=True, thinking=True)
    items: list[Item] = [Document(name="The text", text=text)] if text.strip() else []
    alone = len(links) == 1 and not items and not files
    items += [Link(link, again=alone) for link in links]
    for file in files:
        items += await _opened(file)
    desk = desk_of(interaction)
    intake = Intake(guild=guild, store=desk.store, readers=desk.readers, fetcher=desk.fetcher)
    tally = await _read(interaction, items, intake, published=published, source=source)
    if len(items) != 1 or not tally.results:
        view = tally_view(tally, everywhere=everywhere)
    elif isinstance(result := tally.results[0], Refusal):
        view = refusal_view(result.sentence)
    else:
        view = receipt_view(result, everywhere=everywhere)
    await interaction.edit_original_response(view=view, attachments=view.files)


async def _guild_of(interaction: Interaction, *, everywhere: bool) -> int:
    if not everywhere:
        return editors_guild(interaction)
    if not await desk_of(interaction).is_owner(interaction.user):
        raise Forbidden("Only the bot's owner can load articles for every server.")
    return LIBRARY


async def _opened(file: discord.Attachment) -> list[Item]:
    most = archives.MOST_BYTES if file.filename.lower().endswith(".zip") else MOST_BYTES
    if file.size > most:
        reason = (
            f"{file.filename} is {file.size / 1e6:.0f} MB; I read files up to"
            f" {MOST_BYTES // 1_000_000} MB, archives up to {archives.MOST_BYTES // 1_000_000} MB."
        )
        return [Refused(name=file.filename, reason=reason)]
    try:
        data = await file.read()
    except discord.HTTPException:
        reason = "Discord did not hand it over. Try again."
        return [Refused(name=file.filename, reason=reason)]
    return await open_file(data, name=file.filename)


async def _read(
    interaction: Interaction,
    items: list[Item],
    intake: Intake,
    *,
    published: date | None,
    source: str | None,
) -> Tally:
    tally = Tally(total=len(items))

    async def count() -> None:
        results = load_all(items, intake=intake, published=published, source=source)
        async with aclosing(results):
            async for result in results:
                tally.results.append(result)

    desk, name = desk_of(interaction), secrets.token_hex(4)
    reading = asyncio.create_task(count())
    desk.loads[name] = reading
    ends = interaction.created_at + _LONGEST
    try:
        while not reading.done():
            if desk.clock.now() > ends:
                tally.late = True
                reading.cancel()
            elif tally.total > 1:
                with suppress(discord.HTTPException):  # dismissed: it is read all the same
                    await interaction.edit_original_response(view=progress_view(tally, name))
            await asyncio.wait({reading}, timeout=_EVERY)
    finally:
        del desk.loads[name]
        reading.cancel()
        await asyncio.wait({reading})
    tally.stopped = reading.cancelled()
    if not tally.stopped:
        reading.result()  # raises what reading raised
    return tally


def stop_load(interaction: Interaction, name: str) -> None:
    """End a load after what is stored; only who began it sees the button. Raises NotFound."""
    reading = desk_of(interaction).loads.get(name)
    if reading is None:
        raise NotFound(
            "That load has ended already. Where the message does not say what became of it, load"
            " the same again: what is here is skipped."
        )
    reading.cancel()


def links_in(text: str) -> list[str]:
    """The web addresses in a text, each once, without the punctuation behind them."""
    found = (match[1].rstrip(_AROUND) for match in _LINK.finditer(text))
    return list(dict.fromkeys(url.rstrip(")") if "(" not in url else url for url in found))


def typed_links(typed: str) -> list[str]:
    """What was given as links, whatever stands between them; what is none is refused by itself.
    Raises BadRequest where there is nothing like a link.
    """
    if len(typed.split()) == 1 and "://" in typed:
        return [typed.strip()]
    links = links_in(typed)
    words = (word.strip(_AROUND) for word in _LINK.sub(" ", typed).split())
    others = [address for word in words if (address := completed(word))]
    if typed and not (links or others):
        raise BadRequest(f"“{cut(typed)}” is no link. A link looks like https://example.org/story.")
    return [*links, *dict.fromkeys(others)]


def parts_of(message: discord.Message) -> tuple[str, list[str], list[discord.Attachment]]:
    """What a message holds to be read: its text, links and files, and those of one it forwards;
    where there are none, what its cards lead to.

    A text of some length is the article, and links in it are not followed; a shorter one only
    introduces its links and files. Files that are none of a text are left aside where there is
    anything else. Raises BadRequest: hardly a word, and nothing else.
    """
    sent: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    whole = "\n\n".join(part.content for part in sent if part.content.strip())
    attached = [file for part in sent for file in part.attachments]
    files = [file for file in attached if file.filename.lower().endswith((*ENDINGS, ".zip"))]
    links = links_in(whole)
    if not (whole or attached):  # as programs post news: a card that leads to it
        links = [embed.url for part in sent for embed in part.embeds if embed.url]
    words = len(_LINK.sub(" ", whole).split())
    if words >= _ARTICLE or not (links or files or attached):
        if words < _SENTENCE:
            raise BadRequest(
                "This message holds too little to be an article. Choose one with an article's"
                " text, a link or a file."
            )
        return unmarked(whole), [], files
    return "", links, files or ([] if links else attached)
