from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.sources.archives import MOST_BYTES, MOST_BYTES_A_FILE, MOST_FILES, files_in


def zipped(*files: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, packing, compresslevel=1)
    return held.getvalue()


def words(size: int) -> bytes:
    """Text that packs as real text does: numbers in a row, not one letter repeated."""
    return " ".join(str(number * number) for number in range(size // 8)).encode()[:size]


def test_files_come_in_the_archives_order_with_their_folders() -> None:
    data = zipped(("b.txt", b"two"), ("news/a.txt", b"one"), ("news/ü.md", b"three"))
    assert list(files_in(data)) == [
        ("b.txt", b"two"),
        ("news/a.txt", b"one"),
        ("news/ü.md", b"three"),
    ]


def test_folders_and_what_systems_add_are_left_out() -> None:
    data = zipped(
        ("news/", b""), ("__MACOSX/news/._a.txt", b"x"), ("news/.DS_Store", b"x"), ("a.txt", b"one")
    )
    assert list(files_in(data)) == [("a.txt", b"one")]


def test_an_archive_in_an_archive_comes_as_a_file_unopened() -> None:
    inner = zipped(("a.txt", b"one"))
    assert list(files_in(zipped(("inner.zip", inner)))) == [("inner.zip", inner)]


def lying(data: bytes, *, size: int) -> bytes:
    """The archive with another unpacked size written into its directory."""
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<L", size) + data[at + 28 :]


def locked(data: bytes) -> bytes:
    at = data.rindex(b"PK\x01\x02")
    return data[: at + 8] + struct.pack("<H", 1) + data[at + 10 :]


BOMB = zipped(("bomb.txt", bytes(4_000_000)))
LARGE = words(MOST_BYTES_A_FILE + 1)
MANY_LARGE = zipped(*((f"{i}.txt", LARGE[:-1]) for i in range(11)))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "damaged or no zip archive", id="empty"),
        pytest.param(
            b"Rar!\x1a\x07\x00" + bytes(99), "damaged or no zip archive", id="another kind"
        ),
        pytest.param(zipped(("a.txt", words(999)))[:-30], "damaged or no zip", id="cut"),
        pytest.param(
            zipped(("a.txt", b"the dam"), packing=zipfile.ZIP_STORED).replace(b"dam", b"mad"),
            "damaged",
            id="spoilt",
        ),
        pytest.param(zipped(("../a.txt", b"x")), "names files outside of itself", id="upwards"),
        pytest.param(zipped(("a/../../b.txt", b"x")), "names files outside", id="down and upwards"),
        pytest.param(zipped(("/etc/cron.txt", b"x")), "names files outside", id="absolute"),
        pytest.param(zipped(("..\\a.txt", b"x")), "names files outside", id="upwards, Windows"),
        pytest.param(zipped(("C:\\a.txt", b"x")), "names files outside", id="a drive"),
        pytest.param(locked(zipped(("a.txt", b"x"))), "locked with a password", id="locked"),
        pytest.param(BOMB, "bomb.txt in that archive unpacks to far more", id="bomb"),
        pytest.param(lying(BOMB, size=100), "damaged", id="bomb that lies about its size"),
        pytest.param(
            zipped(("big.txt", LARGE)),
            "big.txt in that archive is larger than 5 MB",
            id="large file",
        ),
        pytest.param(MANY_LARGE, "unpacks to more than 50 MB; split it", id="large in all"),
        pytest.param(bytes(MOST_BYTES + 1), "unpacks to more than 50 MB", id="large when packed"),
        pytest.param(
            zipped(*((f"{i}.txt", b"") for i in range(MOST_FILES + 1))),
            "more than 2,000 files; split it",
            id="many files",
        ),
    ],
)
def test_an_archive_that_is_no_good_gives_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as caught:
        list(files_in(data))
    assert sentence in caught.value.for_reader


GOOD = zipped(("a.txt", words(500)), ("b/c.md", b"# x"), packing=zipfile.ZIP_DEFLATED)


@example([(GOOD.rindex(b"a.txt"), 0)])  # a file without a name
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_damaged_archive_gives_files_or_a_sentence(damage: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in damage:
        data[place] = value
    with suppress(Unreadable):
        assert sum(len(content) for _, content in files_in(bytes(data))) <= MOST_BYTES


@given(st.binary(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_bytes_give_files_or_a_sentence(data: bytes) -> None:
    with suppress(Unreadable):
        list(files_in(data))
