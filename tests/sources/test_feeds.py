"""A feed's bytes to its entries: one quirk a row, then what must hold for anything."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.sources.entries import (
    Entry,
    Feed,
    NoFeed,
    plain_address,
    told_apart,
    without_tails,
)
from bot.sources.feeds import read_feed
from tests.support.feeds import item, items, rss

URL = "https://velm.example/news/feed.xml"


def feed_of(text: str | bytes, **facts: str) -> Feed:
    return read_feed(text if isinstance(text, bytes) else text.encode(), url=URL, **facts)


def only(inside: str) -> Entry:
    """The one entry of an RSS feed of that item."""
    (entry,) = feed_of(f"<rss version='2.0'><channel><item>{inside}</item></channel></rss>").entries
    return entry


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        pytest.param("<title>Dam &amp; bridge</title>", "Dam & bridge", id="plain"),
        pytest.param("<title><![CDATA[Dam & bridge]]></title>", "Dam & bridge", id="cdata"),
        pytest.param(
            "<title>&lt;b&gt;Dam&lt;/b&gt; &amp;amp; bridge</title>", "Dam & bridge", id="html"
        ),
        pytest.param(
            "<title>Dam & bridge at R&D</title>", "Dam & bridge at R&D", id="stray ampersand"
        ),
        pytest.param(
            "<title>Mayor&rsquo;s dam&nbsp;holds</title>", "Mayor’s dam holds", id="entities"
        ),
        pytest.param("<title>Dam\n   holds\x0b</title>", "Dam holds", id="white space, control"),
        pytest.param("<title>1 &lt; 2 and 3 &gt; 2</title>", "1 < 2 and 3 > 2", id="no tags"),
        pytest.param("<description>Words.</description>", "", id="none"),
        pytest.param(f"<title>{'dam ' * 200}</title>", f"{('dam ' * 75)[:299]}…", id="endless"),
    ],
)
def test_a_title_is_one_line_without_html(inside: str, title: str) -> None:
    assert only(inside).title == title


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        pytest.param("Wed, 23 Oct 2019 12:00:00 GMT", "2019-10-23T12:00:00+00:00", id="mail"),
        pytest.param(
            "Thu, 24 Oct 2019 01:00:00 +0300", "2019-10-24T01:00:00+03:00", id="zone kept"
        ),
        pytest.param("Wed, 23 Oct 2019 12:00:00 EST", "2019-10-23T12:00:00-05:00", id="named zone"),
        pytest.param("2019-10-23T12:00:00Z", "2019-10-23T12:00:00+00:00", id="ISO"),
        pytest.param("2019-10-23 12:00", "2019-10-23T12:00:00+00:00", id="no zone is UTC"),
        pytest.param("23 Oct 19 12:00 GMT", "2019-10-23T12:00:00+00:00", id="short year"),
        pytest.param("October 23, 2019", "2019-10-23T00:00:00+00:00", id="words"),
        pytest.param("Wed, 23 Oktober 2019 25:61", None, id="nonsense"),
        pytest.param("", None, id="empty"),
    ],
)
def test_dates_are_read_or_missing(raw: str, moment: str | None) -> None:
    found = only(f"<title>A</title><pubDate>{raw}</pubDate>").published
    assert found == (datetime.fromisoformat(moment) if moment else None)


@pytest.mark.parametrize(
    ("inside", "link", "guid"),
    [
        pytest.param("<link>/a</link>", "https://velm.example/a", None, id="relative to the feed"),
        pytest.param(
            "<guid>https://e.example/1</guid>",
            "https://e.example/1",
            "https://e.example/1",
            id="guid is the link",
        ),
        pytest.param("<guid isPermaLink='false'>tag:1</guid>", None, "tag:1", id="guid is no link"),
        pytest.param(
            "<link>https://e.example/?a=1&b=2</link>",
            "https://e.example/?a=1&b=2",
            None,
            id="stray ampersand",
        ),
        pytest.param("<link>javascript:alert(1)</link>", None, None, id="no web address"),
        pytest.param("<link>http://[::1</link>", None, None, id="damaged"),
        pytest.param("<guid isPermaLink='false'/>", None, None, id="an empty guid"),
    ],
)
def test_links_and_guids(inside: str, link: str | None, guid: str | None) -> None:
    entry = only(f"<title>A</title>{inside}")
    assert (entry.link, entry.guid) == (link, guid)
    assert entry.marks


def test_an_atom_feeds_base_and_its_own_text() -> None:
    feed = feed_of(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.example/x/"><title>Crier'
        '</title><entry><title type="text">a &lt;b&gt; c</title><link href="../dam"/><id>1</id>'
        "<updated>2031-03-04T10:00:00Z</updated><author><name>Lena Brandt</name></author>"
        '<content type="html">&lt;p&gt;It holds.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;'
        "&lt;p&gt;Still.&lt;/p&gt;</content></entry></feed>"
    )
    (entry,) = feed.entries
    assert feed.title == "Crier"
    assert entry.title == "a <b> c"
    assert entry.link == "https://e.example/dam"
    assert entry.text == "It holds.\n\nStill."
    assert entry.author == "Lena Brandt"
    assert entry.published == datetime(2031, 3, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1"], ids=str)
@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "gbk", "utf-16"])
def test_the_prologs_encoding_is_read_whatever_the_server_says(
    encoding: str, charset: str | None
) -> None:
    text = "Мост через реку открыли в понедельник, сообщила администрация порта."
    feed = rss([item(1, title="Мост открыт", text=text)]).replace("utf-8", encoding, 1)
    (entry,) = read_feed(feed.encode(encoding), url=URL, charset=charset).entries
    assert (entry.title, entry.text) == ("Мост открыт", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("\n\n \ufeff" + rss(items(1)), 1, id="blank lines before the prolog"),
        pytest.param("<br/><b>Warning</b>: mysql\n" + rss(items(1)), 1, id="an error before it"),
        pytest.param("<!-- <html> -->" + rss(items(1))[38:], 1, id="a comment before it"),
        pytest.param(rss(items(1, 2))[:-60], 2, id="cut off"),
        pytest.param(rss([]), 0, id="empty"),
        pytest.param(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/"><item rdf:about="https://e.example/1">'
            "<title>A</title></item></rdf:RDF>",
            1,
            id="RSS 1.0",
        ),
    ],
)
def test_what_is_slightly_broken_is_read(text: str, count: int) -> None:
    assert len(feed_of(text).entries) == count


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"<!doctype html><html><body>Repairs</body></html>", "a web page", id="page"),
        pytest.param(b"Not found", "no feed", id="words"),
        pytest.param(b'{"a": 1}', "it has no items", id="other JSON"),
        pytest.param(b'{"items": [', "is damaged", id="damaged JSON"),
        pytest.param(b"", "nothing at this address", id="nothing"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9, "is no feed", id="picture"
        ),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        feed_of(body)


def test_a_page_names_its_feeds() -> None:
    page = (
        "<html><head><link rel=stylesheet href=a.css type=text/css>"
        "<link rel='alternate home' type='application/rss+xml; charset=utf-8' href='../rss'>"
        "<link rel=ALTERNATE type=application/atom+xml href=https://e.example/atom>"
        "<link rel=alternate hreflang=fr href=/fr><link rel=alternate type=application/rss+xml"
        " href='javascript:x'></head></html>"
    )
    with pytest.raises(NoFeed) as refused:
        feed_of(page)
    assert refused.value.offered == ("https://velm.example/rss", "https://e.example/atom")


def test_json_feeds_are_read() -> None:
    feed = feed_of(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Crier",
                "items": [
                    {"id": 7, "url": "/dam", "title": "Dam", "content_html": "<p>It holds.</p>"},
                    {
                        "id": "8",
                        "external_url": "https://e.example/b",
                        "content_text": "Bridge.\ud83d",
                        "date_published": "2031-03-04T10:00:00+02:00",
                        "authors": [{"name": "Lena Brandt"}],
                    },
                    {"id": None, "title": 5, "authors": ["x"], "date_published": "soon"},
                    "no item",
                ],
            }
        )
    )
    first, second, third = feed.entries
    assert (first.guid, first.link, first.text) == ("7", "https://velm.example/dam", "It holds.")
    assert (second.link, second.author) == ("https://e.example/b", "Lena Brandt")
    assert second.published == datetime.fromisoformat("2031-03-04T10:00:00+02:00")
    assert (third.guid, third.title, third.published) == (None, "", None)


def test_the_newest_come_first_and_thousands_are_cut() -> None:
    feed = feed_of(rss(items(*range(1, 12))[::-1]))
    assert [entry.title for entry in feed.entries[:2]] == ["Port 11", "Port 10"]
    undated = feed_of(rss([item(n, date=None) for n in (3, 9, 5)]))
    assert [entry.title for entry in undated.entries] == ["Port 3", "Port 9", "Port 5"]


MINUTE = "Sat, 01 Mar 2031 08:12:45 GMT"
TEXT = "The bridge of Velm was opened on Monday by the mayor and the whole council " * 3


def shared(first: dict[str, str | None], second: dict[str, str | None]) -> bool:
    """Whether a feed of the one entry and a later one of the other hold the same."""
    marks = [set(feed_of(rss([item(1, **facts)])).entries[0].marks) for facts in (first, second)]
    return not marks[0].isdisjoint(marks[1])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param({}, {"title": "Changed", "date": None}, True, id="title and date change"),
        pytest.param({}, {"guid": "other"}, True, id="guid changes"),
        pytest.param(
            {}, {"guid": "other", "link": "/story/1?utm_source=x#xtor=RSS"}, True, id="tail"
        ),
        pytest.param(
            {}, {"guid": "other", "link": "http://www.velm.example/story/1/"}, True, id="host"
        ),
        pytest.param(
            {"text": TEXT}, {"guid": "b", "link": "/s/9", "text": TEXT}, True, id="text stays"
        ),
        pytest.param({}, {"guid": "b", "link": "/story/2"}, False, id="a teaser tells nothing"),
        pytest.param(
            {"date": MINUTE}, {"guid": "b", "link": "/s/9", "date": MINUTE}, True, id="minute"
        ),
        pytest.param(
            {"date": MINUTE},
            {"guid": "b", "link": "/s/9", "date": MINUTE, "title": "Port 2"},
            False,
            id="another title of that minute",
        ),
        pytest.param({}, {"guid": "b", "link": "/story/1?id=2"}, False, id="another query"),
        pytest.param({}, {"guid": "b", "link": "/story/1#item2"}, False, id="another fragment"),
        pytest.param(
            {"link": "/", "guid": "a"}, {"link": "/", "guid": "b"}, False, id="front page"
        ),
        pytest.param(
            {"guid": None, "link": None},
            {"guid": None, "link": None, "date": None},
            False,
            id="another date, nothing else",
        ),
    ],
)
def test_when_two_entries_are_the_same(
    first: dict[str, str | None], second: dict[str, str | None], same: bool
) -> None:
    assert shared(first, second) is same


def test_a_guid_or_link_that_all_have_tells_nothing_apart() -> None:
    feed = feed_of(rss([item(n, guid="same", link="/all") for n in (1, 2, 3)]))
    marks = [set(entry.marks) for entry in feed.entries]
    assert len(marks) == 3
    assert not marks[0] & marks[1] | marks[1] & marks[2] | marks[0] & marks[2]


@pytest.mark.parametrize(
    ("link", "opened"),
    [
        ("https://e.example/a?utm_source=rss&id=7&fbclid=x#xtor=RSS-1", "https://e.example/a?id=7"),
        ("https://e.example/a?id=7#top", "https://e.example/a?id=7#top"),
        ("https://e.example/a;jsessionid=5", "https://e.example/a;jsessionid=5"),
    ],
)
def test_tails_are_taken_off(link: str, opened: str) -> None:
    assert without_tails(link) == opened
    assert plain_address(link) == plain_address(opened)


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_entries = st.builds(
    Entry,
    guid=st.none() | st.sampled_from(["a", "b"]) | _words,
    link=st.none() | st.sampled_from(["https://e.example/1", "https://e.example/"]) | _words,
    title=_words,
    text=_words | st.just(TEXT),
)


@given(st.lists(_entries, max_size=8))
@settings(max_examples=100, deadline=None)
def test_entries_of_one_document_share_no_mark(entries: list[Entry]) -> None:
    marks = [mark for entry in told_apart(entries) for mark in entry.marks]
    assert len(marks) == len(set(marks))
    assert all(entry.marks for entry in told_apart(entries))
    assert all(-(2**63) <= mark < 2**63 for mark in marks)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.integers(0, 600))
@settings(max_examples=150, deadline=None)
def test_anything_is_a_feed_or_refused_with_a_sentence(junk: bytes, at: int) -> None:
    whole = rss(items(1, 2)).encode()
    for body in (junk, whole[:at] + junk + whole[at:]):
        feed, refusal = _read(body)
        assert feed is not None or refusal.endswith(".")
        for entry in feed.entries if feed is not None else ():
            assert "\n" not in entry.title
            assert entry.published is None or entry.published.tzinfo is not None


def _read(body: bytes) -> tuple[Feed | None, str]:
    try:
        return read_feed(body, url=URL), ""
    except Unreadable as error:
        return None, error.for_reader


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<title>&a9;</title>", id="entities in entities"),
        pytest.param("<title>" + "&lt;" * 50_000 + "</title>", id="brackets"),
        pytest.param("<description>" + "&lt;div&gt;" * 20_000 + "</description>", id="depth"),
        pytest.param("<title>&x;</title>", id="files"),
    ],
)
def test_hostile_documents_end_soon_and_reach_no_file(inside: str) -> None:
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    kinds = f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{laughs}<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    started = time.process_time()
    feed = feed_of(f"{kinds}<rss version='2.0'><channel><item>{inside}</item></channel></rss>")
    assert time.process_time() - started < 5
    assert all("root:" not in entry.title for entry in feed.entries)
