"""Lists of feeds, read as other programs write them and written so that they can read them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.sources.opml import Outline, read_opml, write_opml


def test_folders_are_opened_and_each_feed_is_read_once() -> None:
    outlines = read_opml(
        b'<?xml version="1.0" encoding="iso-8859-1"?><opml version="1.0"><head/><body>'
        b'<outline text="Papers"><outline title="Velm \xe9" xmlurl="https://e.example/1"/>'
        b'<outline text="Again" xmlUrl="https://e.example/1"/></outline>'
        b'<outline text="No feed"/><outline text="B" xmlUrl="file:///etc/passwd"/>'
        b'<outline text="C & D" xmlUrl="https://e.example/2?a=1&b=2"/></body></opml>'
    )
    assert outlines == [
        Outline(url="https://e.example/1", title="Velm é"),
        Outline(url="file:///etc/passwd", title="B"),
        Outline(url="https://e.example/2?a=1&b=2", title="C & D"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "no list of feeds", id="nothing"),
        pytest.param(b"<html/>", "no list of feeds", id="a page"),
        pytest.param(b"\xff\xfe\x00", "no list of feeds", id="bytes"),
        pytest.param(b"<opml><body/></opml>", "no feed in that list", id="empty"),
        pytest.param(
            b"<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml>&x;</opml>",
            "no feed in that list",
            id="files",
        ),
        pytest.param(
            b"<opml>%s</opml>"
            % b"".join(b"<outline xmlUrl='https://e.example/%d'/>" % n for n in range(1001)),
            "more than 1,000 feeds",
            id="too many",
        ),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_opml(data)


_titles = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)


@given(st.lists(st.tuples(_titles, st.integers(0, 99)), min_size=1, unique_by=lambda pair: pair[1]))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(pairs: list[tuple[str, int]]) -> None:
    outlines = [Outline(url=f"https://e.example/?a=1&n={n}", title=t) for t, n in pairs]
    assert read_opml(write_opml(outlines, title="Desk & <co>")) == outlines
