"""`ask`: the newsroom's answers in the terminal, on the seed article."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.support.simulated import SEED

TEXT = SEED.read_text(encoding="utf-8")
HEADLINE = (
    "Withdrawal of foreign troops stationed in Syria illegitimately is priority, says Kremlin"
)
ARTICLE = {"id": 1, "headline": HEADLINE, "url": None, "source": "TASS"}


@pytest.fixture
def database(seeded: Path, tmp_path: Path) -> str:
    """The seed's database, a copy."""
    return str(shutil.copy(seeded, tmp_path / "dateline.db"))


@pytest.fixture
def ask(database: str, capsys: pytest.CaptureFixture[str]) -> Any:
    def answer(*arguments: str) -> Any:
        assert main(["ask", *arguments, "--json", "--db", database]) == 0
        return json.loads(capsys.readouterr().out)

    return answer


def test_timeline_has_the_contracts_keys(ask: Any) -> None:
    entries = ask("/timeline topic:Syria")["entries"]
    assert [entry["date"] for entry in entries] == sorted(entry["date"] for entry in entries)
    by_day = {entry["date"]: entry for entry in entries}
    pact = by_day["2019-10-17"]
    assert pact["text"].startswith("On October 17, the United States, represented by Vice")
    assert (pact["precision"], pact["sources"], pact["article"]) == ("day", 1, ARTICLE)
    assert all(entry["text"] in TEXT for entry in entries)


def test_timeline_keeps_to_its_dates_days_and_sentences(ask: Any) -> None:
    def days(*arguments: str) -> list[str]:
        return [entry["date"] for entry in ask(*arguments)["entries"]]

    assert set(days("/timeline Syria since:2019-10-20 until:2019-10-22")) == {"2019-10-22"}
    assert len(set(days("/timeline Syria", "--dates", "2"))) == 2
    assert days("/timeline Syria", "--sentences", "1").count("2019-10-23") == 1
    assert days("/timeline Syria OR Kelvaria") == days("/timeline Syria")


def test_quote_gives_utterances_with_speaker_and_verb(ask: Any) -> None:
    said = ask("/quote Peskov")
    assert (said["person"]["name"], said["articles"], said["quotes"]) == ("Dmitry Peskov", 1, 7)
    first = said["utterances"][0]
    assert first["article"] == {**ARTICLE, "published": "2019-10-24"}
    part = first["parts"][0]
    assert part["text"].startswith('"As for the presence of American soldiers')
    assert TEXT[part["start"] : part["end"]] == part["text"]
    assert (part["speaker"], part["kind"], part["verb"]) == ("Dmitry Peskov", "direct", "told")


def test_latest_search_and_article_answer_too(ask: Any) -> None:
    (entry,) = ask("/latest")["entries"]
    assert entry["article"] == {**ARTICLE, "published": "2019-10-24"}
    assert entry["sentences"]
    assert entry["quote"]["speaker"]
    (hit,) = ask("/search ceasefire")["hits"]
    assert "120-hour ceasefire" in hit["sentence"]["text"]
    assert [found["text"] for found in hit["found"]] == ["ceasefire"]
    card = ask("/article Syria")
    assert card["dateline"] == "SOCHI, October 23./TASS/."
    assert {person["name"] for person in card["people"]} >= {"Dmitry Peskov", "Donald Trump"}
    assert card["warnings"]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        pytest.param(
            "/quote Peskov",
            [
                "Dmitry Peskov",
                "7 quotes · 5 reported statements in 1 article",
                "only the Russian units",
                "told",
            ],
            id="quote",
        ),
        pytest.param(
            "/latest", [HEADLINE[:50], "Thursday 24 October 2019", "1 article"], id="latest"
        ),
        pytest.param(
            "/timeline Syria",
            ["17 – 24 October 2019", "Thursday 17 October 2019", "represented by Vice President"],
            id="timeline",
        ),
        pytest.param("/search ceasefire", ["120-hour ceasefire", "TASS"], id="search"),
        pytest.param(
            "/article Syria",
            ["Key sentences", "People", "What happened when", "⚠"],
            id="article",
        ),
    ],
)
def test_people_read_the_same(
    question: str, shown: list[str], database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, "--db", database]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert [words for words in shown if words not in said] == []


def test_an_endless_headline_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "ferry.txt"
    article.write_text(f"{'The ferry of Orsk sails on and on, ' * 20}it said.\n\nIt is late.\n")
    database = str(tmp_path / "dateline.db")
    assert main(["load", str(article), "--db", database]) == 0
    capsys.readouterr()
    assert main(["ask", "/latest", "--db", database]) == 0
    assert "…" in capsys.readouterr().out.split("\n\n")[0]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        pytest.param(
            "/quote Peskof",
            "No article here quotes “Peskof”. Did you mean Dmitry Peskov?",
            id="person nobody quotes",
        ),
        pytest.param("/timeline Mars", "No article here mentions “Mars”.", id="unknown topic"),
        pytest.param("/search Mars", "“Mars”", id="unknown words"),
        pytest.param(
            "/timeline Syria since:2020-01-02 until:2020-01-01",
            "is after until",
            id="since after until",
        ),
        pytest.param("/timeline Syria since:soon", "“soon” is no day I can read.", id="no day"),
        pytest.param("/timeline Syria until:2019-02-30", "There is no day", id="no such day"),
        pytest.param("/latest count:99", "is no number from 1 to 10", id="too many"),
        pytest.param("“Syria”", "Begin with a command: /latest,", id="no command"),
        pytest.param("/weather", "There is no command /weather here.", id="no such command"),
    ],
)
def test_what_cannot_be_answered_gets_a_sentence(
    question: str, sentence: str, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, "--db", database]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_database_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "typo.db"
    assert main(["ask", "/latest", "--db", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"There is no database {path} yet.")
    assert not path.exists()
