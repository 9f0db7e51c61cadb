"""What a message shows, and whether Discord would take it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from discord import ui

from bot.presentation import limits

Component = dict[str, Any]
TEXT, BUTTON, SELECT = 10, 2, 3


def sent(view: ui.LayoutView) -> list[Component]:
    """The view as Discord is sent it, checked against the limits."""
    components: list[Component] = view.to_components()  # type: ignore[no-untyped-call]
    assert_within_limits(components)
    return components


def walk(components: Sequence[Component]) -> Iterator[Component]:
    """Every component, in the order in which it is seen."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if component.get("accessory"):
            yield from walk([component["accessory"]])


def shown(components: Sequence[Component]) -> str:
    """All text, block after block, as Markdown."""
    return "\n".join(part["content"] for part in walk(components) if part["type"] == TEXT)


def buttons(components: Sequence[Component]) -> list[Component]:
    return [part for part in walk(components) if part["type"] == BUTTON]


def labels(components: Sequence[Component]) -> list[str]:
    return [button["label"] for button in buttons(components)]


def assert_within_limits(components: Sequence[Component]) -> None:
    """Discord's limits on a Components V2 message, as its documentation states them."""
    parts = list(walk(components))
    texts = [part["content"] for part in parts if part["type"] == TEXT]
    assert len(parts) <= limits.MESSAGE_COMPONENTS
    assert sum(map(len, texts)) <= limits.MESSAGE_TEXT
    assert all(text.strip() for text in texts)
    identities = [part["custom_id"] for part in parts if part.get("custom_id")]
    assert len(identities) == len(set(identities))
    assert all(len(identity) <= limits.CUSTOM_ID for identity in identities)
    for part in parts:
        if part["type"] == BUTTON:
            assert 1 <= len(part["label"]) <= limits.BUTTON_LABEL
            assert len(part.get("url") or "") <= limits.LINK_URL
        if part["type"] == SELECT:
            assert 1 <= len(part["options"]) <= limits.CHOICES
            for option in part["options"]:
                assert 1 <= len(option["label"]) <= limits.OPTION
                assert len(option.get("description") or "") <= limits.OPTION
        if part["type"] == 1:
            assert 1 <= len(part["components"]) <= limits.ROW_BUTTONS
