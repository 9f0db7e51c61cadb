# ruff: noqa: E501 (one page a row)
from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.clean import fix_text
from bot.articles.model import Part
from bot.errors import Unreadable
from bot.sources.pages import Page, parse_page, read_page

LEAD = (
    "ORSK, October 23. The dam above Orsk held through the night although the river rose to its"
    " highest mark in forty years, the regional water board said on Wednesday."
)
SECOND = (
    "“We have opened four of six gates and will open the others before noon,” said Irina Belova,"
    " who heads the board, adding that no one had been asked to leave home so far."
)
THIRD = (
    "Farmers on the eastern bank had moved some two thousand animals to higher ground since Monday,"
    " and the bridge at Kumak was closed to lorries on Tuesday evening."
)
FOURTH = (
    "The board expects the water to fall by half a metre a day from Friday on. It will decide on"
    " Thursday whether schools in three villages can open again next week."
)
FIFTH = (
    "Engineers from Orenburg were to look at the oldest part of the wall once the water allows it,"
    " as they had done after the floods of 1957 and 1994."
)
BODY = [LEAD, SECOND, THIRD, FOURTH, FIFTH]

DATA = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Dam above Orsk holds as river peaks",
    "datePublished": "2019-10-23T21:15:00+05:00",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Ek"}],
    "publisher": {"@type": "Organization", "name": "Orsk Daily"},
}


def page_of(body: str, *, head: str = "", data: object = DATA, h1: str | None = None) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return f"""<!DOCTYPE html><html lang="en-GB"><head>
      <title>Dam above Orsk holds as river peaks | Orsk Daily</title>
      <meta property="og:site_name" content="Orsk Daily"><meta property="og:type" content="article">
      <link rel="canonical" href="/2019/10/23/dam">{head}{script}</head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
      <main><article><h1>{h1 or "Dam above Orsk holds as river peaks"}</h1>{body}</article></main>
      <footer><p>Orsk Daily, 1 Mill Street. All rights reserved.</p></footer></body></html>"""


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


WHOLE = page_of(
    '<p class="article__standfirst">Water board opens gates; no one has to leave home</p>'
    '<figure><img src="dam.jpg"><figcaption>The dam at dawn on Wednesday'
    '<span class="credit">Kim Oh/Orsk Daily</span></figcaption></figure>'
    f"<div class='story-body'>{paragraphs(LEAD, SECOND)}<h2>Animals moved</h2>{paragraphs(THIRD)}"
    '<div class="related-links"><h3>More on this story</h3><p><a href="/a">River has risen for a'
    " week, and nobody knows for how long it will</a></p></div>"
    f"{paragraphs(FOURTH)}<aside class='newsletter-signup'><p>Get the morning news in your inbox,"
    f" free, before you get up.</p></aside>{paragraphs(FIFTH)}</div>"
)


def read(html: str) -> Page:
    return parse_page(html, url="https://news.example.org/2019/10/23/dam?ref=home")


def test_a_page_is_read_in_its_parts() -> None:
    page = read(WHOLE)
    assert page.words(Part.HEADLINE) == ("Dam above Orsk holds as river peaks",)
    assert page.words(Part.STANDFIRST) == ("Water board opens gates; no one has to leave home",)
    assert page.words(Part.CAPTION) == ("The dam at dawn on Wednesday",)
    assert page.words(Part.CREDIT) == ("Kim Oh/Orsk Daily",)
    assert page.words(Part.SUBHEADING) == ("Animals moved",)
    assert page.words(Part.PARAGRAPH) == tuple(BODY)


def test_a_page_says_who_wrote_it_when_and_where() -> None:
    page = read(WHOLE)
    assert page.title == "Dam above Orsk holds as river peaks"
    assert page.authors == ("Ann Lee", "Bo Ek")
    assert page.published == datetime.fromisoformat("2019-10-23T21:15:00+05:00")
    assert (page.source, page.language) == ("Orsk Daily", "en")
    assert page.url == "https://news.example.org/2019/10/23/dam"


def test_the_text_is_the_blocks_joined_by_blank_lines_headline_first() -> None:
    page = read(WHOLE)
    assert "\n\n".join(block.span.of(page.text) for block in page.blocks) == page.text
    assert page.blocks[0].part is Part.HEADLINE
    assert fix_text(page.text) == page.text


def test_parts_stand_in_the_order_of_the_page() -> None:
    parts = [block.part for block in read(WHOLE).blocks]
    assert parts.index(Part.CAPTION) < parts.index(Part.PARAGRAPH)
    assert parts.index(Part.SUBHEADING) == parts.index(Part.PARAGRAPH) + 2


LEFT_OUT = {
    "a link to another story": '<p><a href="/a">River has risen for a week, and nobody knows why</a></p>',
    "read more": '<p>READ MORE: <a href="/a">River has risen for a week</a></p>',
    "a newsletter": "<p>Sign up for our daily newsletter to get the news from us first.</p>",
    "a label": "<p>Advertisement</p>",
    "a box for related stories": '<div class="related"><p>River has risen for a week.</p></div>',
    "a box in camel case": '<div class="RelatedStories_box__a1b2c"><p>River has risen.</p></div>',
    "an embedded post": '<blockquote class="twitter-tweet"><p>The dam holds! — Orsk</p></blockquote>',
    "a pull quote": '<blockquote class="pull">We have opened four of six gates and will open the others'
    " before noon</blockquote>",
    "the author's life": '<div class="author-bio"><p>Ann Lee has lived in Orsk for years.</p></div>',
    "hidden words": '<p style="display: none">This is for machines only and no reader sees it.</p>',
    "words for screen readers": '<p class="visually-hidden">Article content begins here now.</p>',
    "the same paragraph again": f"<p>{SECOND}</p>",
    "a button": "<button>Share this article with friends now</button>",
    "code, and a remark that names it": '<!-- a <script> --><!--><script>if (1 < 2) say("</p>")'
    "</script><style>p { color: red }</style>",
    "comments": '<section class="comments"><p>I saw it myself from the bridge.</p></section>',
}


@pytest.mark.parametrize("extra", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_no_news_stays_out(extra: str) -> None:
    html = page_of(
        f"<div>{paragraphs(LEAD, SECOND, THIRD)}{extra}{paragraphs(FOURTH, FIFTH)}</div>"
    )
    assert read(html).words(Part.PARAGRAPH) == tuple(BODY)


KEPT = {
    "a short paragraph": "He did not.",
    "a story about a privacy policy": "The board’s site changed its privacy policy on Monday.",
    "a paragraph with links": 'He told the <a href="/x">council</a> so on Tuesday, twice in a row.',
    "a question": "Who will pay for it? Nobody at the board would say so on Wednesday.",
}


@pytest.mark.parametrize("extra", KEPT.values(), ids=KEPT.keys())
def test_what_is_news_stays_in(extra: str) -> None:
    html = page_of(f"<div>{paragraphs(LEAD, SECOND, extra, THIRD, FOURTH, FIFTH)}</div>")
    shown = extra.replace('<a href="/x">', "").replace("</a>", "")
    assert read(html).words(Part.PARAGRAPH) == (LEAD, SECOND, shown, THIRD, FOURTH, FIFTH)


@pytest.mark.parametrize("between", ["<br><br>", '<span class="br"></span>'])
def test_paragraphs_set_by_line_breaks_come_apart(between: str) -> None:
    html = page_of(f"<div>{between.join(BODY)}</div>")
    assert read(html).words(Part.PARAGRAPH) == tuple(BODY)


def test_where_a_word_may_be_broken_it_stays_one_word() -> None:
    html = page_of(f"<div>{paragraphs(LEAD.replace('water', 'wa<wbr>ter'), *BODY[1:])}</div>")
    assert read(html).words(Part.PARAGRAPH) == tuple(BODY)


def test_lines_that_are_broken_inside_a_sentence_are_one_paragraph() -> None:
    broken = THIRD.replace(" had moved", "<br>had moved").replace(" and the", "<br>and the")
    html = page_of(f"<div>{paragraphs(LEAD, SECOND, broken, FOURTH, FIFTH)}</div>")
    assert read(html).words(Part.PARAGRAPH) == tuple(BODY)


def test_a_body_in_several_containers_is_one_body() -> None:
    html = page_of("".join(f'<div class="text-block">{paragraphs(text)}</div>' for text in BODY))
    assert read(html).words(Part.PARAGRAPH) == tuple(BODY)


def test_words_keep_their_spelling_and_inline_marks_leave_no_trace() -> None:
    text = LEAD.replace("river", "<em>ri</em>ver").replace("forty years", "<b>forty</b>&nbsp;years")
    html = page_of(f"<div>{paragraphs(text, *BODY[1:])}</div>")
    assert read(html).words(Part.PARAGRAPH)[0] == LEAD


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("<h2>Animals moved</h2>", id="h2"),
        pytest.param("<h4>Animals moved</h4>", id="h4"),
        pytest.param("<h3><div>Animals moved</div></h3>", id="box in a heading"),
        pytest.param("<p><strong>Animals moved</strong></p>", id="bold paragraph"),
        pytest.param("<p>Farmers Move Their Animals</p>", id="capitals over a paragraph"),
    ],
)
def test_sub_headings_are_told_from_paragraphs(heading: str) -> None:
    html = page_of(
        f"<div>{paragraphs(LEAD, SECOND)}{heading}{paragraphs(THIRD, FOURTH, FIFTH)}</div>"
    )
    page = read(html)
    assert page.words(Part.SUBHEADING) == (re.sub("<[^>]*>", "", heading),)
    assert page.words(Part.PARAGRAPH) == tuple(BODY)


def test_a_heading_with_nothing_under_it_goes() -> None:
    html = page_of(f"<div>{paragraphs(*BODY)}<h2>Where to get help</h2></div>")
    assert read(html).words(Part.SUBHEADING) == ()


def test_who_wrote_it_is_no_paragraph() -> None:
    tail = "Reporting by Ann Lee in Orsk; editing by Bo Ek"
    life = "Ann Lee is a reporter in Orsk who writes about water."
    html = page_of(
        f"<div>{paragraphs('By Ann Lee and Bo Ek', *BODY, tail, life)}</div>",
        data={**DATA, "author": {"@type": "Organization", "name": "Ann Lee"}},
    )
    page = read(html)
    assert page.words(Part.BYLINE) == ("By Ann Lee and Bo Ek",)
    assert page.words(Part.OTHER) == (tail, life)
    assert page.words(Part.PARAGRAPH) == tuple(BODY)


def test_the_printed_byline_counts_where_the_data_name_the_site_only() -> None:
    data = {**DATA, "author": {"@type": "Organization", "name": "Orsk Daily"}}
    html = page_of(f"<div>{paragraphs('Ann Lee/Bo Ek', *BODY)}</div>", data=data)
    assert read(html).authors == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    ("before", "description", "expected"),
    [
        pytest.param('<div class="dek"><p>Gates open; no one leaves home</p></div>', "", "Gates open; no one leaves home", id="named by the page"),
        pytest.param('<p class="Article_subHeadline__x1y2z">Gates open; nobody leaves</p>', "", "Gates open; nobody leaves", id="named in camel case"),
        pytest.param("<div><p>Gates open, and no one has to leave home</p></div>", "Gates open, and no one has to leave home", "Gates open, and no one has to leave home", id="shown and described"),
        pytest.param("", "Gates open and no one has to leave home", "Gates open and no one has to leave home", id="described only"),
        pytest.param("", LEAD, None, id="description repeats the lead"),
        pytest.param("", LEAD[:90] + "…", None, id="description is the lead, cut"),
        pytest.param("", "Gates open and no one has to leave …", None, id="description is cut"),
        pytest.param("<h2>Gates open and no one leaves home</h2>", "", "Gates open and no one leaves home", id="sub-headline"),
        pytest.param("<p>By Ann Lee</p><time>23 October 2019, 21:15</time>", "", None, id="none"),
        pytest.param("<ul class='summary-list'><li>Gates open since midnight</li><li>No one has to leave home</li></ul>", "", "Gates open since midnight\nNo one has to leave home", id="list"),
    ],
)  # fmt: skip
def test_the_standfirst_is_what_stands_under_the_headline(
    before: str, description: str, expected: str | None
) -> None:
    head = f'<meta name="description" content="{description}">' if description else ""
    page = read(page_of(f"{before}<div>{paragraphs(*BODY)}</div>", head=head))
    assert page.words(Part.STANDFIRST) == ((expected,) if expected else ())
    assert page.words(Part.PARAGRAPH) == tuple(BODY)


def test_lines_that_go_on_where_the_headline_ends_are_the_standfirst() -> None:
    going_on = ["…as villages below the dam stay dry", "…and the board asks for patience"]
    page = read(page_of(f"<div>{paragraphs(*going_on, *BODY)}</div>"))
    assert page.words(Part.STANDFIRST) == ("\n".join(going_on),)
    assert page.words(Part.PARAGRAPH) == tuple(BODY)


@pytest.mark.parametrize(
    ("picture", "caption", "credit"),
    [
        pytest.param("<figure><img><figcaption>The dam at dawn. (Photo by Kim Oh/Getty Images)</figcaption></figure>", "The dam at dawn.", "(Photo by Kim Oh/Getty Images)", id="agency's brackets"),
        pytest.param("<figure><img><figcaption>The dam at dawn. Photo: Kim Oh</figcaption></figure>", "The dam at dawn.", "Photo: Kim Oh", id="label"),
        pytest.param('<div class="wp-caption"><img><p class="wp-caption-text">The dam at dawn</p></div>', "The dam at dawn", None, id="content system"),
        pytest.param("<div><picture><img></picture><div>The dam at dawn on Wednesday</div><div>Getty Images</div></div>", "The dam at dawn on Wednesday", "Getty Images", id="no names at all"),
        pytest.param("<button><figure><img><figcaption>The dam at dawn</figcaption></figure></button>", "The dam at dawn", None, id="picture to enlarge"),
        pytest.param("<figure><img><figcaption>The dam at dawn, <small>REUTERS/Kim Oh</small></figcaption></figure>", "The dam at dawn,", "REUTERS/Kim Oh", id="agency"),
        pytest.param("<figure><img><figcaption>Getty Images</figcaption></figure>", None, "Getty Images", id="credit only"),
        pytest.param("<figure><img><figcaption>Image caption, The dam at dawn</figcaption></figure>", "The dam at dawn", None, id="spoken label"),
    ],
)  # fmt: skip
def test_captions_and_credits(picture: str, caption: str | None, credit: str | None) -> None:
    html = page_of(f"<div>{paragraphs(LEAD)}{picture}{paragraphs(*BODY[1:])}</div>")
    page = read(html)
    assert page.words(Part.CAPTION) == ((caption,) if caption else ())
    assert page.words(Part.CREDIT) == ((credit,) if credit else ())
    assert page.words(Part.PARAGRAPH) == tuple(BODY)


@pytest.mark.parametrize("first", ["The dam at dawn", "The dam"])
def test_a_caption_shown_twice_is_one_caption(first: str) -> None:
    figure = "<figure><img><figcaption>{}</figcaption></figure>".format
    again = figure("The dam at dawn")
    html = page_of(f"{figure(first)}<div>{again}{paragraphs(*BODY)}</div>")
    assert read(html).words(Part.CAPTION) == ("The dam at dawn",)


CONSENT = paragraphs(
    "We value your privacy",
    "We and our partners store cookies and process personal data for personalised ads and content.",
    "With your consent our partners may use precise location data. See our privacy policy.",
    "You can accept all or reject all before you continue to the story.",
)
TEASERS = "".join(
    f'<li><h3><a href="/{n}">Story number {n} about the river and the dam above Orsk</a></h3></li>'
    for n in range(20)
)


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        pytest.param("", "No article was found on that page.", id="empty"),
        pytest.param("<p>Hello.</p>", "No article was found on that page.", id="few words"),
        pytest.param("<title>Page not found</title><h1>Page not found</h1><p>The page you asked for has moved or never was here. Try the search.</p>", "there is no article at this address", id="error page"),
        pytest.param("<title>Orsk Daily</title><h1>404</h1><p>Sorry, nothing is here any more, though other pages are.</p>", "there is no article at this address", id="error number"),
        pytest.param("<title>Just a moment...</title><p>Checking your browser before you go on to news.example.org. This takes five seconds.</p>", "whether a person reads it", id="robot check"),
        pytest.param("<title>Orsk Daily</title>" + CONSENT, "asks for consent", id="consent wall"),
        pytest.param(page_of(f"<div>{paragraphs(LEAD)}<p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>"), "to subscribers only", id="paywall stub"),
        pytest.param(page_of(f"<div>{paragraphs(LEAD)}</div>", data={**DATA, "isAccessibleForFree": False}), "to subscribers only", id="paywall stub by its data"),
        pytest.param(f"<title>Orsk Daily</title><h1>News from Orsk</h1><ul>{TEASERS}</ul>", "lists stories instead of telling one", id="index page"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_refused_with_the_reason(html: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(html)
    assert sentence in caught.value.for_reader


def test_a_whole_article_behind_a_soft_wall_is_read() -> None:
    wall = "<div class='cookie-banner'><p>We use cookies. Accept all?</p></div>"
    pay = "<p>Already a subscriber? Log in to continue reading without advertisements.</p>"
    html = page_of(
        f"{wall}<div>{paragraphs(*BODY)}</div><div class='paywall'>{pay}</div>",
        data={**DATA, "isAccessibleForFree": "False"},
    )
    assert read(html).words(Part.PARAGRAPH) == tuple(BODY)


def test_a_short_story_is_still_a_story() -> None:
    assert read(page_of(f"<div>{paragraphs(LEAD)}</div>")).words(Part.PARAGRAPH) == (LEAD,)


def test_bytes_are_read_in_the_encoding_the_page_names() -> None:
    html = page_of(f"<div>{paragraphs(*BODY, 'The café at Łódź Street stayed open.')}</div>")
    html = html.replace("<title>", '<meta charset="iso-8859-2"><title>', 1)
    html = html.replace("“", '"').replace("”", '"')
    page = read_page(html.encode("iso-8859-2"), charset=None, content_type="text/html")
    assert page.words(Part.PARAGRAPH)[-1] == "The café at Łódź Street stayed open."
    assert page.encoding is None


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "video/mp4", "text/plain"])
def test_what_is_no_page_is_refused_by_its_kind(kind: str) -> None:
    with pytest.raises(Unreadable, match=f"That link leads to {kind}, not to a page"):
        read_page(b"%PDF", content_type=kind)


HOSTILE = {
    "deep boxes": "<div>" * 200_000 + "x",
    "deep inline elements": "<b>" * 200_000 + "x",
    "deep tables": "<table><tr><td>" * 50_000 + "x",
    "deep lists": "<ul><li>" * 50_000,
    "many pieces": "<p>a" * 100_000,
    "deep JSON": '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    "code that never ends": "<script>" * 100_000 + "<!--" * 100_000 + "<style " * 50_000,
    "remarks that never end": "<!--" * 200_000 + "<p>a",
    "half characters": "<p>" + "\ud800 abc. " * 20,
    "entities of its own": '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><p>&f;',
    "too long": "x" * 5_000_001,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_built_to_do_harm_is_read_or_refused(html: str) -> None:
    with suppress(Unreadable):
        read(html).text.encode("utf-8")


def test_no_file_of_this_machine_gets_into_a_text() -> None:
    doctype = '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    html = doctype + page_of(f"<div>{paragraphs('It says &f; here.', *BODY)}</div>")
    assert "root:" not in read(html).text


TAGS = st.sampled_from(
    "p div h1 h2 li ul blockquote figure figcaption span a b br img table td article section aside"
    " script style svg template button time meta title nav /p /div /a /article !-- /script".split()
)
MARKUP = st.lists(
    st.tuples(TAGS, st.sampled_from(["", ' class="caption"', ' class="lead"', ' href="/x"', ' id="'])).map(lambda t: f"<{t[0]}{t[1]}>")
    | st.text(max_size=60)
    | st.sampled_from([LEAD, SECOND, THIRD]),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKUP)
@settings(max_examples=100, deadline=None)
def test_any_markup_gives_a_page_whose_blocks_are_its_text_or_a_sentence(html: str) -> None:
    with suppress(Unreadable):
        page = read(html)
        assert "\n\n".join(block.span.of(page.text) for block in page.blocks) == page.text
        assert fix_text(page.text) == page.text
        assert all(block.span.of(page.text).strip() for block in page.blocks)
        page.text.encode("utf-8")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2019-10-23T21:15:00Z">', datetime(2019, 10, 23, 21, 15, tzinfo=UTC)),
        ('<meta name="date" content="2019-10-23">', date(2019, 10, 23)),
        ('<meta name="pubdate" content="20191023">', date(2019, 10, 23)),
        ('<meta name="DC.date.issued" content="23 October 2019">', date(2019, 10, 23)),
        ('<meta name="pubdate" content="Wed, 23 Oct 2019 21:15:00 +0000">', datetime(2019, 10, 23, 21, 15, tzinfo=UTC)),
        ('<meta name="date" content="0000-00-00">', date(2019, 10, 23)),
    ],
)  # fmt: skip
def test_the_day_is_found_wherever_the_page_says_it(head: str, expected: date) -> None:
    # The last one is in the address only.
    page = read(page_of(f"<div>{paragraphs(*BODY)}</div>", head=head, data=None))
    assert page.published == expected


def test_a_papers_name_set_as_a_heading_is_no_headline() -> None:
    html = page_of(f"<div>{paragraphs(*BODY)}</div>")
    page = read(html.replace("<nav>", "<h1>Orsk Daily</h1><nav>"))
    assert page.words(Part.HEADLINE) == (DATA["headline"],)
    assert "Orsk Daily" not in page.text


def test_the_headline_is_the_one_that_two_sources_agree_on() -> None:
    head = '<meta property="og:title" content="Dam above Orsk holds as river peaks">'
    body = f"<div>{paragraphs(*BODY)}</div>"
    assert read(page_of(body, head=head, h1="Dam holds")).title == DATA["headline"]
    assert (
        read(page_of(body, head=head, h1="Dam over Orsk holds as river peaks, board says")).title
        == (DATA["headline"])
    )
    spoilt = {**DATA, "headline": "Dam above &amp;quot;Orsk&amp;quot; holds"}
    assert read(page_of(body, data=spoilt, h1="Dam above “Orsk” holds")).title == (
        "Dam above “Orsk” holds"
    )


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("By Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, Political Correspondent", ("Ann Lee",)),
        ({"name": "Ann Lee"}, ("Ann Lee",)),
        ({"@type": "Person", "name": ["Ann Lee", "Bo Ek"]}, ("Ann Lee", "Bo Ek")),
        ([{"@id": "#a"}, {"@type": "Person", "name": "Bo Ek"}], ("Ann Lee", "Bo Ek")),
        ("https://example.org/ann", ()),
        ("Ann Lee | Reuters", ("Ann Lee",)),
        ({"name": "The Associated Press"}, ("The Associated Press",)),
    ],
)
def test_authors_are_names_however_they_are_given(
    author: object, expected: tuple[str, ...]
) -> None:
    graph = {"@graph": [{**DATA, "author": author}, {"@id": "#a", "name": "Ann Lee"}]}
    page = read(page_of(f"<div>{paragraphs(*BODY)}</div>", data=graph))
    assert page.authors == expected
