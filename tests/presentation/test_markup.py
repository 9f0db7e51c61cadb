"""News is shown character by character, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.model import Excerpt, Span
from bot.presentation.markup import Form, Words, escape, fold, plain, unescape, verbatim

# Letters, spaces and everything Discord's Markdown knows, often enough to meet.
PIECES = [*"ab 1\n\t\\*_~|`[]()<>#-+.:@!\"“”'é語", "https://x.org/a", "-# ", "> ", "1. "]
PIECES += [
    "@everyone",
    "<@12>",
    "<t:1:R>",
    ":fire:",
    "||",
    "```",
    "\r\n",
    "\x00",
    "\u202e",
    "\ud800",
]
text = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def excerpt(words: str) -> Excerpt:
    return Excerpt(words, Span(0, len(words)))


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        pytest.param("1917. A year of change", "1917\\. A year of change", id="numbered list"),
        pytest.param("intro\n\n- item", "intro\n\n\\- item", id="list after a blank line"),
        pytest.param("  - item", "  \\- item", id="indented list"),
        pytest.param("-# small print", "\\-\\# small print", id="subtext"),
        pytest.param("# Not a heading", "\\# Not a heading", id="heading"),
        pytest.param("> not a quote", "\\> not a quote", id="quote"),
        pytest.param("<@123> in <#45>", "\\<@123> in \\<#45>", id="mentions"),
        pytest.param("</latest:12> at <t:1:R>", "\\</latest:12> at \\<t:1:R>", id="command, time"),
        pytest.param("hello @everyone", "hello \\@everyone", id="everyone"),
        pytest.param("a :fire: sale at 10:30", "a \\:fire: sale at 10:30", id="emoji name"),
        pytest.param(
            "[free](https://evil.example/)", "\\[free](https://evil.example/)", id="masked link"
        ),
        pytest.param("https://x.org/a_b_c", "https://x.org/a_b_c", id="address stays a link"),
        pytest.param("https://x.org/**b**", "https\\://x.org/\\*\\*b\\*\\*", id="marked address"),
        pytest.param("https://x.org/a<@1>", "https\\://x.org/a\\<@1>", id="address, mention"),
        pytest.param("<https://x.org/a_b>", "<https://x.org/a_b>", id="address in brackets"),
        pytest.param("steam://run", "steam\\://run", id="no web address"),
        pytest.param("snake_case *and* `code`", "snake\\_case \\*and\\* \\`code\\`", id="styles"),
        pytest.param("5 - 3 = 2, #hashtag", "5 - 3 = 2, #hashtag", id="nothing to escape"),
    ],
)
def test_escape(words: str, markdown: str) -> None:
    assert escape(words) == markdown


@given(text)
@settings(deadline=None)
def test_escaping_can_be_undone(words: str) -> None:
    assert unescape(escape(words)) == words


@given(
    text.filter(bool),
    st.sampled_from(["inline", "paragraph", "lines"]),
    st.none() | st.integers(40, 200),
)
@settings(deadline=None)
def test_what_is_shown_are_the_words_in_the_room_given(
    words: str, form: Form, room: int | None
) -> None:
    shown = verbatim(excerpt(words), room, form=form)

    assert room is None or len(shown) <= room
    bare = unescape(shown)
    if "…" in bare:
        bare = bare[: bare.rindex("…")]
    for word in bare.split():
        assert word in words.replace("\x00", "").replace("\u202e", "").replace("\ud800", "")


@given(text.filter(bool), st.data())
@settings(deadline=None)
def test_bold_words_change_no_character(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))

    bold = verbatim(excerpt(words), bold=(Span(start, end),))
    assert unescape(bold).replace("*", "") == unescape(verbatim(excerpt(words))).replace("*", "")


def test_hard_wrapped_copy_becomes_one_line_a_paragraph() -> None:
    assert (
        fold("The mayor\n  said so.\r\n\nThen he\nleft.") == "The mayor said so.\n\nThen he left."
    )


def test_a_cut_quotation_keeps_its_closing_mark_and_ends_at_a_word() -> None:
    quote = excerpt('"We shall open the northern bridge before the winter comes,"')

    assert verbatim(quote, 40) == '"We shall open the northern bridge …"'


def test_every_line_of_quoted_words_carries_the_bar() -> None:
    assert Words(excerpt("One.\n\nTwo."), quoted=True).render() == "> One.\n> \n> Two."


def test_found_words_stand_out_but_not_inside_an_address() -> None:
    words = "The bridge at https://x.org/bridge"

    assert (
        verbatim(excerpt(words), bold=(Span(4, 10), Span(28, 34)))
        == "The **bridge** at https://x.org/bridge"
    )


def test_typed_text_is_cut_before_it_is_escaped() -> None:
    assert plain("*" * 300, 10) == "\\*" * 8 + " …"


def test_direction_marks_do_not_reach_a_view() -> None:
    assert verbatim(excerpt("safe \u202etxet")) == "safe txet"
