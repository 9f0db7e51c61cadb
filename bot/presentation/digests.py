"""A digest as it is posted, and what editors are told of digests.

A post is a plain message, not Components V2: its first line must show in the push notification.
Each story is an embed with the words of `/latest`; the buttons open the articles.

The button "Latest news" carries the post's nonce behind the arguments of its question, where
nothing reads it but `nonce_of`: by it the post is found again in the channel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import discord
from discord import ui

from bot.digests.compose import Edition
from bot.newsroom.latest import Entry
from bot.presentation.answer import ACCENT, CAUTION, Answer, Block, Button, Text, compose
from bot.presentation.articles import (
    HEADLINE,
    article_button,
    article_select,
    headline_text,
    origin,
)
from bot.presentation.counts import counted
from bot.presentation.dates import MONTHS, WEEKDAYS
from bot.presentation.latest import entry_blocks
from bot.presentation.limits import fill, share
from bot.presentation.markup import Words, escape, plain, small, unescape
from bot.presentation.questions import Question, ask_id
from bot.store.digests import StoredDigest

EMBED_TEXT = 4096
EMBEDS_TEXT = 6000  # of all embeds of a message together
_MARK = f"{ask_id(Question('latest', ('', '', '')))}|"  # the nonce comes after it
_SMALL = small("")
_FEW = 5  # stories with two key sentences each, as in /latest


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestMessage:
    """What is sent; `buttons` is made for one sending."""

    content: str
    embeds: tuple[discord.Embed, ...]
    buttons: ui.View


def digest_message(edition: Edition) -> DigestMessage:
    """The post, within Discord's limits. Needs a running event loop, as discord.py's views do."""
    return DigestMessage(
        content=_content(edition),
        embeds=tuple(_embeds(edition.entries)),
        buttons=_buttons(edition),
    )


def nonce_of(custom_ids: Iterable[str]) -> str | None:
    """The nonce of the digest whose buttons these are; None where they are another message's."""
    found = (
        custom_id.removeprefix(_MARK) for custom_id in custom_ids if custom_id.startswith(_MARK)
    )
    return next(found, None)


def _content(edition: Edition) -> str:
    parts = ["**News digest**", f"{WEEKDAYS[edition.day.weekday()]} {_day(edition.day)}"]
    stories = counted(edition.total, "new story", "new stories")
    if edition.since is not None:
        stories += f" since {_since(edition.since, edition.day)}"
    parts.append(stories)
    if edition.total > len(edition.entries):
        parts.append(f"the {len(edition.entries)} latest here, all with `/latest`")
    return " · ".join(parts)


def _since(since: datetime, day: date) -> str:
    """ "Tuesday 08:00"; with its date where it is a week ago or more."""
    weekday = WEEKDAYS[since.weekday()]
    near = (day - since.date()).days < 7
    return f"{weekday} {'' if near else _day(since.date()) + ', '}{since:%H:%M}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _embeds(entries: Sequence[Entry]) -> Iterator[discord.Embed]:
    sentences = 2 if len(entries) <= _FEW else 1
    origins = [unescape(origin(entry.article)) for entry in entries]  # footers know no Markdown
    stories = [_story(entry, EMBED_TEXT, sentences) for entry in entries]
    room = share([len(story) for story in stories], EMBEDS_TEXT - sum(map(len, origins)))
    for entry, story, about in zip(entries, stories, origins, strict=True):
        fitting = story if room is None or len(story) <= room else _story(entry, room, sentences)
        yield discord.Embed(description=fitting, colour=ACCENT).set_footer(text=about)


def _story(entry: Entry, room: int, sentences: int) -> str:
    """The story as `/latest` shows it; its headline alone where even cut the rest does not fit."""
    _, *told = entry_blocks(entry, sentences=sentences, apart=True)
    rest: Text = ("\n", *told[0].text) if told else ()
    # Small print is an embed's footer; in its description not every client knows "-#".
    plainly = [piece.removeprefix(_SMALL) if isinstance(piece, str) else piece for piece in rest]
    headline = headline_text(entry.article)
    forms: list[Text] = [
        (*headline, *plainly),
        headline,
        ("**", Words(entry.article.headline, form="inline", most=HEADLINE), "**"),
    ]
    for form in forms:
        if (texts := fill(form, room)) is not None:
            return "".join(texts)
    raise AssertionError(f"no room for a headline: {room}")


def _buttons(edition: Edition) -> ui.View:
    view = ui.View(timeout=None)
    latest = Button(label="Latest news", custom_id=f"{_MARK}{edition.nonce}")
    articles = [entry.article for entry in edition.entries]
    one = len(articles) == 1
    opening = article_button(articles[0]) if one else article_select(articles)
    for control in (opening, latest):
        if control is not None:
            view.add_item(control)
    view.stop()  # discord.py would keep it in memory to listen to its buttons
    return view


def created_view(digest: StoredDigest, first: datetime) -> Answer:
    """`first` is when the first post is due."""
    lines = [
        "### Digest made",
        f"What is new comes to <#{digest.channel}> every day at {digest.at:%H:%M}"
        f" ({escape(digest.zone)}); on days without news nothing does.",
        small(
            f"The first on {_moment(first)}, with what was loaded since {_moment(digest.covered)}"
        ),
    ]
    return compose([Block(("\n".join(lines),))])


def removed_digest_view(digest: StoredDigest) -> Answer:
    return compose([Block((f"### Digest removed\n{_name(digest)}",))])


def digests_view(digests: Sequence[tuple[StoredDigest, datetime | None]]) -> Answer:
    """Each with the moment of its next post; None where its time zone is not known any more."""
    if not digests:
        text = "No digest is posted in this server. Make one with `/digest create`."
        return compose([Block((text,))])
    blocks = [Block((f"### Digests\n{small(counted(len(digests), 'digest'))}",))]
    for digest, upcoming in digests:
        lines = [f"**{_name(digest)}**"]
        if digest.trouble:
            lines.append(f"⚠ {plain(digest.trouble, 300)}")
        lines += [small(line) for line in _state(digest, upcoming)]
        blocks.append(Block(("\n".join(lines),), ruled=True))
    troubled = any(digest.trouble for digest, _ in digests)
    return compose(blocks, colour=CAUTION if troubled else ACCENT)


def digest_label(digest: StoredDigest, channel: str | None) -> str:
    """A line of autocomplete: "08:00 Europe/Paris in #news"."""
    where = f"#{channel}" if channel else "a channel that is gone"
    return f"{digest.at:%H:%M} {digest.zone} in {where}"


def _state(digest: StoredDigest, upcoming: datetime | None) -> Iterator[str]:
    if upcoming is not None:
        yield f"next {_moment(upcoming)}"
    if digest.message is None:
        yield "nothing posted yet"
    else:
        where = f"https://discord.com/channels/{digest.guild}/{digest.channel}/{digest.message}"
        yield f"[last post]({where})"


def _name(digest: StoredDigest) -> str:
    return f"{digest.at:%H:%M} {escape(digest.zone)} in <#{digest.channel}>"


def _moment(moment: datetime) -> str:
    """Each reader sees it on their own clock."""
    return f"<t:{int(moment.timestamp())}:F>"
