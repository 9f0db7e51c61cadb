"""The files in a zip archive, one at a time.

In: the archive's bytes. Out: (name, bytes) of each file, in the archive's order. Nothing is written
to disk and no archive inside it is opened. Sizes are those the archive states and, because it may
lie, those that come out. Left out without a word: folders, and what systems add (.DS_Store).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.errors import Unreadable

MOST_FILES = 2000
MOST_BYTES = 50_000_000  # in all, unpacked; packed as well
MOST_BYTES_A_FILE = 5_000_000
MOST_RATIO = 100  # unpacked to packed; text packs to a third or a tenth
_SMALL = 100_000  # bytes below which a ratio says nothing

_TOO_LARGE = f"That archive unpacks to more than {MOST_BYTES // 1_000_000} MB; split it."


def files_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Raises Unreadable: no zip archive, damaged, locked, or larger than the limits.

    Everything the archive states is checked before the first file comes.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(_TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _checked(archive.infolist())
            total = 0
            for entry in entries:
                content = _read(archive, entry)
                total += len(content)
                if total > MOST_BYTES:
                    raise Unreadable(_TOO_LARGE)
                yield entry.filename, content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
        raise Unreadable("That archive is damaged or no zip archive. Pack it again.") from error
    except NotImplementedError as error:
        raise Unreadable("That archive is packed in a way Dateline does not open.") from error


def _checked(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    if len(entries) > MOST_FILES:
        raise Unreadable(f"That archive holds more than {MOST_FILES:,} files; split it.")
    files = [entry for entry in entries if not _is_added(entry.filename)]
    if not files:
        raise Unreadable("That archive holds no file.")
    for entry in files:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise Unreadable(
                "That archive names files outside of itself; Dateline does not open it."
            )
        if entry.flag_bits & 0x1:
            raise Unreadable("That archive is locked with a password. Pack it again without.")
        if entry.file_size > MOST_BYTES_A_FILE:
            raise Unreadable(f"{path.name} in that archive is larger than 5 MB; split it.")
        if entry.file_size > max(_SMALL, MOST_RATIO * entry.compress_size):
            raise Unreadable(f"{path.name} in that archive unpacks to far more than a text does.")
    if sum(entry.file_size for entry in files) > MOST_BYTES:
        raise Unreadable(_TOO_LARGE)
    return files


def _is_added(name: str) -> bool:
    """Folders, which end with a slash, too; an entry without a name, as damage makes them."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1] in ("", "Thumbs.db")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        content = file.read(MOST_BYTES_A_FILE + 1)
    if len(content) > MOST_BYTES_A_FILE:
        raise Unreadable(f"{entry.filename} in that archive is larger than 5 MB; split it.")
    return content
