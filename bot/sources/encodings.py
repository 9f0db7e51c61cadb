"""Bytes to text: which encoding, and whether that had to be assumed.

In: a file's or a page's bytes, with the server's charset where there is one. Out: the text and the
encoding's name. `assumed` says that nothing in the bytes or around them
named the encoding and the letters had to tell; a reply says so ("read as Windows-1251").

In this order: byte order mark; NUL bytes (UTF-16 without a mark); UTF-8 where all of it is; what
server, XML prolog or meta element name; many high bytes: the Cyrillic encoding whose letters are as
frequent as Russian's; charset-normalizer; Windows-1252.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field

from bot.errors import Unreadable

MOST_BYTES = 5_000_000

_MARKS = (  # UTF-32 first: its little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PROLOG = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")
_META = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
# What a label means on the web (WHATWG Encoding Standard), where Python means something narrower.
_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_LATIN = ["cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "cp1253"]
_COMMON_RUSSIAN = (
    "оеаинтсрвлкмдпу"  # Russian's most frequent letters, in order (Russian National Corpus)
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAMPLE = 65_536  # bytes that a guess looks at


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    text: str = field(repr=False)
    encoding: str  # as people write it: "UTF-8", "Windows-1251"
    assumed: bool


def decode(
    data: bytes, *, header_charset: str | None = None, markup: bool = False, repair: bool = True
) -> Decoded:
    """The text of `data`. With `markup`, an XML prolog and meta elements may name the encoding;
    with `repair`, words that had been decoded wrongly before ("doesnâ€™t") are set right.

    Raises Unreadable: nothing in it, over 5 MB, or no text at all.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("There is nothing in it.")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"It is larger than {MOST_BYTES // 1_000_000} MB; split it.")
    text, codec, assumed = _decoded(data, _declared(data, header_charset, markup))
    text = text.removeprefix("\ufeff")
    if _is_binary(text):
        raise Unreadable("It is no text: too much of it cannot be printed. Save it as plain text.")
    if repair:
        text = _repaired(text)
    return Decoded(text=text, encoding=_name(codec), assumed=assumed)


def _decoded(data: bytes, declared: list[str]) -> tuple[str, str, bool]:
    """The text, its codec, and whether that was assumed."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), codec, False
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace"), wide, True
    if (text := _utf8(data)) is not None:
        return text, "utf-8", False
    russian = _cyrillic(data)
    for codec in declared:
        if codec == "cp1252" and russian:
            continue  # a server's default; nothing western has so many high bytes
        if (text := _strictly(data, codec)) is not None:
            return text, codec, False
    guess = russian or _guessed(data)
    if (text := _strictly(data, guess)) is not None:
        return text, guess, True
    return data.decode("cp1252", "replace"), "cp1252", True


def _utf8(data: bytes) -> str | None:
    """UTF-8, though cut inside its last character or damaged in one of twenty."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.end == len(data) and error.reason == "unexpected end of data"
        if cut and not data[: error.start].isascii():
            return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - broken
    return text if whole >= 20 * broken else None


def _declared(data: bytes, header: str | None, markup: bool) -> list[str]:
    """Codecs that are named for `data`, most trusted first: prolog, server, meta element.

    A prolog was written with the file. Latin-1 is what servers say who were never told; it comes
    last. UTF-8 is left out, it was tried, and so is what a byte order mark would have shown.
    """
    head = data[:4096]
    prolog, meta = (_PROLOG.search(head), _META.search(head)) if markup else (None, None)
    named = [prolog and prolog[1].decode(), header, meta and meta[1].decode()]
    found = []
    for name in filter(None, named):
        try:
            codec = codecs.lookup(name.strip("\"' "))
        except (LookupError, ValueError):
            continue
        odd = ("utf", "idna", "punycode", "unicode", "raw", "undefined")
        if codec._is_text_encoding and not codec.name.startswith(odd):
            found.append(_WEB.get(codec.name, codec.name))
    return sorted(found, key=lambda codec: codec == "cp1252")


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError):
        if codec != "cp1252":
            return None
        # On the web, Windows-1252's five holes are control characters.
        text = data.decode("cp1252", "replace")
        return text if text.count("\ufffd") <= len(text) // 1000 else None
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Every other byte of most scripts' UTF-16 is NUL in spaces and digits, or of one value."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) > 0.02 * len(high) and high.count(0) > 4 * low.count(0):
            common = Counter(high).most_common(3)
            if sum(count for _, count in common) > 0.8 * len(high):
                return codec
    return None


def _cyrillic(data: bytes) -> str | None:
    """The Cyrillic encoding that gives the most ordinary Russian, where high bytes are many."""
    sample = data[:_SAMPLE]
    if _high_share(sample) < 0.25:
        return None
    scores = {codec: _russian(sample.decode(codec, "replace")) for codec in _CYRILLIC}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] > 0.35 else None


def _high_share(sample: bytes) -> float:
    visible = sum(1 for byte in sample if byte > 0x20)
    return sum(1 for byte in sample if byte >= 0x80) / visible if visible else 0.0


def _russian(text: str) -> float:
    """Share of Russian's 15 most frequent letters, small ones, among what is no ASCII."""
    count = Counter(character for character in text if character > "\x7f")
    total = sum(count.values())
    return sum(count[letter] for letter in _COMMON_RUSSIAN) / total if total else 0.0


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    # Few letters outside ASCII (the quotation marks below 0xA0 stand alike in all of Windows'
    # encodings): English with a name or a pound sign in it. Polish and Turkish have over 5 %.
    if _high_share(sample.translate(None, bytes(range(0x80, 0xA0)))) < 0.01:
        return "cp1252"
    latin = _high_share(sample) < 0.25
    best = from_bytes(sample, cp_isolation=_LATIN if latin else None).best()
    if best is None or str(best) == sample.decode("cp1252", "replace"):
        return "cp1252"  # of several that give the same letters, the one most files have
    return codecs.lookup(best.encoding).name


def _repaired(text: str) -> str:
    """Text that was decoded wrongly once before, set right; ftfy touches nothing else here."""
    import ftfy
    from ftfy.badness import is_bad

    return ftfy.fix_encoding(text) if is_bad(text) else text


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return odd > 0.1 * len(sample) or sample.count("\0") > 0.01 * len(sample)


def _name(codec: str) -> str:
    codec = codecs.lookup(codec).name
    if codec.startswith("cp125"):
        return "Windows-" + codec.removeprefix("cp")
    for prefix, name in (("utf-16", "UTF-16"), ("utf-32", "UTF-32")):
        if codec.startswith(prefix):
            return name
    return codec.upper().replace("ISO8859", "ISO-8859").replace("_", "-")
