"""The settings, read once from the environment and `.env`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import Unusable


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every variable of `.env.example`, as a value."""

    discord_token: str | None = None  # None: none given; only `run` needs one
    database: Path = Path("dateline.db")
    seeds_dir: Path | None = Path("seeds")  # None: load no seeds
    log_level: str = "INFO"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `.env` in the working directory, overlaid by the environment.

    Raises Unusable, naming every variable that is wrong, in one sentence.
    """
    values: dict[str, str] = {k: v for k, v in dotenv_values(".env").items() if v is not None}
    values.update(os.environ if environment is None else environment)
    level = values.get("LOG_LEVEL", "INFO").strip().upper() or "INFO"
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise Unusable(
            f"LOG_LEVEL is {level!r}; it can be DEBUG, INFO, WARNING or ERROR. Change it in .env."
        )
    seeds = values.get("SEEDS_DIR", "seeds").strip()
    return Settings(
        discord_token=values.get("DISCORD_TOKEN", "").strip() or None,
        database=Path(values.get("DATABASE", "").strip() or "dateline.db"),
        seeds_dir=Path(seeds) if seeds else None,
        log_level=level,
    )
