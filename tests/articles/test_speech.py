"""Who said what: the seed article in full, every rule by its name, and what holds for any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.articles.model import Article, Block, Part, Quote, Span
from bot.articles.parse import parse
from bot.articles.speech import find_speech

SEED = Path(__file__).parents[2] / "seeds" / "000_a5c3734ef05d3e34.txt"
PESKOV, TRUMP = "Dmitry Peskov", "Donald Trump"


@pytest.fixture(scope="module")
def seed() -> Article:
    return parse(SEED.read_text("utf-8"))


def opening(article: Article, quote: Quote) -> str:
    return " ".join(quote.span.of(article.text).strip('"“”').split()[:5])


DIRECT = [
    ("As for the presence of", "Dmitry Peskov", "told", PESKOV),
    ("Of course, the final goal", "he", "went on to say", PESKOV),
    ("This position is shared by", "Peskov", "stated", PESKOV),
    ("Let someone else fight over", "US President Donald Trump", "saying", TRUMP),
    ("It is necessary to bear", "he", "said", PESKOV),
    ("Suffice it to recall the", "he", "said", PESKOV),
    ("The United States in recent", "he", "recalled", PESKOV),
    ("In the end, the US", "he", "recalled", PESKOV),
]

INDIRECT = [
    ("Withdrawal of foreign troops stationed", "Kremlin", "says", None),
    ("Only Russian forces' presence in", "the presidential spokesman", "according to", PESKOV),
    ("The Kremlin is confident that", "Spokesman Dmitry Peskov", "said", PESKOV),
    ("Washington’s plans to withdraw troops", "US President Donald Trump", "confirmed", TRUMP),
    ("that the US intended to", "He", "pointed out", TRUMP),
    ("In addressing issues related with", "the Russian presidential spokesman", "told", PESKOV),
    ("that Russia’s sole aim was", "Peskov", "recalled", PESKOV),
    ("that the United States, which", "Peskov", "said", PESKOV),
]


@pytest.mark.parametrize(("direct", "expected"), [(True, DIRECT), (False, INDIRECT)])
def test_every_quote_of_the_seed_has_its_speaker(
    seed: Article, direct: bool, expected: list[tuple[str, str, str, str | None]]
) -> None:
    read = [
        (
            opening(seed, quote),
            quote.speaker and quote.speaker.mention and quote.speaker.mention.of(seed.text),
            quote.verb and quote.verb.of(seed.text),
            quote.speaker and quote.speaker.name,
        )
        for quote in seed.quotes
        if (quote.kind == "direct") is direct
    ]
    assert read == expected


def test_parts_of_one_utterance_share_it(seed: Article) -> None:
    direct = [quote.utterance for quote in seed.quotes if quote.kind == "direct"]
    assert direct[4] == direct[5]
    assert direct[6] == direct[7]
    assert len(set(direct)) == 6


def test_the_photographer_is_nobody_and_the_people_have_their_roles(seed: Article) -> None:
    people = {person.name: [role.of(seed.text) for role in person.roles] for person in seed.people}
    assert list(people) == [PESKOV, TRUMP, "Mike Pence"]
    assert people[PESKOV][0] == "Kremlin spokesman"
    assert people[TRUMP] == ["US President"]
    assert people["Mike Pence"] == ["Vice President"]


def test_what_nobody_said_is_no_quote(seed: Article) -> None:
    for words in (
        "In this way he commented on",
        "Gavriil Grigorov/TASS",
        "Operation Peace Spring",
        "Predictions as to Kurds' attitude",
    ):
        at = seed.text.index(words)
        assert not any(quote.span.start <= at < quote.span.end for quote in seed.quotes)


def test_every_speaker_with_a_name_is_one_of_the_people(seed: Article) -> None:
    names = {person.name for person in seed.people}
    assert {q.speaker.name for q in seed.quotes if q.speaker and q.speaker.name} <= names


def read(text: str) -> Article:
    blocks = tuple(
        Block(Part.PARAGRAPH, Span(match.start(), match.end()))
        for match in re.finditer(r"[^\n]*\S", text)
    )
    people, quotes, _ = find_speech(text, blocks)
    return Article(text=text, blocks=blocks, people=people, quotes=quotes)


RULES = [
    ("after", "“It rains,” Ann Moor told reporters.", "Ann Moor", "told"),
    ("inverted", "“It rains,” said Ann Moor.", "Ann Moor", "said"),
    ("before", "Ann Moor said: “It rains.”", "Ann Moor", "said"),
    ("verb", "“It rains,” Ann Moor shrilled.", "Ann Moor", "shrilled"),
    ("agent", "The plan was called “a joke” by Ann Moor.", "Ann Moor", "by"),
    ("according", "The law is “a joke,” according to Ann Moor.", "Ann Moor", "according to"),
    ("noun", "Few liked Ann Moor’s statement that “it rains.”", "Ann Moor’s", "statement"),
    ("tail", "The plan is “a joke” and must go, Ann Moor said.", "Ann Moor", "said"),
    ("script", "Moor: “It rains.”", "Moor", ":"),
    ("dash", "“It rains.” — Ann Moor", "Ann Moor", "—"),
    ("colon", "Ann Moor on the weather: “It rains.”", "Ann Moor", ":"),
]


@pytest.mark.parametrize(("rule", "text", "mention", "cue"), RULES, ids=[row[0] for row in RULES])
def test_every_rule_says_what_it_stood_on(rule: str, text: str, mention: str, cue: str) -> None:
    [quote] = [quote for quote in read(text).quotes if quote.kind != "indirect"]
    assert quote.rule == rule
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert quote.speaker.mention.of(text) == mention
    assert quote.cue is not None
    assert quote.cue.of(text) == cue


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("continued", "“It rains,” Ann Moor said. “It never stops.”"),
        ("continued", "“It rains,” Ann Moor said. Adding, “It never stops, not even in June.”"),
        ("lead-in", "Ann Moor was clear:\n“It never stops, not even in June.”"),
        ("introduced", "Ann Moor came out in tears.\n“It never stops, not even in June.”"),
        ("running", "“It rains,” Ann Moor said.\n“It never stops, not even in June.”"),
        ("next", "“It never stops, not even in June.” “It rains,” Ann Moor said."),
        ("dash", "“It never stops, not even in June.”\n— Ann Moor"),
    ],
)
def test_a_quotation_without_words_beside_it_borrows_its_speaker(rule: str, text: str) -> None:
    quotes = [quote for quote in read(text).quotes if quote.kind != "indirect"]
    assert rule in {quote.rule for quote in quotes}
    assert {
        quote.speaker.mention.of(text)
        for quote in quotes
        if quote.speaker and quote.speaker.mention
    } == {"Ann Moor"}


def test_nobody_is_introduced_by_an_aside_between_dashes() -> None:
    text = "The notice -- Ann Moor had resigned -- filled the square.\n“It is over, all of it.”"
    assert [quote.speaker and quote.speaker.name for quote in read(text).quotes] == [None]


def test_the_turns_of_a_transcript_are_quotes_of_their_labels() -> None:
    text = (
        "Ann Moor, the composer, spoke to us.\n"
        "Q: When did you start?\nMOOR: I was nine.\nQ: Who taught you?\nMOOR: My aunt did."
    )
    assert [
        (quote.span.of(text), quote.speaker and quote.speaker.name, quote.rule)
        for quote in read(text).quotes
    ] == [
        ("I was nine.", "Ann Moor", "transcript"),
        ("My aunt did.", "Ann Moor", "transcript"),
    ]


@pytest.mark.parametrize("label", ["Rhee", "RHEE", "Rhee Su-min"])
def test_a_transcript_may_call_by_either_part_of_a_name(label: str) -> None:
    text = (
        "Rhee Su-min, the engineer, spoke to us.\n"
        f"Q: Is it safe?\n{label}: It is.\nQ: Since when?\n{label}: Since Monday."
    )
    assert [
        (quote.span.of(text), quote.speaker and quote.speaker.name) for quote in read(text).quotes
    ] == [
        ("It is.", "Rhee Su-min"),
        ("Since Monday.", "Rhee Su-min"),
    ]


def test_a_table_with_labels_is_no_transcript() -> None:
    assert read("Moor: 45 votes\nLee: 30 votes\nMoor: 12 seats\nLee: 9 seats").quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The so-called “safe zone” was shelled.", id="scare quotes"),
        pytest.param("She starred in the film “The Long Night” and left.", id="title of a work"),
        pytest.param("They met on the bridge, the “Old Lady” of the town.", id="a name in marks"),
        pytest.param("He was 6'2\" tall.", id="feet and inches"),
        pytest.param('He’s 6ft 2in and his desk is 40" wide, no more.', id="inches alone"),
        pytest.param("The keeper, nicknamed “the Wall”, was ill.", id="nickname of a thing"),
        pytest.param("They sang the hymn called “Northern Light” at dawn.", id="what it is called"),
        pytest.param("Her ’90s songs and the dogs’ barks rang out.", id="apostrophes"),
    ],
)
def test_marks_without_speech_give_no_quote(text: str) -> None:
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("But Moor says the union won’t allow “a single boat to leave the port.”", "Moor"),
        ("Moor told Radio One on Monday that Lee’s comments “are of no use.”", "Moor"),
        ("Moor said that once the council goes on holiday, “we start to dig.”", "Moor"),
        ("Moor said he expected that voters will say “never” to the plan.", "Moor"),
        ("They met – Moor saying she was “very happy” with it.", "Moor"),
        ("Moor pressed Chairman Tom Lee, insisting to him that it was “too late” now.", "Moor"),
        ("Moor was talking about ships when Lee told Radio One, “So they have ships.”", "Lee"),
        ("Moor wrote after Lee argued on Monday that “the port is dead as a stone.”", "Lee"),
        ("Moor said on Monday that Lee had called the plan “a rotten deal” in May.", "Moor"),
        ("The port, Moor said, called the plan “very wise” in May.", "Moor"),
        ("Moor, who flew in on Sunday, told Lee, “Stay away from us.”", "Moor"),
        ("Moor complained of the noise, and Lee called it “the sound of work.”", "Lee"),
        ("Moor called Lee’s many emails “a waste of ink” on Monday.", "Moor"),
        ("Moor has long described Lee as a “fool of the first order.”", "Moor"),
        ("Two fans wore a red hat reading, “Keep the docks open.”", "a red hat"),
        ("On the wall hung a sign that read “Keep Out” in red.", "a sign"),
        ("They sang and held up signs calling Moor “Our Greatest Loser” in red.", "They"),
        ("“The results will come tonight.” Moor said.", "Moor"),
        ("“Would it hurt the farms?” Moor pressed.", "Moor"),
        ("“We will stay,” an angry Moor retaliated.", "an angry Moor"),
        ("“Leave is paid,” the document states, in all cases.", "the document"),
        ("“Down with tolls!” read one.", "one"),
        ("“The vote is open!” US Senator Ann Moor said.", "US Senator Ann Moor"),
        ("“The port will rise,” Will wrote.", "Will"),
        ("“The port will rise,” a voice in the film states.", "a voice"),
        ("Some threw stones, with Moor reportedly yelling: “Get him out!”", "Moor"),
        ("They left, with one of her adverts asking, “Is Lee fit for it?”", "one"),
        ("The party split, with Moor silent and her deputy, Tom Lee, saying “no way.”", "Tom Lee"),
        ("Radio One quoted the mayor, Ann Moor, as saying: “We have no plan.”", "Ann Moor"),
        ("It was, in the words of the judge, Ann Moor, “a needless death”.", "Ann Moor"),
        ("For Moor, it was “the worst match of my life”.", "Moor"),
        ("To the mayor, Ann Moor, the vote is “a slap in the face”.", "Ann Moor"),
        ("Moor’s words were clear: “No more money.”", "Moor’s"),
        ("‘Nothing to hide’: Moor defends the deal", "Moor"),
        ("‘I told her, “Go home”, and she did,’ Mrs Moor told the court.", "Mrs Moor"),
        ("“It was a long night.” Ann Moor, Leeds", "Ann Moor"),
        ("Moor, 34, from Leeds, said she felt “let down by everybody here”.", "Moor"),
        ("“We shall appeal”, said Mr Moor.", "Mr Moor"),
        ("“The dam is full…” the engineer, Ann Moor, told Reuters on Monday.", "Ann Moor"),
        ("Moor took to Twitter: “The water is safe.”", "Moor"),
        ("What is needed, argues Moor, is “less talk and more pipes”.", "Moor"),
        ("Nothing the mayor said “will calm the port,” Moor noted.", "Moor"),
        ("Moor said anybody who complains of noise “is not a good neighbour”.", "Moor"),
        ("The new plans “will not bring back one boat,” Moor said.", "Moor"),
        ("The plan, often branded as a “witch hunt” by Moor, is dead.", "Moor"),
        ("Few believed Moor’s claim that there had been “thousands of boats” out.", "Moor’s"),
        ("The answer was short. Moor’s answer was that “the sea gives and takes”.", "Moor’s"),
        ("They rejected Moor’s call for “a total ban on nets” again.", "Moor’s"),
        ("From Moor’s report: “The harbour is full of sand.”", "Moor’s"),
        ("Said Moor, “The harbour is full of sand.”", "Moor"),
        ("Moor hailed the keeper as “The Comeback Kid” of the port.", "Moor"),
        ("In the poll, 63 percent said Moor was “very kind” to them.", "63 percent"),
        ("Moor has used the phrase “sea of sand” many times.", "Moor"),
    ],
)
def test_the_verb_that_governs_a_quotation_has_its_speaker(text: str, mention: str) -> None:
    [quote] = [quote for quote in read(text).quotes if quote.kind != "indirect"]
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert quote.speaker.mention.of(text) == mention


def test_both_parts_of_an_interrupted_sentence_are_direct() -> None:
    quotes = read("“If the rains fail,” Ann Moor said, “we all go hungry.”").quotes
    assert [quote.kind for quote in quotes] == ["direct", "direct"]
    assert len({quote.utterance for quote in quotes}) == 1


WORDS = st.sampled_from(
    "Ann Moor said , . “ ” \" ' ‘ ’ he she the mayor of London told that : — ( ) who Mr. and not «"
    " » ; ? ! … was called by according to as put it 25 \n New York’s claim\u00a0".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_and_every_span_lies_inside_it(text: str) -> None:
    article = read(text)
    assert all(span.end <= len(text) for span in article.spans())
    names = {person.name for person in article.people}
    assert {q.speaker.name for q in article.quotes if q.speaker and q.speaker.name} <= names
    starts = [quote.span for quote in article.quotes]
    assert starts == sorted(starts)


CLAUSES = st.sampled_from(
    [
        *(
            "Mayor Ann Moor hailed",
            "praised it as",
            "calling him",
            "She condemned",
            "told reporters",
        ),
        *("When asked about the boats that had been kept for so long in the north,", "he said"),
        *(
            '"plain living',
            'delayed or kept"',
            "“the sea gives,",
            "and takes”",
            "according to Lee,",
        ),
        *("\n\n", "\n\n“", ".", "The harbour master's answer was that", "Lee added.", ": '"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CLAUSES, max_size=14).map(" ".join))
@example(
    "Moor praised “plain living\n\nWhen asked about the boats that had been kept for so many long"
    " months in the northern harbours, whose owners had left, “delayed or kept” he ordered steps."
)
def test_any_clauses_are_read_however_they_are_quoted(text: str) -> None:
    assert all(span.end <= len(text) for span in read(text).spans())


@pytest.mark.parametrize(
    "pattern",
    ["Moor and Lee and ", "“", "said and ", "Moor, of Dover, ", "saying to say ", "who said that "],
)
def test_a_sentence_without_end_is_read_in_time(pattern: str) -> None:
    text = pattern * 2000 + "said “it is over.”"
    assert read(text).text == text
