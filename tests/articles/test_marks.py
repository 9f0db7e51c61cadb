"""What stands between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.marks import find_marked
from bot.articles.model import Span


def marked(text: str) -> list[str]:
    return [stretch.span.of(text) for stretch in find_marked(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"It is late," he said.', ['"It is late,"'], id="straight"),
        pytest.param("“It is late,” he said.", ["“It is late,”"], id="curly"),
        pytest.param("„Es ist spät,“ he said.", ["„Es ist spät,“"], id="low-high"),
        pytest.param("« It is late, » he said.", ["« It is late, »"], id="guillemets"),
        pytest.param("``It is late,'' he said.", ["``It is late,''"], id="wire ticks"),
        pytest.param("‘It’s late,’ he said.", ["‘It’s late,’"], id="single with apostrophe"),
        pytest.param("'It's late,' he said.", ["'It's late,'"], id="straight single"),
        pytest.param(
            '"Go," he said. "Now."', ['"Go,"', '"Now."'], id="two stretches in a paragraph"
        ),
        pytest.param(
            "“She said ‘no’ to me,” he said.",
            ["“She said ‘no’ to me,”"],
            id="nested belongs outside",
        ),
        pytest.param("The workers' strike and the bosses' offer", [], id="plural possessives"),
        pytest.param("'Twas in the '90s, rock 'n' roll", [], id="elisions"),
        pytest.param("He is 6'2\" tall.", [], id="feet and inches"),
        pytest.param('"No closing mark at all', ['"No closing mark at all'], id="runs on"),
        pytest.param(
            '"The mark is missing, Ann Lee said.', ['"The mark is missing,'], id="closing forgotten"
        ),
        pytest.param(
            "‘I told her, “Go home”, and she did,’ said Moor. ‘She’s here.’",
            ["‘I told her, “Go home”, and she did,’", "‘She’s here.’"],
            id="British: doubles inside singles",
        ),
        pytest.param(
            "The '90s were good. “I was there,” said the boys’ aunt.",
            ["“I was there,”"],
            id="an elision holds no quotation",
        ),
        pytest.param("No marks here.", [], id="nothing"),
    ],
)
def test_find_marked(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_an_unclosed_stretch_says_so() -> None:
    text = '"First paragraph of a long quotation.'
    assert [stretch.closed for stretch in find_marked(text, Span(0, len(text)))] == [False]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab ,.?!'\"“”‘’«»„`\n0", max_size=80))
def test_marked_stretches_lie_in_the_block_in_order_and_apart(text: str) -> None:
    if not text:
        return
    spans = [stretch.span for stretch in find_marked(text, Span(0, len(text)))]
    assert all(span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
