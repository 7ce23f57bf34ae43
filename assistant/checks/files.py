"""Finding the files that a check names, and reading text out of them."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

from ..host.base import Host
from ..host.values import FileInfo, HostError, OutOfReachError, Tail
from ..text import clean, one_line

MAX_FILE = 4_000_000
"""Bytes of a settings file that are read."""


def locate(
    host: Host, paths: tuple[tuple[str, str], ...], kind: str, *, to_read: bool = False
) -> tuple[list[tuple[str, FileInfo]], list[HostError]]:
    """What is at the labelled `paths`, newest first, and what kept the search from looking.

    Args:
        host: the machine.
        paths: where to look, each with its label.
        kind: ``file`` or ``directory``; what is of another kind is not there.
        to_read: a pipe or a device is there and cannot be read.

    Raises:
        HostError: none of the places could be looked at; or nothing was found, and one of them
            is refused: that is no place where nothing is.
    """
    found: list[tuple[str, FileInfo]] = []
    errors: list[HostError] = []
    for label, path in paths:
        try:
            there = host.find(path)
            found += [(label, info) for info in there if info.kind == kind]
            if to_read and any(info.kind == "other" for info in there):
                errors.append(HostError("unreadable", f"{one_line(path)} is no ordinary file"))
        except HostError as error:
            errors.append(error)
    refused = [error for error in errors if isinstance(error, OutOfReachError)]
    if errors and (len(errors) == len(paths) or (refused and not found)):
        raise (refused or errors)[0]
    return sorted(found, key=lambda pair: -pair[1].modified), errors


def decode(tail: Tail) -> str:
    """The text of a file's end, whatever its encoding: UTF-8, UTF-16 or the western code page.

    A file without a mark is taken for UTF-16 if every other byte of it is mostly zero.
    """
    data = tail.data
    start = tail.size - len(data)
    encoding = _encoding(tail)
    if encoding.startswith("utf-16"):
        text = _widened(data[start % 2 :], encoding).decode(encoding, "replace")
    else:
        try:
            data = _narrowed(data)
            whole = _whole_letters(data, cut=start > 0)
            text = getincrementaldecoder("utf-8")().decode(whole)  # the last letter may be cut, too
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return clean(text.removeprefix("\ufeff"))


_WIDE = re.compile(rb"(?:\xff\xfe|\xfe\xff)?(?:[\t\r\n\x20-\x7e]\0){12,}")
_NARROW = {
    "utf-16-le": re.compile(rb"[\t\r\n\x20-\x7e]{24,}(?!\0)"),
    "utf-16-be": re.compile(rb"(?<!\0)[\t\r\n\x20-\x7e]{24,}"),
}
"""Text of another encoding in the middle of a file: several programs write to one log."""


def _narrowed(data: bytes) -> bytes:
    """UTF-8 whose stretches of UTF-16 are UTF-8, too.

    Of big-endian text the first zero stands behind the letter before it, so that one shape finds
    both.
    """
    if b"\0" not in data:
        return data
    data = re.sub(rb"\0{8,}", b"", data)  # what a crash or a rotation leaves
    return _WIDE.sub(lambda found: found[0].lstrip(b"\xff\xfe").replace(b"\0", b""), data)


def _widened(data: bytes, encoding: str) -> bytes:
    """UTF-16 whose stretches of one byte a letter are UTF-16, too."""
    return _NARROW[encoding].sub(lambda found: found[0].decode("ascii").encode(encoding), data)


def _encoding(tail: Tail) -> str:
    if tail.head[:2] == b"\xff\xfe":
        return "utf-16-le"
    if tail.head[:2] == b"\xfe\xff":
        return "utf-16-be"
    begin = len(tail.data) - len(tail.data.lstrip(b"\0"))  # a crash or a rotation leaves zeros
    odd = (tail.size - len(tail.data) + begin) % 2
    sample = tail.data[max(0, begin - odd) :][:2000]
    if begin == 0 and odd:
        sample = sample[1:]
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 8 and min(first, second) < 0.1 * len(sample):
        if second > 0.2 * len(sample):
            return "utf-16-le"
        if first > 0.2 * len(sample):
            return "utf-16-be"
    return "utf-8"


def _whole_letters(data: bytes, *, cut: bool) -> bytes:
    """Without the half of a letter that the cut may have left at the beginning."""
    skip = 0
    while cut and skip < min(3, len(data)) and data[skip] & 0xC0 == 0x80:
        skip += 1
    return data[skip:]


def is_binary(tail: Tail) -> bool:
    """Whether it is no text: control characters stand where text would be."""
    if _encoding(tail).startswith("utf-16"):
        return False
    sample = _narrowed(tail.data)[:4000]
    odd = sum(byte < 9 or 13 < byte < 27 for byte in sample)
    return odd > 0.05 * len(sample) or (not sample and bool(tail.data))
