"""Posting through the real discord.py to a Discord on 127.0.0.1 that fails on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.channels import Channels
from bot.digests.compose import Edition
from bot.digests.outbox import Later, Refused
from bot.newsroom.latest import Entry
from tests.faults.server import (
    CHANNEL,
    GUILD,
    TOKEN,
    DiscordServer,
    Failure,
    answer,
    hang_up,
    speak_to,
)
from tests.support import made

NONCE = "0123456789abcdef01234567"
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        before = speak_to(server.address)
        yield server
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@pytest.fixture
async def client(server: DiscordServer) -> AsyncIterator[discord.Client]:
    async with discord.Client(
        intents=discord.Intents(guilds=True),
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
        guild_ready_timeout=0.02,
    ) as client:
        running = asyncio.create_task(client.start(TOKEN))
        await asyncio.sleep(0)
        while not client.is_ready():  # wait_until_ready() needs the login first
            await asyncio.wait({running}, timeout=0.005)
            assert not running.done()
        yield client
    await asyncio.gather(running, return_exceptions=True)


def edition(nonce: str = NONCE) -> Edition:
    story = Entry(article=made.article(), key=(), quote=None)
    return Edition(day=date(2031, 3, 7), entries=(story,), total=1, since=None, nonce=nonce)


async def test_a_post_is_made_with_its_nonce_and_found_by_it(
    server: DiscordServer, client: discord.Client
) -> None:
    channels, now = Channels(client), datetime.now(UTC)
    other = await channels.send(CHANNEL, edition("f" * 24))
    message = await channels.send(CHANNEL, edition())
    again = await channels.send(CHANNEL, edition())
    found = await channels.find(CHANNEL, NONCE, after=now - MINUTE, before=now + MINUTE)
    not_there = await channels.find(CHANNEL, "a" * 24, after=now - MINUTE, before=now + MINUTE)
    too_late = await channels.find(CHANNEL, NONCE, after=now + MINUTE, before=now + 2 * MINUTE)

    assert message == again == found
    assert other != message
    assert [kept.nonce for kept in server.kept] == ["f" * 24, NONCE]
    assert (not_there, too_late) == (None, None)


@pytest.mark.parametrize(
    ("failure", "made", "unknown", "words"),
    [
        pytest.param(answer(503), False, True, "Discord has trouble (503).", id="503"),
        pytest.param(answer(503), True, True, "Discord has trouble (503).", id="503-but-made"),
        pytest.param(hang_up, False, True, "The connection to Discord broke.", id="cut"),
        pytest.param(hang_up, True, True, "The connection to Discord broke.", id="cut-but-made"),
        pytest.param(
            answer(401, message="401: Unauthorized", code=0),
            False,
            False,
            "Discord refuses me for now (401).",
            id="token-reset",
        ),
    ],
)
async def test_what_may_work_later_is_told_apart_from_what_was_not_taken(
    server: DiscordServer,
    client: discord.Client,
    failure: Failure,
    made: bool,
    unknown: bool,
    words: str,
) -> None:
    (server.after if made else server.before).append(failure)
    with pytest.raises(Later) as failed:
        await Channels(client).send(CHANNEL, edition())
    await Channels(client).send(CHANNEL, edition())

    assert failed.value.unknown is unknown
    assert failed.value.reason == words
    assert len(server.kept) == 1


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        pytest.param(
            answer(403, code=50013, message="Missing Permissions"),
            "Discord does not let me post in <#800>: Missing Permissions.",
            id="forbidden",
        ),
        pytest.param(
            answer(404, code=10003, message="Unknown Channel"),
            "The channel is gone. Remove this digest, or make one elsewhere.",
            id="gone",
        ),
        pytest.param(
            answer(400, code=50035, message="Invalid Form Body"),
            "Discord does not take the post (400); the log says why.",
            id="not-taken",
        ),
    ],
)
async def test_what_will_not_work_by_itself_is_refused_with_a_sentence(
    server: DiscordServer, client: discord.Client, failure: Failure, words: str
) -> None:
    server.before.append(failure)
    with pytest.raises(Refused) as refused:
        await Channels(client).send(CHANNEL, edition())

    assert refused.value.reason == words
    assert server.requests == 1


async def test_a_rate_limit_is_waited_out(server: DiscordServer, client: discord.Client) -> None:
    server.before += [answer(429, retry_after=0.01, message="slow down", code=0)] * 2
    await Channels(client).send(CHANNEL, edition())

    assert server.requests == 3
    assert len(server.kept) == 1


async def test_nothing_listens(server: DiscordServer, client: discord.Client) -> None:
    speak_to("127.0.0.1:1")
    with pytest.raises(Later) as failed:
        await Channels(client).send(CHANNEL, edition())

    assert failed.value.reason == "Discord cannot be reached."
    assert not failed.value.unknown


async def test_posts_and_searches_that_discord_would_spoil_silently_are_not_tried(
    server: DiscordServer, client: discord.Client
) -> None:
    guild = client.get_guild(GUILD)
    assert guild is not None
    rights = guild.default_role.permissions
    rights.update(embed_links=False, read_message_history=False)
    await server.allow(rights)
    while guild.default_role.permissions.embed_links:
        await asyncio.sleep(0.005)
    now = datetime.now(UTC)
    words = "I lack Embed Links and Read Message History in <#800>."
    with pytest.raises(Refused, match=words):
        await Channels(client).send(CHANNEL, edition())
    with pytest.raises(Refused, match=words):
        await Channels(client).find(CHANNEL, NONCE, after=now, before=now)

    assert server.requests == 0
