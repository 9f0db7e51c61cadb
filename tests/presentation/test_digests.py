"""A digest as Discord gets it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Span
from bot.digests.compose import MOST_STORIES, Edition
from bot.newsroom.latest import Entry
from bot.newsroom.page import MOST_COUNTED
from bot.presentation.digests import (
    DigestMessage,
    created_view,
    digest_label,
    digest_message,
    digests_view,
    nonce_of,
)
from bot.presentation.limits import BUTTON_LABEL, CONTENT, CUSTOM_ID, OPTION
from bot.presentation.markup import unescape
from bot.presentation.questions import ASK, Question, read_token
from bot.store.digests import StoredDigest
from bot.store.stored import StoredArticle
from tests.support import made
from tests.support.views import sent, shown

NONCE = "0123456789abcdef01234567"
RUIZ = made.person("Ana Ruiz")


def entry(number: int = 1, **fields: object) -> Entry:
    stored = made.article(number=number, **fields)  # type: ignore[arg-type]
    return Entry(
        article=stored,
        key=(stored.excerpt(made.span(stored.text, "The northern bridge opened on Monday.")),),
        quote=made.quote(
            stored, '"We kept our word to the people of Velm,"', by=RUIZ, role="Mayor"
        ),
    )


def edition(*entries: Entry, total: int | None = None, since: datetime | None = None) -> Edition:
    return Edition(
        day=date(2031, 3, 7),
        entries=entries or (entry(),),
        total=total or len(entries) or 1,
        since=since,
        nonce=NONCE,
    )


def check(message: DigestMessage) -> None:
    """Discord's limits on a message with embeds, as its documentation states them."""
    assert 1 <= len(message.content) <= CONTENT
    assert 1 <= len(message.embeds) <= 10
    assert all(1 <= len(embed.description or "") <= 4096 for embed in message.embeds)
    assert sum(len(embed) for embed in message.embeds) <= 6000
    addresses = [embed.url for embed in message.embeds if embed.url]
    assert len(addresses) == len(set(addresses))  # Discord merges embeds of one address
    identities = custom_ids(message)
    assert len(set(identities)) == len(identities)
    assert all(len(identity) <= CUSTOM_ID for identity in identities)
    for item in controls(message):
        if isinstance(item, discord.ui.Button):
            assert 1 <= len(item.label or "") <= BUTTON_LABEL
        else:
            assert 1 <= len(item.options) <= 25
            assert all(1 <= len(option.label) <= OPTION for option in item.options)


def controls(message: DigestMessage) -> list[discord.ui.Button | discord.ui.Select]:  # type: ignore[type-arg]
    items = message.buttons.children
    assert all(isinstance(item, discord.ui.Button | discord.ui.Select) for item in items)
    return items  # type: ignore[return-value]


def custom_ids(message: DigestMessage) -> list[str]:
    return [item.custom_id or "" for item in controls(message)]


async def test_a_post_begins_with_a_line_for_the_notification() -> None:
    message = digest_message(edition(entry(1), entry(2)))

    check(message)
    assert message.content == "**News digest** · Friday 7 March · 2 new stories"


async def test_a_story_shows_headline_origin_key_sentence_and_quote() -> None:
    (embed,) = digest_message(edition()).embeds

    assert embed.description is not None
    assert embed.description.split("\n") == [
        "**Northern bridge opens in Velm**",
        "The northern bridge opened on Monday.",
        '> "We kept our word to the people of Velm,"',
        "— Ana Ruiz, Mayor",
    ]
    assert embed.footer.text == "Sample Agency · Monday 3 March 2031"


@pytest.mark.parametrize(
    ("since", "words"),
    [
        pytest.param("2031-03-04T08:00", "since Tuesday 08:00", id="this-week"),
        pytest.param("2031-02-24T08:00", "since Monday 24 February, 08:00", id="long-ago"),
    ],
)
async def test_after_missed_posts_it_says_since_when(since: str, words: str) -> None:
    moment = datetime.fromisoformat(since).replace(tzinfo=ZoneInfo("Europe/Paris"))
    message = digest_message(edition(since=moment))

    assert message.content == f"**News digest** · Friday 7 March · 1 new story {words}"


@pytest.mark.parametrize(
    ("total", "words"),
    [(11, "11 new stories"), (MOST_COUNTED + 1, "1,000+ new stories")],
)
async def test_more_stories_than_it_shows_are_counted(total: int, words: str) -> None:
    message = digest_message(edition(*(entry(n) for n in range(1, 11)), total=total))

    check(message)
    assert message.content == (
        f"**News digest** · Friday 7 March · {words} · the 10 latest here, all with `/latest`"
    )


async def test_the_post_is_known_again_by_its_latest_news_button() -> None:
    one = digest_message(edition())
    several = digest_message(edition(entry(1), entry(2)))

    for message in (one, several):
        check(message)
        (latest,) = (found for found in custom_ids(message) if "latest" in found)
        assert nonce_of(custom_ids(message)) == NONCE
        assert read_token(latest.removeprefix(ASK)) == Question("latest", ("", "", ""))
    assert nonce_of(["ask:latest|||", "ask:article|#1", "open"]) is None


async def test_buttons_are_not_kept_in_memory() -> None:
    assert digest_message(edition()).buttons.is_finished()


async def test_a_linked_headline_and_ten_long_addresses_fit() -> None:
    address = "https://example.org/" + "a" * 490
    entries = [entry(n, url=address) for n in range(1, 11)]
    message = digest_message(edition(*entries))

    check(message)
    assert all("Northern bridge opens" in (e.description or "") for e in message.embeds)


words = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n*_`[]()<>|#-@:/e\u0301")),
    min_size=1,
    max_size=900,
).filter(lambda text: text.strip() != "")


@st.composite
def stories(draw: st.DrawFn) -> Entry:
    headline, sentence, said = (draw(words) * draw(st.integers(1, 8)) for _ in range(3))
    text = f"{headline}\n\n{sentence}\n\n{said}"
    base = made.article(number=draw(st.integers(1, 10**15)))
    stored = StoredArticle(
        **{
            name: getattr(base, name)
            for name in base.__dataclass_fields__
            if name not in ("text", "title", "blocks", "url")
        },
        text=text,
        title=headline,
        blocks=(),
        url=draw(st.sampled_from([None, "https://example.org/" + "b" * 400])),
    )
    first = Span(len(headline) + 2, len(headline) + 2 + len(sentence))
    quoted = made.quote(stored, said, by=RUIZ)
    return Entry(article=stored, key=(stored.excerpt(first),), quote=quoted)


@settings(max_examples=60, deadline=None)
@given(st.lists(stories(), min_size=1, max_size=MOST_STORIES, unique_by=lambda e: e.article.id))
async def test_any_stories_fit_a_message(entries: list[Entry]) -> None:
    message = digest_message(edition(*entries))

    check(message)
    assert len(message.embeds) == len(entries)


def digest(**fields: object) -> StoredDigest:
    values: dict[str, object] = {
        "id": 3,
        "guild": 700,
        "channel": 800,
        "at": time(8),
        "zone": "America/New_York",
        "created": datetime(2031, 3, 5, 12, tzinfo=UTC),
        "covered": datetime(2031, 3, 4, 13, tzinfo=UTC),
        "trouble": None,
        "message": None,
    }
    return StoredDigest(**(values | fields))  # type: ignore[arg-type]


async def test_making_a_digest_says_where_and_when_it_begins() -> None:
    text = shown(sent(created_view(digest(), datetime(2031, 3, 5, 13, tzinfo=UTC))))

    assert "<#800> every day at 08:00" in text
    assert "America/New_York" in unescape(text)
    assert "<t:1930482000:F>" in text


async def test_the_list_shows_next_last_and_trouble() -> None:
    upcoming = datetime(2031, 3, 5, 13, tzinfo=UTC)
    well = (digest(message=900), upcoming)
    ill = (digest(id=4, trouble="I lack Embed Links in <#800>."), upcoming)
    text = shown(sent(digests_view([well, ill])))

    assert "2 digests" in text
    assert "next <t:1930482000:F>" in text
    assert "https://discord.com/channels/700/800/900" in text
    assert "I lack Embed Links" in text


async def test_ten_digests_with_troubles_fit_a_message() -> None:
    upcoming = datetime(2031, 3, 5, 13, tzinfo=UTC)
    several = [(digest(id=n, trouble="x" * 300, message=n), upcoming) for n in range(1, 11)]

    assert "10 digests" in shown(sent(digests_view(several)))


def test_a_digest_of_a_lost_channel_has_a_label() -> None:
    assert digest_label(digest(), None) == "08:00 America/New_York in a channel that is gone"
    assert digest_label(digest(), "news") == "08:00 America/New_York in #news"
