"""Digests in a real file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time
from pathlib import Path

import pytest

from bot.store.database import Store
from tests.support.digests import CHANNEL, GUILD, OTHER_GUILD, SetClock, daily, utc

NOW = utc("2031-03-05 12:00")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "dateline.db", clock=SetClock(NOW))
    yield opened
    await opened.close()


async def test_a_digest_is_kept_as_it_was_made(store: Store) -> None:
    made = await daily(store, NOW)

    assert (made.guild, made.channel, made.at, made.zone) == (
        GUILD,
        CHANNEL,
        time(8),
        "Europe/Paris",
    )
    assert made.created == NOW
    assert made.covered == utc("2031-03-05 07:00")
    assert (made.trouble, made.message) == (None, None)
    assert await store.digests.get(made.id) == made
    assert await store.digests.of_guild(GUILD) == [made]
    assert await store.digests.all() == [made]


async def test_a_channel_has_one_digest_of_a_time_and_place(store: Store) -> None:
    made = await daily(store, NOW)
    again = await store.digests.create(
        guild=GUILD,
        channel=CHANNEL,
        at=made.at,
        zone=made.zone,
        created=NOW,
        covered=made.covered,
    )

    assert again is None
    assert (await daily(store, NOW, channel=CHANNEL + 1)).channel == CHANNEL + 1


async def test_a_digest_is_removed_by_its_own_server_only(store: Store) -> None:
    made = await daily(store, NOW)

    assert not await store.digests.remove(made.id, guild=OTHER_GUILD)
    assert await store.digests.remove(made.id, guild=GUILD)
    assert not await store.digests.remove(made.id, guild=GUILD)
    assert await store.digests.all() == []


async def test_ids_are_never_given_twice(store: Store) -> None:
    first = await daily(store, NOW)
    await store.digests.remove(first.id, guild=GUILD)

    assert (await daily(store, NOW)).id > first.id


async def test_trouble_is_kept_and_ends(store: Store) -> None:
    made = await daily(store, NOW)
    await store.digests.set_trouble(made.id, "The channel is gone.")
    troubled = await store.digests.get(made.id)
    await store.digests.set_trouble(made.id, None)

    assert troubled is not None
    assert troubled.trouble == "The channel is gone."
    assert await store.digests.get(made.id) == made
