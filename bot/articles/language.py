"""Tell the language of a text."""

from __future__ import annotations


def language_of(text: str) -> str:
    return "en"
