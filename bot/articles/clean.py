"""Fix the text of an article once, before any span of it is made; what is none is refused.

Line ends become "\\n" and a leading byte order mark goes; nothing else is touched, so that every
word stays as printed. Case, accents and Unicode forms are folded in search keys only.
"""

from __future__ import annotations

import re

from bot.errors import Unreadable

MOST_CHARACTERS = 1_000_000  # of an article; a long book has about that many

# C0 and C1 controls but tab, line feed, form feed, carriage return, next line.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")


def fix_text(raw: str) -> str:
    """`raw` with "\\n" at every line's end; fixing it twice changes nothing.

    >>> fix_text("\\ufeffSOCHI, October 23.\\r\\nThe Kremlin")
    'SOCHI, October 23.\\nThe Kremlin'
    """
    return raw.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def checked(text: str) -> str:
    """The text as it is stored. Raises Unreadable where it is none."""
    fixed = fix_text(text)
    if len(fixed) > MOST_CHARACTERS:
        raise Unreadable(
            f"This has {len(fixed):,} characters; an article can have {MOST_CHARACTERS:,}."
            " Load it in smaller parts."
        )
    if not any(letter.isalnum() for letter in fixed):
        raise Unreadable("There are no words in this. Paste or attach an article's text.")
    if "\x00" in fixed or len(_CONTROLS.findall(fixed)) * 50 > len(fixed):
        raise Unreadable("This is no text but binary data. Save the article as plain text (.txt).")
    try:
        fixed.encode()
    except UnicodeEncodeError:
        raise Unreadable(
            "This holds half characters (lone surrogates). Save the text as UTF-8."
        ) from None
    return fixed
