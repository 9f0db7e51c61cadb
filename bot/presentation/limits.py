"""Discord's limits, and sharing the room of one message among the texts that want it.

Lengths are counted in characters, escapes included, as Discord counts them.
Sources: Discord's API documentation (components reference, message resource, application
commands) and its OpenAPI description, as of August 2026.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import Protocol

MESSAGE_TEXT = 4000  # all text displays of one Components V2 message together
MESSAGE_COMPONENTS = 40  # of one Components V2 message, nested ones counted
CONTENT = 2000  # a plain message's content
ROW_BUTTONS = 5
BUTTON_LABEL = 80
CUSTOM_ID = 100
LINK_URL = 512  # of a link button
CHOICES = 25  # of an autocomplete answer, and options of a select
CHOICE = 100  # a choice's name, and its value
MEDIA_TEXT = 1024  # a picture's description
OPTION = 100  # a select option's label, and its description
INPUT_TEXT = 4000  # of one paragraph field of a modal

_JOINER = "\u200d"  # zero width


class Cuttable(Protocol):
    """A text that can be shown shorter."""

    def render(self, room: int | None = None) -> str:
        """The text in at most `room` characters; all of it where `room` is None."""
        ...


def clip(text: str, room: int) -> str:
    """`text` in at most `room` characters, cut at a word's end with " …" where it is longer.

    >>> clip("Withdrawal of foreign troops", 16)
    'Withdrawal of …'

    Where no word ends in the second half of the room the cut falls inside the word: some scripts
    put no spaces between words. A letter keeps its accents, an emoji its parts. `room` is at least
    2.
    """
    if len(text) <= room:
        return text
    head = text[: _whole(text, room - 2)]
    if not text[room - 2].isspace():
        ends = [at for at in range(room // 2, len(head)) if head[at].isspace()]
        head = head[: ends[-1]] if ends else head
    return head.rstrip() + " …"


def _whole(text: str, at: int) -> int:
    """`at`, or the nearest place before it that parts no character as it is seen: its marks,
    joiners and skin tones stay with it (after Unicode's UAX #29, without its flags)."""
    while at and (
        unicodedata.category(text[at]).startswith("M")
        or text[at] == _JOINER
        or text[at - 1] == _JOINER
        or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
    ):
        at -= 1
    return at


def share(lengths: Sequence[int], room: int) -> int | None:
    """The longest any one text may be so that all fit in `room`; None where none need be cut.

    Short texts keep their length and leave what they do not need to the long ones.

    >>> share([100, 900, 2000], room=1500)
    700
    """
    if sum(lengths) <= room:
        return None
    left, waiting = room, sorted(lengths)
    for position, length in enumerate(waiting):
        even = left // (len(waiting) - position)
        if length > even:
            return max(even, 0)
        left -= length
    raise AssertionError("lengths over the room always leave one to cut")


def fill(pieces: Sequence[str | Cuttable], room: int, *, least: int = 60) -> list[str] | None:
    """Every piece as text, all within `room`: strings whole, the others cut to an even share.

    None where the strings alone are too long, or a share would be shorter than `least`.
    """
    fixed = sum(len(piece) for piece in pieces if isinstance(piece, str))
    whole = {at: piece.render() for at, piece in enumerate(pieces) if not isinstance(piece, str)}
    if fixed > room:
        return None
    cap = share([len(text) for text in whole.values()], room - fixed)
    if cap is not None and cap < least:
        return None
    limit = math.inf if cap is None else cap
    return [
        piece
        if isinstance(piece, str)
        else (whole[at] if len(whole[at]) <= limit else piece.render(cap))
        for at, piece in enumerate(pieces)
    ]
