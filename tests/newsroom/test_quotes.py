"""What somebody said, whoever is meant by the name that was typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.errors import BadRequest, NotFound
from bot.newsroom.quotes import Said, person_choices, quotes_of
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.support.stories import opened, said, story

EVERYONE = Scope(LIBRARY)

FLOOD = story(
    "Flood in Velm",
    'Mayor Dana Olmer said the river rose. "We are ready," Olmer said, "and we are dry."'
    ' "Stay home," said Ivo Quist of the police.',
    published=date(2031, 3, 1),
    quotes=[
        said("the river rose", "Dana Olmer", role="Mayor", kind="indirect", utterance=0),
        said('"We are ready,"', "Dana Olmer", role="Mayor", utterance=1),
        said('"and we are dry."', "Dana Olmer", role="Mayor", utterance=1),
        said('"Stay home,"', "Ivo Quist", utterance=2),
    ],
)
DAM = story(
    "Dam repaired",
    'Dana Olmer, governor of Velm, said: "It holds."',
    published=date(2031, 3, 9),
    quotes=[said('"It holds."', "Dana Olmer", role="governor of Velm")],
)
SHORT = story(
    "Olmer speaks",
    '"Once more," Olmer said.',
    published=date(2031, 3, 5),
    quotes=[said('"Once more,"', "Olmer")],
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path) as opened_store:
        for article in (FLOOD, DAM):
            await opened_store.articles.add(article, guild=LIBRARY)
        yield opened_store


def _words(answer: Said) -> list[list[str]]:
    return [[part.words.words for part in item.parts] for item in answer.page.items]


async def test_newest_articles_first_in_reading_order_and_reported_words_last(
    store: Store,
) -> None:
    answer = await quotes_of("Dana Olmer", scope=EVERYONE, store=store)
    assert _words(answer) == [
        ['"It holds."'],
        ['"We are ready,"', '"and we are dry."'],
        ["the river rose"],
    ]
    assert (answer.page.total, answer.reported, answer.articles) == (3, 1, 2)
    assert (answer.first, answer.last) == (date(2031, 3, 1), date(2031, 3, 9))
    assert answer.person.name == "Dana Olmer"
    assert [role.words for role in answer.person.roles] == ["governor of Velm", "Mayor"]
    assert [part.role.words for item in answer.page.items for part in item.parts if part.role] == [
        "governor of Velm",
        "Mayor",
        "Mayor",
        "Mayor",
    ]


@pytest.mark.parametrize("typed", ["Olmer", "olmer", "Dana", "dana  OLMER", "Ólmer"])
async def test_surname_first_name_and_accents_all_name_one_person(typed: str, store: Store) -> None:
    answer = await quotes_of(typed, scope=EVERYONE, store=store)
    assert answer.person.name == "Dana Olmer"


async def test_a_picked_choice_names_the_person(store: Store) -> None:
    (choice,) = await person_choices("olm", scope=EVERYONE, store=store)
    assert choice.label == "Dana Olmer · governor of Velm · 3"
    answer = await quotes_of(choice.value, scope=EVERYONE, store=store)
    assert answer.person.name == "Dana Olmer"


async def test_a_surname_alone_means_the_one_person_of_that_name(store: Store) -> None:
    await store.articles.add(SHORT, guild=LIBRARY)
    answer = await quotes_of("Dana Olmer", scope=EVERYONE, store=store)
    assert ['"Once more,"'] in _words(answer)
    assert {
        part.person.name for item in answer.page.items for part in item.parts if part.person
    } == {"Dana Olmer"}
    (choice,) = await person_choices("olmer", scope=EVERYONE, store=store)
    assert choice.label.endswith("· 4")


async def test_a_surname_of_two_people_is_nobody_elses_and_asks_back(store: Store) -> None:
    other = story("Cook wins", '"Salt," Lea Olmer said.', quotes=[said('"Salt,"', "Lea Olmer")])
    await store.articles.add(SHORT, guild=LIBRARY)
    await store.articles.add(other, guild=LIBRARY)
    with pytest.raises(NotFound) as asked:
        await quotes_of("Olmer", scope=EVERYONE, store=store)
    assert asked.value.for_reader.startswith(
        "Three people here are named Olmer: Dana Olmer, Lea Olmer and Olmer."
    )
    assert tuple(asked.value.nearest) == ("Dana Olmer", "Lea Olmer", "Olmer")
    answer = await quotes_of("Dana Olmer", scope=EVERYONE, store=store)
    assert ['"Once more,"'] not in _words(answer)


async def test_a_fuller_name_extends_a_person(store: Store) -> None:
    fuller = story(
        "Biography",
        '"I swim," Dana Ruth Olmer said.',
        quotes=[said('"I swim,"', "Dana Ruth Olmer")],
    )
    await store.articles.add(fuller, guild=LIBRARY)
    answer = await quotes_of("Olmer", scope=EVERYONE, store=store)
    assert answer.person.name == "Dana Ruth Olmer"
    assert answer.page.total == 4


async def test_what_one_of_many_articles_prints_before_a_name_is_not_shown(store: Store) -> None:
    for number in range(12):
        article = story(f"Swim {number}", '"I swim," Dana Olmer said.', people=["Dana Olmer"])
        await store.articles.add(article, guild=LIBRARY)
    slip = story("Slip", "Velmish Dana Olmer swims.", people=["Velmish Dana Olmer"])
    await store.articles.add(slip, guild=LIBRARY)
    answer = await quotes_of("Dana Olmer", scope=EVERYONE, store=store)
    assert answer.person.name == "Dana Olmer"


@pytest.mark.parametrize("first", ["Peter … Hollis", "Peter Hollis"])
async def test_a_name_printed_whole_is_shown_rather_than_one_of_a_couple(
    first: str, store: Store
) -> None:
    second = "Peter Hollis" if "…" in first else "Peter … Hollis"
    for number, name in enumerate((first, second)):
        news = story(
            f"Fire {number}", f'"Gone," Hollis {number} said.', quotes=[said('"Gone,"', name)]
        )
        await store.articles.add(news, guild=LIBRARY)
    answer = await quotes_of("Peter Hollis", scope=EVERYONE, store=store)
    assert answer.person.name == "Peter Hollis"
    assert answer.page.total == 2


async def test_people_who_are_only_named_do_not_stand_in_the_way(store: Store) -> None:
    guest = story("Guests", "Mara Olmer came.", people=["Mara Olmer"])
    await store.articles.add(guest, guild=LIBRARY)
    assert (await quotes_of("Olmer", scope=EVERYONE, store=store)).person.name == "Dana Olmer"
    with pytest.raises(NotFound, match=r"Mara Olmer is named here, but not quoted\."):
        await quotes_of("Mara Olmer", scope=EVERYONE, store=store)


@pytest.mark.parametrize(
    ("typed", "sentence", "nearest"),
    [
        pytest.param("Olmar", "Did you mean Dana Olmer?", ("Dana Olmer",), id="letter changed"),
        pytest.param("Omler", "Did you mean Dana Olmer?", ("Dana Olmer",), id="letters swapped"),
        pytest.param("Qvist", "Did you mean Ivo Quist?", ("Ivo Quist",), id="another letter"),
        pytest.param("dana olmerr", "Did you mean Dana Olmer?", ("Dana Olmer",), id="one more"),
        pytest.param("Olm", "Did you mean Dana Olmer?", ("Dana Olmer",), id="half a name"),
        pytest.param("Zyx", "“Zyx”. /search finds who is only named.", (), id="nobody"),
        pytest.param(
            "#99",
            "No article here names this person any more. Ask with a name.",
            (),
            id="old choice",
        ),
    ],
)
async def test_nobody_of_that_name_offers_the_nearest(
    typed: str, sentence: str, nearest: tuple[str, ...], store: Store
) -> None:
    with pytest.raises(NotFound) as asked:
        await quotes_of(typed, scope=EVERYONE, store=store)
    assert asked.value.for_reader.endswith(sentence)
    assert tuple(asked.value.nearest) == nearest


async def test_about_looks_at_the_paragraph_and_the_headline(store: Store) -> None:
    for about in ("river", "flood", "floods", '"are ready"'):
        answer = await quotes_of("Olmer", about=about, scope=EVERYONE, store=store)
        assert (answer.page.total, answer.reported, answer.about) == (2, 1, about)
    with pytest.raises(NotFound, match="quotes Dana Olmer about “taxes”"):
        await quotes_of("Olmer", about="taxes", scope=EVERYONE, store=store)
    with pytest.raises(BadRequest, match="There is no word in “—”"):
        await quotes_of("Olmer", about="—", scope=EVERYONE, store=store)


async def test_an_empty_library_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, "empty.db") as empty:
        with pytest.raises(NotFound, match=r"The library is empty.*/news load"):
            await quotes_of("Olmer", scope=EVERYONE, store=empty)
        assert await person_choices("", scope=EVERYONE, store=empty) == []


async def test_utterances_are_paged_and_any_page_answers(store: Store) -> None:
    words = [f'"Point {n}."' for n in range(12)]
    await store.articles.add(
        story("Speech", " ".join(words), quotes=[said(w, "Nils Bergo") for w in words]),
        guild=LIBRARY,
    )
    seen: list[str] = []
    for page in (1, 2, 3):
        answer = await quotes_of("Bergo", page=page, scope=EVERYONE, store=store)
        assert (answer.page.number, answer.page.pages, answer.page.total) == (page, 3, 12)
        seen += [w for parts in _words(answer) for w in parts]
    assert seen == words
    for asked, given in ((-4, 1), (0, 1), (99, 3)):
        answer = await quotes_of("Bergo", page=asked, scope=EVERYONE, store=store)
        assert answer.page.number == given


async def test_choices_rank_by_quotes_and_forgive_typing_errors(store: Store) -> None:
    for typed, names in (
        ("", ["Dana Olmer", "Ivo Quist"]),
        ("i", ["Ivo Quist"]),
        ("qu", ["Ivo Quist"]),
        ("quits", ["Ivo Quist"]),
        ("danna", ["Dana Olmer"]),
        ("dana o", ["Dana Olmer"]),
        ("zzzz", []),
    ):
        choices = await person_choices(typed, scope=EVERYONE, store=store)
        assert [choice.label.split(" · ")[0] for choice in choices] == names, typed


async def test_no_more_choices_than_discord_shows_and_none_too_long(store: Store) -> None:
    for number in range(30):
        name = f"Anna{chr(97 + number % 26)}{number // 26} {'Long' * 30}"
        await store.articles.add(
            story(f"Story {number}", f'"Yes," {name} said.', quotes=[said('"Yes,"', name)]),
            guild=LIBRARY,
        )
    choices = await person_choices("anna", scope=EVERYONE, store=store)
    assert len(choices) == 25
    assert all(len(choice.label) <= 100 for choice in choices)
