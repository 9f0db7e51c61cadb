"""/digest on the simulated Discord: made, posted every day once, through restarts."""

from __future__ import annotations

import json
from typing import Any

import discord
import pytest
from simcord import SetupError

from tests.support.digests import short_article
from tests.support.simulated import SEED, Reply, Server

HOUR = 3600.0
DAY = 24 * HOUR
HEADLINE = "Withdrawal of foreign troops stationed in Syria illegitimately is priority"
PESKOV = '"As for the presence of American soldiers in Syria, our position is well known'
POSTING = ("POST", "/channels/*/messages")


def posts(server: Server, channel: Any = None) -> list[Any]:
    """The digests in a channel, oldest first."""
    history = (channel or server.channel).history()
    return [m for m in history if (m.content or "").startswith("**News digest**")]


async def make(server: Server, **options: Any) -> Reply:
    asked = {"at": "08:00", "zone": "Europe/Paris"} | options
    return await server.ask("digest create", by=server.editor, **asked)


async def listed(server: Server) -> str:
    return (await server.ask("digest list", by=server.editor)).text


async def load(server: Server, number: int) -> None:
    await server.bot.store.articles.add(short_article(number), guild=server.guild.id)


async def test_a_digest_is_posted_at_its_hour_with_the_articles_words(server: Server) -> None:
    answer = await make(server)
    await server.env.advance_time(7 * HOUR - 60)  # midnight UTC is 01:00 in Paris
    early = posts(server)
    await server.env.advance_time(120)

    assert answer.private
    assert "every day at 08:00 (Europe/Paris)" in answer.text
    assert "The first on <t:1767250800:F>" in answer.text
    assert early == []
    (post,) = posts(server)
    (embed,) = post.embeds
    assert post.content == "**News digest** · Thursday 1 January · 1 new story"
    assert HEADLINE in embed.description
    assert embed.footer.text == "TASS · Thursday 24 October 2019"
    assert PESKOV in embed.description
    assert "— Dmitry Peskov, Kremlin spokesman" in embed.description
    text = SEED.read_text(encoding="utf-8")
    assert all(line in text for line in embed.description.split("\n") if line[0] not in "*—>")


async def test_its_buttons_open_the_article_and_the_latest_news(server: Server) -> None:
    await make(server)
    await server.env.advance_time(8 * HOUR)
    await server.restart()
    (post,) = posts(server)
    article, latest = post.components[0].children
    opened = Reply(server, await server.reader.click(post, custom_id=article.custom_id), None)
    newest = Reply(server, await server.reader.click(post, custom_id=latest.custom_id), None)

    assert (article.label, latest.label) == ("Article", "Latest news")
    assert opened.private
    assert HEADLINE in opened.text
    assert newest.private
    assert HEADLINE in newest.text


async def test_a_digest_pings_nobody_whatever_a_headline_says(server: Server) -> None:
    await make(server)
    await server.load("@everyone <@&1> wins in Velm\n\nVELM, March 3. @here won on Monday.")
    await server.env.advance_time(8 * HOUR)

    (sent,) = [
        request.json
        for request in server.env.http_requests
        if request.method == "POST" and request.path.endswith("/messages")
    ]
    assert "everyone" in json.dumps(sent["embeds"])
    assert "everyone" not in sent["content"]  # what an embed names is not pinged
    assert sent["allowed_mentions"]["parse"] == []


async def test_several_stories_open_from_a_list(server: Server) -> None:
    await make(server)
    await load(server, 1)
    await server.env.advance_time(8 * HOUR)
    (post,) = posts(server)
    choice = post.components[0].children[0]
    own, seed = choice.options  # the latest load first
    result = await server.reader.select(post, [own.value], custom_id=choice.custom_id)

    assert "2 new stories" in post.content
    assert own.label == "Story 1 of Velm"
    assert seed.label.startswith(HEADLINE)
    assert "The mayor of Velm opened bridge 1" in Reply(server, result, None).text


async def test_a_digest_comes_once_a_day_and_only_with_news(server: Server) -> None:
    await make(server)
    await server.env.advance_time(2 * DAY)
    first = posts(server)
    await load(server, 1)
    await server.env.advance_time(DAY)
    second = posts(server)
    await server.env.advance_time(2 * DAY)

    assert [p.content for p in first] == ["**News digest** · Thursday 1 January · 1 new story"]
    assert [p.content for p in second[1:]] == ["**News digest** · Saturday 3 January · 1 new story"]
    assert "Story 1 of Velm" in second[1].embeds[0].description
    assert len(posts(server)) == 2


async def test_a_digest_goes_on_after_restarts_and_posts_once(server: Server) -> None:
    await make(server)
    await server.restart()
    await server.env.advance_time(8 * HOUR)
    posted = posts(server)
    await server.restart()
    await server.env.advance_time(8 * HOUR)
    await server.restart()
    await load(server, 1)
    await server.env.advance_time(DAY)

    assert len(posted) == 1
    assert [p.content.split(" · ")[1] for p in posts(server)] == [
        "Thursday 1 January",
        "Friday 2 January",
    ]


async def test_a_digest_waits_out_troubles_of_discord(server: Server) -> None:
    await make(server)
    server.env.inject_error(*POSTING, status=503, times=3)
    await server.env.advance_time(7 * HOUR + 20)
    during = await listed(server)
    await server.env.advance_time(HOUR)

    assert "Discord has trouble (503). I keep trying." in during
    assert len(posts(server)) == 1
    assert "trouble" not in await listed(server)


async def test_a_refused_digest_says_why_and_comes_with_the_next(server: Server) -> None:
    await make(server)
    server.env.inject_error(*POSTING, status=403, code=50013, message="Missing Permissions")
    await server.env.advance_time(8 * HOUR)
    during = await listed(server)
    await server.env.advance_time(DAY)

    assert "⚠ Discord does not let me post" in during
    (post,) = posts(server)
    assert post.content == (
        "**News digest** · Friday 2 January · 1 new story since Wednesday 08:00"
    )
    assert "⚠" not in await listed(server)


async def test_what_the_bot_lacks_in_a_channel_is_said_before_a_digest_is_made(
    server: Server,
) -> None:
    denied = discord.PermissionOverwrite(embed_links=False, read_message_history=False)
    bot = server.env.bot.user
    channel = server.guild.create_text_channel("quiet", overwrites={bot: denied})
    result = await server.editor.slash(channel, "digest create", at="08:00", zone="Europe/Paris")

    assert "I lack Embed Links and Read Message History" in Reply(server, result, None).text
    assert await server.bot.store.digests.all() == []


async def test_digests_are_listed_and_removed(server: Server) -> None:
    empty = await listed(server)
    await make(server)
    await make(server, at="20:30", zone="new york")
    both = await listed(server)
    choices = await server.suggestions("digest remove", "digest", "york", by=server.editor)
    removed = await server.ask("digest remove", by=server.editor, digest=choices[0][1])
    await server.env.advance_time(2 * DAY)

    assert "Make one with `/digest create`" in empty
    assert "08:00 Europe/Paris" in both
    assert "20:30 America/New\\_York" in both
    assert "next <t:1767250800:F>" in both
    assert [label for label, _ in choices] == ["20:30 America/New_York in #news"]
    assert "Digest removed" in removed.text
    assert "New" not in await listed(server)
    assert len(posts(server)) == 1


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        pytest.param({"at": "25:00"}, "is no time of day", id="no-time"),
        pytest.param({"zone": "Moskow"}, "Did you mean Europe/Moscow?", id="no-zone"),
        pytest.param({}, "This channel has a digest at 08:00", id="twice"),
    ],
)
async def test_a_digest_that_cannot_be_made_is_refused_with_a_sentence(
    server: Server, options: dict[str, str], sentence: str
) -> None:
    await make(server)
    refused = await make(server, **options)

    assert refused.private
    assert sentence in refused.text
    assert len(await server.bot.store.digests.all()) == 1


async def test_a_server_has_ten_digests_at_most(server: Server) -> None:
    for hour in range(10):
        await make(server, at=f"{hour:02}:00")
    refused = await make(server, at="10:00")

    assert "This server has 10 digests already" in refused.text


async def test_zones_are_suggested_while_typing(server: Server) -> None:
    found = await server.suggestions("digest create", "zone", "par", by=server.editor, at="8")

    assert ("Europe/Paris", "Europe/Paris") in found


async def test_readers_may_make_no_digest(server: Server) -> None:
    with pytest.raises(SetupError):
        await server.ask("digest create", at="08:00", zone="Europe/Paris")


async def test_rights_are_checked_again_when_the_command_runs(server: Server) -> None:
    command = next(c for c in await server.bot.tree.fetch_commands() if c.name == "digest")
    server.guild.set_command_permissions(command, {server.reader: True})
    refused = await server.ask("digest create", at="08:00", zone="Europe/Paris")

    assert "That needs the permission to manage this server." in refused.text
    assert await server.bot.store.digests.all() == []
