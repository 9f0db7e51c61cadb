from __future__ import annotations

import ipaddress
import socket

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.sources.fetch import Fetcher
from bot.sources.guard import Inward, is_public, socket_factory
from tests.sources.servers import Names, serving


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450::1"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "192.0.0.8", "192.88.99.1", "198.18.0.1", "224.0.0.1"),
        *("240.0.0.1", "255.255.255.255", "192.0.2.1", "203.0.113.9"),
        *("::", "::1", "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::127.0.0.1", "::8.8.8.8"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:0:1::1", "fd00:ec2::254"),
        *("fe80::1", "fe80::1%lo", "2606:4700::1111%eth0", "fec0::1", "ff02::1", "3fff::1"),
        *("5f00::1", "2001:db8::1", "", "localhost", "127.1", "0x7f000001"),
    ],
)
def test_addresses_inside_a_network_or_of_no_host_are_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
@settings(max_examples=50, deadline=None)
def test_an_inner_address_is_not_public_in_any_of_its_ipv6_forms(
    inner: ipaddress.IPv4Address,
) -> None:
    number = int(inner)
    forms = [
        number,  # compatible
        0xFFFF << 32 | number,  # mapped
        0x0064FF9B << 96 | number,  # NAT64
        0x2002 << 112 | number << 80,  # 6to4
        0x20010000 << 96 | (number ^ 0xFFFFFFFF),  # Teredo
    ]
    assert not any(is_public(str(ipaddress.IPv6Address(form))) for form in forms)


@given(st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_words_are_no_public_address(text: str) -> None:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        assert not is_public(text)


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_no_socket_is_made_for_a_port_that_is_not_of_the_web(port: int) -> None:
    with pytest.raises(Inward):
        socket_factory()((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port)))


NAMES = {
    "good": [["127.0.0.1"]],
    "evil": [["127.0.0.1"]],
    "evil6": [["::1"]],
    "mapped": [["::ffff:127.0.0.1"]],
    "meta": [["169.254.169.254"]],
    "rebind": [["127.0.0.1"], ["127.0.0.1"]],
    "both": [["::1", "127.0.0.1"]],
}
VECTORS = {  # G is the port of the server that may be read, S of the one that may not
    "literal": "http://127.0.0.1:S/",
    "loopback of IPv6": "http://[::1]:S/",
    "mapped IPv6": "http://[::ffff:127.0.0.1]:S/",
    "mapped IPv6, hexadecimal": "http://[::ffff:7f00:1]:S/",
    "name of an inner address": "http://evil.test:S/",
    "name of an inner IPv6 address": "http://evil6.test:S/",
    "name of a mapped address": "http://mapped.test:S/",
    "name of several inner addresses": "http://both.test:S/",
    "name of a cloud's metadata": "http://meta.test:S/",
    "short form": "http://127.1:S/",
    "hexadecimal number": "http://0x7f000001:S/",
    "decimal number": "http://2130706433:S/",
    "octal number": "http://0177.0.0.1:S/",
    "full-width digits": "http://１２７.0.0.1:S/",
    "circled digits": "http://①②⑦.⓪.⓪.①:S/",
    "user name that looks like a host": "http://good.test@127.0.0.1:S/",
    "trailing dot": "http://127.0.0.1.:S/",
    "any address": "http://0.0.0.0:S/",
    "localhost": "http://localhost:S/",
    "redirect to a literal": "http://good.test:G/?to=http://127.0.0.1:S/",
    "redirect to a name": "http://good.test:G/?to=http://evil.test:S/",
    "redirect to a file": "http://good.test:G/?to=file:///etc/hostname",
    "redirect to no scheme": "http://good.test:G/?to=gopher://127.0.0.1:S/",
    "redirect of a redirect": "http://good.test:G/?to=http://good.test:G/?to=http://127.0.0.1:S/",
    "file": "file:///etc/hostname",
    "ftp": "ftp://127.0.0.1:S/",
}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
async def test_no_link_reaches_a_server_inside(vector: str) -> None:
    reached: list[str] = []

    async def secret(request: web.Request) -> web.Response:
        reached.append(request.path_qs)
        return web.Response(text="SECRET")

    async def good(request: web.Request) -> web.Response:
        # Everything after "to=", as a naive redirector takes it.
        raise web.HTTPFound(request.path_qs.partition("to=")[2])

    async with serving(good) as open_port, serving(secret) as shut_port:
        url = vector.replace("G/", f"{open_port}/").replace(":S/", f":{shut_port}/")
        async with Fetcher(
            contact="test@example.org",
            ports={open_port, shut_port},
            also={("127.0.0.1", open_port)},
            resolver=Names(**NAMES),
        ) as fetcher:
            with pytest.raises(Unreadable):
                await fetcher.fetch(url)
    assert reached == []


async def test_a_name_that_answers_differently_the_second_time_reaches_nothing() -> None:
    reached: list[str] = []

    async def secret(request: web.Request) -> web.Response:
        reached.append(request.path_qs)
        return web.Response(text="SECRET")

    async with serving(secret) as port:
        names = Names(rebind=[["93.184.216.34"], ["127.0.0.1"]])
        await names.resolve("rebind.test", port)  # a check that came first, and was content
        async with Fetcher(contact="t@example.org", ports={port}, resolver=names) as fetcher:
            with pytest.raises(Unreadable, match="public web address"):
                await fetcher.fetch(f"http://rebind.test:{port}/")
    assert reached == []


async def test_the_owner_can_allow_one_inner_server() -> None:
    async def intranet(request: web.Request) -> web.Response:
        return web.Response(text="news")

    async with (
        serving(intranet) as port,
        Fetcher(contact="t@example.org", also={("127.0.0.1", port)}) as fetcher,
    ):
        assert (await fetcher.fetch(f"http://127.0.0.1:{port}/")).body == b"news"
