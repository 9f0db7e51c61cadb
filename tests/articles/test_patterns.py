"""Patterns spelt anew match what they matched before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.dates import RULES
from bot.articles.patterns import branched


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("(?:the )?day", "(?:(?:the )|)day", id="a group that may be missing"),
        pytest.param("(?P<a>x)?(y)?", "(?:(?P<a>x)|)(?:(y)|)", id="groups with names and numbers"),
        pytest.param("((a)?b)?", "(?:((?:(a)|)b)|)", id="one in another"),
        pytest.param("days?(?=x)", "days?(?=x)", id="a letter that may be missing"),
        pytest.param("(a)??(b)?+(c)*", "(a)??(b)?+(c)*", id="other quantifiers"),
        pytest.param(r"[(]?\(x\)?[)]?", r"[(]?\(x\)?[)]?", id="brackets that are signs"),
    ],
)
def test_optional_groups_become_branches(pattern: str, expected: str) -> None:
    assert branched(pattern) == expected


PATTERNS = [
    r"(?:(?P<a>a)b?)?(?P<c>c|ca)?(?: (?P<d>a)?b)?",
    r"((a|b)?c)?(?=(b)?)a",
    r"(a)?(?:(b)?(c)?)?\1?b",
]


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(PATTERNS), st.text("abc ", max_size=12))
def test_a_pattern_spelt_anew_matches_the_same(pattern: str, text: str) -> None:
    before, after = (re.finditer(spelling, text) for spelling in (pattern, branched(pattern)))
    assert [(m.span(), m.groups()) for m in after] == [(m.span(), m.groups()) for m in before]


def test_no_rule_of_dates_keeps_an_optional_group() -> None:
    """What a rule spells with one is spelt anew where the rule is made."""
    spellings = [rule.pattern.pattern for rule in RULES]

    assert [branched(spelling) for spelling in spellings] == spellings
