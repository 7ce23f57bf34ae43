"""The same text under another spelling: escapes, base64, hexadecimal, two bytes a letter.

What lies inside of what was decoded is looked at as well, down to `DEEPEST`. Compressed and
encrypted data is not opened.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..record import Record

DEEPEST = 3
"""Encodings within encodings that are undone."""
_BLOB = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :]?){6,}")
_UNICODE = re.compile(r"\\+(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))")
_SPREAD = re.compile(r"(?:\S\x00){4,}\S?|(?<!\S)(?:\S ){7,}\S(?!\S)")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


class Inner(Record):
    """A text that stood in another under a spelling of its own."""

    text: str
    start: int
    end: int
    """Where it stood, in characters."""


def inner_texts(text: str) -> Iterator[Inner]:
    """All that is spelt differently in a text."""
    yield from _escaped(text)
    yield from _blobs(text)
    for match in _SPREAD.finditer(text):
        yield Inner(re.sub(r"[\x00 ]", "", match[0]), *match.span())


def _escaped(text: str) -> Iterator[Inner]:
    """Lines with escapes, without them."""
    if not ("%" in text or "&" in text or "\\" in text):
        return
    place = 0
    for line in text.split("\n"):
        if "%" in line or "&" in line or "\\" in line:
            plain = (
                html.unescape(_UNICODE.sub(_character, line))
                if "&" in line
                else (_UNICODE.sub(_character, line))
            )
            plain = unquote(plain) if _PERCENT.search(plain) else plain
            if plain != line:
                yield Inner(plain, place, place + len(line))
        place += len(line) + 1


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _blobs(text: str) -> Iterator[Inner]:
    for match in _BLOB.finditer(text):
        word = match[0].rstrip("=")
        if decoded := _from_hex(word) or _from_base64(word):
            yield Inner(decoded, *match.span())
    for match in _HEX.finditer(text):
        bare = re.sub("[ :]", "", match[0])
        if bare != match[0] and (decoded := _from_hex(bare)):
            yield Inner(decoded, *match.span())


def _from_hex(word: str) -> str:
    try:
        return _readable(bytes.fromhex(word))
    except ValueError:
        return ""


def _from_base64(word: str) -> str:
    if word.islower() or word.isupper() or len(word) % 4 == 1:
        return ""  # nothing that is a text looks so
    plain = word.translate({ord("-"): "+", ord("_"): "/"})
    try:
        data = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (ValueError, binascii.Error):
        return ""
    return _readable(data)


def _readable(data: bytes) -> str:
    """The text that bytes are, in UTF-8 or UTF-16; nothing if they are none."""
    if not data:
        return ""
    wide = data[1::2].count(0) > len(data) // 3
    high = data[0::2].count(0) > len(data) // 3
    coding = "utf-16-le" if wide else "utf-16-be" if high else "utf-8"
    try:
        text = data.decode(coding).strip("\ufeff\0\r\n")
    except ValueError:
        return ""
    sound = text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable()
    return text if sound and len(text) >= 5 else ""
