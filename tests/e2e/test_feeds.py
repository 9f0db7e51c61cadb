"""/feeds on the simulated Discord: what an editor sees of a feed from its first to its last day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from simcord import SetupError

from bot.sources.fetch import Fetcher
from bot.store.subscriptions import Filters
from tests.support.feeds import Site, item, items, rss, site, status
from tests.support.simulated import NOTHING_LOADED, Reply, Server
from tests.support.views import labels

HOUR = 3600.0


@pytest.fixture
async def papers(server: Server) -> AsyncIterator[Site]:
    """A site on this machine that the bot may open."""
    async with site() as made:
        await server.bot.fetcher.close()
        server.bot.fetcher = _fetcher(made)
        yield made


async def add(server: Server, address: str, **options: Any) -> Reply:
    return await server.ask("feeds add", by=server.editor, address=address, **options)


async def later(server: Server, hours: int) -> None:
    """In steps: simcord allows each only some seconds of real time."""
    for _ in range(0, hours, 6):
        await server.env.advance_time(min(6, hours) * HOUR)


async def listed(server: Server) -> str:
    return (await server.ask("feeds list", by=server.editor)).text


async def loaded(server: Server) -> str:
    return (await server.ask("news list", by=server.editor)).text


async def test_a_feed_is_added_and_nothing_old_is_loaded(server: Server, papers: Site) -> None:
    answer = await add(server, papers.url)

    assert answer.private
    assert answer.text.startswith("### Feed added\n**Velm Post** in <#")
    assert "The 3 articles in it now stay out; new ones are loaded." in answer.text
    assert "I look every hour" in answer.text
    assert "**Velm Post**" in await listed(server)
    assert "every hour" in await listed(server)
    assert NOTHING_LOADED in await loaded(server)
    assert papers.opened == []


async def test_an_editor_is_told_whether_a_digest_posts_a_feeds_articles(
    server: Server, papers: Site
) -> None:
    unposted = await add(server, papers.url)
    await server.ask("feeds remove", by=server.editor, feed="Velm Post")
    await server.ask("digest create", by=server.editor, at="08:00", zone="UTC")
    posted = await add(server, papers.url)

    assert "no digest that posts what is loaded: `/digest create` makes one." in unposted.text
    assert "this server's digests post what is loaded." in posted.text


async def test_a_feed_without_a_name_is_shown_by_its_address_once(
    server: Server, papers: Site
) -> None:
    papers.feed = rss(items(1), title="")
    checked = await server.ask("feeds check", by=server.editor, feed=papers.url)
    added = await add(server, papers.url)

    assert checked.text.startswith(f"### A feed without a name\n<{papers.url}>\n")
    assert added.text.startswith(f"### Feed added\n**<{papers.url}>** in <#")
    assert added.text.count(papers.url) == 1
    choices = await server.suggestions("feeds remove", "feed", "", by=server.editor)
    assert [label for label, _ in choices] == [papers.url]


async def test_a_picture_is_no_feed(server: Server, papers: Site) -> None:
    papers.feed = b"\x89PNG\r\n" + bytes(range(256))

    refused = await add(server, papers.url)

    assert refused.text.startswith("What stands at this address is no feed. Give the address of a")


async def test_new_articles_come_to_the_library_and_its_digest(
    server: Server, papers: Site
) -> None:
    await server.ask("digest create", by=server.editor, at="08:00", zone="UTC")
    await add(server, papers.url)
    papers.feed = rss(items(1, 2, 3, 4))
    await later(server, 2)
    await later(server, 7)
    posts = [m for m in server.channel.history() if "News digest" in (m.content or "")]

    assert "**[Port 4]" in await loaded(server)
    assert "-# 1 article\n" in await loaded(server)
    assert "Mayor" in (await server.ask("quote", person="Ana Ruiz")).text
    assert len(posts) == 1
    assert any("Port 4" in embed.description for embed in posts[0].embeds)


async def test_a_sites_address_leads_to_its_feed(server: Server, papers: Site) -> None:
    answer = await add(server, f"{papers.address}/")

    assert f"<{papers.url}>" in answer.text


async def test_the_newest_are_loaded_when_that_is_asked(server: Server, papers: Site) -> None:
    answer = await add(server, papers.url, backfill=2, text=0)
    await server.env.advance_time(60)

    assert "The newest 2 of the 3 articles in it are loaded now" in answer.text
    assert "the feed's own text, not the pages'" in answer.text
    assert "-# 2 articles\n" in await loaded(server)


@pytest.mark.parametrize(
    ("path", "options", "sentence"),
    [
        pytest.param("story/1", {}, "There is a web page at this address, not a feed.", id="page"),
        pytest.param("feed", {"words": "!?"}, "There is no word in “!?” to look for.", id="filter"),
        pytest.param("gone", {}, "has nothing at this address (404).", id="nothing there"),
    ],
)
async def test_what_cannot_be_followed_is_refused_with_a_sentence(
    server: Server, papers: Site, path: str, options: dict[str, str], sentence: str
) -> None:
    papers.always = lambda request: status(404)(request) if request.path == "/gone" else None
    refused = await add(server, f"{papers.address}/{path}", **options)

    assert refused.private
    assert sentence in refused.text
    assert "This server follows no feed." in await listed(server)


@pytest.mark.parametrize("typed", ["not a link", "example", "Velm Post", ".", "a b.example"])
async def test_what_is_no_address_is_not_looked_for(server: Server, typed: str) -> None:
    refused = await add(server, typed)

    assert refused.text == (
        f"“{typed}” is no address. Give the feed's or its site's: https://example.org/rss."
    )


async def test_an_inward_address_is_refused(server: Server) -> None:
    refused = await add(server, "http://169.254.169.254/latest/meta-data")

    assert "does not lead to a public web address" in refused.text
    assert "Paste the text" not in refused.text


async def test_a_host_is_not_asked_many_times_in_a_row(server: Server, papers: Site) -> None:
    answers = [await server.ask("feeds check", by=server.editor, feed=papers.url) for _ in range(6)]
    refused = await add(server, papers.url)
    await server.env.advance_time(60)
    added = await add(server, papers.url)

    assert [answer.text.startswith("### Velm Post") for answer in answers] == [True] * 5 + [False]
    assert "127.0.0.1 was asked often just now. Try again in" in answers[-1].text
    assert "was asked often just now" in refused.text
    assert added.text.startswith("### Feed added")


async def test_many_feeds_are_listed_page_by_page(server: Server, papers: Site) -> None:
    outlines = "".join(f"<outline xmlUrl='{papers.address}/{n}'/>" for n in range(7))
    data = f"<opml>{outlines}<outline xmlUrl='javascript:x'/></opml>".encode()
    imported = await server.ask("feeds import", by=server.editor, file=("feeds.opml", data))
    await server.env.advance_time(60)
    first = await server.ask("feeds list", by=server.editor)
    second = await first.press("›")

    assert "7 feeds added.\n1 not added, as their address is none: javascript:x." in imported.text
    assert labels(second.components) == ["‹", "2 of 2", "›"]
    assert "-# 7 feeds" in second.text
    await server.editor_leaves_office()
    assert "needs the permission to manage this server" in (await second.press("‹")).text


async def test_a_channel_follows_a_feed_once(server: Server, papers: Site) -> None:
    await add(server, papers.url)
    again = await add(server, papers.url)

    assert "This channel follows Velm Post already." in again.text


async def test_feeds_are_paused_resumed_and_removed(server: Server, papers: Site) -> None:
    await add(server, papers.url, topics="Syria OR Turkey", people="Ana Ruiz")
    choices = await server.suggestions("feeds pause", "feed", "velm", by=server.editor)
    (_, value) = choices[0]
    paused = await server.ask("feeds pause", by=server.editor, feed=value)
    while_paused = await listed(server)
    asked = len(papers.asked)
    await later(server, 3)
    rested = len(papers.asked) - asked
    resumed = await server.ask("feeds resume", by=server.editor, feed="velm post")
    await server.env.settle()
    removed = await server.ask("feeds remove", by=server.editor, feed=papers.url)

    assert choices[0][0] == f"Velm Post · {papers.url}"
    assert paused.text.startswith("### Feed paused\n**Velm Post**")
    assert "-# paused" in while_paused
    assert "only articles about Syria OR Turkey, naming Ana Ruiz" in while_paused
    assert rested == 0
    assert resumed.text.startswith("### Feed resumed\n")
    assert len(papers.asked) > asked
    assert "Its articles stay." in removed.text
    assert "This server follows no feed." in await listed(server)


async def test_check_tells_what_would_be_loaded_and_loads_nothing(
    server: Server, papers: Site
) -> None:
    unknown = await server.ask("feeds check", by=server.editor, feed=papers.url)
    await add(server, papers.url, words="harbour")
    papers.feed = rss(
        [item(5, date="Wed, 31 Dec 2025 10:00:00 GMT"), item(4, date=None), *items(1, 2, 3)]
    )
    papers.story = lambda request: status(403)(request) if request.path[-1] == "4" else None
    checked = await server.ask("feeds check", by=server.editor, feed=papers.url)

    assert "Followed: no, so nothing of it is loaded." in unknown.text
    assert "Could be loaded: 1 quote in it." in unknown.text
    assert "Read: 5 articles." in checked.text
    assert "Followed: yes. New to this server: 2." in checked.text
    assert "**Port 5**\n-# 31 December 2025\nWould be loaded: 1 quote" in checked.text
    assert "-# no date given: it counts from when I first see it" in checked.text
    assert "-# 1 March 2031, which is to come" in checked.text
    assert "Not loaded: 127.0.0.1 refuses to be read by programs (403)." in checked.text
    assert "Not loaded: it was in the feed before." in checked.text
    assert "Nothing would be posted: this server has no digest." in checked.text
    assert NOTHING_LOADED in await loaded(server)


async def test_lists_of_feeds_are_imported_and_exported(server: Server, papers: Site) -> None:
    opml = (
        '<opml version="2.0"><body><outline text="Papers"><outline text="Velm &amp; Post"'
        f' xmlUrl="{papers.url}"/></outline><outline text="a folder"/></body></opml>'
    )
    imported = await server.ask(
        "feeds import", by=server.editor, file=("feeds.opml", opml.encode())
    )
    await server.env.advance_time(HOUR)
    again = await server.ask("feeds import", by=server.editor, file=("feeds.opml", opml.encode()))
    exported = await server.ask("feeds export", by=server.editor)
    (file,) = exported.message.attachments

    assert "1 feed added.\n" in imported.text
    assert "0 feeds added, 1 followed in this channel already." in again.text
    assert "Velm & Post" in await listed(server)
    assert NOTHING_LOADED in await loaded(server)  # what was there is no news
    assert file.filename == "feeds.opml"
    papers.feed = rss(items(1, 2, 3, 4))
    await later(server, 2)
    assert "-# 1 article\n" in await loaded(server)


async def test_a_list_is_imported_as_far_as_there_is_room(server: Server) -> None:
    outlines = "".join(f'<outline xmlUrl="https://example.org/{n}"/>' for n in range(502))
    file = ("feeds.opml", f'<opml version="2.0"><body>{outlines}</body></opml>'.encode())
    imported = await server.ask("feeds import", by=server.editor, file=file)
    again = await server.ask("feeds import", by=server.editor, file=file)

    full = "2 not added: a server can follow no more than it now does."
    assert "500 feeds added.\n" in imported.text
    assert full in imported.text
    assert "0 feeds added, 500 followed in this channel already." in again.text
    assert full in again.text


async def test_a_file_that_is_no_list_is_refused(server: Server) -> None:
    refused = await server.ask("feeds import", by=server.editor, file=("a.opml", b"<html/>"))

    assert "That is no list of feeds (OPML)." in refused.text


async def test_the_channel_is_told_once_of_a_broken_feed_and_once_of_its_end(
    server: Server, papers: Site
) -> None:
    await add(server, papers.url, every=180)
    papers.always = status(500)
    await later(server, 18)
    await server.restart()
    server.bot.fetcher = _fetcher(papers)
    await later(server, 12)
    broken = await listed(server)
    papers.always = lambda _: None
    await later(server, 24)
    messages = [m.content for m in server.channel.history()]

    assert "⚠ 127.0.0.1 has trouble of its own (500). Since <t:" in broken
    assert "⚠" not in await listed(server)
    first, second = messages
    assert first.startswith("The feed **Velm Post** has not worked since <t:")
    assert second.startswith("The feed **Velm Post** is well again.")


async def test_feeds_are_for_editors(server: Server, papers: Site) -> None:
    with pytest.raises(SetupError):
        await server.ask("feeds add", address=papers.url)
    command = next(c for c in await server.bot.tree.fetch_commands() if c.name == "feeds")
    server.guild.set_command_permissions(command, {server.reader: True})
    for name, options in (
        ("add", {"address": papers.url}),
        ("list", {}),
        ("check", {"feed": papers.url}),
        ("export", {}),
    ):
        refused = await server.ask(f"feeds {name}", **options)
        assert "That needs the permission to manage this server." in refused.text
    assert await server.suggestions("feeds check", "feed", "") == []
    assert papers.asked == []


async def test_a_feed_that_another_server_follows_looks_new(server: Server, papers: Site) -> None:
    alone = await add(server, papers.url)
    mine = await listed(server)
    await server.ask("feeds remove", by=server.editor, feed=papers.url)
    store, desk = server.bot.store, server.env.create_guild("Other desk")
    for guild, channel in ((desk.id, 801), (desk.id, 802)):
        await store.subscriptions.follow(
            papers.url,
            guild=guild,
            channel=channel,
            title="Their name for it",
            minutes=15,
            whole=True,
            filters=Filters(words="theirs"),
            backfill=0,
            now=server.clock.now(),
        )
    await server.env.advance_time(HOUR)
    unknown = await server.ask("feeds check", by=server.editor, feed=papers.url)
    shared = await add(server, papers.url)

    assert shared.text == alone.text
    assert await listed(server) == mine
    assert "Their" not in unknown.text
    assert "theirs" not in unknown.text
    assert "Followed: no" in unknown.text
    choices = await server.suggestions("feeds remove", "feed", "", by=server.editor)
    assert [label for label, _ in choices] == [f"Velm Post · {papers.url}"]
    theirs = (await store.subscriptions.of_guild(desk.id))[0]
    refused = await server.ask("feeds remove", by=server.editor, feed=f"#{theirs.id}")
    assert "No feed of this server matches “#2”." in refused.text


def _fetcher(papers: Site) -> Fetcher:
    return Fetcher(
        contact="desk@velm.example", ports=[papers.port], also={("127.0.0.1", papers.port)}
    )


async def test_pages_of_a_backfill_are_asked_for_one_after_the_other(
    server: Server, papers: Site
) -> None:
    await add(server, papers.url, backfill=3)
    await server.env.advance_time(20)

    assert "-# 3 articles\n" in await loaded(server)
    assert papers.opened == ["/story/1", "/story/2", "/story/3"]
