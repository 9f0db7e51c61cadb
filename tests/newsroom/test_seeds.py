"""Folders of articles: loaded once, with what the file beside each says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.errors import Unreadable, Unusable
from bot.newsroom.ingest import remove
from bot.newsroom.reading import Readers
from bot.newsroom.seeds import decode, load_folder
from bot.store.database import Store
from bot.store.scope import LIBRARY, Scope
from tests.newsroom.test_ingest import FERRY
from tests.support.stories import consistent, newest

EVERYONE = Scope(LIBRARY)
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "wires"
    made.mkdir()
    return made


async def test_the_seed_is_read_as_an_editor_would(store: Store, readers: Readers) -> None:
    receipts, refusals = await load_folder(SEEDS, store=store, readers=readers)
    assert refusals == []
    (receipt,) = receipts
    assert (receipt.known, receipt.quotes, receipt.speakers) == (False, 8, 2)
    assert receipt.events >= 5
    assert (receipt.article.published, receipt.article.source) == (date(2019, 10, 24), "TASS")
    assert receipt.article.url is None
    assert await load_folder(SEEDS, store=store, readers=readers) == ([], [])
    await consistent(store)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"\xef\xbb\xbfThe dam holds.", "The dam holds.", id="UTF-8 with a mark"),
        pytest.param("Zoë said".encode("utf-16"), "Zoë said", id="UTF-16"),
        pytest.param(f"{FERRY} “Zoë”".encode("cp1252"), f"{FERRY} “Zoë”", id="Windows-1252"),
    ],
)
def test_files_are_read_in_their_encoding(data: bytes, text: str) -> None:
    assert decode(data, name="wire.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"word " * 1_000_001, id="too large"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
    ],
)
def test_files_that_are_no_text_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^wire\.txt cannot be read\. .*\.$"):
        decode(data, name="wire.txt")


async def test_a_folder_is_loaded_once_and_changes_are_picked_up(
    store: Store, readers: Readers, folder: Path
) -> None:
    (folder / "ferry.txt").write_text(FERRY)
    (folder / "deeper").mkdir()
    (folder / "deeper" / "other.txt").write_text("Not looked for.")
    (folder / "notes.md").write_text("No article.")
    (first,), refusals = await load_folder(folder, store=store, readers=readers)
    assert refusals == []
    assert await load_folder(folder, store=store, readers=readers) == ([], [])

    (folder / "ferry.toml").write_text('published = 2031-03-04\nsource = "Sample Agency"\n')
    (dated,), _ = await load_folder(folder, store=store, readers=readers)
    assert dated.article.id == first.article.id
    assert (dated.article.published, dated.article.source) == (date(2031, 3, 4), "Sample Agency")

    (folder / "ferry.txt").write_text(FERRY.replace("Last ferry", "The last ferry"))
    (changed,), _ = await load_folder(folder, store=store, readers=readers)
    kept = await newest(store, scope=EVERYONE)
    assert [article.id for article in kept] == [changed.article.id]
    assert kept[0].headline.words == "The last ferry leaves Orrin"
    await consistent(store)


async def test_an_article_of_a_folder_that_was_removed_stays_away(
    store: Store, readers: Readers, folder: Path
) -> None:
    (folder / "ferry.txt").write_text(FERRY)
    (loaded,), _ = await load_folder(folder, store=store, readers=readers)
    await remove(f"#{loaded.article.id}", guild=LIBRARY, store=store)
    assert await load_folder(folder, store=store, readers=readers) == ([], [])
    assert await newest(store, scope=EVERYONE) == []


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        pytest.param('publisched = "x"', "unknown key publisched", id="unknown key"),
        pytest.param("published = soon", "is no TOML file", id="no TOML"),
        pytest.param('published = "2031-03-04"', "published must be a day", id="day in quotes"),
        pytest.param("published = 2031-03-04T10:00:00", "must be a day", id="a moment"),
        pytest.param("source = 7", "source must be words", id="number"),
        pytest.param('url = " "', "url must be words", id="blank"),
    ],
)
async def test_a_wrong_sidecar_is_refused_and_the_other_files_are_loaded(
    sidecar: str, reason: str, store: Store, readers: Readers, folder: Path
) -> None:
    (folder / "a.txt").write_text(FERRY.replace("Orrin", "Velm"))
    (folder / "a.toml").write_text(sidecar)
    (folder / "b.txt").write_text(FERRY)
    (folder / "c.txt").write_bytes(b"")
    receipts, refusals = await load_folder(folder, store=store, readers=readers)
    assert [receipt.article.headline.words for receipt in receipts] == ["Last ferry leaves Orrin"]
    assert [refusal.name for refusal in refusals] == ["a.txt", "c.txt"]
    assert reason in refusals[0].reason
    assert all(refusal.reason.endswith(".") for refusal in refusals)


async def test_a_missing_folder_is_named(store: Store, readers: Readers, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"nowhere cannot be read .*Create it, or change SEEDS_DIR"):
        await load_folder(tmp_path / "nowhere", store=store, readers=readers)
