"""Words to look for, as somebody typed them, and their full-text expression.

`Syria troops` means both words, `"oil fields"` these words side by side, `Syria OR Turkey` either;
`AND` is what no sign says.
Nothing else typed has a meaning to the index: every word goes into it quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.store.scope import LIBRARY, Scope

_MOST_TERMS = 16  # of one alternative; more narrow nothing down
_MOST_ALTERNATIVES = 16
_TOKEN = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """Alternatives, each of terms that must all be there, each of words side by side."""

    alternatives: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every word once, in the order typed."""
        return tuple(dict.fromkeys(w for terms in self.alternatives for t in terms for w in t))

    def expression(self, *, near: bool = False) -> str:
        """In the query language of FTS5; with `near`, terms at most ten words apart."""
        return " OR ".join(
            f"NEAR({' '.join(map(_quoted, terms))}, 10)"
            if near
            else f"({' AND '.join(map(_quoted, terms))})"
            for terms in self.alternatives
        )


def _quoted(term: tuple[str, ...]) -> str:
    return '"' + " ".join(term) + '"'


def parse_query(typed: str) -> Query | None:
    """None where `typed` holds no letter and no digit."""
    alternatives: list[list[tuple[str, ...]]] = [[]]
    for match in _TOKEN.finditer(typed):
        phrase, chunk = match[1], match[2]
        if chunk == "OR":
            alternatives.append([])
        if chunk in ("OR", "AND"):
            continue
        term = tuple(_WORD.findall(chunk if phrase is None else phrase))[:_MOST_TERMS]
        if term and term not in alternatives[-1]:
            alternatives[-1].append(term)
    kept = tuple(tuple(terms[:_MOST_TERMS]) for terms in alternatives if terms)
    return Query(tuple(dict.fromkeys(kept))[:_MOST_ALTERNATIVES]) if kept else None


def words_of(typed: str) -> list[str]:
    """The words of `typed` as the full-text tables cut them."""
    return _WORD.findall(typed)[:_MOST_TERMS]


def seen_by(scope: Scope, *tags: str) -> str:
    """The expression for rows that `scope` may see; with `tags`, those that carry one of them.

    A tag names what it stands for before the guild: "p7" becomes "p7g0" and "p7g5".
    """
    guilds = sorted({LIBRARY, scope.guild_id})
    return "tags : (" + " OR ".join(f"{tag}g{g}" for tag in tags or ("",) for g in guilds) + ")"
