"""Does a line begin with one of many wordings?

In: regular expressions, each tried where a line begins, letter case aside. Most of them begin with
a letter of their own, and a line is compared with those of its first letter only: a list of
hundreds costs as little as one of thirty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import digits

_OPTIONAL = ("?", "*", "{0")
_QUANTIFIER = re.compile(r"^(?:[?*]|\{[\d,]*\})[?+]?")
_CLASSES = frozenset(".[^$(")  # what they begin may be many signs, or none
_ALIKE = tuple("\u0130\u0131\u017f\u212a")  # equal i, s or k but for case
_ANYWHERE = ""  # stands for the wordings whose first letter cannot be told


class Wordings:
    def __init__(self, wordings: Iterable[str]) -> None:
        self._of_head: dict[str, list[str]] = {_ANYWHERE: []}
        self._patterns: dict[str, re.Pattern[str]] = {}  # compiled when first needed
        for wording in (branch for whole in wordings for branch in _branches(whole)):
            for head in sorted(heads_of(wording) or {_ANYWHERE}):
                self._of_head.setdefault(head, []).append(wording)

    def match(self, line: str) -> bool:
        head = line[:1]
        if head in _ALIKE:
            return any(self._match(of, line) for of in self._of_head)
        return self._match(_ANYWHERE, line) or self._match(head.lower(), line)

    def _match(self, head: str, line: str) -> bool:
        if head not in self._of_head:
            return False
        pattern = self._patterns.get(head)
        if pattern is None:
            wordings = "|".join(f"(?:{wording})" for wording in self._of_head[head])
            pattern = self._patterns[head] = re.compile(wordings or r"(?!)", re.IGNORECASE)
        return pattern.match(line) is not None


def heads_of(wording: str) -> set[str] | None:
    """What can stand first in what matches, in lower case; None where that takes a closer look.

    >>> sorted(heads_of(r"(?:photo|video)s?$|\\(?ends?$")), heads_of(r".b"), heads_of(r"[bc]d")
    (['(', 'e', 'p', 'v'], None, None)
    """
    heads: set[str] = set()
    for branch in _branches(wording):
        found = _heads_of_branch(branch)
        if found is None:
            return None
        heads |= found
    return heads


def _heads_of_branch(branch: str) -> set[str] | None:
    heads: set[str] = set()
    while branch:
        if branch.startswith("(?:"):
            element = f"(?:{_group(branch)})"
            found = heads_of(element[3:-1])
        else:
            element = branch[:2] if branch.startswith("\\") else branch[0]
            found = _heads_of_sign(element)
        if found is None:
            return None
        heads |= found
        branch = branch[len(element) :]
        if not branch.startswith(_OPTIONAL):
            return heads
        branch = _QUANTIFIER.sub("", branch)
    return None  # all of it may be missing


def _heads_of_sign(sign: str) -> set[str] | None:
    if sign == r"\d":
        return set(digits)
    if sign in _CLASSES or not sign.isascii() or (len(sign) == 2 and sign[1].isalpha()):
        return None
    return {sign[-1].lower()}


def _branches(wording: str) -> list[str]:
    """What stands between the bars that are in no group."""
    branches, depth, start = [], 0, 0
    for at, sign in _signs(wording):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            branches.append(wording[start:at])
            start = at + 1
    return [*branches, wording[start:]]


def _group(wording: str) -> str:
    """What stands in the group, "(?:...)", that a wording begins with."""
    depth = 0
    for at, sign in _signs(wording):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return wording[3:at]
    raise ValueError(f"a group that never ends: {wording}")


def _signs(wording: str) -> list[tuple[int, str]]:
    """Every character that means something, with its place: none in brackets or behind a \\."""
    return [
        (match.start(), match[0])
        for match in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", wording)
        if len(match[0]) == 1
    ]
