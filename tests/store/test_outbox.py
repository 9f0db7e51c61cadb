"""What is claimed for a post, in a real file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.store.database import Store
from bot.store.digests import StoredDigest
from bot.store.outbox import Due
from bot.store.scope import LIBRARY
from tests.support.digests import (
    GUILD,
    NOON,
    OTHER_GUILD,
    SetClock,
    daily,
    days,
    load,
    short_article,
    utc,
)

FIRST_SLOT = utc("2031-03-06 07:00")  # 08:00 in Paris


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOON)


@pytest.fixture
async def store(tmp_path: Path, clock: SetClock) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "dateline.db", clock=clock)
    yield opened
    await opened.close()


@pytest.fixture
async def digest(store: Store) -> StoredDigest:
    return await daily(store, NOON)


async def claim(store: Store, digest: StoredDigest, slot: datetime = FIRST_SLOT) -> Due | None:
    return await store.outbox.claim(digest.id, day=slot.date(), moment=slot)


async def post(store: Store, digest: StoredDigest, slot: datetime) -> list[int]:
    """Claim and send; the articles."""
    due = await claim(store, digest, slot)
    if due is None:
        return []
    assert await store.outbox.begin(due.id, now=slot)
    await store.outbox.sent(due.id, message=1)
    return list(due.articles)


async def test_a_post_holds_what_was_loaded_since_the_last(
    store: Store, digest: StoredDigest
) -> None:
    first, second = await load(store, 1, 2)
    monday = await post(store, digest, FIRST_SLOT)
    third = (await load(store, 3))[0]
    tuesday = await post(store, digest, FIRST_SLOT + days(1))
    wednesday = await post(store, digest, FIRST_SLOT + days(2))

    assert monday == [second, first]
    assert tuesday == [third]
    assert wednesday == []


async def test_a_slot_is_claimed_once(store: Store, digest: StoredDigest) -> None:
    await load(store, 1)
    assert await claim(store, digest) is not None
    await load(store, 2)

    assert await claim(store, digest) is None
    assert await claim(store, digest, FIRST_SLOT - days(1)) is None


async def test_a_slot_without_news_is_done_all_the_same(store: Store, digest: StoredDigest) -> None:
    assert await claim(store, digest) is None
    late = await load(store, 1)

    assert await claim(store, digest) is None
    assert await post(store, digest, FIRST_SLOT + days(1)) == late


async def test_the_first_post_begins_at_the_slot_before_the_digest_was_made(
    store: Store, clock: SetClock
) -> None:
    clock.moment = utc("2031-03-05 06:59")
    await load(store, 1)
    clock.moment = utc("2031-03-05 07:01")
    recent = await load(store, 2)
    clock.moment = NOON
    digest = await daily(store, NOON)

    assert await post(store, digest, FIRST_SLOT) == recent


async def test_other_servers_articles_stay_theirs_and_the_library_is_everybodys(
    store: Store, digest: StoredDigest
) -> None:
    await load(store, 1, guild=OTHER_GUILD)
    shared = await load(store, 2, guild=LIBRARY)

    assert await post(store, digest, FIRST_SLOT) == shared


async def test_an_article_that_becomes_visible_twice_is_new_once(
    store: Store, digest: StoredDigest
) -> None:
    own = await load(store, 1)
    assert await post(store, digest, FIRST_SLOT) == own
    await store.articles.add(short_article(1), guild=LIBRARY)

    assert await post(store, digest, FIRST_SLOT + days(1)) == []


async def test_an_article_that_was_removed_and_comes_back_is_not_new(
    store: Store, digest: StoredDigest
) -> None:
    (number,) = await load(store, 1)
    assert await post(store, digest, FIRST_SLOT) == [number]
    await store.articles.remove(number, guild=GUILD)
    await load(store, 1)

    assert await post(store, digest, FIRST_SLOT + days(1)) == []


async def test_an_old_article_that_is_read_again_is_not_new(store: Store, clock: SetClock) -> None:
    clock.moment = NOON - days(30)
    (number,) = await load(store, 1)
    await load(store, 1, guild=OTHER_GUILD)
    clock.moment = NOON
    digest = await daily(store, NOON)
    moved = await store.articles.replace(number, short_article(1), guild=GUILD)

    assert moved is not None
    assert await post(store, digest, FIRST_SLOT) == []


async def test_every_digest_gets_all_news(store: Store, digest: StoredDigest) -> None:
    other = await daily(store, NOON, channel=digest.channel + 1)
    loaded = await load(store, 1)

    assert await post(store, digest, FIRST_SLOT) == loaded
    assert await post(store, other, FIRST_SLOT) == loaded


async def test_what_did_not_get_out_is_new_at_the_next_slot(
    store: Store, digest: StoredDigest
) -> None:
    early = await load(store, 1)
    unsent = await claim(store, digest)
    late = await load(store, 2)
    due = await claim(store, digest, FIRST_SLOT + days(1))

    assert unsent is not None
    assert due is not None
    assert list(due.articles) == late + early
    assert due.since == unsent.since == digest.covered
    assert due.nonce != unsent.nonce
    assert not await store.outbox.begin(unsent.id, now=FIRST_SLOT)
    assert await store.outbox.unsent(digest.id) == due


async def test_a_post_in_doubt_is_not_passed_over(store: Store, digest: StoredDigest) -> None:
    await load(store, 1)
    due = await claim(store, digest)
    assert due is not None
    await store.outbox.begin(due.id, now=FIRST_SLOT)

    with pytest.raises(ValueError):
        await claim(store, digest, FIRST_SLOT + days(1))

    still = await store.outbox.unsent(digest.id)
    assert still is not None
    assert still.doubt == FIRST_SLOT


async def test_a_doubt_dates_from_the_first_request(store: Store, digest: StoredDigest) -> None:
    await load(store, 1)
    due = await claim(store, digest)
    assert due is not None
    await store.outbox.begin(due.id, now=FIRST_SLOT)
    await store.outbox.begin(due.id, now=FIRST_SLOT + days(0.1))
    first = await store.outbox.unsent(digest.id)
    await store.outbox.clear(due.id)

    assert first is not None
    assert first.doubt == FIRST_SLOT
    assert await store.outbox.unsent(digest.id) == due


async def test_a_refusal_keeps_its_reason_until_a_post_gets_out(
    store: Store, digest: StoredDigest
) -> None:
    await load(store, 1)
    due = await claim(store, digest)
    assert due is not None
    await store.outbox.refuse(due.id, reason="I may not post there.")
    refused = await store.digests.get(digest.id)
    await post(store, digest, FIRST_SLOT + days(1))
    well = await store.digests.get(digest.id)

    assert refused is not None
    assert refused.trouble == "I may not post there."
    assert well is not None
    assert well.trouble is None
    assert well.message == 1


async def test_removing_a_digest_takes_its_post_out_of_the_outbox(
    store: Store, digest: StoredDigest
) -> None:
    await load(store, 1)
    due = await claim(store, digest)
    assert due is not None
    await store.digests.remove(digest.id, guild=GUILD)

    assert not await store.outbox.begin(due.id, now=FIRST_SLOT)
    assert await store.outbox.unsent(digest.id) is None


async def test_a_nonce_fits_discord_and_names_one_post(store: Store, digest: StoredDigest) -> None:
    seen = set()
    for day in range(3):
        await load(store, day)
        due = await claim(store, digest, FIRST_SLOT + days(day))
        assert due is not None
        assert due.day == date(2031, 3, 6 + day)
        assert len(due.nonce) <= 25
        seen.add(due.nonce)

    assert len(seen) == 3
