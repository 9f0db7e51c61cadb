"""Who the people of an article are, what they are called and what they do."""

from __future__ import annotations

import re

import pytest

from bot.articles.model import Article, Block, Part, Span
from bot.articles.speech import find_speech


def read(text: str) -> Article:
    blocks = tuple(
        Block(Part.PARAGRAPH, Span(match.start(), match.end()))
        for match in re.finditer(r"[^\n]*\S", text)
    )
    people, quotes, _ = find_speech(text, blocks)
    return Article(text=text, blocks=blocks, people=people, quotes=quotes)


def names(text: str) -> list[str]:
    return [person.name for person in read(text).people]


def roles(text: str, name: str) -> list[str]:
    return next(
        [role.of(text) for role in person.roles]
        for person in read(text).people
        if person.name == name
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Foreign Minister Karin Holt arrived. Holt said little.", ["Karin Holt"], id="surname"
        ),
        pytest.param("“Yes,” said Sen. Ada Quill, D-Ohio.", ["Ada Quill"], id="abbreviated title"),
        pytest.param(
            "Pieter van der Berg said no. “Never,” van der Berg added.",
            ["Pieter van der Berg"],
            id="particles",
        ),
        pytest.param(
            "President Hafez al-Tamimi left. Al-Tamimi said he was tired.",
            ["Hafez al-Tamimi"],
            id="Arabic article",
        ),
        pytest.param(
            "Robert “Bobby” Lang, the boxer, won.", ["Robert “Bobby” Lang"], id="nickname"
        ),
        pytest.param("Goldman Sachs cut its forecast. Fox News reported it.", [], id="companies"),
        pytest.param("Snow fell in New York, Salt Lake City and North Dakota.", [], id="places"),
        pytest.param(
            "The Kremlin said no. CNN reported the talks. Moscow agreed.", [], id="institutions"
        ),
        pytest.param(
            "William Archer, the coach, spoke. “Bill Archer is right,” said Nora Finch, a fan.",
            ["William Archer", "Nora Finch"],
            id="short form of a given name",
        ),
        pytest.param(
            "Peter and Joan Hollis lost a house. “We cried,” said Mr Hollis.",
            ["Joan Hollis", "Peter … Hollis"],
            id="couple",
        ),
        pytest.param(
            "Anton de Vries spoke. De Vries said it was late.",
            ["Anton de Vries"],
            id="particle opens a sentence",
        ),
        pytest.param(
            "Minister of Transport Petra van der Berg said no.",
            ["Petra van der Berg"],
            id="office with of",
        ),
        pytest.param(
            "His spokesman, Jorl Askim, said on Monday that it was late.",
            ["Jorl Askim"],
            id="role and comma",
        ),
        pytest.param(
            "PRIME MINISTER AUREL HOLT\nHolt said: “No.”\nNILS O’DARA, MAYOR\n“Yes,” O’Dara said.",
            ["Aurel Holt", "Nils O’Dara"],
            id="headings in capitals",
        ),
        pytest.param("SNOW STOPS TRAINS\n“It is cold,” Holt said.", ["Holt"], id="no name shouted"),
        pytest.param(
            "Teskaria's transport minister resigned. They asked what Teskaria should learn.",
            [],
            id="a country has ministers",
        ),
        pytest.param("She told Wirenorth. The Office of Roads announced it.", [], id="who is told"),
        pytest.param(
            "London Hart, mayor of Velm, said: “Fine.” Velm slept.", ["London Hart"], id="a city?"
        ),
        pytest.param("Hilton Hotels and Quill Motors closed.", [], id="more companies"),
        pytest.param("He was asked what Teskaria should learn.", [], id="what a country must do"),
        pytest.param(
            "“Will Holt go?” he asked. “No,” Holt said.", ["Holt"], id="a question names nobody"
        ),
        pytest.param("Senators Karl Stein met voters.", ["Karl Stein"], id="title of several"),
        pytest.param("Engineers warned of cracks. Forecasters said no.", [], id="plural roles"),
        pytest.param("She wrote on Chirp, a social network, that it was late.", [], id="network"),
        pytest.param(
            "Neighbouring Teskaria lent a ship, and its neighbour Teskaria said so.",
            [],
            id="neighbouring country",
        ),
        pytest.param(
            "Kelvaria said it would send ships. “Never,” Premier Ida Falk said.",
            ["Ida Falk"],
            id="a country said it",
        ),
        pytest.param(
            "The owner, Orrin Grain, said it would pay. Ida Falk, 30, agreed.",
            ["Ida Falk"],
            id="a company said it",
        ),
        pytest.param(
            "Maria Perez won. Understated Perez smiled. “Good,” Perez said.",
            ["Maria Perez"],
            id="adjective before a surname",
        ),
        pytest.param(
            "“We won,” Hope said. The mayor, Bill Hope, wept. Grace said no. Ada Grace sang.",
            ["Bill Hope", "Ada Grace"],
            id="names that are words",
        ),
        pytest.param(
            "Hope Mills, 34, a nurse, came. Will Ford waited. Mark Lang, 40, did not.",
            ["Hope Mills", "Will Ford", "Mark Lang"],
            id="given names that are words",
        ),
        pytest.param(
            "“No,” Rep. Earl Quint said.", ["Earl Quint"], id="given name that is a title"
        ),
        pytest.param(
            "“Ask Ida Brandt,” he said. Brandt said no.", ["Ida Brandt"], id="full name in a quote"
        ),
        pytest.param(
            "“Ask Ida Brandt or Jon Brandt,” he said. Brandt said no.",
            ["Brandt"],
            id="two full names in a quote",
        ),
        pytest.param(
            "Everyone said no. You've won, I'd say. Others shouted. Nobody told her.",
            [],
            id="pronouns that open a sentence",
        ),
        pytest.param(
            "Sprinters Ada Lind and Ida Falk ran. The head of the court, Kostas Sarris, said it had"
            " not been proven.",
            ["Ada Lind", "Ida Falk", "Kostas Sarris"],
            id="what several are, and an empty it",
        ),
        pytest.param(
            "It is called QuestForge, he said. QuestForge said no. McRae said yes.",
            ["McRae"],
            id="a product",
        ),
        pytest.param("Rescuers said no. Privatisation means loss.", [], id="nouns that open one"),
        pytest.param(
            "Orsk-born Ida Falk won. Lt-Gen Karl Stein lost. Ghanaian Ada Boateng came third.",
            ["Ida Falk", "Karl Stein", "Ada Boateng"],
            id="born, rank and people before a name",
        ),
        pytest.param(
            "Ida Falk won. Among Falk voters, few slept. Unlike Falk, Karl Stein lost."
            " Stop Falk, they said. In August Falk left.",
            ["Ida Falk", "Karl Stein"],
            id="words that open a sentence before a surname",
        ),
        pytest.param(
            "Bill Carson won. Carson and Ida Falk talked. Falk left.",
            ["Bill Carson", "Ida Falk"],
            id="a surname and a whole name are no couple",
        ),
        pytest.param(
            "Park Ji-woo, 30, slept. “Late,” Park said.", ["Park Ji-woo"], id="Korean order"
        ),
    ],
)
def test_people_are_found_once_under_their_fullest_name(text: str, expected: list[str]) -> None:
    assert sorted(names(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "Kremlin spokesman Oleg Barin spoke on Monday.",
            "Oleg Barin",
            ["Kremlin spokesman"],
            id="before the name",
        ),
        pytest.param(
            "Clara Munk, the mayor of Odense, resigned.",
            "Clara Munk",
            ["mayor of Odense"],
            id="behind the name",
        ),
        pytest.param(
            "US President Dale Hart met Vice President Mona Reed.",
            "Mona Reed",
            ["Vice President"],
            id="capitals",
        ),
        pytest.param(
            "Foreign Ministers Karl Stein and Ida Falk met.", "Karl Stein", [], id="plural role"
        ),
        pytest.param(
            "The Archbishop of Velm, Karl Stein, left.",
            "Karl Stein",
            ["Archbishop of Velm"],
            id="before the name, with a comma",
        ),
        pytest.param(
            "Mr Cole’s spokesman, Karl Stein, left.",
            "Karl Stein",
            ["Mr Cole’s spokesman"],
            id="whose he is",
        ),
        pytest.param("His deputy, Karl Stein, 40, left.", "Karl Stein", [], id="somebody's deputy"),
        pytest.param(
            "The port, the mayor, Ida Falk and Karl Stein, 40, won.", "Karl Stein", [], id="a list"
        ),
        pytest.param("Mr. Karl Stein, who said no, left.", "Karl Stein", [], id="Mr is no role"),
        pytest.param("The board sent Mr. Karl Stein home.", "Karl Stein", [], id="verb before Mr"),
        pytest.param(
            "Critics of the party persuaded President Ida Falk to stay.",
            "Ida Falk",
            ["President"],
            id="verb before a title",
        ),
        pytest.param(
            "The union backed the party's candidate Sen. Ida Falk.",
            "Ida Falk",
            ["party's candidate", "Sen."],
            id="a role and a title",
        ),
        pytest.param(
            "They met former Ohio Gov. Ida Falk.",
            "Ida Falk",
            ["former Ohio Gov."],
            id="former office",
        ),
        pytest.param(
            "Sens. Karl Stein and Ida Falk met.", "Karl Stein", [], id="short title of several"
        ),
        pytest.param("More Ida Falk letters appeared.", "Ida Falk", [], id="no title at all"),
        pytest.param(
            "Oscar-winner Ida Falk sang.", "Ida Falk", ["Oscar-winner"], id="hyphenated role"
        ),
    ],
)
def test_roles_are_what_the_article_states(text: str, name: str, expected: list[str]) -> None:
    assert roles(text, name) == expected


@pytest.mark.parametrize("relation", ["rival", "friend", "former colleague", "wife"])
def test_whose_rival_somebody_is_has_to_be_said(relation: str) -> None:
    text = f"The mayor lost. Her {relation} Ada Lind won. Ada Lind, head of the port, wept."
    shown = [role for role in roles(text, "Ada Lind") if " " not in role]
    assert shown == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Moor met Tom Reed in Ghent.\n“It was cold,” she said.", "Ann Moor", id="gender"
        ),
        pytest.param(
            "Defence Minister Jan Vos met the envoy, Tim Roth.\n“We agreed,” he said.",
            "Jan Vos",
            id="subject over object",
        ),
        pytest.param(
            "Greta Lund spoke first. As for Olaf Berg, he said “nothing is decided.”",
            "Olaf Berg",
            id="as for",
        ),
        pytest.param(
            "Journalist Ida Falk asked Per Nyman about it.\n“No comment,” he said.",
            "Per Nyman",
            id="who is asked answers",
        ),
        pytest.param(
            "Eva Kahn, the regional prosecutor, opened the case.\n“No,” the prosecutor said.",
            "Eva Kahn",
            id="office alone",
        ),
        pytest.param(
            "Two ministers, Al Born and Ed Kern, left.\n“Enough,” the minister said.",
            None,
            id="two fit the office",
        ),
        pytest.param(
            "Jack Ross and Jill Ross live here.\n“It leaks,” Ross said.",
            None,
            id="one surname, two",
        ),
        pytest.param(
            "Ida Falk met Jack and Jill Ross.\n“It leaks,” Ross said.\n“It rains,” she said.",
            None,
            id="she may be either of the name",
        ),
        pytest.param(
            "Sen. Ada Quill (R-Ohio) met Sen. Jon Moss, D-Mont., here.\n"
            "“Yes,” the Montana senator said.",
            "Jon Moss",
            id="state abbreviated",
        ),
        pytest.param(
            "Former New York governor Jon Moss met Ada Quill.\n“No,” the New Jersey governor said.",
            None,
            id="governor of another state",
        ),
        pytest.param(
            "Ann Quill met Tom Quill.\nIt was late, Quill said.\n“It was hard,” she added.",
            "Ann Quill",
            id="the pronoun tells which of one surname",
        ),
        pytest.param(
            "Ada Quill met voters.\nIt rained.\nTom Reed and his wife came.\n“Good,” she said.",
            None,
            id="somebody without a name",
        ),
        pytest.param(
            "Tom Reed spoke.\nIt rained.\nThe gates shut.\n"
            "Ada Quill told the Courier that the dam would hold.\nAsked when, he said, “Soon.”",
            None,
            id="somebody who may be he has come between",
        ),
        pytest.param(
            "Tom Reed, an adviser, called it a gift.\n"
            "In terms of backing Sam Moss, all the envoys “kicked the can down the road,” he said.",
            "Tom Reed",
            id="the name of a fronted phrase is no subject",
        ),
        pytest.param(
            "Ann Moor told the Courier that Egyptians wanted a vote.\n“They say one thing: go.”",
            "Ann Moor",
            id="who reported the others introduces",
        ),
        pytest.param(
            "Ann Moor and Tom Reed left.\nA spokesman said it was over. He said it was late.\n"
            "“It is not far,” he said.",
            None,
            id="somebody without a name spoke last",
        ),
        pytest.param(
            "Tom Reed left.\nA spokesman said it was over.\nSam Moss came.\n“Hello,” he said.",
            "Sam Moss",
            id="somebody was named since",
        ),
        pytest.param(
            "Tom Reed came out.\nA reporter asked how he felt.\n“I am tired,” he said.",
            "Tom Reed",
            id="who asks does not answer",
        ),
        pytest.param(
            "Wen Ito, a nurse, said it was over.\n“It is not far,” she said.",
            "Wen Ito",
            id="a description beside a name",
        ),
        pytest.param(
            "“I am well,” Ann Moor wrote. Her sister, Ida Moor, agreed. “We laughed at it.”",
            "Ida Moor",
            id="who agrees goes on",
        ),
        pytest.param("“We are sorry,” the company said.", None, id="a body has no name"),
        pytest.param("“It is under way,” a spokesman said.", None, id="anybody"),
        pytest.param("“We won,” they said.", None, id="they"),
    ],
)
def test_the_name_shown_for_a_mention(text: str, expected: str | None) -> None:
    quote = [quote for quote in read(text).quotes if quote.kind != "indirect"][-1]
    assert quote.speaker is not None
    assert quote.speaker.name == expected


def test_a_pronoun_shows_the_description_of_somebody_without_a_name() -> None:
    text = "Tom Reed left.\nLast autumn, a senior officer warned us. “I doubted it,” he said."
    quote = read(text).quotes[-1]
    assert quote.speaker is not None
    assert quote.speaker.name is None
    assert quote.speaker.role is not None
    assert quote.speaker.role.of(text) == "a senior officer"


def test_a_description_may_be_all_of_its_sentence() -> None:
    text = "A lawyer\n“She was having a hard time, and I paid for it.”\nAnn Moor left."
    assert [quote.speaker and quote.speaker.name for quote in read(text).quotes] == [None]


def test_a_relative_pronoun_shows_what_it_stands_for_as_role() -> None:
    text = "There was one farmer at the gate who said “it is over.”"
    [quote] = read(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert quote.speaker.mention.of(text) == "who"
