"""Loading from wherever news is: links, several files, archives, messages; and ending it."""

from __future__ import annotations

import asyncio
import io
import json
import re
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.newsroom.documents import Tally
from bot.presentation.ingest import progress_view
from bot.sources.fetch import Fetched, Fetcher
from tests.e2e.test_news import STORY
from tests.sources.servers import Handler, Names, serving
from tests.support.simulated import NOTHING_LOADED, Reply, Server
from tests.support.views import labels

PAGE = """<html lang="en"><head><title>{title}</title><meta property="og:type" content="article">
<meta property="og:site_name" content="Velm Post">
<meta property="article:published_time" content="2025-03-04T10:00:00Z">
{canonical}</head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>
<p>The harbour of {title} was closed on Monday, the port authority said in a long statement.</p>
<p>"We shall miss the sound of it," Mayor Ana Ruiz told reporters on the quay in the morning.</p>
</article></body></html>"""
CONSENT = """<html><head><title>Velm Post</title></head><body><p>We and our partners use cookies and
personal data. Give your consent, or see our privacy policy and privacy settings.</p>
<button>Accept all</button><button>Reject all</button></body></html>"""


def page(title: str, canonical: str = "") -> str:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return PAGE.format(title=title, canonical=link)


def packed(**files: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return data.getvalue()


@asynccontextmanager
async def site(server: Server, handler: Handler) -> AsyncIterator[str]:
    """A web site on this machine that the bot may open; gives its address."""
    async with serving(handler) as port:
        await server.bot.fetcher.close()
        server.bot.fetcher = Fetcher(
            contact="desk@velm.example", ports=[port], also={("127.0.0.1", port)}
        )
        yield f"http://127.0.0.1:{port}"


async def papers(request: web.Request) -> web.StreamResponse:
    """Pages by name; /other/x is the page of /x under another address."""
    name = request.path.rsplit("/", 1)[-1]
    if name == "wall":
        return web.Response(text=CONSENT, content_type="text/html")
    if name == "gone":
        raise web.HTTPNotFound
    own = f"http://{request.host}/{name}"
    return web.Response(text=page(f"Port {name}", own), content_type="text/html")


async def listed(server: Server) -> str:
    return (await server.ask("news list", by=server.editor)).text


async def test_a_link_is_read_with_what_its_page_says(server: Server) -> None:
    async with site(server, papers) as address:
        receipt = await server.ask("news load", by=server.editor, link=f"{address}/orrin")

    assert receipt.private
    assert receipt.text.split("\n")[:3] == [
        "### Loaded",
        f"**[Port orrin]({address}/orrin)**",
        "-# Velm Post · Tuesday 4 March 2025",
    ]
    assert "1 quote by 1 person" in receipt.text
    assert "Mayor" in (await server.ask("quote", person="Ana Ruiz")).text


async def test_the_same_page_under_another_address_is_known(server: Server) -> None:
    async with site(server, papers) as address:
        await server.ask("news load", by=server.editor, link=f"{address}/orrin")
        other = await server.ask("news load", by=server.editor, link=f"{address}/other/orrin")
    away = await server.ask("news load", by=server.editor, link=f"{address}/other/orrin")

    assert other.text.startswith("### Already here\n**[Port orrin]")
    assert away.text.startswith("### Already here\n")  # the site is gone, its article is not
    assert "-# 1 article\n" in await listed(server)


async def test_a_page_that_says_more_by_now_updates_its_article(server: Server) -> None:
    said = ["two years"]

    async def changing(request: web.Request) -> web.StreamResponse:
        text = page("Port orrin").replace("Monday", said[-1])
        return web.Response(text=text, content_type="text/html")

    async with site(server, changing) as address:
        first = await server.ask("news load", by=server.editor, link=f"{address}/orrin")
        said.append("three years")
        second = await server.ask("news load", by=server.editor, link=f"{address}/orrin")
    opened = await first.press("Article")
    before = await opened.press("Text before")

    assert second.text.startswith("### Updated\n**[Port orrin]")
    assert "-# updated <t:" in opened.text
    assert "~~two~~ **three** years" in opened.text
    assert "two years" in before.text
    assert "version 1, since changed" in before.text
    assert "-# 1 article\n" in await listed(server)


async def test_several_links_are_listed_with_what_was_refused_and_why(server: Server) -> None:
    async with site(server, papers) as address:
        links = " ".join(f"{address}/{name}" for name in ("orrin", "wall", "gone", "velm"))
        answer = await server.ask("news load", by=server.editor, link=f"{links} http://10.0.0.1/a")

    assert answer.text.startswith("### Loaded\n2 loaded, 3 refused.")
    assert "**[Port orrin]" in answer.text
    assert "asks for consent before it shows anything" in answer.text
    assert "has nothing at this address (404)" in answer.text
    assert "does not lead to a public web address" in answer.text
    assert labels(answer.components).count("Article") == 2


@pytest.mark.parametrize(
    ("between", "read"),
    [
        pytest.param("{0}, {1}", 2, id="a comma"),
        pytest.param("<{0}>\n<{1}>;", 2, id="angles and a semicolon"),
        pytest.param("{0} and {1}", 2, id="a word"),
    ],
)
async def test_links_may_have_anything_between_them(
    server: Server, between: str, read: int
) -> None:
    async with site(server, papers) as address:
        typed = between.format(f"{address}/orrin", f"{address}/velm")
        answer = await server.ask("news load", by=server.editor, link=typed)

    assert answer.text.startswith(f"### Loaded\n{read} loaded.")
    assert "**[Port orrin](" in answer.text
    assert "**[Port velm](" in answer.text


@pytest.mark.parametrize("typed", ["not a link", "example", ";,"])
async def test_what_is_no_link_is_said_to_be_none(server: Server, typed: str) -> None:
    refusal = await server.ask("news load", by=server.editor, link=typed)

    assert refusal.text == (f"“{typed}” is no link. A link looks like https://example.org/story.")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("wall", "asks for consent before it shows anything", id="consent wall"),
        pytest.param("gone", "has nothing at this address (404)", id="not found"),
    ],
)
async def test_a_page_without_an_article_is_refused_with_the_reason(
    server: Server, path: str, says: str
) -> None:
    async with site(server, papers) as address:
        refusal = await server.ask("news load", by=server.editor, link=f"{address}/{path}")

    assert refusal.private
    assert says in refusal.text
    assert NOTHING_LOADED in await listed(server)


async def test_the_form_takes_several_files_at_once(server: Server) -> None:
    form = await server.ask("news load", by=server.editor)

    answer = await form.fill(
        file=[
            ("a.txt", STORY.encode()),
            ("b.html", page("Port b").encode()),
            ("c.zip", packed(d_html=page("Port d"), e_txt="", f_txt=STORY)),
        ]
    )

    assert answer.text.startswith("### Loaded\n3 loaded, 1 known before, 1 refused.")
    assert "- e.txt: There is nothing in it." in answer.text
    assert "-# 3 articles\n" in await listed(server)


def numbered(number: int) -> str:
    return STORY.replace("Northern bridge", f"Bridge number {number}")


async def test_the_form_takes_ten_files_of_every_kind(server: Server) -> None:
    form = await server.ask("news load", by=server.editor)
    row = {"id": "x", "text": numbered(5), "published": "2025-03-03", "source": "Velm Post"}

    answer = await form.fill(
        file=[
            ("a.txt", numbered(1).encode("utf-16")),
            ("b.md", f"# {numbered(2)}".replace("bridge opened", "**bridge** opened").encode()),
            ("c.html", page("Port c").encode()),
            ("d.htm", page("Port d").encode()),
            ("e.json", json.dumps([{**row, "text": numbered(n)} for n in (3, 4)]).encode()),
            ("f.jsonl", f"{json.dumps(row)}\nno JSON\n".encode()),
            ("g.zip", packed(h_md=numbered(6), i_jsonl=json.dumps({"text": numbered(7)}))),
            ("j.TXT", numbered(8).encode("utf-8-sig")),
            ("k.txt", f"\n{numbered(8)}\n \n".encode()),
            ("l.pdf", b"%PDF-1.7"),
        ]
    )

    assert answer.text.startswith("### Loaded\n10 loaded, 1 known before, 2 refused.")
    assert "- f.jsonl #2: It is no JSON" in answer.text
    assert "- l.pdf is none of .txt, .md" in answer.text
    assert "-# 10 articles\n" in await listed(server)
    marked = await server.ask("article", headline="Bridge number 2")
    assert "The northern bridge opened on Monday." in marked.text


async def test_a_page_of_another_site_cannot_change_what_was_read(server: Server) -> None:
    """It calls the article's address its own, and says other words once it is known."""
    said = ["two years"]

    async def copying(request: web.Request) -> web.StreamResponse:
        own = f"http://127.0.0.1:{request.url.port}/orrin"
        text = page("Port orrin", own).replace("Monday", said[-1])
        return web.Response(text=text, content_type="text/html")

    async with serving(copying) as port:
        await server.bot.fetcher.close()
        server.bot.fetcher = Fetcher(
            contact="desk@velm.example",
            ports=[port],
            also={("127.0.0.1", port)},
            resolver=Names(copy=[["127.0.0.1"]]),
        )
        copy = f"http://copy.test:{port}/orrin"
        await server.ask("news load", by=server.editor, link=f"http://127.0.0.1:{port}/orrin")
        same = await server.ask("news load", by=server.editor, link=copy)
        said.append("three years")
        other = await server.ask("news load", by=server.editor, link=copy)

    assert same.text.startswith("### Already here\n")
    assert other.text.startswith("### Already here\n")
    assert "two years" in (await server.ask("article", headline="Port orrin")).text


async def test_a_page_that_is_an_error_by_now_leaves_its_article_as_it_was(server: Server) -> None:
    gone = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
    pages = [page("Port orrin"), f"{gone}<p>Sorry.</p></body></html>"]

    async def changing(request: web.Request) -> web.StreamResponse:
        return web.Response(text=pages.pop(0), content_type="text/html")

    async with site(server, changing) as address:
        await server.ask("news load", by=server.editor, link=f"{address}/orrin")
        again = await server.ask("news load", by=server.editor, link=f"{address}/orrin")

    assert pages == []
    assert again.text.startswith("### Already here\n**[Port orrin]")
    assert "Mayor" in (await server.ask("quote", person="Ana Ruiz")).text


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("none.json", b"[]", id="a list"),
        pytest.param("none.jsonl", b"\n \n", id="lines"),
    ],
)
async def test_a_list_without_documents_is_refused(server: Server, name: str, data: bytes) -> None:
    refusal = await server.ask("news load", by=server.editor, file=(name, data))

    assert refusal.text.startswith(f"{name}")
    assert "nothing in it" in refusal.text or "holds no document." in refusal.text


async def test_a_file_that_is_too_large_keeps_no_other_from_being_read(server: Server) -> None:
    form = await server.ask("news load", by=server.editor)

    answer = await form.fill(file=[("big.txt", b"word " * 1_100_000), ("a.txt", STORY.encode())])

    assert answer.text.startswith("### Loaded\n1 loaded, 1 refused.")
    assert "- big.txt is 6 MB; I read files up to 5 MB, archives up to 50 MB." in answer.text


async def test_every_refusal_is_told_however_many_there_are(server: Server) -> None:
    names = [f"n{number}_txt" for number in range(12)]
    data = packed(a_txt=STORY, **dict.fromkeys(names, ""))

    answer = await server.ask("news load", by=server.editor, file=("a.zip", data))

    assert answer.text.startswith("### Loaded\n1 loaded, 12 refused.")
    assert "-# and 4 more; all of them are in the file" in answer.text
    (file,) = answer.message.attachments
    assert file.filename == "refused.txt"
    told = (await file.read()).decode()
    assert told == "".join(f"n{number}.txt: There is nothing in it.\n" for number in range(12))


async def test_how_many_articles_have_no_day_is_said(server: Server) -> None:
    form = await server.ask("news load", by=server.editor)

    answer = await form.fill(
        file=[("a.txt", numbered(1).encode()), ("b.txt", numbered(2).encode())]
    )

    assert "-# 2 without a day of publication: set it with `/news date`" in answer.text


async def test_a_link_may_be_typed_without_its_scheme(server: Server) -> None:
    async with site(server, papers) as address:
        bare = address.removeprefix("http://")
        answer = await server.ask("news load", by=server.editor, link=f"{address}/orrin, {bare}/x.")

    assert answer.text.startswith("### Loaded\n1 loaded, 1 refused.")
    assert f"https://{bare}/x" in answer.text


async def test_a_message_of_hardly_a_word_is_no_article(server: Server) -> None:
    message = await server.reader.send(server.channel, "thanks, all good!")

    refusal = await _read_message(server, message)

    assert "This message holds too little to be an article." in refusal.text
    assert NOTHING_LOADED in await listed(server)


async def test_a_damaged_archive_is_refused_and_leaves_nothing(server: Server) -> None:
    data = packed(a_txt=STORY)[:-30]

    refusal = await server.ask("news load", by=server.editor, file=("a.zip", data))

    assert "That archive is damaged or no zip archive" in refusal.text
    assert NOTHING_LOADED in await listed(server)


async def _read_message(server: Server, message: Any) -> Reply:
    result = await server.editor.context_menu(server.channel, "Read as article", message)
    return Reply(server, result, server.editor)


async def test_a_message_with_an_article_is_read(server: Server) -> None:
    message = await server.reader.send(server.channel, STORY)

    receipt = await _read_message(server, message)

    assert receipt.private
    assert receipt.text.startswith("### Loaded\n**Northern bridge opens in Velm**")


async def test_a_messages_links_and_files_are_read_also_where_it_is_forwarded(
    server: Server,
) -> None:
    async with site(server, papers) as address:
        message = await server.reader.send(
            server.channel,
            f"Have you seen [this]({address}/orrin)?",
            attachments=[("a.txt", STORY.encode()), ("photo.png", b"\x89PNG")],
        )
        forwarded = await server.reader.forward(message, server.channel)
        answer = await _read_message(server, forwarded)
        again = await _read_message(server, message)

    assert answer.text.startswith("### Loaded\n2 loaded.")
    assert again.text.startswith("### Already here\n2 known before.")


async def test_a_card_that_a_program_posted_is_followed_to_its_article(server: Server) -> None:
    channel = server.bot.get_partial_messageable(server.channel.id)
    async with site(server, papers) as address:
        card = discord.Embed(title="Port orrin", url=f"{address}/orrin", description="In short.")
        receipt = await _read_message(server, await channel.send(embed=card))

    assert receipt.text.startswith("### Loaded\n**[Port orrin](")


async def test_a_message_with_nothing_to_read_gets_a_sentence(server: Server) -> None:
    message = await server.reader.send(server.channel, attachments=[("photo.png", b"\x89PNG")])

    assert "photo.png is none of .txt" in (await _read_message(server, message)).text


async def test_messages_are_read_for_editors_only(server: Server) -> None:
    message = await server.reader.send(server.channel, STORY)
    await server.editor_leaves_office()
    with pytest.raises(Exception, match="Read as article"):
        await server.reader.context_menu(server.channel, "Read as article", message)


async def test_loading_everywhere_is_the_owners(server: Server) -> None:
    refusal = await server.load(STORY, everywhere=True)
    assert "Only the bot's owner can load articles for every server." in refusal.text

    server.bot.owner_id = server.editor.id
    receipt = await server.load(STORY, everywhere=True)

    assert receipt.text.startswith("### Loaded for every server\n")
    direct = await server.env.create_user("outside").slash("quote", person="Ana Ruiz")
    assert "### Ana Ruiz" in str(direct.response.components)


@asynccontextmanager
async def waiting(server: Server) -> AsyncIterator[tuple[Reply, asyncio.Event]]:
    """A load of three links that waits for the second, and what makes that one go on."""
    go_on = asyncio.Event()

    class Patient(Fetcher):
        async def fetch(
            self, url: str, *, etag: str | None = None, last_modified: str | None = None
        ) -> Fetched:
            if url.endswith("slow"):
                await server.env.external_wait(go_on.wait(), reason="a slow site")
            return await super().fetch(url, etag=etag, last_modified=last_modified)

    async with serving(papers) as port:
        await server.bot.fetcher.close()
        server.bot.fetcher = Patient(
            contact="desk@velm.example", ports=[port], also={("127.0.0.1", port)}
        )
        address = f"http://127.0.0.1:{port}"
        links = f"{address}/orrin {address}/slow {address}/gone"
        yield await server.ask("news load", by=server.editor, link=links), go_on
        go_on.set()


async def test_a_long_load_shows_how_far_it_is(server: Server) -> None:
    async with waiting(server) as (progress, go_on):
        shown = progress.text
        go_on.set()
        await server.env.settle()

    assert shown.startswith("### Reading 3 documents\n")
    assert re.search(r"\b[01] of 3(: 1 loaded)?", shown)
    assert progress.text.startswith("### Loaded\n2 loaded, 1 refused.")
    assert "Stop" not in labels(progress.components)


async def test_a_long_load_is_ended_by_its_button_and_goes_on_another_time(server: Server) -> None:
    async with waiting(server) as (progress, _):
        await server.env.advance_time(2)
        await progress.press("Stop")
        await server.env.settle()

    assert progress.text.startswith("### Stopped\n1 loaded, 2 not read")
    assert "Load the same again: what is here is skipped." in progress.text
    assert "-# 1 article\n" in await listed(server)


async def test_a_load_ends_while_discord_still_takes_its_answer(server: Server) -> None:
    async with waiting(server) as (progress, _):
        await server.env.advance_time(13 * 60 + 3)

    assert progress.text.startswith("### Stopped\n")
    assert "not read, as Discord takes no later answer. Load the same again" in progress.text


async def test_a_load_that_a_restart_ended_says_so_at_its_button(server: Server) -> None:
    channel = server.bot.get_partial_messageable(server.channel.id)
    left = await channel.send(view=progress_view(Tally(total=3), "0123abcd"))

    pressed = await server.editor.click(left, custom_id="stop:0123abcd")

    refused = Reply(server, pressed, server.editor)
    assert refused.private
    assert refused.text.startswith("That load has ended already.")
    assert "load the same again: what is here is skipped." in refused.text
