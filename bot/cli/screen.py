"""What the terminal shows for people: one console, and words that cannot command it.

An article may hold anything, escape sequences included: `words` makes control characters visible
before they reach a terminal. Dateline's own words are dim, the article's are not.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

OWN = "dim"  # the style of what Dateline says itself
SAID = "bold"
# C0 and C1 without the line feed and the tab; marks that turn the direction of what follows.
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def console() -> Console:
    return Console(highlight=False, markup=False, emoji=False)


def words(text: str, style: str = "") -> Text:
    """An article's words on one line, safe to print."""
    return Text(" ".join(_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text).split()), style=style)


def own(text: str) -> Text:
    """Dateline's own words."""
    return Text(_COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text), style=OWN)


def indented(text: Text, by: int = 2) -> Padding:
    return Padding(text, (0, 0, 0, by), expand=False)


def section(screen: Console, title: str) -> None:
    screen.print()
    screen.print(Rule(title, align="left", style=OWN, characters="─"))
