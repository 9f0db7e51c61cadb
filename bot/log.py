"""What is logged, and how it looks: one line an event, on standard error."""

from __future__ import annotations

import logging


def log_to_terminal(level: str) -> None:
    """Send Dateline's log to standard error from `level` up; other programs' only from WARNING."""
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        datefmt="%Y-%m-%d %H:%M:%S",
    )
    for name in ("bot", "cogs"):
        logging.getLogger(name).setLevel(level)
