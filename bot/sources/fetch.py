"""Fetch one address from the web.

In: an address that an editor or a feed gave. Out: the bytes, where they were found in the end, and
the few headers that matter. Every failure is Unreadable, or its kind Unreachable, with a sentence.
Not here: what the bytes mean (encodings.py, pages.py); when to ask again.

Limits: http and https; the connections guard.py allows, also after each of at most 5 redirects;
5 MB, counted while reading and after decompression (aiohttp inflates in small windows); one
compression only; 20 seconds in all, however slowly a server drips. No cookies, no proxy from the
environment, no credentials: what everybody can read, and nothing else.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.config import WEB_PORTS, Settings
from bot.errors import Unreadable, Unusable
from bot.sources.guard import Inward, socket_factory

MOST_BYTES = 5_000_000
MOST_REDIRECTS = 5
MOST_CHARACTERS = 2000  # of an address
NO_CONTACT = "its owner gave no contact"  # as a Fetcher's contact
AT_ONCE = 8  # downloads; the most memory they take is this many times MOST_BYTES
OF_A_SITE = 2  # of them from one site, however many of its links are given together

_REFUSED = MOST_REDIRECTS + 1  # the redirect at which aiohttp gives up
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate", "br", "zstd"})
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_WHY = {  # status: what was wrong and what to do
    401: "asks for a password (401). Paste the text instead.",
    402: "asks for payment (402). Paste the text instead, if you may read it.",
    403: "refuses to be read by programs (403). Paste the text instead.",
    404: "has nothing at this address (404). Check the link.",
    410: "has removed this page for good (410).",
    429: "asks for fewer requests (429). Try again later.",
    451: "may not show this page for legal reasons (451).",
}


class Unreachable(Unreadable):
    """The server did not give the page. `status` is None where it gave no answer at all.

    `retry_after` is the header of that name as sent: seconds or an HTTP date. `date` is the
    server's clock.
    """

    def __init__(
        self,
        for_reader: str,
        *,
        status: int | None = None,
        retry_after: str | None = None,
        date: str | None = None,
    ) -> None:
        super().__init__(for_reader)
        self.status = status
        self.retry_after = retry_after
        self.date = date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: 200 to 299, or, to a caller who sent a validator, 304 and no body.

    `moved`: there were redirects and all were permanent (301, 308), so `url` replaces the address.
    """

    url: str  # where the redirects ended, without a fragment
    moved: bool
    status: int
    body: bytes = field(repr=False)
    content_type: str  # lower case, without parameters; "" where the server sent none
    charset: str | None  # as the server names it
    etag: str | None = None
    last_modified: str | None = None
    cache_control: str | None = None
    expires: str | None = None
    date: str | None = None  # the server's clock

    @property
    def unchanged(self) -> bool:
        return self.status == 304


class Fetcher:
    """Downloads, at most AT_ONCE together and OF_A_SITE from one site; the 20 seconds count from
    when one's turn comes.

    `contact` is an address or page that tells a site's owner whose program this is. `also` are the
    (address, port) pairs that the bot's owner allows although they are not public. Raises Unusable
    where `contact` cannot stand in a header.
    """

    def __init__(
        self,
        *,
        contact: str,
        ports: Collection[int] = WEB_PORTS,
        also: Collection[tuple[str, int]] = (),
        seconds: float = 20.0,
        resolver: AbstractResolver | None = None,
    ) -> None:
        if not (contact.isascii() and contact.isprintable()):
            raise Unusable("The contact for web sites must be an address or link in plain letters.")
        self._agent = f"Dateline/1 (news reader for Discord; {contact})"
        self._seconds = seconds
        self._factory = socket_factory(ports=ports, also=also)
        self._resolver = resolver
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._sites: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """What stands at `url` now. Raises Unreadable and Unreachable.

        With the validators of an earlier answer, the answer may be `unchanged`.
        """
        address = checked(url)
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        where = address.host or ""
        site = self._sites.setdefault(where, asyncio.Semaphore(OF_A_SITE))
        async with site, self._turns:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._get(address, headers)
            except TimeoutError:
                raise Unreachable(
                    f"{where} took longer than {self._seconds:g} seconds. Try again later,"
                    " or paste the text."
                ) from None
            except (aiohttp.ClientError, OSError, ValueError) as error:
                raise _explained(error, where) from error

    async def _get(self, address: URL, headers: dict[str, str]) -> Fetched:
        request = self._opened().get(address, headers=headers, max_redirects=_REFUSED)
        async with request as response:
            status = response.status
            where = response.url.host or ""
            unchanged = status == 304 and bool(headers)
            if not (200 <= status < 300 or unchanged):
                raise Unreachable(
                    _refusal(status, where),
                    status=status,
                    retry_after=response.headers.get("Retry-After"),
                    date=response.headers.get("Date"),
                )
            encoding = ", ".join(response.headers.getall("Content-Encoding", []))
            if encoding.strip().lower() not in _ENCODINGS:
                raise Unreadable(f"{where} packs its answer in a way that Dateline does not open.")
            body = b"" if unchanged else await _read(response, where)
            sent = response.headers
            return Fetched(
                url=str(response.url.with_fragment(None)),
                moved=bool(response.history)
                and all(r.status in (301, 308) for r in response.history),
                status=status,
                body=body,
                content_type=sent.get("Content-Type", "").partition(";")[0].strip().lower(),
                charset=response.charset,
                etag=sent.get("ETag"),
                last_modified=sent.get("Last-Modified"),
                cache_control=sent.get("Cache-Control"),
                expires=sent.get("Expires"),
                date=sent.get("Date"),
            )

    def _opened(self) -> aiohttp.ClientSession:
        # Made at the first download: a session belongs to the event loop that runs then.
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    socket_factory=self._factory, resolver=self._resolver, limit=AT_ONCE
                ),
                timeout=aiohttp.ClientTimeout(total=self._seconds, sock_connect=self._seconds / 2),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
                headers={
                    "User-Agent": self._agent,
                    "Accept": _ACCEPT,
                    "Accept-Language": "en, *;q=0.5",
                },
            )
        return self._session


def fetcher_of(settings: Settings) -> Fetcher:
    """Raises Unusable where the contact cannot be told to web sites."""
    return Fetcher(
        contact=settings.contact or NO_CONTACT,
        ports=settings.web_ports,
        also=settings.inner_servers,
    )


def checked(url: str) -> URL:
    """`url` as an address Dateline may ask for. Raises Unreadable."""
    typed = url.strip().removeprefix("<").removesuffix(">")
    if len(typed) > MOST_CHARACTERS:
        raise Unreadable(f"That link is longer than {MOST_CHARACTERS:,} characters.")
    try:
        address = URL(typed)
        port = address.port
    except ValueError:
        raise Unreadable(
            "That is no web address. A link looks like https://example.org/story."
        ) from None
    if address.scheme not in ("http", "https") or not address.host or port is None:
        raise Unreadable("Dateline reads links that begin with https:// or http://.")
    if address.user is not None or address.password is not None:
        raise Unreadable("That link holds a user name or password. Give it without.")
    return address.with_fragment(None)


async def _read(response: aiohttp.ClientResponse, where: str) -> bytes:
    held = bytearray()
    async for chunk in response.content.iter_chunked(65536):
        held += chunk
        if len(held) > MOST_BYTES:
            response.close()
            raise Unreadable(
                f"{where} sends more than {MOST_BYTES // 1_000_000} MB, more than any article has."
                " Paste the text instead."
            )
    return bytes(held)


def _refusal(status: int, where: str) -> str:
    if status in _WHY:
        return f"{where} {_WHY[status]}"
    if status >= 500:
        return f"{where} has trouble of its own ({status}). Try again later."
    return f"{where} did not give this page ({status}). Check the link, or paste the text."


def _explained(error: Exception, where: str) -> Unreadable:
    """The sentence for what went wrong on the way; nothing of it tells what a name points to."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Unreachable(f"There is no site called {where}. Check the link.")
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return Unreachable(f"The certificate of {where} is not valid, so nobody knows who answers.")
    if isinstance(error, aiohttp.ClientConnectorSSLError):
        return Unreachable(f"{where} does not speak https as it should. Try the link with http://.")
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, Inward):
        return Unreadable(
            "That link does not lead to a public web address at a usual port;"
            " Dateline opens no other. Paste the text instead."
        )
    if isinstance(error, aiohttp.TooManyRedirects):
        return Unreadable(
            f"{where} sends from one address to the next without end. Paste the text."
        )
    if isinstance(error, (aiohttp.InvalidURL, aiohttp.NonHttpUrlClientError)):
        return Unreadable(f"{where} leads to something that is no web address.")
    if isinstance(error, aiohttp.ClientPayloadError):
        return Unreachable(f"The answer of {where} broke off or is damaged. Try again.")
    if isinstance(error, aiohttp.ClientConnectorError):
        return Unreachable(f"{where} does not answer. Try again later.")
    return Unreachable(
        f"{where} did not answer as a web site does. Try again later, or paste the text."
    )
