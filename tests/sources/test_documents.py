from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.sources.documents import ENDINGS, Document, Refused, documents_in, unmarked


def only(data: bytes, name: str) -> Document:
    [found] = documents_in(data, name=name)
    assert isinstance(found, Document)
    return found


def test_a_text_file_is_one_document() -> None:
    found = only(b"Dam holds\n\nThe dam above Orsk held.", "news/dam.TXT")
    assert found.text == "Dam holds\n\nThe dam above Orsk held."
    assert (found.name, found.html, found.encoding) == ("news/dam.TXT", None, None)


def test_a_text_file_says_which_encoding_was_assumed() -> None:
    found = only("The café’s owner said it was open.".encode("cp1252"), "dam.txt")
    assert (found.text, found.encoding) == ("The café’s owner said it was open.", "Windows-1252")


def test_an_html_file_is_one_page_in_the_encoding_it_names() -> None:
    found = only('<meta charset="iso-8859-2"><p>Żółw'.encode("iso-8859-2"), "dam.htm")
    assert found.html == '<meta charset="iso-8859-2"><p>Żółw'
    assert found.text is None


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        pytest.param("# Dam holds #\n\nIt held.", "Dam holds\n\nIt held.", id="heading"),
        pytest.param("She said **no** and *left*.", "She said no and left.", id="emphasis"),
        pytest.param("the [mayor](https://e.org/a_b) said", "the mayor said", id="link"),
        pytest.param("![The dam](dam.jpg)", "The dam", id="picture"),
        pytest.param("> It held,\n> she said.", "It held,\nshe said.", id="quotation"),
        pytest.param("---\ntitle: x\n---\nIt held.", "It held.", id="front matter"),
        pytest.param(r"5 \* 3 \# 1", "5 * 3 # 1", id="escapes"),
        pytest.param(
            "5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name", id="no marks"
        ),
    ],
)
def test_markdown_loses_its_marks_and_keeps_its_words(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain
    assert only(marked.encode(), "dam.md").text == plain


ROW = {
    "id": "dam-1",
    "text": "The dam held.",
    "title": "Dam holds",
    "url": "https://example.org/dam",
    "published": "2019-10-24T08:00:00Z",
    "source": "Orsk Daily",
    "plain": True,
}


def test_an_object_has_the_keys_of_the_terminal() -> None:
    assert only(json.dumps(ROW).encode(), "news.json") == Document(
        name="news.json dam-1",
        text="The dam held.",
        title="Dam holds",
        url="https://example.org/dam",
        published=date(2019, 10, 24),
        source="Orsk Daily",
        plain=True,
    )


def test_a_list_and_lines_hold_many_documents() -> None:
    rows = [{"text": "One."}, {"html": "<p>Two."}]
    listed = list(documents_in(json.dumps(rows).encode(), name="a.json"))
    lines = "\n\n".join(json.dumps(row) for row in rows)
    assert list(documents_in(lines.encode(), name="a.json" + "l")) == [
        Document(name="a.jsonl #1", text="One."),
        Document(name="a.jsonl #2", html="<p>Two."),
    ]
    assert [type(found) for found in listed] == [Document, Document]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("{", "It is no JSON: Expecting property name", id="no JSON"),
        pytest.param("[1]", "It is no object with “text” or “html”.", id="a list"),
        pytest.param('{"id": 1}', "It needs either “text” or “html”.", id="neither"),
        pytest.param('{"text": "a", "html": "b"}', "It needs either “text” or “html”.", id="both"),
        pytest.param('{"text": 5}', "“text” is no text.", id="a number"),
        pytest.param('{"text": "a", "url": []}', "“url” is no text.", id="a list for a link"),
        pytest.param('{"text": "a", "published": "May"}', "“published” is no day", id="no day"),
        pytest.param("[" * 100_000, "It is no JSON: nested too deeply.", id="deep"),
        pytest.param("1" * 5000, "It is no JSON: a number is too long.", id="long number"),
    ],
)
def test_a_document_that_is_no_good_ends_nothing(row: str, reason: str) -> None:
    good = '{"text": "The dam held."}'
    before, refused, after = documents_in(f"{good}\n{row}\n{good}".encode(), name="a.jsonl")
    assert isinstance(refused, Refused)
    assert reason in refused.reason
    assert refused.reason.endswith(".")
    assert [type(before), type(after)] == [Document, Document]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "dam.pdf",
            b"%PDF-1.7",
            "dam.pdf is none of .txt, .md, .html, .htm, .json, .jsonl or .zip",
        ),
        (
            "a.opml",
            b"<opml/>",
            "a.opml is a list of feeds. Give it to /feeds import in the channel",
        ),
        ("dam", b"The dam held.", "dam is none of .txt"),
        ("inner.zip", b"PK", "inner.zip is an archive inside an archive"),
        ("dam.txt", b"", "There is nothing in it."),
        ("dam.json", b"{", "dam.json is no JSON: Expecting property name"),
    ],
)
def test_a_file_that_is_no_good_gives_a_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(documents_in(data, name=name))
    assert sentence in caught.value.for_reader


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "text", "html", "title", "url", "published", "source", "x"]),
            inner,
        )
    ),
    max_leaves=8,
)


@given(JSON, st.sampled_from([".json", ".jsonl"]))
@settings(max_examples=150, deadline=None)
def test_any_json_gives_documents_or_reasons(value: object, ending: str) -> None:
    data = json.dumps(value).encode()
    with suppress(Unreadable):
        for found in documents_in(data, name="a" + ending):
            if isinstance(found, Document):
                (found.text or found.html or "").encode("utf-8")
                assert (found.text is None) != (found.html is None)
            else:
                assert found.reason.endswith(".")


@given(st.binary(max_size=200), st.sampled_from(ENDINGS))
@settings(max_examples=150, deadline=None)
def test_any_file_gives_documents_or_a_sentence(data: bytes, ending: str) -> None:
    with suppress(Unreadable):
        list(documents_in(data, name="a" + ending))
