"""The settings, read once from the environment and `.env`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import Unusable

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every variable of `.env.example`, as a value."""

    discord_token: str | None = None  # None: none given; only `run` needs one
    database: Path = Path("dateline.db")
    seeds_dir: Path | None = Path("seeds")  # None: load no seeds
    contact: str | None = None  # what web sites are told of whose bot this is
    log_level: str = "INFO"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `.env` in the working directory, overlaid by the environment.

    A field's variable is its name in capitals; an empty one counts as not given, but for SEEDS_DIR.
    Raises Unusable, in a sentence: a value that cannot be, a `.env` that cannot be read.
    """
    values = _env_file(Path(".env"))
    values.update(os.environ if environment is None else environment)
    level = values.get("LOG_LEVEL", "").strip().upper() or "INFO"
    if level not in LEVELS:
        raise Unusable(f"LOG_LEVEL is “{level}”; it can be {', '.join(LEVELS)}. Change it in .env.")
    seeds = values.get("SEEDS_DIR", "seeds").strip()
    return Settings(
        discord_token=values.get("DISCORD_TOKEN", "").strip() or None,
        database=Path(values.get("DATABASE", "").strip() or "dateline.db").expanduser(),
        seeds_dir=Path(seeds).expanduser() if seeds else None,
        contact=values.get("CONTACT", "").strip() or None,
        log_level=level,
    )


def _env_file(path: Path) -> dict[str, str]:
    try:
        return {key: value for key, value in dotenv_values(path).items() if value is not None}
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{path} cannot be read ({error}). Write it as {path}.example is.") from None
