"""Who may see what."""

from __future__ import annotations

from dataclasses import dataclass

LIBRARY = 0  # the guild that stands for "everywhere": the owner's articles, seeds, terminal loads


@dataclass(frozen=True, slots=True)
class Scope:
    """What one question may see: the library, and the server's own articles where there is one.

    `guild_id` is the server the bot itself is a member of, or LIBRARY (direct messages, user
    installs, the terminal). Every reader question takes one; there is no default.
    """

    guild_id: int
