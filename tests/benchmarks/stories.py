"""Invented articles to be read: news prose with names, quotations and days, of a stated length.

Every sentence is one of a few forms filled with names, clauses and figures, so that all steps of
the reader find work; the same number gives the same article. An article holds about as much
as political news of its length does: 4 people, 10 quotations, 5 events and 10 dates.
"""

from __future__ import annotations

import random

from tests.benchmarks.made import Words

WORDS = 500  # of an article
_CAST = 6  # people of an article
_DULL = 0.55  # share of the sentences that name nobody and no day
_GIVEN = (
    "Anna Boris Clara Daniel Elena Frank Greta Henry Irina James Laura Martin Nora Peter".split()
)
_FAMILY = "Olmer Karsten Brandt Velik Harrow Dane Lindgren Moravec Tasker Ulven Pell Quist".split()
_ROLES = "mayor|foreign minister|police chief|spokeswoman|harbour master|union leader".split("|")
_PLACES = "Velm Karst Port Ilmar Dorvik Hallen Teshkar Ostrava Kelv".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March April July September October December".split()
_FORMS = (
    '"{clause}," {name}, the {role} of {place}, told the {word} council on {day}.',
    '{surname} said {clause}. "We want {word} until {month}," {pronoun} added.',
    "{role} {name} confirmed on {month} {number} that {clause}.",
    "The {word} council spent {number} million {word} last year, {clause}.",
    "According to {name}, {clause}, although {word} began {number} months ago.",
    "“{clause},” said {name}. “Nobody {word}, and {clause}.”",
    "In {year}, {number} people of {place} lost {word} homes, and {clause}.",
    "Traders in {place} sold {number} percent more {word} this {word} quarter; {clause}.",
    "It was {word} whether {clause}.",
)
_PLAIN = (
    "The {word} council of {place} has long argued that {clause}.",
    "The {word} road to {place} passes {word} fields, and {clause}.",
    "Critics of the {word} plan fear that {clause}, and that {word} shops lose their {word} trade.",
    "Most of the {word} families depend on {word} work, although {clause}.",
    "Few {word} towns of the region have so many {word} bridges; {clause}.",
    "It is the largest {word} scheme of its kind, with {number} {word} pumps, and {clause}.",
)
# Of invented words, so that no two articles share more than a few turns of speech.
_WORDS = Words(5_000, random.Random(5)).all
_DID = (
    "would close|had been sold|might be delayed|was rebuilt|could reopen|had failed|must be moved"
    "|was blocked|would be paid for|had run out of money|was seen again|might not survive"
    "|would cost more|had lost its licence|was under repair|should have been warned"
).split("|")
_WITH = (
    "without a vote|for nine days|because of storms|after a dispute|by order of the state"
    "|with little notice|before the snow|despite many protests|at a loss|near the harbour"
    "|in spite of protests|to general surprise|for the third time|under a secret contract"
).split("|")


def article(number: int, *, words: int = WORDS) -> str:
    """Headline, dateline and paragraphs of one to three sentences; about `words` words."""
    chance = random.Random(number)
    place, day = chance.choice(_PLACES), chance.choice(_DAYS)
    cast = _cast(chance)
    blocks = [f"{place} counts the cost of flood number {number}"]
    count = 0
    while count < words - WORDS // 25:
        paragraph = " ".join(_sentence(chance, cast) for _ in range(chance.randint(1, 3)))
        if len(blocks) == 1:
            paragraph = f"{place.upper()}, {day} (Norn) - {paragraph}"
        blocks.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(blocks)


def page(number: int, *, words: int = WORDS) -> str:
    """The article on a web page, between menus and links to other stories."""
    headline, *paragraphs = article(number, words=words).split("\n\n")
    menu = "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in _FAMILY * 6)
    others = "".join(
        f"<div class='card'><a href='/{other}'>{article(other, words=1).split(chr(10))[0]}</a>"
        f"<p>{_sentence(random.Random(other), _cast(random.Random(other)))}</p></div>"
        for other in range(number + 1, number + 31)
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>{headline} | The Velm Post</title>"
        f"<meta property='og:title' content='{headline}'></head>"
        f"<body><header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article><h1>{headline}</h1>{body}</article></main>"
        f"<aside>{others}</aside><footer><ul>{menu}</ul></footer></body></html>"
    )


def _cast(chance: random.Random) -> list[tuple[str, str]]:
    return [(given, chance.choice(_FAMILY)) for given in chance.sample(_GIVEN, _CAST)]


def _sentence(chance: random.Random, cast: list[tuple[str, str]]) -> str:
    given, family = chance.choice(cast)
    filled = chance.choice(_PLAIN if chance.random() < _DULL else _FORMS).format(
        name=f"{given} {family}",
        surname=family,
        role=chance.choice(_ROLES),
        place=chance.choice(_PLACES),
        day=chance.choice(_DAYS),
        month=chance.choice(_MONTHS),
        number=chance.randint(2, 28),
        year=chance.randint(1975, 2018),
        word=chance.choice(_WORDS),
        pronoun=chance.choice(("he", "she")),
        clause=f"the {chance.choice(_WORDS)} {chance.choice(_WORDS)} {chance.choice(_DID)}"
        f" {chance.choice(_WORDS)} {chance.choice(_WITH)}",
    )
    return filled[0].upper() + filled[1:]
