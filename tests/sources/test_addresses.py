from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.addresses import completed, same_site


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("https://velm.example/a", "http://velm.example:8080/b", True, id="host"),
        pytest.param("https://www.velm.example/a", "https://velm.example/a", True, id="www"),
        pytest.param("https://amp.velm.example/a", "https://www.velm.example/a", True, id="amp"),
        pytest.param("https://news.velm.example/a", "https://www.velm.example/a", True, id="part"),
        pytest.param("https://velm.example.net/a", "https://velm.example/a", False, id="longer"),
        pytest.param("https://evilvelm.example/a", "https://velm.example/a", False, id="ending"),
        pytest.param("https://a.blogs.example/", "https://b.blogs.example/", False, id="beside"),
        pytest.param("https://[::1", "https://velm.example/a", False, id="damaged"),
    ],
)
def test_addresses_of_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
    assert same_site(other, one) is same


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        pytest.param("https://velm.example/a", "https://velm.example/a", id="whole"),
        pytest.param("velm.example", "https://velm.example", id="site"),
        pytest.param("velm.example:8080/a?b#c", "https://velm.example:8080/a?b#c", id="port"),
        pytest.param("feed://velm.example/rss", "http://velm.example/rss", id="feed"),
        pytest.param("feed:https://velm.example/rss", "https://velm.example/rss", id="feed of"),
        pytest.param("velm", None, id="word"),
        pytest.param("velm.example and", None, id="words"),
        pytest.param("e.g.", None, id="abbreviation"),
    ],
)
def test_an_address_may_be_typed_without_its_scheme(typed: str, address: str | None) -> None:
    assert completed(typed) == address


@given(st.text(max_size=30))
def test_any_text_is_of_its_own_site(text: str) -> None:
    assert same_site(f"https://{text}", f"https://{text}")
