"""Web addresses: as people type them, and whether two are of one site.

Any page can call another site's address its own, and a copy of an article can change after it was
taken for the same: only a site itself is asked what its articles say.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?\Z")  # without https://
_OF_ONE_SITE = re.compile(r"^(?:www|m|mobile|amp)\.")


def completed(typed: str) -> str | None:
    """What was typed as an address, with its scheme; None where it is like none.

    "feed:" before an address says only what stands there.

    >>> completed("velm.example/rss"), completed("feed://velm.example/rss"), completed("velm")
    ('https://velm.example/rss', 'http://velm.example/rss', None)
    """
    if typed.lower().startswith("feed:"):
        typed = typed[5:]
        typed = f"http:{typed}" if typed.startswith("//") else typed
    if "://" in typed:
        return typed
    return f"https://{typed}" if _SITE.match(typed) else None


def same_site(url: str, other: str) -> bool:
    """Whether one host is the other, or stands within it.

    >>> same_site("https://www.velm.example/a", "https://amp.velm.example/a?b=1")
    True
    """
    one, two = (_OF_ONE_SITE.sub("", _host(address)) for address in (url, other))
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
