"""Where a sentence ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.dateline import find_dateline
from bot.articles.layout import find_blocks
from bot.articles.model import Block, Part, Span
from bot.articles.sentences import find_sentences


def cut(text: str) -> list[str]:
    """The sentences of one paragraph."""
    blocks = (Block(Part.PARAGRAPH, Span(0, len(text))),)
    return [sentence.span.of(text) for sentence in find_sentences(text, blocks)]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["He came.", "She left."], id="two sentences"),
        pytest.param(["Mr. Ode met Gov. Ann Lee.", "They spoke."], id="titles"),
        pytest.param(["J. K. Moss and T. S. Hale wrote it.", "It sold."], id="initials"),
        pytest.param(["The U.S. Senate met.", "Then it rose."], id="a country in a name"),
        pytest.param(["He moved to the U.S.", "The rest stayed."], id="a country at the end"),
        pytest.param(["It opened at 5 p.m. Monday.", "It shut."], id="half of the day"),
        pytest.param(["It opened at 5 p.m.", "The doors shut."], id="half of the day at the end"),
        pytest.param(["On Nov. 3 they met.", "All agreed."], id="a month before its day"),
        pytest.param(["No. 4 was right.", "No. 5 was not."], id="a number"),
        pytest.param(["Prices rose 3.5 percent.", "Wages fell 0.2."], id="decimals"),
        pytest.param(["Acme Inc. Chairman Bo Ek left.", "It fell."], id="a firm in a name"),
        pytest.param(["He said: “We won.”", "She smiled."], id="a quotation ends the sentence"),
        pytest.param(['"Is it?" Peter Hale asked.', "Nobody spoke."], id="a question goes on"),
        pytest.param(['"Is it?"', '"No."', "He sat."], id="an exchange"),
        pytest.param(["He waited... and left.", "So did she."], id="an ellipsis inside"),
        pytest.param(["He waited …", "Nobody came."], id="an ellipsis at the end"),
        pytest.param(["It rained (it often does).", "He left."], id="brackets inside"),
        pytest.param(["(It rained.)", "He left."], id="brackets around"),
        pytest.param(["Who knew?", "Nobody!", "The town slept."], id="other marks"),
        pytest.param(["The phone is an iPhone 4.", "It rang."], id="a figure at the end"),
        pytest.param(["In 1998 it opened.", "2003 saw it close."], id="a year at the start"),
        pytest.param(["Visit example.org today.", "It is free."], id="an address"),
    ],
)
def test_a_paragraph_is_cut_where_its_sentences_end(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_sentence_that_is_wrapped_hard_is_one() -> None:
    assert cut("The talks\nended on Monday.\nNobody won.") == [
        "The talks\nended on Monday.",
        "Nobody won.",
    ]


def test_a_sentence_never_runs_from_one_block_into_the_next() -> None:
    text = "A line without an end\n\nAnd the next"
    blocks = find_blocks(text, titled=True, plain=True)
    found = find_sentences(text, blocks)
    assert [s.span.of(text) for s in found] == ["A line without an end", "And the next"]


def test_the_first_sentence_starts_after_the_dateline() -> None:
    text = "SOCHI, October 23./TASS/. The Kremlin is confident. It said so."
    blocks = find_blocks(text, titled=True, plain=True)
    dateline = find_dateline(text, blocks, published=None)
    found = find_sentences(text, blocks, dateline)
    assert [s.span.of(text) for s in found] == ["The Kremlin is confident.", "It said so."]


PROSE = st.lists(
    st.sampled_from(
        'He Mr. U.S. said. "We go." No. 4 p.m. (and so.) Why? \n\n … “ ” 3.5 İz. — •'.split(" ")
    ),
    max_size=40,
).map(" ".join) | st.text(max_size=200)


@settings(deadline=None, max_examples=150)
@given(PROSE)
def test_sentences_hold_every_visible_character_in_order(text: str) -> None:
    blocks = find_blocks(text, titled=False, plain=True)
    found = find_sentences(text, blocks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(blocks[s.block].span.holds(s.span) for s in found)
    held = "".join("".join(s.span.of(text).split()) for s in found)
    assert held == "".join("".join(block.span.of(text).split()) for block in blocks)
