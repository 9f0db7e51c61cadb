"""What people type becomes an expression that the full-text index always understands."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.query import parse_query, seen_by
from bot.store.scope import Scope


@pytest.mark.parametrize(
    ("typed", "alternatives"),
    [
        pytest.param("oil fields", ((("oil",), ("fields",)),), id="both words"),
        pytest.param('"oil fields" north', ((("oil", "fields"), ("north",)),), id="phrase"),
        pytest.param("“oil fields”", ((("oil", "fields"),),), id="curly phrase"),
        pytest.param("Velm OR Orrin dam", ((("Velm",),), (("Orrin",), ("dam",))), id="either"),
        pytest.param("Velm or not", ((("Velm",), ("or",), ("not",)),), id="small words are words"),
        pytest.param("OR Velm OR", ((("Velm",),),), id="OR alone"),
        pytest.param("Velm AND dam AND", ((("Velm",), ("dam",)),), id="AND says nothing"),
        pytest.param("Franco-Velmish", ((("Franco", "Velmish"),),), id="hyphen"),
        pytest.param('"Velm', ((("Velm",),),), id="a mark never closed"),
        pytest.param("Velm Velm", ((("Velm",),),), id="once"),
        pytest.param("— ” *", None, id="no word"),
        pytest.param("", None, id="empty"),
    ],
)
def test_typed_words_become_terms(typed: str, alternatives: object) -> None:
    query = parse_query(typed)
    assert (query.alternatives if query else None) == alternatives


_syntax = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                "OR",
                "AND",
                "NOT",
                "NEAR(",
                ")",
                '"',
                "“",
                "*",
                "^",
                "tags",
                ":",
                "-",
                "g0",
                "{a}",
                "+",
            ]
        ),
    ),
    max_size=14,
).map(" ".join)


@given(_syntax)
@settings(max_examples=300, deadline=None)
def test_nothing_typed_breaks_the_index_or_reaches_another_column(typed: str) -> None:
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tags)")
        db.execute("INSERT INTO t VALUES ('the dam of Velm', 'g5')")
        query = parse_query(typed)
        if query is not None:
            for near in (False, True):
                expression = f"{seen_by(Scope(7))} AND words : ({query.expression(near=near)})"
                assert db.execute("SELECT 1 FROM t WHERE t MATCH ?", (expression,)).fetchall() == []
    finally:
        db.close()


def test_a_scope_sees_the_library_and_its_own() -> None:
    assert seen_by(Scope(0)) == "tags : (g0)"
    assert seen_by(Scope(5), "s3", "s4") == "tags : (s3g0 OR s3g5 OR s4g0 OR s4g5)"
