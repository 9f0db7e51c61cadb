"""Words are found in texts just as the full-text index finds them."""

from __future__ import annotations

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Span
from bot.newsroom.stems import Finder, folded, stem
from bot.store.query import parse_query

_BEGINNINGS = ("", "b", "tr", "lat", "comun", "oper", "hop", "fil", "agre", "yst", "pay", "1980")
_ENDINGS = (
    "ational tional enci anci izer logi bli alli entli eli ousli ization ation ator alism iveness"
    " fulness ousness aliti iviti biliti icate ative alize iciti ical ful ness ement ance ence able"
    " ible ment ant ent ion ism ate iti ous ive ize al er ic ou sses ies s ss eed ed ing y e ll tt"
    " at bl iz 1 9s"
).split()


@given(
    st.lists(
        st.one_of(
            st.builds(
                lambda first, rest: first + "".join(rest),
                st.sampled_from(_BEGINNINGS),
                st.lists(st.sampled_from(_ENDINGS), max_size=3),
            ),
            st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12),
        ).filter(bool),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_stems_are_those_of_the_index(words: list[str]) -> None:
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (word, tokenize = 'porter unicode61')")
        db.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
        db.executemany("INSERT INTO t (rowid, word) VALUES (?, ?)", enumerate(words))
        theirs = dict(db.execute("SELECT doc, term FROM v"))
    finally:
        db.close()
    assert {n: stem(word) for n, word in enumerate(words)} == theirs


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_folding_moves_no_letter(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        pytest.param("troop", "The troops left.", ["troops"], id="plural"),
        pytest.param("withdraw", "It withdrew, withdrawing.", ["withdrawing"], id="endings only"),
        pytest.param("cafe", "A CAFÉ opened", ["CAFÉ"], id="accents and case"),
        pytest.param('"oil field"', "oil in a field, oil fields", ["oil fields"], id="phrase"),
        pytest.param("Velm OR Orrin", "Orrin met Velm", ["Orrin", "Velm"], id="either"),
        pytest.param(
            'Orrin OR "Orrin dam"', "the Orrin dam", ["Orrin dam"], id="the longer one, once"
        ),
        pytest.param("velm", "overwhelmed", [], id="whole words"),
    ],
)
def test_words_are_found_where_they_stand(typed: str, text: str, found: list[str]) -> None:
    query = parse_query(typed)
    assert query is not None
    spans = Finder(query).find(text, Span(0, len(text)))
    assert [span.of(text) for span in spans] == found


@given(st.text(max_size=30).filter(lambda t: parse_query(t) is not None), st.text(min_size=1))
@settings(max_examples=150, deadline=None)
def test_what_is_found_lies_inside_apart_and_in_order(typed: str, text: str) -> None:
    query = parse_query(typed)
    assert query is not None
    spans = Finder(query).find(text, Span(0, len(text)))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
