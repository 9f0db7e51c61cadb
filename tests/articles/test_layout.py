"""The parts of an article's text."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.clean import fix_text
from bot.articles.layout import find_blocks
from bot.articles.model import Part

_SEED = Path(__file__).parents[2] / "seeds" / "000_a5c3734ef05d3e34.txt"
_PROSE = (
    "The harbour of Port Ellin will close for nine days in March, the council said on Monday. "
    "Ferries will call at Dunmore instead, and buses will take passengers over the hill."
)
_MORE = 'The work costs 4 million euros. "It cannot wait," harbour master Iain Reid said.'


def parts_of(text: str, part: Part, *, titled: bool = False, plain: bool = False) -> list[str]:
    fixed = fix_text(text)
    blocks = find_blocks(fixed, titled=titled, plain=plain)
    return [block.span.of(fixed) for block in blocks if block.part is part]


# --- the seed ---------------------------------------------------------------------------------


def test_the_seed_shows_headline_standfirst_and_subheading() -> None:
    seed = _SEED.read_text("utf-8")

    assert parts_of(seed, Part.HEADLINE) == [
        "Withdrawal of foreign troops stationed in Syria illegitimately is priority, says Kremlin"
    ]
    assert parts_of(seed, Part.STANDFIRST) == [
        "Only Russian forces' presence in Syria is legitimate as requested by Syria, according to "
        "the presidential spokesman"
    ]
    assert parts_of(seed, Part.SUBHEADING) == [
        "Predictions as to Kurds' attitude to US in light of recent developments"
    ]


def test_the_seeds_caption_is_told_from_its_credit_both_times() -> None:
    seed = _SEED.read_text("utf-8")

    assert parts_of(seed, Part.CAPTION) == ["Kremlin spokesman Dmitry Peskov"] * 2
    assert parts_of(seed, Part.CREDIT) == ["Gavriil Grigorov/TASS"] * 2


def test_the_seed_has_twelve_paragraphs_and_one_crumb() -> None:
    seed = _SEED.read_text("utf-8")
    paragraphs = parts_of(seed, Part.PARAGRAPH)

    assert len(paragraphs) == 12
    assert paragraphs[0].startswith("SOCHI, October 23./TASS/. The Kremlin is confident")
    assert paragraphs[-1].endswith("along the border with Turkey.")
    assert parts_of(seed, Part.OTHER)[0] == "All news"


# --- what stays body text ---------------------------------------------------------------------


def test_a_story_without_headline_is_all_paragraphs() -> None:
    assert parts_of(f"{_PROSE}\n\n{_MORE}", Part.PARAGRAPH) == [_PROSE, _MORE]


def test_a_title_from_outside_leaves_no_headline_in_the_text() -> None:
    text = f"Port Ellin to close for nine days\n\n{_PROSE}\n\n{_MORE}"

    assert parts_of(text, Part.HEADLINE, titled=True) == []
    assert parts_of(text, Part.HEADLINE) == ["Port Ellin to close for nine days"]


def test_plain_text_is_all_body() -> None:
    text = f"Read more\n\n{_PROSE}\n\nShare\n\n{_MORE}"

    assert parts_of(text, Part.PARAGRAPH, plain=True) == ["Read more", _PROSE, "Share", _MORE]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The harbour of Port Ellin will close for nine days in March, the\n"
        "council said on Monday. Ferries will call at Dunmore instead, and\n"
        "buses will take passengers over the hill.\n"
        "\n"
        "The work costs 4 million euros, which the council has set aside\n"
        "from last year's ferry fares.\n"
    )

    assert [" ".join(p.split())[:20] for p in parts_of(wrapped, Part.PARAGRAPH)] == [
        "The harbour of Port ",
        "The work costs 4 mil",
    ]


def test_an_indent_begins_a_paragraph_of_wrapped_text() -> None:
    wrapped = (
        "    The harbour of Port Ellin will close for nine days in March,\n"
        "the council said on Monday, and ferries will call at Dunmore\n"
        "instead.\n"
        "    Buses will take passengers over the hill, it said, and the\n"
        "school boat will leave from the old quay.\n"
    )

    assert len(parts_of(wrapped, Part.PARAGRAPH)) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Related charges against two officers were dropped in May.", id="related"),
        pytest.param("More than 300 people signed up for the boat on Sunday.", id="signed up"),
        pytest.param("Support for the plan fell to 41 percent.", id="support"),
        pytest.param("Top stories in the harbour are told by Iain Reid, she said.", id="stories"),
        pytest.param('He read the privacy policy aloud and said: "This is theft."', id="policy"),
        pytest.param("Comments by the mayor angered the crews.", id="comments"),
        pytest.param("The forces are led by the Democratic Island Front (DIF).", id="letters"),
        pytest.param("On 3 March 2021, the quay was closed for good.", id="date"),
        pytest.param("“We sail tonight.”", id="short quote"),
        pytest.param("This was a warning.", id="short sentence"),
        pytest.param("Search teams found two survivors.", id="search"),
        pytest.param("Join the crews, he told them.", id="join"),
        pytest.param("Cancel the ferry and the island dies.", id="cancel"),
        pytest.param("Share prices fell on Tuesday.", id="share"),
        pytest.param("Contact with the boat was lost.", id="contact"),
        pytest.param("Sources: two crew members and a cook.", id="sources"),
        pytest.param("Follow the money, Reid said.", id="follow"),
        pytest.param("Reporting by sea is slow.", id="reporting"),
        pytest.param("Copyright 2021 was the theme of the talk.", id="copyright"),
        pytest.param("Stay on top of the wave, she says.", id="stay"),
        pytest.param("Have a story ready, he said.", id="have a story"),
        pytest.param("Not ready to support the plan, he left.", id="not ready"),
        pytest.param("Advertise with care, she told the crews.", id="advertise"),
        pytest.param("More: that is what the crews want.", id="more"),
        pytest.param("A ticket costs 40 crowns on the boat. ($1 = 10.52 crowns)", id="rate"),
        pytest.param("He said our newsroom should consider joining the strike.", id="our newsroom"),
        pytest.param("The senior editor was a writer.", id="role"),
    ],
)
def test_a_sentence_of_news_is_never_given_up(sentence: str) -> None:
    text = f"Port Ellin to close for nine days\n\n{_PROSE}\n\n{sentence}\n\n{_MORE}"

    assert sentence in parts_of(text, Part.PARAGRAPH)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Advertisement", id="advertisement"),
        pytest.param("FacebookTwitterFlipboardSendReddit", id="buttons"),
        pytest.param("Sign up to our free weekly newsletter", id="newsletter"),
        pytest.param("By signing up you agree to our Terms of Service", id="terms"),
        pytest.param("READ MORE: Five quays that need repair", id="read more"),
        pytest.param("Story continues below", id="continues"),
        pytest.param("* * *", id="rule"),
        pytest.param("People are also reading…", id="also reading"),
        pytest.param("Loading...", id="loading"),
        pytest.param("ann.lee@ellinpost.example", id="address"),
        pytest.param("Iain Reid Podcast", id="podcast"),
        pytest.param("Follow Ann Lee on Instagram @annlee", id="follow somebody"),
        pytest.param("A Message from The Ellin Post:", id="appeal"),
        pytest.param("Please consider supporting our newsroom today.", id="support"),
        pytest.param("Senior Reporter", id="role"),
        pytest.param("More: Winter storm warning for the island", id="more"),
        pytest.param("♦ Download the Ellin Post app for your phone", id="ornament"),
        pytest.param("— Iain Reid (@iainreid) March 3, 2021", id="tweet"),
    ],
)
def test_page_furniture_is_no_paragraph(line: str) -> None:
    text = f"Port Ellin to close for nine days\n\n{_PROSE}\n\n{line}\n\n{_MORE}"

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, _MORE]
    assert line not in parts_of(text, Part.SUBHEADING)


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("(Reporting by Ann Lee in Oslo; Editing by Bo Ek)", id="reporting"),
        pytest.param("ENDS", id="ends"),
        pytest.param("hh/ph/ts", id="initials"),
        pytest.param("© 2021 Ellin Post. All rights reserved.", id="copyright"),
        pytest.param("SOURCE Ellin Ferries", id="source"),
        pytest.param("# # #", id="release"),
        pytest.param("-30-", id="thirty"),
    ],
)
def test_a_wires_sign_off_is_no_news(tail: str) -> None:
    text = f"Port Ellin to close for nine days\n\n{_PROSE}\n\n{_MORE}\n\n{tail}"

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, _MORE]
    assert parts_of(text, Part.SUBHEADING) == []


def test_a_sign_off_without_semicolons_names_the_reporter_alone() -> None:
    text = f"Port Ellin to close\n\n{_PROSE}\n\n{_MORE}\n\n(Reporting by Ann Lee Editing by Bo Ek)"

    assert parts_of(text, Part.BYLINE) == ["Ann Lee"]


def test_the_first_reporter_of_a_sign_off_is_the_byline() -> None:
    text = f"{_PROSE}\n\n{_MORE}\n\n(Reporting by Ann Lee in Oslo; Editing by Bo Ek)"

    assert parts_of(text, Part.BYLINE) == ["Ann Lee"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("A bus over the hill", id="words"),
        pytest.param("WHAT COMES NEXT", id="capitals"),
        pytest.param("What will it cost?", id="question"),
        pytest.param("2. A bus over the hill", id="numbered"),
        pytest.param("‘Not for sale’", id="quoted"),
        pytest.param("Third Quarter Highlights", id="title case"),
        pytest.param("- 'Like a train' -", id="between dashes"),
        pytest.param("*** A clock is taken away ***", id="between stars"),
        pytest.param("--- Who fishes them ---", id="between long dashes"),
        pytest.param("== Who pays ==", id="between double lines"),
        pytest.param("**Who pays**", id="bold"),
        pytest.param("## Who pays", id="markdown"),
        pytest.param("3. What does it cost?", id="numbered question"),
    ],
)
def test_a_short_line_before_a_paragraph_is_a_subheading(line: str) -> None:
    text = f"Port Ellin to close for nine days\n\n{_PROSE}\n\n{line}\n\n{_PROSE.upper()}"

    assert parts_of(text, Part.SUBHEADING) == [line]


def test_items_of_a_list_are_paragraphs() -> None:
    items = "• close the quay;\n\n• drive the piles"
    text = f"{_PROSE}\n\nThe plan has three steps:\n\n{items}\n\n{_MORE}"

    assert "• drive the piles" in parts_of(text, Part.PARAGRAPH)
    assert parts_of(text, Part.SUBHEADING) == []


def test_a_headline_is_found_below_menus_and_other_titles() -> None:
    text = (
        "Home\nSport\nSix clubs fight for the cup\nPort Ellin harbour to close in March\n"
        f"By Ann Lee\n3 March 2021\nShare\n{_PROSE}\n{_MORE}\nMost read\nSix clubs for the cup"
    )

    assert parts_of(text, Part.HEADLINE) == ["Port Ellin harbour to close in March"]
    assert parts_of(text, Part.BYLINE) == ["Ann Lee"]
    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, _MORE]


def test_a_sentence_that_a_stray_line_end_cuts_stays_whole_in_the_body() -> None:
    text = (
        f"{_PROSE}\n\nThe crews have asked the council and the\n\nferry company to wait.\n\n{_MORE}"
    )

    assert "The crews have asked the council and the" in parts_of(text, Part.PARAGRAPH)


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("MINISTRY OF FISHERIES\nPress Release No. 44\n12 June 2024", id="release"),
        pytest.param("MINISTRY OF FISHERIES\nFOR IMMEDIATE RELEASE", id="for release"),
        pytest.param("PM-Ellin-Harbour, Bjt,0467\nLaserPhoto BI3 of March 11", id="slugs"),
        pytest.param("bdi0312 4 pl 287  dpa 1102\n\nIsland/harbour/\nFEATURE", id="dpa"),
    ],
)
def test_a_letterhead_and_slugs_stand_above_the_headline(above: str) -> None:
    text = f"{above}\n\nPort Ellin to close for nine days\n\n{_PROSE}\n\n{_MORE}"

    assert parts_of(text, Part.HEADLINE) == ["Port Ellin to close for nine days"]


def test_a_wires_points_above_its_story_are_paragraphs_and_no_headline() -> None:
    points = "* Harbour shut for nine days in March\n* Shares of ferry company fall 9 pct"
    story = f"OSLO, Oct 3 (Reuters) - {_PROSE}\n\n{_MORE}"
    text = f"UPDATE 2-Port Ellin to close\n\n{points}\n\n{story}"

    assert parts_of(text, Part.HEADLINE) == ["UPDATE 2-Port Ellin to close"]
    assert parts_of(text, Part.PARAGRAPH)[:2] == points.split("\n")


def test_a_sign_off_below_a_wrapped_paragraph_is_no_part_of_it() -> None:
    wrapped = textwrap.fill(_PROSE, 60) + "\n\n" + textwrap.fill(_MORE, 60) + "\nReuter\n"

    assert parts_of(wrapped, Part.PARAGRAPH)[1].split() == _MORE.split()


def test_points_and_quotes_below_the_last_long_paragraph_belong_to_the_story() -> None:
    points = ["- Four vessels for 350 passengers", "- Charging at both piers", "- A night boat"]
    quote = '"We build what we can mend." - Rory MacNeil, yard manager'
    text = "\n\n".join([_PROSE, "Highlights", *points, "Quotes", quote, "Boats sail daily."])

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, *points, quote, "Boats sail daily."]
    assert parts_of(text, Part.SUBHEADING) == ["Highlights", "Quotes"]


def test_short_paragraphs_of_a_line_each_are_not_taken_for_wrapped_text() -> None:
    lines = [
        "The road over the pass is closed from November to May, except for one van.",
        "It carries bread, and it leaves at three in the morning with a plough before it.",
        '"Whoever is hungry gets up," said baker Reto Gamma.',
    ]

    assert parts_of("\n".join(lines), Part.PARAGRAPH) == lines


def test_points_above_a_headline_are_kept_and_leave_it_the_headline() -> None:
    points = "• Harbour shut for nine days in March, the council said.\n• Ferries call at Dunmore."
    text = f"In Summary\n{points}\nPort Ellin to close for nine days\nby ANN LEE\n{_PROSE}\n{_MORE}"

    assert parts_of(text, Part.HEADLINE) == ["Port Ellin to close for nine days"]
    assert points.split("\n")[0] in parts_of(text, Part.PARAGRAPH)


def test_what_a_page_prints_again_and_again_is_no_subheading() -> None:
    text = "\n".join(["Port Ellin to close", _PROSE, *["Story slot", _MORE] * 3])

    assert parts_of(text, Part.SUBHEADING) == []


def test_a_refrain_stays_in_the_body() -> None:
    refrain = "The sea has time."
    text = "\n".join(["Port Ellin to close", _PROSE, *[refrain, _MORE] * 3])

    assert parts_of(text, Part.PARAGRAPH).count(refrain) == 3


def test_a_short_sentence_that_opens_a_story_is_kept() -> None:
    text = (
        f"Port Ellin to close\nBy Ann Lee\n3 March 2021\nShare\nThe port rests.\n{_PROSE}\n{_MORE}"
    )

    assert parts_of(text, Part.PARAGRAPH) == ["The port rests.", _PROSE, _MORE]


def test_the_entries_of_a_live_report_are_all_kept() -> None:
    entries = "\n".join(f"1{n}:20\nThe pier, hour {n}\n{_PROSE} {n}.\nShare" for n in range(4))
    text = f"LIVE\nPort Ellin to close for nine days\nSummary\nFerries call at Dunmore\n{entries}"

    assert parts_of(text, Part.HEADLINE) == ["Port Ellin to close for nine days"]
    assert parts_of(text, Part.SUBHEADING) == [f"The pier, hour {n}" for n in range(4)]
    assert parts_of(text, Part.PARAGRAPH) == [
        "Ferries call at Dunmore",
        *(f"{_PROSE} {n}." for n in range(4)),
    ]


def test_a_line_printed_twice_below_the_headline_is_a_caption() -> None:
    caption = "The ferry at the pier of Port Ellin"
    head = "Port Ellin to close its harbour for nine days in March\n3 March 2021"
    text = f"{head}\n{caption}\n{caption}\nBy Ann Lee\n{_PROSE}\n{_MORE}"

    assert parts_of(text, Part.CAPTION) == [caption, caption]
    assert parts_of(text, Part.STANDFIRST) == []


def test_a_caption_printed_twice_is_not_taken_for_the_story() -> None:
    caption = "The ferry Dunmore at the pier of Port Ellin, where it waits for the tide to turn."
    head = f"Port Ellin to close\n{caption} (AP Photo/Ann Lee)\n{caption}\nAnn Lee/AP\nShare"
    text = f"{head}\n{_PROSE}\n{_MORE}"

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, _MORE]


def test_a_long_sentence_that_lost_its_full_stop_is_kept_on_a_page_too() -> None:
    head = "Home\nShare\nMenu\nAdvertisement\nPort Ellin to close"
    lost = (
        "The buses, Reid added, were hired in May from three firms on the mainland, which had "
        "never sent any of them across the water in winter before this"
    )
    text = f"{head}\n{_PROSE}\n{lost}\nRead more: Five quays to mend\n{_MORE}"

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, lost, _MORE]


def test_a_newsletters_box_between_paragraphs_is_no_news() -> None:
    box = "Harbour Weekly\nEvery Friday. What you need to know.\nE-mail\nBy signing up you agree."
    text = f"Port Ellin to close\n{_PROSE}\n{box}\n{_MORE}"

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, _MORE]
    assert parts_of(text, Part.SUBHEADING) == []


def test_the_title_of_another_story_is_no_subheading_of_this_one() -> None:
    other = "Fishermen of Dunmore say that nobody asked them about the new ferry pier"
    head = "Home\nShare\nAdvertisement\nMenu\nPort Ellin to close"
    text = f"{head}\n{_PROSE}\n{other}\n{_MORE}\nWho pays\n{_MORE} "

    assert parts_of(text, Part.SUBHEADING) == ["Who pays"]


def test_a_sentence_below_links_and_an_advertisement_goes_on_with_the_story() -> None:
    head = "Home\nShare\nMenu\nPort Ellin to close"
    links = "Read more\nFive quays to mend\nBo Ek sails again\nAdvertisement"
    text = f"{head}\n{_PROSE}\n{_MORE}\n{links}\nThe council will vote in June."

    assert parts_of(text, Part.PARAGRAPH)[-1] == "The council will vote in June."


@pytest.mark.parametrize("line", ["Latest pictures from", "(Ann Lee)"])
def test_a_line_that_lost_its_link_or_names_a_photographer_is_no_subheading(line: str) -> None:
    text = f"Port Ellin to close for nine days\n\n{_PROSE}\n\n{line}\n\n{_MORE}"

    assert parts_of(text, Part.SUBHEADING) == []


@pytest.mark.parametrize(
    "last",
    ["“It cannot wait any longer,” said Iain Reid", "The council will vote on it next Monday, the"],
)
def test_a_last_sentence_that_was_copied_in_part_is_kept(last: str) -> None:
    story = f"Harbour closes for nine days\n\n{_PROSE}\n\n{_MORE}\n\n{last}"
    assert parts_of(story, Part.PARAGRAPH) == [_PROSE, _MORE, last]


def test_short_lines_at_the_end_are_read() -> None:
    lines = [
        "Port of Orsk opens",
        "Port of Orsk opens",
        "3 March 2025",
        "Anna Lind said no",
        "Why?",
    ]
    story = "\n\n".join(["Harbour closes for nine days", _PROSE, *lines])
    assert parts_of(story, Part.PARAGRAPH)[0] == _PROSE


def test_the_title_of_another_story_at_the_end_is_no_part_of_this_one() -> None:
    story = (
        f"Harbour closes for nine days\n\n{_PROSE}\n\n{_MORE}\n\nNew pier for ferries at Dunmore"
    )
    assert parts_of(story, Part.PARAGRAPH) == [_PROSE, _MORE]


def test_a_standfirst_longer_than_its_headline_is_not_taken_for_it() -> None:
    headline = "Harbour to close for nine days"
    standfirst = (
        "Council says piles below the old quay must be driven in March while ferries call at "
        "Dunmore and buses take passengers over the hill"
    )
    text = f"{headline}\n{standfirst}\nAnn Lee North of England correspondent\n{_PROSE}\n{_MORE}"

    assert parts_of(text, Part.HEADLINE) == [headline]
    assert parts_of(text, Part.STANDFIRST) == [standfirst]
    assert parts_of(text, Part.BYLINE) == ["Ann Lee"]


# --- any text ---------------------------------------------------------------------------------

_LINES = st.sampled_from(
    [
        "",
        " ",
        "All news",
        "By Ann Lee",
        "OSLO, Oct. 3 (AP) —",
        "OSLO, Oct. 3 (AP) — The sea rose.",
        "Read more",
        "Marchers in Oslo. (AP Photo/Ann Lee)",
        "Getty Images",
        "© Ann Lee/TASS",
        "^By ANN LEE=",
        "(Reporting by Ann Lee; Editing by Bo Ek)",
        "3 March 2021",
        "Ann Lee in London",
        "A bus over the hill",
        _PROSE,
        _MORE,
        "\ufeff\u200b",
        "\x03",
        "a" * 900,
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_LINES, max_size=14).map("\n".join))


# Words with which lines of a page's furniture begin, and with which news may begin as well.
_BEGINNINGS = st.sampled_from(
    """Related Share Read Photo Video Subscribe Sign By Comments Follow Join Support Updated First
    Published Source Sources More Most Top Latest Watch Listen See Advertising Contact Copyright
    About Search Home Menu Report Reporting Editing Topics Tags Recommended Explore Download Get
    Receive Check Click Please Disclaimer Distributed Skip Close Next Save Print Email Credit
    Opinion Analysis Live Breaking Exclusive Sponsored Trending Newsletter Story Article""".split()
)
_WORDS = st.sampled_from(
    """the a of in by to on about from published posted updated photographs videos stories news
    articles reports signed members crews boats ferry island town harbour its nine 300 1931
    first last more than that which will were has been closed opened sent""".split()
)
_SENTENCES = st.builds(
    lambda first, words, end: f"{first} {' '.join(words)}{end}",
    _BEGINNINGS,
    st.lists(_WORDS, min_size=7, max_size=24),
    st.sampled_from([", the council said on Monday.", ", crews told the mayor.", ", she says."]),
)


@settings(max_examples=100, deadline=None)
@given(sentences=st.lists(_SENTENCES, min_size=1, max_size=6, unique=True))
def test_every_word_of_a_paragraph_that_reports_is_kept(sentences: list[str]) -> None:
    text = "\n\n".join(["Port Ellin to close for nine days", _PROSE, *sentences, _MORE])

    assert parts_of(text, Part.PARAGRAPH) == [_PROSE, *sentences, _MORE]


@settings(max_examples=150, deadline=None)
@given(raw=_TEXTS, titled=st.booleans(), plain=st.booleans())
def test_blocks_hold_every_character_once_in_order(raw: str, titled: bool, plain: bool) -> None:
    text = fix_text(raw)
    blocks = find_blocks(text, titled=titled, plain=plain)

    at = 0
    for block in blocks:
        assert text[at : block.span.start].strip() == ""
        assert block.span.start >= at
        assert block.span.of(text) == block.span.of(text).strip()
        at = block.span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n" * 200_000, id="empty lines"),
        pytest.param("x" * 1_000_000, id="one word"),
        pytest.param("(" * 200_000, id="brackets"),
        pytest.param("Foo / " * 100_000, id="one long line"),
        pytest.param("Photo: (" * 50 + "\n", id="labels"),
        pytest.param(f"{_PROSE}\n\n" * 2000, id="many paragraphs"),
        pytest.param("A b-c, " * 80 + "\n", id="long short words"),
        pytest.param("Ann Lee\n" * 5000, id="many names"),
    ],
)
def test_long_texts_are_read_in_time_that_grows_with_their_length(text: str) -> None:
    blocks = find_blocks(text, titled=False, plain=False)

    assert sum(block.span.end - block.span.start for block in blocks) <= len(text)
