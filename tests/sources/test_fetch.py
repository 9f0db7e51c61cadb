from __future__ import annotations

import asyncio
import gzip
import os
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import read_settings
from bot.errors import Unreadable, Unusable
from bot.sources.fetch import MOST_BYTES, Fetched, Fetcher, Unreachable, checked, fetcher_of
from tests.sources.servers import Handler, Names, answering, serving


@asynccontextmanager
async def reader_of(port: int, *, seconds: float = 20.0) -> AsyncIterator[Fetcher]:
    async with Fetcher(
        contact="editor@example.org",
        also={("127.0.0.1", port)},
        seconds=seconds,
        resolver=Names(news=[["127.0.0.1"]]),
    ) as fetcher:
        yield fetcher


def gzipped(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1 << 20)
    return b"".join(packer.compress(zeros) for _ in range(size >> 20)) + packer.flush()


BOMB = gzipped(64 << 20)


async def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    async def page(request: web.Request) -> web.Response:
        assert request.headers["User-Agent"].startswith("Dateline/")
        assert "editor@example.org" in request.headers["User-Agent"]
        assert "Cookie" not in request.headers
        response = web.Response(
            body="Żółw".encode("iso-8859-2"), content_type="text/html", charset="iso-8859-2"
        )
        response.headers["ETag"] = '"1"'
        response.headers["Last-Modified"] = "Thu, 24 Oct 2019 10:00:00 GMT"
        response.set_cookie("visit", "1")
        return response

    async with serving(page) as port, reader_of(port) as fetcher:
        got = await fetcher.fetch(f"http://news.test:{port}/story#comments")
        again = await fetcher.fetch(f"http://news.test:{port}/story")
    assert got.url == f"http://news.test:{port}/story"
    assert got.body == b"\xaf\xf3\xb3w"
    assert (got.status, got.content_type, got.charset) == (200, "text/html", "iso-8859-2")
    assert (got.etag, got.moved, got.unchanged) == ('"1"', False, False)
    assert got.last_modified == "Thu, 24 Oct 2019 10:00:00 GMT"
    assert again.body == got.body


async def test_sites_are_told_the_contact_and_opened_where_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(text=request.headers["User-Agent"])

    monkeypatch.chdir(tmp_path)
    async with serving(page) as port:
        link = f"http://127.0.0.1:{port}/"
        told = {"CONTACT": "https://velm.example/bot", "INNER_SERVERS": f"127.0.0.1:{port}"}
        async with fetcher_of(read_settings(told)) as fetcher:
            agent = (await fetcher.fetch(link)).body
        async with fetcher_of(read_settings({"WEB_PORTS": str(port)})) as fetcher:
            with pytest.raises(Unreadable, match="public web address"):
                await fetcher.fetch(link)
    assert agent == b"Dateline/1 (news reader for Discord; https://velm.example/bot)"


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [([], False), ([301], True), ([308, 301], True), ([302], False), ([301, 307], False)],
)
async def test_an_address_has_moved_when_every_redirect_says_for_good(
    statuses: list[int], moved: bool
) -> None:
    async def steps(request: web.Request) -> web.Response:
        step = int(request.query.get("step", "0"))
        if step < len(statuses):
            return web.Response(status=statuses[step], headers={"Location": f"/?step={step + 1}"})
        return web.Response(text="here")

    async with serving(steps) as port, reader_of(port) as fetcher:
        got = await fetcher.fetch(f"http://news.test:{port}/")
    assert got.moved is moved
    assert got.body == b"here"


async def test_five_redirects_are_followed_and_no_sixth() -> None:
    async def steps(request: web.Request) -> web.Response:
        left = int(request.path.strip("/"))
        if left:
            raise web.HTTPFound(f"/{left - 1}")
        return web.Response(text="here")

    async with serving(steps) as port, reader_of(port) as fetcher:
        assert (await fetcher.fetch(f"http://news.test:{port}/5")).body == b"here"
        with pytest.raises(Unreadable, match="sends from one address to the next"):
            await fetcher.fetch(f"http://news.test:{port}/6")


async def test_nothing_new_is_an_answer_for_who_sends_a_validator() -> None:
    async def page(request: web.Request) -> web.Response:
        fresh = request.headers.get("If-None-Match") == '"1"'
        return web.Response(
            status=304 if fresh else 200, headers={"ETag": '"1"'}, text="" if fresh else "x"
        )

    async with serving(page) as port, reader_of(port) as fetcher:
        first = await fetcher.fetch(f"http://news.test:{port}/")
        second = await fetcher.fetch(f"http://news.test:{port}/", etag=first.etag)
        since = await fetcher.fetch(f"http://news.test:{port}/", last_modified="x")
    assert (first.unchanged, second.unchanged, since.unchanged) == (False, True, False)
    assert second.body == b""


@pytest.mark.parametrize("packed", ["gzip", "deflate", "br"])
async def test_a_compressed_page_is_unpacked(packed: str) -> None:
    pack: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
    }

    async def page(request: web.Request) -> web.Response:
        return web.Response(
            body=pack[packed](b"words " * 100), headers={"Content-Encoding": packed}
        )

    async with serving(page) as port, reader_of(port) as fetcher:
        assert (await fetcher.fetch(f"http://news.test:{port}/")).body == b"words " * 100


def status(code: int) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=code, text="<h1>sorry</h1>", headers={"Retry-After": "120"})

    return answer


async def drip(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x")
        await asyncio.sleep(0.01)


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(bytes(65536))


async def in_circles(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound(request.path)


async def to_a_file(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("file:///etc/hostname")


async def inward(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("http://169.254.169.254/latest/meta-data")


async def redirecting_with_a_bomb(request: web.Request) -> web.StreamResponse:
    headers = {"Location": "http://169.254.169.254/", "Content-Encoding": "gzip"}
    return web.Response(status=302, headers=headers, body=BOMB)


def packed(encoding: str, body: bytes) -> Handler:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Encoding": encoding})

    return answer


async def many_headers(request: web.Request) -> web.StreamResponse:
    return web.Response(text="x", headers={f"X-{number}": "y" * 7000 for number in range(400)})


FAULTS: list[tuple[str, Handler, str]] = [
    ("401", status(401), "news.test asks for a password (401). Paste the text instead."),
    ("403", status(403), "news.test refuses to be read by programs (403). Paste the text instead."),
    ("404", status(404), "news.test has nothing at this address (404). Check the link."),
    ("410", status(410), "news.test has removed this page for good (410)."),
    ("429", status(429), "news.test asks for fewer requests (429). Try again later."),
    ("418", status(418), "news.test did not give this page (418). Check the link, or paste"),
    ("304 unasked", status(304), "news.test did not give this page (304). Check the link"),
    ("500", status(500), "news.test has trouble of its own (500). Try again later."),
    ("503", status(503), "news.test has trouble of its own (503). Try again later."),
    ("drips", drip, "news.test took longer than 0.6 seconds. Try again later, or paste the text."),
    (
        "endless body",
        endless,
        "news.test sends more than 5 MB, more than any article has.",
    ),
    ("gzip bomb", packed("gzip", BOMB), "news.test sends more than 5 MB"),
    ("brotli bomb", packed("br", brotli.compress(bytes(1 << 26), quality=5)), "more than 5 MB"),
    ("gzip twice", packed("gzip, gzip", gzip.compress(gzip.compress(b"x"))), "news.test packs its"),
    ("unknown packing", packed("lzma", b"x"), "news.test packs its answer in a way"),
    (
        "no gzip at all",
        packed("gzip", b"not gzip"),
        "The answer of news.test broke off or is damaged",
    ),
    (
        "redirects in circles",
        in_circles,
        "news.test sends from one address to the next without end",
    ),
    ("redirects to a file", to_a_file, "news.test leads to something that is no web address."),
    ("redirects inward", inward, "That link does not lead to a public web address"),
    ("redirects with a bomb", redirecting_with_a_bomb, "That link does not lead to a public web"),
    ("400 long headers", many_headers, "news.test did not answer as a web site does."),
]


@pytest.mark.parametrize(
    ("handler", "sentence"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
async def test_a_server_that_misbehaves_gives_a_sentence(handler: Handler, sentence: str) -> None:
    seconds = 0.6 if handler is drip else 20.0
    async with serving(handler) as port, reader_of(port, seconds=seconds) as fetcher:
        with pytest.raises(Unreadable) as caught:
            await fetcher.fetch(f"http://news.test:{port}/story")
    assert sentence in caught.value.for_reader


RAW: list[tuple[str, bytes, bool, str]] = [
    ("hangs up", b"", False, "news.test did not answer as a web site does."),
    ("resets", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", True, "The answer of news.test"),
    (
        "promises more",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc",
        False,
        "broke off or is",
    ),
    (
        "breaks a chunk",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab",
        False,
        "broke",
    ),
    ("speaks no HTTP", b"220 mail.example.org ESMTP\r\n", False, "did not answer as a web site"),
]


@pytest.mark.parametrize(
    ("raw", "reset", "sentence"), [case[1:] for case in RAW], ids=[case[0] for case in RAW]
)
async def test_a_connection_that_breaks_gives_a_sentence(
    raw: bytes, reset: bool, sentence: str
) -> None:
    async with answering(raw, reset=reset) as port, reader_of(port) as fetcher:
        with pytest.raises(Unreachable) as caught:
            await fetcher.fetch(f"http://news.test:{port}/story")
    assert sentence in caught.value.for_reader
    assert caught.value.status is None


async def test_a_site_that_does_not_exist_or_answer_gives_a_sentence() -> None:
    async with serving(status(200)) as port:
        pass
    async with reader_of(port) as fetcher:
        with pytest.raises(Unreachable, match=r"There is no site called nowhere\.test\."):
            await fetcher.fetch(f"http://nowhere.test:{port}/")
        with pytest.raises(Unreachable, match=r"news\.test does not answer\."):
            await fetcher.fetch(f"http://news.test:{port}/")
        with pytest.raises(Unreadable, match=r"does not speak https|does not answer"):
            await fetcher.fetch(f"https://news.test:{port}/")


async def test_http_where_https_was_asked_for_gives_a_sentence() -> None:
    async with serving(status(200)) as port, reader_of(port) as fetcher:
        with pytest.raises(Unreachable, match="does not speak https as it should"):
            await fetcher.fetch(f"https://news.test:{port}/")


async def test_what_a_busy_server_asks_for_is_kept() -> None:
    async with serving(status(503)) as port, reader_of(port) as fetcher:
        with pytest.raises(Unreachable) as caught:
            await fetcher.fetch(f"http://news.test:{port}/")
    assert (caught.value.status, caught.value.retry_after) == (503, "120")


async def test_a_page_of_exactly_the_limit_is_read() -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(body=bytes(MOST_BYTES))

    async with serving(page) as port, reader_of(port) as fetcher:
        assert len((await fetcher.fetch(f"http://news.test:{port}/")).body) == MOST_BYTES


async def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    proxied: list[str] = []

    async def proxy(request: web.Request) -> web.Response:
        proxied.append(request.path_qs)
        return web.Response(text="through the proxy")

    async with serving(proxy) as proxy_port, serving(status(200)) as port:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setitem(os.environ, name, f"http://127.0.0.1:{proxy_port}")
        async with reader_of(port) as fetcher:
            assert (await fetcher.fetch(f"http://news.test:{port}/")).status == 200
    assert proxied == []


async def test_a_slow_server_does_not_use_up_the_time_of_others_in_the_queue() -> None:
    asked = 0

    async def page(request: web.Request) -> web.StreamResponse:
        nonlocal asked
        asked += 1
        return await drip(request) if asked <= 4 else web.Response(text="quick")

    async with serving(page) as port, reader_of(port, seconds=0.5) as fetcher:
        url = f"http://news.test:{port}/"
        *slow, quick = await asyncio.gather(
            *(fetcher.fetch(url) for _ in range(5)), return_exceptions=True
        )
    assert isinstance(quick, Fetched)
    assert quick.body == b"quick"
    assert all(isinstance(failure, Unreachable) for failure in slow)


async def test_a_site_answers_two_at_a_time_however_many_of_its_links_are_given() -> None:
    under_way, most = 0, 0

    async def page(request: web.Request) -> web.StreamResponse:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.005)
        under_way -= 1
        return web.Response(text="news")

    async with serving(page) as port, reader_of(port) as fetcher:
        links = [f"http://news.test:{port}/{number}" for number in range(12)]
        got = await asyncio.gather(*(fetcher.fetch(link) for link in links))
    assert [one.body for one in got] == [b"news"] * 12
    assert most == 2


@pytest.mark.parametrize("contact", ["a@example.org\r\nCookie: x", "Müller"])
def test_a_contact_that_no_header_can_hold_is_refused_at_once(contact: str) -> None:
    with pytest.raises(Unusable, match="plain letters"):
        Fetcher(contact=contact)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("", "links that begin with https://"),
        ("example.org/story", "links that begin with https://"),
        ("javascript:alert(1)", "links that begin with https://"),
        ("https://", "links that begin with https://"),
        ("https://example.org:99999/", "no web address"),
        ("https://[::1", "no web address"),
        ("https://me:secret@example.org/", "holds a user name or password"),
        ("https://example.org/" + "a" * 2000, "longer than 2,000 characters"),
    ],
)
def test_what_is_no_link_gives_a_sentence(link: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        checked(link)


def test_a_link_may_stand_in_angle_brackets_as_chat_writes_it() -> None:
    assert str(checked(" <https://example.org/story#top> ")) == "https://example.org/story"


@given(st.text(max_size=80) | st.text(max_size=40).map("http://".__add__))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_web_address_or_a_sentence(text: str) -> None:
    with suppress(Unreadable):
        assert checked(text).scheme in ("http", "https")
