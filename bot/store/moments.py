"""Moments as the store keeps them: whole Unix seconds."""

from __future__ import annotations

from datetime import UTC, datetime


def seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def moment_of(kept: int) -> datetime:
    return datetime.fromtimestamp(kept, UTC)


def maybe_moment(kept: int | None) -> datetime | None:
    return None if kept is None else moment_of(kept)
