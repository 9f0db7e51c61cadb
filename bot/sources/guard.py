"""Which addresses Dateline opens a connection to.

An editor's link must not reach the machine Dateline runs on or the network around it. The check
stands where the socket is made, so it sees the address of every real connection: names, literals,
odd spellings of numbers, redirects, and names that resolve to something else the second time. A
check of names or of the resolver's answers misses literals (aiohttp asks no resolver about them).

A proxy would connect on Dateline's behalf and so defeat this; the fetcher never uses one.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from bot.config import WEB_PORTS

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
# IANA's special-purpose registries, where `is_global` says yes in some version of Python.
_SPECIAL = (
    IPv4Network("100.64.0.0/10"),  # carrier-grade NAT
    IPv4Network("192.0.0.0/24"),  # protocol assignments
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
    IPv4Network("198.18.0.0/15"),  # benchmarking
    IPv4Network("240.0.0.0/4"),
    IPv6Network("2001::/23"),
    IPv6Network("3fff::/20"),  # documentation
    IPv6Network("5f00::/16"),  # segment routing
    IPv6Network("fec0::/10"),  # site-local
)


class Inward(OSError):
    """An address or port that Dateline does not open.

    An OSError, so that aiohttp reports it as a connection that failed. The words are the same for
    every address: they tell nobody where a name points to.
    """


def is_public(address: str) -> bool:
    """Whether `address` (as a resolver or a socket prints it) is on the open internet.

    Addresses that carry an IPv4 address inside (mapped, 6to4, Teredo, NAT64) are not: no honest
    site needs them. Neither are those with a zone ("fe80::1%eth0").
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and (
        ip.scope_id is not None
        or ip.ipv4_mapped is not None
        or ip.sixtofour is not None
        or ip.teredo is not None
        or int(ip) >> 32 == 0
        or any(ip in network for network in _NAT64)
    ):
        return False
    inside = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback
    special = any(ip in network for network in _SPECIAL if network.version == ip.version)
    return ip.is_global and not inside and not ip.is_link_local and not special


def socket_factory(
    *, ports: Collection[int] = WEB_PORTS, also: Collection[tuple[str, int]] = ()
) -> Callable[[tuple[Any, ...]], socket.socket]:
    """What aiohttp's TCPConnector makes its sockets with; raises Inward for any other address.

    `also` are (address, port) pairs that the bot's owner allows although they are not public.
    """

    def make(address: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, (host, port, *_) = address
        if (host, port) not in also and not (port in ports and is_public(host)):
            raise Inward("not a public web address")
        made = socket.socket(family=family, type=kind, proto=protocol)
        made.setblocking(False)
        return made

    return make
