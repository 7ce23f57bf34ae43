"""Where the events of a log begin, and the stamp of each.

A stamp stands at the beginning of a line (`stamps`), in the column that a table's header names
(`log_tables`), in a CMTrace element, or, as .NET's trace listeners write it, on an indented line
below the message.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..record import Record
from .log_tables import Table, table_at
from .stamps import Stamp, StampReader, indent

_LONGEST_ELEMENT = 2_000
"""Lines that an XML element may have whose text holds what looks like a stamp."""
_WORDS_BEFORE = 3
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*?)?(/?)>")
_CLOCK_LIKE = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?![.:]?\d)")
_BELOW = re.compile(r"\s+(?:DateTime|Timestamp)\s?[=:]\s?(?=\d)")
"""What .NET's ``TraceOptions.DateTime`` writes under a message, before the time."""


class LogStarts(Record):
    """The events of a log, ascending."""

    events: list[tuple[int, Stamp | None]]
    """Index of the first line; its stamp, or None for one that cannot be read."""
    is_table: bool = False
    """A header names the column of the time: rows may stand in any order."""


def log_starts(lines: Sequence[str]) -> LogStarts:
    """Find the events of a log's lines."""
    found: list[tuple[int, Stamp | None]] = []
    inside = _inside_elements(lines)
    reader = StampReader()
    below = _stamps_below(lines, reader)
    outermost = 0
    table: Table | None = None
    for number, line in enumerate(lines):
        if number in inside:
            continue
        if header := table_at(line, table, first=not found):
            table = header
            continue
        if table or line.startswith("<![LOG["):
            stamp = table.stamp(line, reader) if table else reader.read_trace(line)
            if stamp:
                found.append((number, stamp))
            continue
        if line.startswith("<") and not re.match(r"<\d{1,3}>", line):
            continue
        deep = indent(line)
        if found and deep > outermost:
            continue
        stamp = below[number] if number in below else reader.read(line)
        if stamp is None and not _unreadable(line):
            continue
        if not found or deep < outermost:
            outermost = deep
        found.append((number, stamp))
    return LogStarts(found, table is not None)


def _stamps_below(lines: Sequence[str], reader: StampReader) -> dict[int, Stamp]:
    """Messages whose time stands on an indented line below them, by their first line."""
    found: dict[int, Stamp] = {}
    start = -1
    for number, line in enumerate(lines):
        if not line[:1].isspace():
            start = number
        elif (begins := _BELOW.match(line)) and start >= 0:
            stamp = reader.read(line[begins.end() :])
            if stamp:
                found.setdefault(start, stamp)
    return found


def _unreadable(line: str) -> bool:
    """Whether a line begins with a time that no shape here reads: an event of its own."""
    clock = _CLOCK_LIKE.search(line[:50])
    if clock is None or line[:1] in " \t":
        return False
    before = line[: clock.start()]
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= _WORDS_BEFORE and (not words or re.search(r"\d", before) is not None)


def _inside_elements(lines: Sequence[str]) -> set[int]:
    """Lines that are the text of an XML element which began on a line before them."""
    inside: set[int] = set()
    for number, line in enumerate(lines):
        if "<" not in line or number in inside:
            continue
        tags = list(_TAG.finditer(line))
        if not tags or tags[-1][1] or tags[-1][3]:
            continue
        end = _closed_at(lines, number, tags[-1][2])
        inside.update(range(number + 1, end))
    return inside


def _closed_at(lines: Sequence[str], opened: int, name: str) -> int:
    """The line in which the element ends; the next one where it does not, or begins anew first."""
    closer, opener = f"</{name}>", f"<{name}>"
    for number in range(opened + 1, min(len(lines), opened + 1 + _LONGEST_ELEMENT)):
        if opener in lines[number]:
            break
        if closer in lines[number]:
            return number
    return opened + 1
