"""The forms: an article to load, a day of publication to set."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import discord
from discord import ui

from bot.buttons.desk import Interaction, desk_of, editors_guild
from bot.buttons.errors import answer_error
from bot.buttons.load import load
from bot.clock import Clock
from bot.errors import BadRequest
from bot.newsroom.ingest import set_date
from bot.presentation import dates
from bot.presentation.dates import day_text
from bot.presentation.ingest import receipt_view
from bot.presentation.limits import INPUT_TEXT

MOST_FILES = 10  # as many as Discord lets a form take
_FIELDS = 3
_NEARLY_FULL = INPUT_TEXT - 100
_ENDS = '.!?…"”’)'


class Form(ui.Modal):
    """A modal whose failures are answered."""

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # type: ignore[override]
        await answer_error(interaction, error)


class LoadModal(Form):
    """Takes articles as files, or one as text in up to three fields, joined in order."""

    def __init__(
        self, *, published: date | None, source: str | None, everywhere: bool = False
    ) -> None:
        super().__init__(title="Load an article")
        self._source = source
        self._everywhere = everywhere
        self.file: ui.FileUpload[LoadModal] = ui.FileUpload(
            custom_id="file", required=False, max_values=MOST_FILES
        )
        self.fields: list[ui.TextInput[LoadModal]] = [
            ui.TextInput(
                custom_id=f"text{number}",
                style=discord.TextStyle.paragraph,
                max_length=INPUT_TEXT,
                required=False,
            )
            for number in range(1, _FIELDS + 1)
        ]
        self.published: ui.TextInput[LoadModal] = ui.TextInput(
            custom_id="published",
            placeholder="24 October 2019, or nothing where you do not know",
            default=day_text(published) if published else None,
            required=False,
            max_length=60,
        )
        names = ("The article's text", "Text, continued", "Text, continued once more")
        self.add_item(
            ui.Label(
                text="Files: texts, pages, archives",
                description=f"or paste one text below, up to {_FIELDS * INPUT_TEXT:,} characters",
                component=self.file,
            )
        )
        for name, field in zip(names, self.fields, strict=True):
            self.add_item(ui.Label(text=name, component=field))
        self.add_item(ui.Label(text="Day of publication", component=self.published))

    async def on_submit(self, interaction: Interaction, /) -> None:
        text = join_fields([field.value for field in self.fields])
        files = self.file.values
        if files and text:
            raise BadRequest("You gave a file and a text. Load them one after the other.")
        if is_cut_off([field.value for field in self.fields]):
            raise BadRequest(
                f"The text ends in the middle, as a field holds {INPUT_TEXT:,} characters. Put the"
                " rest into the next field, or give the article as a file."
            )
        published = read_published(self.published.value, desk_of(interaction).clock)
        await load(
            interaction,
            text=text,
            files=files,
            everywhere=self._everywhere,
            published=published,
            source=self._source,
        )


class DateModal(Form):
    """Takes a day of publication."""

    def __init__(self, article: int) -> None:
        super().__init__(title="Day of publication")
        self._article = article
        self.day: ui.TextInput[DateModal] = ui.TextInput(
            custom_id="published", placeholder="24 October 2019", max_length=60
        )
        self.add_item(
            ui.Label(text="When was it published?", description="or: unknown", component=self.day)
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        await redate(interaction, f"#{self._article}", self.day.value)


def is_cut_off(fields: Sequence[str]) -> bool:
    """Whether the last field that is filled is full and ends within a sentence: Discord cuts what
    does not fit, and trims the ends."""
    last = next((field for field in reversed(fields) if field.strip()), "")
    return len(last) >= INPUT_TEXT - 1 and last.rstrip()[-1] not in _ENDS


def join_fields(fields: Sequence[str]) -> str:
    """One text of the fields of a form.

    A text longer than a field is cut by Discord, at any character: a full field runs straight on
    into the next, and a nearly full one that ends in the middle of a sentence with a space (Discord
    trims the ends). Else a field ends a paragraph.
    """
    text, last = "", 0  # the last field's length
    for field in filter(str.strip, fields):
        if last >= INPUT_TEXT:
            between = ""
        elif last >= _NEARLY_FULL and text[-1] not in _ENDS:
            between = " "
        else:
            between = "\n\n" if text else ""
        text += between + field
        last = len(field)
    return text


def read_published(typed: str, clock: Clock) -> date | None:
    """A day of publication as typed; None where nothing or "unknown" is. Raises BadRequest."""
    if typed.strip().lower() in ("", "unknown", "none"):
        return None
    day = dates.read_published(typed)
    if day > clock.now().date() + timedelta(days=1):  # somewhere it is tomorrow already
        raise BadRequest(f"“{typed.strip()}” has not come yet. When was it published?")
    return day


async def redate(interaction: Interaction, article: str, typed: str) -> None:
    """Set an article's day of publication, read it again, and say what that changed."""
    guild, desk = editors_guild(interaction), desk_of(interaction)
    day = read_published(typed, desk.clock)
    await interaction.response.defer(ephemeral=True, thinking=True)
    owner = await desk.is_owner(interaction.user)
    receipt = await set_date(
        article, day, guild=guild, owner=owner, store=desk.store, readers=desk.readers
    )
    await interaction.followup.send(view=receipt_view(receipt, again=True), ephemeral=True)
