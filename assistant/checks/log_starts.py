"""Where the events of a log begin, and the stamp of each.

A stamp stands at the beginning of a line (`stamps`), in the column that a table's header names
(`log_tables`), behind the words that head a section, in a field of a block (`log_heads`), in a
CMTrace element, or, as .NET's trace listeners write it, on an indented line below the message. Only
where nowhere is one does the place count that most lines have one at (`log_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..record import Record
from .log_columns import PLACE, column_stamps
from .log_heads import read_head, with_titles
from .log_tables import Table, is_extended, table_at
from .stamp_shapes import ELEMENT
from .stamps import FIELD, Stamp, StampReader, indent, plain

_LONGEST_ELEMENT = 2_000
"""Lines that an XML element may have whose text holds what looks like a stamp."""
_MOST_LIKE = 50
"""Events that a log's first one is compared with."""
_WORDS_BEFORE = 3
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*?)?(/?)>")
_CLOCK_LIKE = re.compile(
    r"(?<![\d.:])(?:(?:[01]?\d|2[0-3])[:h]|(?:[01]\d|2[0-3])\.)[0-5]\d(?:[:.][0-5]\d)?(?![.:]?\d)"
)
_TEXT_FIELD = re.compile(r"[^\W\d][\w .-]{0,40}[:=]\s*[^\W\d]")
"""A field of a block that holds words, with a date among them."""
_TRAILING = re.compile(r"\s(\d\d:\d\d:\d\d\.\d{3})$")
"""The time of a step, behind it, as the log of Windows' device installation has it."""
_UPTIME = re.compile(r"(?:<\d{1,3}>)?(?:\d{1,3}[ywd]\d{1,2}[wdh]: |\[\s{0,8}\d{1,9}\.\d{6}\] )")
"""How long a device had been running, as Cisco and the kernel of Linux write it: no time."""
_EVENT = re.compile(
    r"(?i)<(?:\w{1,20}:)?(?:event|record|entry|log\w{0,10}|message|row|item)\s[^<>]{0,400}?"
    r"(?<=\s)(?:time|timestamp|datetime|date|when)=[\"']"
)
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
    finder = _Finder(lines)
    inside = _inside_elements(lines)
    for number, line in enumerate(lines):
        if number not in inside and not finder.take_row(number, line):
            finder.take(number, line)
    if not finder.begin_dated():
        finder.take_columns()
    finder.drop_deeper()
    heads_only = all(stamp is None or stamp.role for _, stamp in finder.found)
    events = with_titles(lines, finder.found, heads_only=heads_only)
    return LogStarts(without_cut(lines, events), finder.in_rows())


class _Finder:
    """Goes through the lines of a log."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.found: list[tuple[int, Stamp | None]] = []
        self.outermost: int | None = None
        """How far the lines that begin with a stamp are indented."""
        self._reader = StampReader()
        self._below = _stamps_below(lines, self._reader)
        self._extended = is_extended(lines)
        self._table: Table | None = None
        self._minutes = False
        """The first line that begins with a time tells no seconds: so may those below."""

    def in_rows(self) -> bool:
        """Whether a header has named the column of the time."""
        return self._table is not None and bool(self._table.columns)

    def take_row(self, number: int, line: str) -> bool:
        """Take a line of a table, or of a trace for CMTrace; False for any other."""
        table, reader = self._table, self._reader
        if header := table_at(line, table, first=not self.found, extended=self._extended):
            self._table = header
            stamp = header.written(line, reader)
        elif table and table.columns:
            stamp = table.stamp(line, reader)
        elif line.startswith("<![LOG["):
            stamp = reader.read_trace(line) or self._trace_below(number)
        else:
            return False
        if stamp:
            self.found.append((number, stamp))
        return True

    def _trace_below(self, number: int) -> Stamp | None:
        """The time behind a text of several lines."""
        for line in self._lines[number + 1 : number + _LONGEST_ELEMENT]:
            if line.startswith("<![LOG["):
                return None
            if "]LOG]!>" in line:
                return self._reader.read_trace(line)
        return None

    def take(self, number: int, line: str) -> None:
        """Take a line that may begin with a stamp, or be the head of a section."""
        if self.outermost == 0 and (stamp := self._reader.read_usual(line)):
            self.found.append((number, self._below.get(number) or stamp))
            return
        if ELEMENT.match(line):
            self._take_element(number, line)
            return
        deep = indent(line)
        deeper = self.outermost is not None and deep > self.outermost
        head = read_head(line, self._reader)
        if head and not (deeper and head.role == FIELD):
            self._take_head(number, head)
            return
        if deeper:
            return
        if self._in_section() and (step := _TRAILING.search(line)) and deep:
            self.found.append((number, self._reader.read(step[1])))
            return
        first = self._read(number, line)
        if first is None and not self._unreadable(line):
            return
        self.outermost = deep if self.outermost is None else min(deep, self.outermost)
        self.found.append((number, first))

    def _take_element(self, number: int, line: str) -> None:
        """Take an XML element that is an event, in a log that consists of such."""
        if number and (self.outermost is not None or not self.found):
            return
        attribute = _EVENT.match(line)
        stamp = self._reader.at(line, attribute.end()) if attribute else None
        if stamp:
            self.found.append((number, stamp))

    def _in_section(self) -> bool:
        """Whether only heads of sections have told a time so far."""
        return self.outermost is None and bool(self.found)

    def _unreadable(self, line: str) -> bool:
        """Whether a line begins with a time that no shape here reads: an event of its own.

        Behind words, below a line with a stamp, one that can be read is text.
        """
        if _UPTIME.match(line):
            return True
        clock = _CLOCK_LIKE.search(line[:50])
        last = self.found[-1][1] if self.found else None
        told = last is not None and last.role == FIELD and _TEXT_FIELD.match(line)
        if clock is None or told or line[:1] in " \t":
            return False
        before = line[: clock.start()]
        words = re.findall(r"[^\W\d_]+", before)
        if len(words) > _WORDS_BEFORE or (words and not re.search(r"\d", before)):
            return False
        return self.outermost is None or not words or not self._names_date(line, clock.start())

    def _names_date(self, line: str, clock: int) -> bool:
        """Whether a date that can be read stands before the time of day: `log_own` looks at it."""
        text = plain(line)
        stamps = (self._reader.at(text, n.start()) for n in PLACE.finditer(text, 0, clock))
        return any(stamp and stamp.dates for stamp in stamps)

    def begin_dated(self) -> bool:
        """Whether lines begin with stamps: one ``33.05.21`` may as well be another number."""
        if any(stamp and stamp.role for _, stamp in self.found):
            return True
        stamps = [stamp for _, stamp in self.found if stamp and stamp.dated]
        short = [not stamp.clock and stamp.shape.endswith("2") for stamp in stamps]
        days = sum(bool(stamp.dates) for stamp in stamps)
        return days > 1 or not all(short)

    def take_columns(self) -> None:
        """Take the stamps that stand elsewhere in most lines."""
        others = column_stamps(self._lines, self._reader)
        if others:
            self.found, self.outermost = sorted(others.items()), 0

    def drop_deeper(self) -> None:
        """Drop first stamps that stand deeper than those below: what they belong to is cut off."""
        outermost = self.outermost
        if outermost is None or not self.found or self.found[0][1] is None:
            return
        deep = [indent(self._lines[number]) > outermost for number, _ in self.found]
        first = deep.index(False) if False in deep else 0
        if not any(stamp and stamp.role for _, stamp in self.found[:first]):
            self.found = self.found[first:]

    def _read(self, number: int, line: str) -> Stamp | None:
        stamp = self._below.get(number) or self._reader.read(line)
        if stamp is None and (self._minutes or self.outermost is None):
            stamp = self._reader.read_minutes(line)
            self._minutes = self._minutes or stamp is not None
        return stamp

    def _take_head(self, number: int, stamp: Stamp) -> None:
        """A time of day in the line below its date is one with it."""
        last, day = self.found[-1] if self.found else (-1, None)
        both = day is not None and day.role == stamp.role == FIELD and last == number - 1
        if both and day and not stamp.dated and day.clock is None and day.epoch is None:
            whole = self._reader.read(f"{day.text} {stamp.text}")
            if whole:
                self.found[-1] = last, whole._replace(role=FIELD)
                return
        self.found.append((number, stamp))


def without_cut(
    lines: Sequence[str], events: list[tuple[int, Stamp | None]]
) -> list[tuple[int, Stamp | None]]:
    """Take its stamp from a log's first line where that is the end of one that is like another."""
    if len(events) < 2 or events[0][0] or not (first := events[0][1]):
        return events
    if not lines[0].startswith(first.text):
        return events
    digits = re.compile(r"\d")
    cut = digits.sub("9", first.text).split()[0]
    texts = {stamp.text for _, stamp in events[1:_MOST_LIKE] if stamp and stamp.text}
    others = {digits.sub("9", text).split()[0] for text in texts}
    if cut in others or not any(_ends_amid(other, cut) for other in others):
        return events
    return [(0, None), *events[1:]]


def _ends_amid(whole: str, cut: str) -> bool:
    """Whether `cut` is the end of `whole`, and begins within a date."""
    return whole.endswith(cut) and whole[-len(cut) - 1 : -len(cut)] not in ("", " ")


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
