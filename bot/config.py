"""The settings, read once from the environment and `.env`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import Unusable

WEB_PORTS = frozenset({80, 443})
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every variable of `.env.example`, as a value."""

    discord_token: str | None = None  # None: none given; only `run` needs one
    database: Path = Path("dateline.db")
    seeds_dir: Path | None = Path("seeds")  # None: load no seeds
    contact: str | None = None  # what web sites are told of whose bot this is
    web_ports: frozenset[int] = WEB_PORTS  # of public servers that links may lead to
    inner_servers: frozenset[tuple[str, int]] = frozenset()  # (address, port), although not public
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
        web_ports=frozenset(map(_port, _list(values.get("WEB_PORTS", "")))) or WEB_PORTS,
        inner_servers=frozenset(map(_server, _list(values.get("INNER_SERVERS", "")))),
        log_level=level,
    )


def _list(value: str) -> list[str]:
    return value.replace(",", " ").split()


def _port(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 0 < int(value) < 65536:
        raise Unusable(f"“{value}” is no port. Write WEB_PORTS in .env like 80, 443, 8080.")
    return int(value)


def _server(value: str) -> tuple[str, int]:
    """An address, not a name: a name may lead elsewhere the next time."""
    host, _, port = value.rpartition(":")
    try:
        return str(ip_address(host.removeprefix("[").removesuffix("]"))), _port(port)
    except (ValueError, Unusable):
        raise Unusable(
            f"“{value}” is no address and port. Write INNER_SERVERS in .env like 10.0.0.5:8080."
        ) from None


def _env_file(path: Path) -> dict[str, str]:
    try:
        return {key: value for key, value in dotenv_values(path).items() if value is not None}
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{path} cannot be read ({error}). Write it as {path}.example is.") from None
