"""Which database a command works on."""

from __future__ import annotations

from pathlib import Path

from bot.config import read_settings
from bot.errors import Unusable


def database_of(given: Path | None, *, must_exist: bool = False) -> Path:
    """The file of --db, else the one of the settings. Raises Unusable."""
    path = given or read_settings().database
    if must_exist and not path.exists():
        raise Unusable(
            f"There is no database {path} yet. Make it with “python -m bot load seeds”,"
            " or name another with --db FILE."
        )
    return path
