from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources.authors import names_in


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Written by: Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Bo Ek & Kim Oh", ["Ann Lee", "Bo Ek", "Kim Oh"]),
        ("Ann Lee, Senior Correspondent", ["Ann Lee"]),
        ("Ann Lee | Reuters", ["Ann Lee"]),
        ("Ann Lee (AFP)", ["Ann Lee"]),
        ("Reuters", ["Reuters"]),
        ("Smith and Sons News Agency", ["Smith and Sons News Agency"]),
        ("Por Ana Ruiz y Luis Paz", ["Por Ana Ruiz", "Luis Paz"]),
        ("por Ana Ruiz y Luis Paz", ["Ana Ruiz", "Luis Paz"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Di Marco", ["Di Marco"]),
        ("Bylund Berg", ["Bylund Berg"]),
        ("Image: Getty", []),
        ("ann@example.org", []),
        ("https://example.org/ann", []),
        (["Ann Lee", {"name": "Bo Ek"}, {"name": None}, 5, None], ["Ann Lee", "Bo Ek"]),
        ({"name": ["Ann Lee", "Ann Lee"]}, ["Ann Lee"]),
        ("Ann O&amp;#39;Hara", ["Ann O'Hara"]),
    ],
)
def test_names_come_without_what_stands_around_them(value: object, expected: list[str]) -> None:
    assert names_in(value) == expected


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "@id", "@type"]), inner)
    ),
    max_leaves=6,
)


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_any_value_gives_names(value: object) -> None:
    for name in names_in(value):
        assert name.strip()
        assert len(name) < 60
