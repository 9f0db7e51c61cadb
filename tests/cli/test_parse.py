"""`parse`: what a person and what a script get."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.support.simulated import SEED

KEYS = [
    *("id", "text", "language", "headline", "standfirst", "byline", "dateline", "authors"),
    *("source", "published", "published_from", "warnings", "captions", "credits", "subheadings"),
    *("paragraphs", "people", "quotes", "dates", "events", "summary"),
]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(
        "Ferry line to Skarn ends\n\n"
        "SKARN, March 3, 2031 (NP) - The last ferry left on Monday.\n\n"
        '"We shall miss it," Mayor Ana Ruiz said.\n',
        encoding="utf-8",
    )
    return path


def lines(monkeypatch: pytest.MonkeyPatch, *rows: str | bytes) -> None:
    """Put lines on stdin."""
    data = b"".join((r if isinstance(r, bytes) else r.encode()) + b"\n" for r in rows)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_json_has_the_contracts_keys_and_every_span_is_verbatim(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["parse", str(SEED), "--json", "--published", "2019-10-24"]) == 0
    article = json.loads(capsys.readouterr().out)
    assert list(article) == KEYS
    found = list(spans(article))
    assert len(found) > 50
    assert all(article["text"][s["start"] : s["end"]] == s["text"] for s in found)
    assert (article["published"], article["published_from"]) == ("2019-10-24", "given")


def test_people_read_headline_speaker_words_and_day(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(story)]) == 0
    shown = capsys.readouterr().out
    assert "Ferry line to Skarn ends" in shown
    assert "1 quote by 1 person" in shown
    assert "Ana Ruiz" in shown
    assert '"We shall miss it,"' in shown
    assert "Monday 3 March 2031" in shown


def test_options_tell_what_the_text_does_not(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--title", "The end", "--source", "The Crier", "--published", "4 March 2031"]
    assert main(["parse", str(story), *options, "--json", "--summary", "1", "--plain"]) == 0
    article = json.loads(capsys.readouterr().out)
    assert (article["headline"], article["source"]) == (None, "The Crier")
    assert (article["published"], len(article["summary"])) == ("2031-03-04", 1)


def test_an_article_cannot_command_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.txt"
    said = 'He said: "Red \x1b[31malert\x1b]0;title\x07 \u202egnorw."'
    path.write_text(said + " The siren was heard in all of Velm." * 5, encoding="utf-8")
    assert main(["parse", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "alert" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_stdin_is_read_where_no_file_is_named(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(monkeypatch, story.read_bytes())
    assert main(["parse", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["text"].startswith("Ferry line")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_line_is_answered_in_order_and_bad_ones_do_not_end_the_run(
    jobs: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[str | bytes] = []
    for number in range(20):
        text = f'Story {number}.\n\n"Words," Ana Ruiz said.'
        rows.append(json.dumps({"id": number, "text": text, "title": "Given"}))
    rows[3] = "{not json"
    rows[5] = json.dumps({"id": "five"})
    rows[7] = b'{"id": 7, "text": "\xff"}'
    lines(monkeypatch, *rows)
    assert main(["parse", "--jsonl", "--jobs", jobs]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["id"] for answer in answers] == [
        0,
        1,
        2,
        None,
        4,
        "five",
        6,
        None,
        *range(8, 20),
    ]
    assert [at for at, answer in enumerate(answers) if "error" in answer] == [3, 5, 7]
    assert all(answer["headline"] is None for answer in answers if "error" not in answer)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        pytest.param("", "The line is no JSON.", id="empty line"),
        pytest.param("[1]", "The line is no JSON object.", id="a list"),
        pytest.param("[" * 100_000, "The line is no JSON.", id="too deep"),
        pytest.param(
            '{"text": " "}',
            "There are no words in this. Paste or attach an article's text.",
            id="no words",
        ),
        pytest.param(
            '{"text": 5}',
            "There is no “text” or “html” in it, or it is not a string.",
            id="text is a number",
        ),
        pytest.param(
            '{"html": "<p>"}',
            "No article was found on that page. Paste the text instead.",
            id="a page without words",
        ),
        pytest.param(
            '{"text": "A", "published": "soon"}',
            "“soon” is no day; write “published” like 2019-10-24.",
            id="no day",
        ),
        pytest.param('{"text": "A", "title": 1}', "“title” is not a string.", id="title a number"),
    ],
)
def test_a_bad_line_is_answered_with_what_is_wrong(
    line: str, error: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(monkeypatch, line)
    assert main(["parse", "--jsonl"]) == 1  # nothing at all could be read
    assert json.loads(capsys.readouterr().out) == {"id": None, "error": error}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("\ud800 said nothing.", "half characters", id="half a character"),
        pytest.param("word\0word", "binary data", id="zero byte"),
        pytest.param("ab\x01\x02\x03" * 20, "binary data", id="controls"),
        pytest.param("!!! ???", "There are no words in this.", id="signs"),
        pytest.param("word " * 400_000, "an article can have 1,000,000", id="2 MB"),
    ],
)
@pytest.mark.parametrize("key", ["text", "html"])
def test_parse_refuses_what_load_refuses(
    text: str,
    says: str,
    key: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = json.dumps({"id": 1, key: text})
    lines(monkeypatch, row)
    assert main(["parse", "--jsonl"]) == 1
    parsed = json.loads(capsys.readouterr().out)
    path = tmp_path / "rows.jsonl"
    path.write_text(row, encoding="utf-8")
    assert main(["load", str(path), "--dry-run"]) == 1
    loaded = capsys.readouterr().err

    assert parsed["id"] == 1
    assert parsed["error"] in loaded.replace("\n", " ")
    assert key == "html" or says in parsed["error"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(None, "there is no such file.", id="missing"),
        pytest.param(b"", "There is nothing in it.", id="empty"),
        pytest.param(b" \n\t\n", "There is nothing in it.", id="white space"),
        pytest.param(b"word " * 400_000, "an article can have 1,000,000. Load it in", id="2 MB"),
        pytest.param(bytes(range(256)) * 9, "It is no text", id="binary renamed"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(
    content: bytes | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "story.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["parse", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{path}: ")
    assert sentence in said.err


def test_a_folder_is_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path} is a folder; name a file in it.\n"


@pytest.mark.parametrize(
    ("option", "given", "sentence"),
    [
        pytest.param("--published", "2019-02-30", "There is no day “2019-02-30”", id="no day"),
        pytest.param("--published", "2019", "“2019” is no single day.", id="a year"),
        pytest.param("--url", "javascript:x", "“javascript:x” is no web address;", id="a script"),
        pytest.param("--url", "https://[", "is no web address;", id="half an address"),
        pytest.param("--summary", "0", "is no number from 1 to 1000", id="none"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    option: str, given: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["parse", str(SEED), option, given])
    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err


def test_parse_waits_for_neither_discord_nor_a_database() -> None:
    """What is imported is most of the time that a short run takes."""
    script = (
        "import sys; from bot.__main__ import main; main(['parse', sys.argv[1], '--json']);"
        "slow = {'discord', 'aiohttp', 'aiosqlite', 'rich', 'simcord'} & set(sys.modules);"
        "sys.exit(', '.join(slow) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(SEED)], capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["quotes"]


def test_a_reader_that_has_seen_enough_ends_the_run_quietly() -> None:
    ran = subprocess.run(
        f'yes \'{{"text": "A."}}\' | head -2000 | {sys.executable} -m bot parse --jsonl | head -1',
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    assert json.loads(ran.stdout)["text"] == "A."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "COMMAND", id="nothing"),
        pytest.param(["pars"], "invalid choice", id="no such command"),
        pytest.param(["parse", "--jobs", "none"], "“none” is no number", id="jobs"),
    ],
)
def test_a_wrong_call_shows_how_it_is_used(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    shown = capsys.readouterr().err
    assert "usage: python -m bot" in shown
    assert said in shown


PAGE = """<html lang="en"><head><title>Ferry line ends</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="Skarn Post">
<meta property="article:published_time" content="2031-03-04T10:00:00Z">
<link rel="canonical" href="https://post.example/ferry"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ferry line ends</h1>
<p>The last ferry left the harbour of Skarn on Monday, the port authority said in a statement.</p>
<p>"We shall miss the sound of it," Mayor Ana Ruiz told reporters on the quay in the morning.</p>
</article></body></html>"""


@pytest.mark.parametrize("jsonl", [False, True])
def test_a_page_is_read_with_the_facts_it_shows(
    jsonl: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "saved"
    path.write_text(PAGE, encoding="utf-8")
    if jsonl:
        lines(monkeypatch, json.dumps({"id": 7, "html": PAGE, "url": "https://post.example/f?x"}))
    options = ["--jsonl"] if jsonl else [str(path), "--html", "--json"]

    assert main(["parse", *options]) == 0

    read = json.loads(capsys.readouterr().out)
    assert read["id"] == (7 if jsonl else None)
    assert read["headline"]["text"] == "Ferry line ends"
    assert (read["published"], read["published_from"]) == ("2031-03-04", "page")
    assert read["source"] == "Skarn Post"
    assert len(read["paragraphs"]) == 2
    assert read["text"].startswith("Ferry line ends\n\nThe last ferry")
    assert read["quotes"][0]["speaker"]["name"] == "Ana Ruiz"
