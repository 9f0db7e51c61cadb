"""Fix the text of an article once, before any span of it is made.

Line ends become "\\n" and a leading byte order mark goes; nothing else is touched, so that every
word stays as printed. Case, accents and Unicode forms are folded in search keys only.
"""

from __future__ import annotations


def fix_text(raw: str) -> str:
    """`raw` with "\\n" at every line's end; fixing it twice changes nothing.

    >>> fix_text("\\ufeffSOCHI, October 23.\\r\\nThe Kremlin")
    'SOCHI, October 23.\\nThe Kremlin'
    """
    return raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
