"""Bytes of a document -> its lines, cleaned one by one, so that line numbers stay true."""

from __future__ import annotations

import re

from ....record import Record
from ....text import clean, is_clean

MAX_BYTES = 4_000_000
"""A page of documentation is a thousand times smaller; what is larger is a dump of something."""

_RESERVED = re.compile("[\ue000-\ue00f]")
_SPACES = re.compile("[\u00a0\u202f\u2007]")
_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u2122][\u0080-\u00bf\u0152-\u2122]?"
)


class Trouble(Record):
    """What is wrong with a document, in a line of it."""

    line: int
    severity: str
    message: str
    hint: str = ""


class DocumentText(Record):
    """A document's lines, and what was wrong with its bytes."""

    lines: tuple[str, ...]
    """Fit to be shown: no control characters, no non-breaking spaces, no mojibake."""
    source: tuple[str, ...]
    """As they stand in the file, without line ends."""
    troubles: tuple[Trouble, ...] = ()


def decode(data: bytes) -> DocumentText:
    """Read `data` as UTF-8 (UTF-16 with a byte order mark); what is no text has no lines."""
    if len(data) > MAX_BYTES:
        size = f"larger than {MAX_BYTES // 1_000_000} MB"
        return _none(0, f"{size}: left out", "split it into pages")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return lines_of(data.decode("utf-16", "replace"))
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        return _none(line, "is no text (it holds NUL bytes): left out", "save it as UTF-8 text")
    try:
        return lines_of(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        trouble = Trouble(line, "warning", "is not UTF-8; read as Windows-1252", "save it as UTF-8")
        text = lines_of(data.decode("cp1252", "replace"))
        return text._replace(troubles=(trouble, *text.troubles))


def lines_of(text: str) -> DocumentText:
    r"""Split `text` at ``\n``, ``\r\n`` and ``\r``, as editors count lines."""
    normal = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = tuple(normal.split("\n"))
    return DocumentText(tuple(map(tidy, source)), source)


def tidy(line: str) -> str:
    """One line, clean, with plain spaces and with text that was decoded wrongly put right."""
    if line.isascii() and is_clean(line):
        return line
    line = clean(_MOJIBAKE.sub(_mended, line)).replace("\n", " ")
    return _SPACES.sub(" ", _RESERVED.sub("\ufffd", line))


def _none(line: int, message: str, hint: str) -> DocumentText:
    return DocumentText((), (), (Trouble(line, "error", message, hint),))


def _mended(match: re.Match[str]) -> str:
    """UTF-8 that somebody read as Windows-1252 (``â€™``) is read again; other text stays."""
    for written in (match[0], match[0][:2]):
        raw = bytearray()
        for letter in written:
            try:
                raw += letter.encode("cp1252")
            except UnicodeEncodeError:
                raw += letter.encode("latin-1", "ignore")
        try:
            return raw.decode("utf-8") + match[0][len(written) :]
        except UnicodeDecodeError:
            continue
    return match[0]
