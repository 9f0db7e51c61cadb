"""The stateless buttons: each knows from its custom_id alone what to do, after any restart."""

from __future__ import annotations

import re
from typing import Any, Self

from discord import ui

from bot.buttons.answers import answer_to, question_in, reply
from bot.buttons.desk import Interaction, desk_of, editors_guild
from bot.buttons.errors import answer_error
from bot.buttons.load import stop_load
from bot.buttons.modals import DateModal
from bot.presentation.questions import Question


class Press:
    """What every button and select has in common: what `press` raises is answered."""

    async def press(self, interaction: Interaction) -> None:
        raise NotImplementedError

    async def callback(self, interaction: Interaction) -> None:
        try:
            await self.press(interaction)
        except Exception as error:
            await answer_error(interaction, error)


class Ask(Press, ui.DynamicItem[ui.Button[Any]], template=r"(?s)ask:(?P<token>.+)"):
    """Answers its question to whoever presses, privately."""

    def __init__(self, item: ui.Button[Any], token: str) -> None:
        super().__init__(item)
        self._token = token

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, ui.Button)
        return cls(item, match["token"])

    async def press(self, interaction: Interaction) -> None:
        question = await question_in(self._token, desk_of(interaction).store)
        await reply(interaction, question, private=True)


class Turn(
    Press, ui.DynamicItem[ui.Button[Any]], template=r"(?s)turn:(?P<page>\d{1,7}):(?P<token>.+)"
):
    """Turns an answer to another page, in its place, for everybody who sees it."""

    def __init__(self, item: ui.Button[Any], token: str, page: int) -> None:
        super().__init__(item)
        self._token, self._page = token, page

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, ui.Button)
        return cls(item, match["token"], int(match["page"]))

    async def press(self, interaction: Interaction) -> None:
        question = await question_in(self._token, desk_of(interaction).store)
        view = await answer_to(interaction, question, page=max(self._page, 1))
        await interaction.response.edit_message(view=view)


class Open(Press, ui.DynamicItem[ui.Select[Any]], template=r"open"):
    """Opens the article picked from a list, privately."""

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, ui.Select)
        return cls(item)

    async def press(self, interaction: Interaction) -> None:
        await reply(interaction, Question("article", (f"#{self.item.values[0]}",)), private=True)


class SetDate(Press, ui.DynamicItem[ui.Button[Any]], template=r"date:(?P<article>\d{1,18})"):
    """Asks an editor for an article's day of publication."""

    def __init__(self, item: ui.Button[Any], article: int) -> None:
        super().__init__(item)
        self._article = article

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, ui.Button)
        return cls(item, int(match["article"]))

    async def press(self, interaction: Interaction) -> None:
        editors_guild(interaction)
        await interaction.response.send_modal(DateModal(self._article))


class Stop(Press, ui.DynamicItem[ui.Button[Any]], template=r"stop:(?P<load>[0-9a-f]{8})"):
    """Ends the load whose progress the message shows; the load itself then says what was read."""

    def __init__(self, item: ui.Button[Any], load: str) -> None:
        super().__init__(item)
        self._load = load

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        assert isinstance(item, ui.Button)
        return cls(item, match["load"])

    async def press(self, interaction: Interaction) -> None:
        stop_load(interaction, self._load)
        await interaction.response.defer()


BUTTONS: tuple[type[ui.DynamicItem[Any]], ...] = (Ask, Turn, Open, SetDate, Stop)
