"""What is posted when, with real storage and a Discord that fails on purpose."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from bot.digests.due import attend
from bot.digests.outbox import Later, Refused
from bot.digests.schedule import Schedule
from bot.store.database import Store
from bot.store.digests import StoredDigest
from tests.support.digests import (
    CHANNEL,
    GUILD,
    NOON,
    FakeDiscord,
    Fault,
    SetClock,
    daily,
    days,
    load,
    utc,
)

SLOT = utc("2031-03-06 07:00")  # Thursday 08:00 in Paris
MINUTE = timedelta(minutes=1)


@pytest.fixture
def discord(clock: SetClock) -> FakeDiscord:
    return FakeDiscord(clock)


@pytest.fixture
async def digest(store: Store) -> StoredDigest:
    return await daily(store, NOON)


class Newsroom:
    """One digest, looked at whenever the test says."""

    def __init__(
        self, store: Store, digest: StoredDigest, discord: FakeDiscord, clock: SetClock
    ) -> None:
        self.store, self.digest, self.discord, self.clock = store, digest, discord, clock

    async def at(self, moment: datetime, *faults: Fault | None) -> datetime | None:
        """Attend the digest at `moment`; `faults` as FakeDiscord takes them."""
        self.clock.moment = moment
        self.discord.fail(*faults)
        return await attend(self.digest.id, store=self.store, post=self.discord, clock=self.clock)

    @property
    def posted(self) -> list[list[int]]:
        return [message.articles for message in self.discord.posted]

    async def trouble(self) -> str | None:
        found = await self.store.digests.get(self.digest.id)
        assert found is not None
        return found.trouble


@pytest.fixture
def news(store: Store, digest: StoredDigest, discord: FakeDiscord, clock: SetClock) -> Newsroom:
    return Newsroom(store, digest, discord, clock)


def later(unknown: bool = True) -> Fault:
    def fail() -> None:
        raise Later("Discord has trouble.", unknown=unknown)

    return fail


def refused() -> None:
    raise Refused("I may not post there.")


async def test_a_digest_is_posted_at_its_slot_and_looked_at_again_at_the_next(
    store: Store, news: Newsroom
) -> None:
    loaded = await load(store, 1, 2)
    early = await news.at(NOON)
    before = news.posted
    after = await news.at(SLOT)

    assert early == SLOT
    assert before == []
    assert after == SLOT + days(1)
    assert news.posted == [loaded[::-1]]
    (message,) = news.discord.posted
    assert message.channel == CHANNEL
    assert message.edition.day == date(2031, 3, 6)
    assert message.edition.since is None


async def test_a_slot_without_news_posts_nothing_even_when_news_comes_after_it(
    store: Store, news: Newsroom
) -> None:
    await news.at(SLOT)
    loaded = await load(store, 1)
    await news.at(SLOT + MINUTE)
    before = news.posted
    await news.at(SLOT + days(1))

    assert before == []
    assert news.posted == [loaded]
    assert news.discord.posted[0].edition.since is None


async def test_a_post_missed_in_the_morning_comes_later_that_day(
    store: Store, news: Newsroom
) -> None:
    loaded = await load(store, 1)
    await news.at(SLOT + timedelta(hours=9))

    assert news.posted == [loaded]


async def test_after_days_of_silence_one_post_says_since_when(store: Store, news: Newsroom) -> None:
    first = await load(store, 1)
    await news.at(SLOT)
    during = await load(store, 2, 3)
    await news.at(SLOT + days(3) + timedelta(hours=2))
    await news.at(SLOT + days(3) + timedelta(hours=3))

    assert news.posted == [first, during[::-1]]
    since = news.discord.posted[1].edition.since
    assert since is not None
    assert since.isoformat() == "2031-03-06T08:00:00+01:00"


async def test_a_morning_post_is_not_made_up_for_the_next_night(
    store: Store, news: Newsroom
) -> None:
    loaded = await load(store, 1)
    night = await news.at(SLOT + timedelta(hours=18))
    before = news.posted
    await news.at(SLOT + days(1))

    assert night == SLOT + days(1)
    assert before == []
    assert news.posted == [loaded]
    assert news.discord.posted[0].edition.since is not None


async def test_a_request_that_worked_unheard_is_not_repeated(store: Store, news: Newsroom) -> None:
    await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, None, later())
    await news.at(SLOT + MINUTE)

    assert len(news.posted) == 1
    assert news.discord.calls == ["send", "send"]
    assert await store.outbox.unsent(news.digest.id) is None


@pytest.mark.parametrize("wait", [timedelta(minutes=3), timedelta(hours=5), days(1), days(2.5)])
async def test_long_after_an_unheard_answer_the_channel_is_searched(
    store: Store, news: Newsroom, wait: timedelta
) -> None:
    loaded = await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, None, later())
    late = await load(store, 2)
    await news.at(SLOT + wait)
    await news.at(SLOT + days(3))

    assert news.posted == [loaded, late]
    assert news.discord.calls[:2] == ["send", "find"]


async def test_a_request_that_failed_unheard_is_repeated(store: Store, news: Newsroom) -> None:
    loaded = await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, later())
    await news.at(SLOT + timedelta(hours=1))

    assert news.posted == [loaded]
    assert news.discord.calls == ["send", "find", "send"]


async def test_a_request_that_was_surely_not_taken_is_repeated_without_a_search(
    store: Store, news: Newsroom
) -> None:
    loaded = await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, later(unknown=False))
    await news.at(SLOT + timedelta(hours=1))

    assert news.posted == [loaded]
    assert news.discord.calls == ["send", "send"]


async def test_an_earlier_doubt_outlives_a_later_refusal(store: Store, news: Newsroom) -> None:
    loaded = await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, None, later())  # it is in the channel
    await news.at(SLOT + MINUTE, refused)
    await news.at(SLOT + days(1))

    assert news.posted == [loaded]
    assert await news.trouble() is None


async def test_a_refused_post_waits_for_the_next_slot_and_is_part_of_its_post(
    store: Store, news: Newsroom
) -> None:
    early = await load(store, 1)
    await news.at(SLOT, refused)
    trouble = await news.trouble()
    again = await news.at(SLOT + MINUTE)
    late = await load(store, 2)
    await news.at(SLOT + days(1))

    assert trouble == "I may not post there."
    assert again == SLOT + days(1)
    assert news.posted == [late + early]
    assert news.discord.posted[0].edition.since is not None
    assert await news.trouble() is None


async def test_a_channel_that_may_not_be_searched_is_not_posted_to_twice(
    store: Store, news: Newsroom
) -> None:
    loaded = await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, None, later())
    await news.at(SLOT + days(1), refused)
    trouble = await news.trouble()
    await news.at(SLOT + days(2))

    assert trouble == "I may not post there."
    assert news.posted == [loaded]
    assert await news.trouble() is None


async def test_a_new_slot_waits_for_the_outcome_of_a_request_just_made(
    store: Store, clock: SetClock, discord: FakeDiscord
) -> None:
    just_after_midnight = Schedule(at=time(0, 1), zone="UTC")
    digest = await daily(store, NOON, schedule=just_after_midnight)
    news = Newsroom(store, digest, discord, clock)
    loaded = await load(store, 1)
    slot = utc("2031-03-06 00:01")
    with pytest.raises(Later):
        await news.at(slot + timedelta(hours=23, minutes=58.5), None, later())
    late = await load(store, 2)
    with pytest.raises(Later) as waiting:
        await news.at(slot + days(1))
    await news.at(slot + days(1) + waiting.value.after)

    assert news.posted == [loaded, late]


async def test_ten_stories_are_shown_and_all_are_counted(store: Store, news: Newsroom) -> None:
    loaded = await load(store, *range(12))
    await news.at(SLOT)

    assert news.posted == [loaded[:1:-1]]
    assert news.discord.posted[0].edition.total == 12


async def test_an_article_removed_before_it_is_sent_is_not_shown(
    store: Store, news: Newsroom
) -> None:
    gone, kept = await load(store, 1, 2)
    with pytest.raises(Later):
        await news.at(SLOT, later(unknown=False))
    await store.articles.remove(gone, guild=GUILD)
    await news.at(SLOT + MINUTE)

    assert news.posted == [[kept]]
    assert news.discord.posted[0].edition.total == 1


async def test_a_post_of_which_nothing_is_left_is_not_sent(store: Store, news: Newsroom) -> None:
    (gone,) = await load(store, 1)
    with pytest.raises(Later):
        await news.at(SLOT, later(unknown=False))
    await store.articles.remove(gone, guild=GUILD)
    await news.at(SLOT + MINUTE)

    assert news.posted == []
    assert await store.outbox.unsent(news.digest.id) is None


async def test_a_removed_digest_posts_nothing_more(store: Store, news: Newsroom) -> None:
    await load(store, 1)
    await store.digests.remove(news.digest.id, guild=GUILD)

    assert await news.at(SLOT) is None
    assert news.posted == []


async def test_a_zone_that_is_not_known_any_more_is_said(store: Store, clock: SetClock) -> None:
    made = await store.digests.create(
        guild=GUILD, channel=CHANNEL, at=time(8), zone="Mars/Base", created=NOON, covered=NOON
    )
    assert made is not None
    again = await attend(made.id, store=store, post=FakeDiscord(clock), clock=clock)
    found = await store.digests.get(made.id)

    assert again == NOON + days(1)
    assert found is not None
    assert found.trouble == "The time zone Mars/Base is not known any more: make a new digest."


async def test_a_clock_that_is_set_back_posts_nothing_twice(store: Store, news: Newsroom) -> None:
    loaded = await load(store, 1)
    await news.at(SLOT)
    await load(store, 2)
    await news.at(SLOT - timedelta(hours=1))
    await news.at(SLOT)

    assert news.posted == [loaded]
