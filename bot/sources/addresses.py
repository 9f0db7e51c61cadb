"""Whether two web addresses are of one site.

Any page can call another site's address its own, and a copy of an article can change after it was
taken for the same: only a site itself is asked what its articles say.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_OF_ONE_SITE = re.compile(r"^(?:www|m|mobile|amp)\.")


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
