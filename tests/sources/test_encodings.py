from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.sources.encodings import MOST_BYTES, decode

ENGLISH = (
    "The café’s owner said “we’re open”, and the naïve visitor paid £4 – twice what it had cost"
    " before. Officials in Malmö and São Paulo did not comment on the façade of the deal."
)
RUSSIAN = (
    "Правительство города утвердило новый план развития общественного транспорта, сообщил в среду"
    " представитель мэрии. По его словам, первые двенадцать трамваев выйдут на линию весной."
)
POLISH = (
    "Rzecznik ministerstwa powiedział, że żadne z państw nie zgłosiło zastrzeżeń; następne"
    " spotkanie odbędzie się w Łodzi. Mieszkańcy są zdziwieni, że ścieżka będzie zamknięta."
)
TURKISH = (
    "Başbakan yardımcısı, görüşmelerin önümüzdeki hafta İstanbul’da süreceğini söyledi. Açıklamada"
    " işçilerin ücretlerinin de değişeceği belirtildi, ancak ayrıntı verilmedi."
)


@pytest.mark.parametrize(
    ("text", "codec", "name", "assumed"),
    [
        pytest.param(ENGLISH, "utf-8", "UTF-8", False, id="UTF-8"),
        pytest.param(ENGLISH, "utf-8-sig", "UTF-8", False, id="UTF-8 with a mark"),
        pytest.param(ENGLISH, "utf-16", "UTF-16", False, id="UTF-16 with a mark"),
        pytest.param(ENGLISH, "utf-32", "UTF-32", False, id="UTF-32 with a mark"),
        pytest.param(ENGLISH, "utf-16-le", "UTF-16", True, id="UTF-16 LE without a mark"),
        pytest.param(ENGLISH, "utf-16-be", "UTF-16", True, id="UTF-16 BE without a mark"),
        pytest.param(RUSSIAN, "utf-16-le", "UTF-16", True, id="Russian UTF-16 without a mark"),
        pytest.param(ENGLISH, "cp1252", "Windows-1252", True, id="Windows-1252"),
        pytest.param(RUSSIAN, "cp1251", "Windows-1251", True, id="Windows-1251"),
        pytest.param(RUSSIAN, "koi8-r", "KOI8-R", True, id="KOI8-R"),
        pytest.param(RUSSIAN, "cp866", "CP866", True, id="DOS Cyrillic"),
        pytest.param(POLISH, "cp1250", "Windows-1250", True, id="Windows-1250"),
    ],
)
def test_every_letter_survives(text: str, codec: str, name: str, assumed: bool) -> None:
    got = decode(text.encode(codec))
    assert (got.text, got.encoding, got.assumed) == (text, name, assumed)


PAGE = '<?xml version="1.0"{prolog}?><html><head>{meta}</head><body>' + RUSSIAN + "</body></html>"


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "same", "nonsense"])
@pytest.mark.parametrize("meta", [None, "same", "utf-8"])
@pytest.mark.parametrize("prolog", [None, "same"])
def test_a_page_is_read_whoever_names_its_encoding_and_whoever_is_wrong(
    codec: str, header: str | None, meta: str | None, prolog: str | None
) -> None:
    def named(value: str | None) -> str | None:
        return codec if value == "same" else value

    html = PAGE.format(
        prolog=f' encoding="{codec}"' if prolog else "",
        meta=f'<meta http-equiv="Content-Type" content="text/html; charset={named(meta)}">'
        if meta
        else "",
    )
    got = decode(html.encode(codec), header_charset=named(header), markup=True)
    assert got.text == html
    assert got.assumed is ("same" not in (header, meta, prolog))


def test_the_server_is_believed_before_the_page_but_not_its_default() -> None:
    html = '<meta charset="iso-8859-2"><p>' + POLISH
    data = html.encode("iso-8859-2", "replace")
    assert decode(data, header_charset="iso-8859-1", markup=True).encoding == "ISO-8859-2"
    assert decode(data, header_charset="cp1250", markup=True).encoding == "Windows-1250"


def test_a_file_that_names_an_encoding_in_its_words_is_not_taken_by_its_word() -> None:
    note = f'<meta charset="koi8-r"> {ENGLISH}'
    assert decode(note.encode("cp1252")).text == note


@pytest.mark.parametrize(
    "charset", ["hex", "base64", "rot13", "idna", "undefined", "utf-7", "unicode_escape", "\0", ""]
)
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), header_charset=charset).text == ENGLISH


def test_a_file_cut_inside_a_character_loses_that_character_only() -> None:
    assert decode(RUSSIAN.encode()[:-2]).text == RUSSIAN[:-2]


def test_words_decoded_wrongly_before_are_set_right() -> None:
    spoilt = "The café’s owner doesn’t know".encode().decode("cp1252")
    assert decode(spoilt.encode()).text == "The café’s owner doesn’t know"


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, POLISH, TURKISH, "“Ça va?” – €5 à l’œuvre"])
def test_words_that_are_right_stay_as_printed(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "There is nothing in it.", id="empty"),
        pytest.param(b" \r\n\t", "There is nothing in it.", id="blank"),
        pytest.param(b"x" * (MOST_BYTES + 1), "It is larger than 5 MB; split it.", id="large"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "It is no text", id="picture"),
        pytest.param(bytes(4000) + b"abc" + bytes(4000), "It is no text", id="zeros"),
    ],
)
def test_what_is_no_text_gives_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        decode(data)


LETTERS = st.text(st.characters(categories=["L", "N", "P", "Zs", "Sc"]), min_size=1, max_size=200)


@given(LETTERS)
@settings(max_examples=150, deadline=None)
def test_utf8_comes_back_letter_for_letter(text: str) -> None:
    with suppress(Unreadable):
        got = decode(codecs.BOM_UTF8 + text.encode(), repair=False)
        assert got.text == text.removeprefix("\ufeff")
        assert got.encoding == "UTF-8"


@given(st.binary(max_size=400), st.none() | st.text(max_size=12), st.booleans())
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_text_or_a_sentence(data: bytes, charset: str | None, markup: bool) -> None:
    with suppress(Unreadable):
        got = decode(data, header_charset=charset, markup=markup)
        got.text.encode("utf-8")  # no half characters in it
        assert got.encoding
