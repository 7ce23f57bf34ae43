"""Whether an article is behind the documents that it was imported from, told while answering.

An import leaves one line for each document in `FILE`. A document whose size and time are as they
were is not opened; in one that was touched the sections of the article are looked for, as they
were, wherever they stand now. Nothing is parsed: ``assistant kb status`` looks more closely.
"""

from __future__ import annotations

import json
import os

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

FILE = ".import/documents.jsonl"
_MOST_BYTES = 8_000_000


def is_imported(folder: str) -> bool:
    """Whether an import has left in `folder` what `behind` needs."""
    return os.path.exists(os.path.join(folder, *FILE.split("/")))


def behind(folder: str, article: Mapping[str, Any]) -> str:
    """In what an article of an imported knowledge base is behind its docs; "" where it is not.

    Also "" where that cannot be told, as when the docs are not on this computer.
    """
    sources = [s for s in article["sources"] if s.get("sha256")]
    for source, line in zip(sources, _remembered(folder, sources), strict=True):
        try:
            said = _changed(folder, source["sha256"], json.loads(line)) if line else ""
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue
        if said:
            return f"{source['doc']} {said}"
    return ""


def _remembered(folder: str, sources: list[Mapping[str, str]]) -> Iterator[str]:
    """The line of each source's document; parsing them all would cost more than the answer."""
    try:
        with open(os.path.join(folder, *FILE.split("/")), encoding="utf-8") as file:
            text = "\n" + file.read() if sources else ""
    except (OSError, ValueError):
        text = ""
    for source in sources:
        start = text.find(f'\n{{"doc": {json.dumps(source["doc"], ensure_ascii=False)},') + 1
        yield text[start : text.find("\n", start)] if start else ""


def _changed(folder: str, digest: str, document: Mapping[str, Any]) -> str:
    section = document["sections"].get(digest, ())
    if section is None:
        return "no longer holds what this was made from"
    path = os.path.join(folder, document["path"])
    try:
        now = os.stat(path)
    except FileNotFoundError:
        there = os.path.isdir(os.path.join(folder, document["root"]))
        return "is gone since this was made from it" if there else ""
    if not section or (now.st_size, now.st_mtime_ns) == (document["size"], document["modified"]):
        return ""
    with open(path, "rb") as file:
        lines = lines_of(file.read(_MOST_BYTES))
    return "" if _holds(lines, section) else "has changed since this was made from it"


def lines_of(data: bytes) -> list[bytes]:
    """A document's lines, whatever their ends and its encoding."""
    return [line.rstrip() for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]


def print_of(lines: list[bytes], first: int, last: int) -> list[int]:
    """What the section in lines `first` to `last` (from 1) is found again by."""
    body = lines[first - 1 : last]
    while body and not body[-1]:
        body.pop()
    after = next(filter(None, lines[last:]), b"")
    return [len(body), _crc(body[0] if body else b""), _sum(body), _crc(after)]


def _holds(lines: list[bytes], section: list[int]) -> bool:
    """Whether a section stands there as it was, and nothing was added to its end."""
    count, first, whole, after = section
    for place, line in enumerate(lines):
        body = lines[place : place + count]
        if _crc(line) == first and _sum(body) == whole:
            following = next(filter(None, lines[place + count :]), b"")
            if not following or following[:1] == b"#" or _crc(following) == after:
                return True
    return False


def _sum(lines: list[bytes]) -> int:
    return _crc(b"\n".join(lines))


def _crc(data: bytes) -> int:
    import zlib  # only where a document was touched

    return zlib.crc32(data)
