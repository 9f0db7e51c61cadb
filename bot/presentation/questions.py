"""A reader's question as a button carries it.

A custom_id holds 100 characters. A question that fits stands in it: the command's word and its
arguments, split by "|". One that does not is kept by the store, and its number stands there: "?55".
Buttons therefore work after a restart, and for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.presentation.limits import CUSTOM_ID

ASK = "ask:"  # answers the presser, privately
TURN = "turn:"  # shows another page in place: "turn:2:quote|#12|"
DATE = "date:"  # asks an editor for an article's day of publication: "date:7"
STOP = "stop:"
OPEN = "open"  # a select whose value is an article's id
_PAGE_ROOM = len(TURN) + 8  # "turn:" with a page of up to seven digits and its colon


FIELDS = {
    "latest": ("topic", "source", "count"),
    "quote": ("person", "about", "why"),
    "timeline": ("topic", "since", "until", "detail"),
    "activity": ("topic", "since", "until"),
    "search": ("words",),
    "article": ("article",),
    "text": ("article", "version"),
    "list": (),
    "feeds": (),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A command's word, and its arguments in the order of FIELDS; "" is not given."""

    command: str
    arguments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.arguments) != len(FIELDS[self.command]):
            raise ValueError(f"{self.command} takes {FIELDS[self.command]}, not {self.arguments}")

    @property
    def named(self) -> dict[str, str]:
        """The arguments that are given, by name: as the store keeps them."""
        fields = FIELDS[self.command]
        return {name: value for name, value in zip(fields, self.arguments, strict=True) if value}


def question_of(command: str, named: Mapping[str, str]) -> Question:
    """The question that `named` came from."""
    return Question(command, tuple(named.get(field, "") for field in FIELDS[command]))


def inline(question: Question) -> str | None:
    """The question as part of a custom_id; None where it does not fit or could not be split."""
    if any("|" in argument for argument in question.arguments):
        return None
    token = "|".join((question.command, *question.arguments))
    return token if len(token) <= CUSTOM_ID - _PAGE_ROOM else None


def kept(number: int) -> str:
    """The token of a question that the store keeps under `number`."""
    return f"?{number}"


def read_token(token: str) -> Question | int:
    """The question, or the number it is kept under."""
    if token.startswith("?"):
        return int(token[1:])
    command, *arguments = token.split("|")
    fields = FIELDS.get(command, ())
    return Question(command, tuple((arguments + [""] * len(fields))[: len(fields)]))


def ask_id(question: Question) -> str | None:
    """custom_id of a button that asks `question`."""
    token = inline(question)
    return None if token is None else f"{ASK}{token}"


def turn_id(token: str, page: int) -> str:
    """custom_id of a button that turns the answer to `token` to `page`."""
    return f"{TURN}{page}:{token}"
