"""Names as keys, and which of them may be one person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.names import errors, extends, fold, index_words, surname


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Dana Olmer", "dana olmer", id="case"),
        pytest.param("Zoë Ångström", "zoe angstrom", id="accents"),
        pytest.param("Zoe\u0308 Olmer", "zoe olmer", id="accent as a letter of its own"),
        pytest.param("Siân O’Marrow", "sian omarrow", id="apostrophe"),
        pytest.param("Jean-Claude Vell", "jean claude vell", id="hyphen"),
        pytest.param("J.K. Orrin", "j k orrin", id="initials"),
        pytest.param("STRAẞER", "strasser", id="capital sharp s"),
        pytest.param("—", "", id="no name"),
    ],
)
def test_names_fold_to_one_key(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("fuller", "short", "same"),
    [
        pytest.param("dana olmer", "olmer", True, id="surname"),
        pytest.param("ursa von der lind", "von der lind", True, id="surname of three words"),
        pytest.param("dana r olmer", "dana olmer", True, id="middle initial"),
        pytest.param("dana ruth anne olmer", "dana anne olmer", True, id="middle names"),
        pytest.param("dana olmer", "dana", False, id="first name alone"),
        pytest.param("dana olmer jr", "dana olmer", False, id="father and son"),
        pytest.param("dana olmer jr", "jr", False, id="no name at all"),
        pytest.param("dana olmer", "dana olmer", False, id="the same"),
        pytest.param("ivo olmer", "dana olmer", False, id="other first name"),
        pytest.param("dana olmer", "", False, id="empty"),
    ],
)
def test_a_short_name_may_mean_a_fuller_one(fuller: str, short: str, same: bool) -> None:
    assert extends(fuller, short) is same


def test_the_surname_is_no_generation() -> None:
    assert surname("dana olmer jr") == "olmer"
    assert surname("iii") == "iii"
    assert surname("") == ""


_word = st.text("abcdefgh", min_size=5, max_size=9)


@given(_word, st.integers(0, 8), st.sampled_from("abcxyz"), st.sampled_from("adcs"))
@settings(max_examples=200, deadline=None)
def test_one_typing_error_is_always_found(word: str, at: int, letter: str, kind: str) -> None:
    at = min(at, len(word) - 2)
    typed = {
        "a": word[:at] + letter + word[at:],
        "d": word[:at] + word[at + 1 :],
        "c": word[:at] + letter + word[at + 1 :],
        "s": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]
    assert errors(typed) & index_words(word)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_keys_are_stable(name: str) -> None:
    assert fold(fold(name)) == fold(name)
