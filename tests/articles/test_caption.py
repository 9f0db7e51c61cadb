"""Captions and credits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.caption import split_caption


def halves(line: str) -> tuple[str | None, str | None] | None:
    found = split_caption(line)
    if found is None:
        return None
    return (
        line[slice(*found.caption)] if found.caption else None,
        line[slice(*found.credit)] if found.credit else None,
    )


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        pytest.param(
            "Marchers in Oslo on Monday. (AP Photo/Ann Lee)",
            "Marchers in Oslo on Monday.",
            "AP Photo/Ann Lee",
            id="AP",
        ),
        pytest.param(
            "Marchers in Oslo on Monday. REUTERS/Ann Lee/File Photo",
            "Marchers in Oslo on Monday.",
            "REUTERS/Ann Lee/File Photo",
            id="Reuters",
        ),
        pytest.param(
            "Marchers in Oslo. Photograph: Ann Lee/EPA",
            "Marchers in Oslo.",
            "Ann Lee/EPA",
            id="Guardian",
        ),
        pytest.param(
            "Marchers in Oslo. — Picture by Ann Lee", "Marchers in Oslo.", "Ann Lee", id="dash"
        ),
        pytest.param(
            "Spokesman Ole Vik  Ann Lee/TASS", "Spokesman Ole Vik", "Ann Lee/TASS", id="two blanks"
        ),
        pytest.param(
            "Marchers in Oslo [Ann Lee/Reuters]", "Marchers in Oslo", "Ann Lee/Reuters", id="square"
        ),
        pytest.param(
            "Marchers in Oslo | Ann Lee/PA Images via Getty Images",
            "Marchers in Oslo",
            "Ann Lee/PA Images via Getty Images",
            id="bar",
        ),
        pytest.param(
            "Marchers in Oslo (Image: Getty)", "Marchers in Oslo", "Getty", id="image label"
        ),
        pytest.param(
            "Marchers in OsloCredit: PA", "Marchers in Oslo", "PA", id="label without a blank"
        ),
        pytest.param(
            "Marchers in Oslo - Copyright Ann Lee/AP", "Marchers in Oslo", "Ann Lee/AP", id="notice"
        ),
        pytest.param(
            "Marchers in Oslo. Photo / Ann Lee", "Marchers in Oslo.", "Ann Lee", id="label, stroke"
        ),
        pytest.param(
            "Marchers in Oslo Copyright AP Photo/Ann Lee",
            "Marchers in Oslo",
            "AP Photo/Ann Lee",
            id="notice without a dash",
        ),
        pytest.param(
            "Marchers in Oslo. Ann Lee for The Ellin Post",
            "Marchers in Oslo.",
            "Ann Lee for The Ellin Post",
            id="for a paper",
        ),
        pytest.param(
            "Marchers in Oslo. (Kyodo) ==Kyodo", "Marchers in Oslo.", "Kyodo", id="Kyodo, twice"
        ),
        pytest.param("ANN LEE, ELLIN HERALD", None, "ANN LEE, ELLIN HERALD", id="capitals, paper"),
        pytest.param(
            "Marchers in Oslo. EP PHOTO: ANN LEE", "Marchers in Oslo.", "ANN LEE", id="paper, label"
        ),
        pytest.param(
            "Ann Lee | Bloomberg | Getty Images",
            None,
            "Ann Lee | Bloomberg | Getty Images",
            id="bars alone",
        ),
        pytest.param("00:58 - Source: CNN", None, "CNN", id="film"),
        pytest.param("© Ann Lee/TASS", None, "Ann Lee/TASS", id="sign alone"),
        pytest.param("Getty Images", None, "Getty Images", id="house alone"),
        pytest.param("Image: Getty/Ann Lee)", None, "Getty/Ann Lee", id="bracket a line above"),
        pytest.param("Photo: Ann Lee (Getty)", None, "Ann Lee (Getty)", id="label and bracket"),
        pytest.param("Credits: Ann Lee;", None, "Ann Lee", id="semicolon"),
        pytest.param("Photo by Ann Lee", None, "Ann Lee", id="label alone"),
        pytest.param("Image source, Ann Lee", None, "Ann Lee", id="labelled source"),
        pytest.param("Image caption, Marchers in Oslo", "Marchers in Oslo", None, id="labelled"),
    ],
)
def test_caption_and_credit_are_told_apart(
    line: str, caption: str | None, credit: str | None
) -> None:
    assert halves(line) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The town is held by the Island Democratic Front (IDF).", id="letters"),
        pytest.param("He spoke to Reuters", id="agency as a word"),
        pytest.param("The pact covers trade and/or fishing.", id="and/or"),
        pytest.param("Sport | Football", id="crumb"),
        pytest.param("© 2021", id="year"),
        pytest.param("It is over. Ann Lee voted for the bill", id="for no paper"),
        pytest.param("TEA, SCONES", id="capitals"),
        pytest.param("By Ann Lee, CNN", id="byline"),
        pytest.param('"We will not go," she said. (laughs)', id="stage direction"),
    ],
)
def test_a_line_without_credit_is_not_split(line: str) -> None:
    assert split_caption(line) is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="AaB /()[]©|:.-,\u00e9Photoby", max_size=80))
def test_halves_lie_inside_the_line_and_apart(line: str) -> None:
    found = split_caption(line)
    halves = [] if found is None else [half for half in (found.caption, found.credit) if half]
    ends = [0, *(end for half in halves for end in half), len(line)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in halves)
