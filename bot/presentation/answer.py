"""One message: blocks of text with their buttons, in Discord's limits by construction.

In: blocks in reading order, rows of buttons. Out: an `Answer`, ready to send. Where the words are
more than a message holds, the longest are cut at a word's end with " …"; where even that is not
enough, the last blocks are left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.newsroom.page import Page
from bot.presentation.limits import (
    BUTTON_LABEL,
    LINK_URL,
    MEDIA_TEXT,
    MESSAGE_COMPONENTS,
    MESSAGE_TEXT,
    ROW_BUTTONS,
    Cuttable,
    clip,
    fill,
)
from bot.presentation.markup import is_web_address, small
from bot.presentation.questions import Question, ask_id, turn_id

Button = ui.Button[ui.LayoutView]
Select = ui.Select[ui.LayoutView]
Text = tuple[str | Cuttable, ...]

ACCENT = discord.Colour(0xC8553D)  # a newspaper's red
CAUTION = discord.Colour(0xE0A526)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text; `button` stands beside it, `ruled` draws a line above it, `spaced` keeps it
    apart from what is above."""

    text: Text
    button: Button | None = None
    ruled: bool = False
    spaced: bool = False

    @property
    def components(self) -> int:
        return 1 + (2 if self.button else 0) + (self.ruled or self.spaced)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that comes with the message; `alternative` is read to those who do not see it."""

    file: discord.File
    alternative: str


class Answer(ui.LayoutView):
    """What is sent, with its files. Its buttons are answered from their custom_id alone
    (bot/buttons)."""

    def __init__(self, files: Sequence[discord.File] = ()) -> None:
        super().__init__(timeout=None)
        self.files = list(files)
        self.stop()  # discord.py would keep every answer in memory to listen to its buttons


def compose(
    blocks: Iterable[Block],
    rows: Iterable[Sequence[Button]] = (),
    *,
    select: Select | None = None,
    picture: Picture | None = None,
    file: discord.File | None = None,
    colour: discord.Colour = ACCENT,
) -> Answer:
    """The answer, its picture and file under the blocks; its last blocks are left out where they
    cannot fit, which a last line then says."""
    kept = list(blocks)
    controls: list[Sequence[Button | Select]] = [row for row in rows if row]
    controls += [[select]] if select else []
    everything = len(kept)
    room = (
        MESSAGE_COMPONENTS - 1 - sum(1 + len(row) for row in controls) - bool(picture) - bool(file)
    )
    while True:
        missing = everything - len(kept)
        note = Block((small(f"… and {missing} more, left out here"),)) if missing else None
        shown = [*kept, note] if note else kept
        texts = fill([piece for block in shown for piece in block.text], MESSAGE_TEXT)
        if texts is not None and sum(block.components for block in shown) <= room:
            return _built(shown, texts, controls, picture, file, colour)
        kept.pop()


def _built(
    blocks: Sequence[Block],
    texts: Sequence[str],
    rows: Sequence[Sequence[Button | Select]],
    picture: Picture | None,
    file: discord.File | None,
    colour: discord.Colour,
) -> Answer:
    container: ui.Container[Answer] = ui.Container(accent_colour=colour)
    _tell_apart([block.button for block in blocks if block.button])
    at = 0
    for block in blocks:
        text = "".join(texts[at : at + len(block.text)])
        at += len(block.text)
        if block.ruled or block.spaced:
            container.add_item(ui.Separator(visible=block.ruled))
        display: ui.TextDisplay[Any] = ui.TextDisplay(text)
        if block.button is None:
            container.add_item(display)
        else:
            container.add_item(ui.Section(display, accessory=block.button))
    if picture is not None:
        gallery: ui.MediaGallery[Answer] = ui.MediaGallery()
        gallery.add_item(media=picture.file, description=clip(picture.alternative, MEDIA_TEXT))
        container.add_item(gallery)
    if file is not None:
        container.add_item(ui.File(file))
    for row in rows:
        container.add_item(ui.ActionRow(*row))
    files = [*([picture.file] if picture else ()), *([file] if file else ())]
    return Answer(files).add_item(container)


def _tell_apart(buttons: Sequence[Button]) -> None:
    """Discord takes a custom_id once a message: an article's second button gets an empty argument
    more, which its question does not have."""
    taken: set[str] = set()
    for button in buttons:
        identity = button.custom_id
        while identity in taken:
            identity += "|"
        if identity is not None:
            button.custom_id = identity
            taken.add(identity)


def ask_button(label: str, question: Question, *, primary: bool = False) -> Button | None:
    """A button that answers `question` to whoever presses it; None where it cannot be carried."""
    custom_id, label = ask_id(question), " ".join(label.split())
    if custom_id is None or not label:
        return None
    style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
    return Button(label=clip(label, BUTTON_LABEL), custom_id=custom_id, style=style)


def link_button(label: str, url: str | None) -> Button | None:
    """A button that opens `url`; None where there is none or Discord takes no such address."""
    if not is_web_address(url) or len(url) > LINK_URL:
        return None
    return Button(label=clip(label, BUTTON_LABEL), url=url)


def row(*buttons: Button | None) -> list[Button]:
    """A row of those that there are, five at most."""
    return [button for button in buttons if button is not None][:ROW_BUTTONS]


def turn_button(label: str, token: str, page: int) -> Button:
    """A button that shows the answer to another question in this message's place."""
    return Button(label=label, custom_id=turn_id(token, page))


def pager(page: Page[Any], token: str) -> list[Button]:
    """[‹] [2 of 5] [›], the ends disabled; empty where there is one page only."""
    if page.pages <= 1:
        return []
    return [
        Button(label="‹", custom_id=turn_id(token, page.number - 1), disabled=page.number <= 1),
        Button(label=f"{page.number} of {page.pages}", custom_id="turn", disabled=True),
        Button(
            label="›", custom_id=turn_id(token, page.number + 1), disabled=page.number >= page.pages
        ),
    ]
