"""Time stamps at the beginning of log lines, in the shapes that loggers write.

A stamp counts only at the beginning of a line, behind nothing but a byte order mark, blanks, a
pasted list dash, brackets, a level word, a thread or process number or the opening of a JSON
object; the first stamp there wins. Dates further on are text. What a stamp says of day and month
stays open here where its shape leaves it open: ``03/11/2026`` has two readings, and `log_times`
decides between them for a whole file.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterator

from ..record import Record
from .date_names import MONTH, ZONES, weekday
from .stamp_shapes import BEFORE, BEGINS, DATES, EPOCH, MINUTES, SHAPES, TAI64, TIME_ONLY, ZONE_NAME

YMD, DMY, MDY, YDM = "year first", "day first", "month first", "year first, month last"
COMPACT, COMPACT_SPACED, NTH_DAY = "2", " 2", "nth"
"""The shapes of dates of six digits, ``261103 132000`` and ``261103 13:20:00``, and of those that
count the days of a year, ``26307 13:20:00``; the last two may as well be a number before a time."""
FIELD, OPENS, CLOSES, DOUBTFUL = "field", "opens", "closes", "doubtful"
HEAD = 100
"""Characters in which a stamp and what may stand before it have to fit."""
_YEAR_THEN_DAY = (".", "/")
"""Between what numbers, the year first, the day may come second."""
_MOST_BEFORE = 6
"""Things that may stand before a stamp: a bracket, a level, a number, ..."""
_LONGEST_JSON = 1_000_000
"""Characters of a JSON line that is parsed; of a longer one the beginning is searched."""

_TRACE = re.compile(
    r"<time=\"(?P<h>\d\d):(?P<mi>\d\d):(?P<s>\d\d)[.\d]*(?P<bias>[+-]\d{1,3})?\""
    r" date=\"(?P<mo>\d\d?)-(?P<d>\d\d?)-(?P<y>\d{4})\""
)
"""The time of a line for CMTrace; its bias is UTC less local time, in minutes."""
_NET_JSON = re.compile(r"\\?/Date\((?P<ms>-?\d{10,14})(?:[+-]\d{4})?\)\\?/")
"""A date as .NET's DataContractJsonSerializer writes it: thousandths since 1970, always in UTC."""
_LOGFMT = re.compile(
    r'(?i)(?!date=)(?:[\w.-]{1,40}=(?:"[^"]{0,400}"|[^\s"]{0,200})\s+){1,9}?(?:ts|time|timestamp|t|date)="?(?=\d)'
)
"""What stands before the time in a line of ``key=value``."""
_CLF = re.compile(r"\S{1,100} \S{1,60} \S{1,60} \[(?=\d\d/[A-Z][a-z]{2}/\d{4}:)")
"""What stands before the time in a web server's access log."""
_FIELDS = (
    "@timestamp", "timestamp", "@t", "ts", "time", "t", "__realtime_timestamp", "asctime",
    "timemillis", "instant", "logged_at", "loggedat", "event_time", "eventtime", "time_generated",
    "timegenerated", "log_time", "logtime", "timestamputc", "utc", "datetime", "date", "created",
)  # fmt: skip
"""Fields of a JSON line that hold its time, in lower case; the first that it has counts."""
_FIELD = re.compile(
    rf'(?i)"(?:{"|".join(sorted(map(re.escape, _FIELDS), key=len, reverse=True))})"\s?:\s?'
    r'"?([^",{}\[\]]{6,60})'
)
_JSON = json.JSONDecoder()
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "))


class Stamp(Record):
    """A stamp as it is written."""

    dates: tuple[tuple[str, tuple[int, int, int]], ...] = ()
    """The order and what it reads: year (0: not written), month, day. Impossible ones are left
    out; without any, the stamp names no day that there is, or none at all."""
    clock: tuple[int, int, int] | None = None
    """Hour, minute, second; None for a day without a time."""
    zone: float | None = None
    """Seconds ahead of UTC; None for the computer's own time."""
    epoch: float | None = None
    """Seconds since 1970 where the stamp counts them."""
    shape: str = ""
    """The same for stamps whose order is decided together."""
    text: str = ""
    """As it is written."""
    dated: bool = True
    """False for a time of day alone."""
    fine: bool = True
    """It tells the second."""
    weekday: int | None = None
    """0 for Monday to 6, where the stamp names it."""
    elsewhere: str = ""
    """The name of a zone that it stands in, where it does not say how far that is ahead of UTC."""
    role: str = ""
    """Of a stamp that words stand before (`log_heads`): a field on a line of its own, or the head
    of what was written after it, or of what ended with it; or a date that may be text."""


class StampReader:
    """Reads the stamps of one file: its lines are mostly written alike."""

    def __init__(self) -> None:
        self._usual = SHAPES[0]
        self._seen: dict[str, Stamp] = {}

    def read_usual(self, line: str) -> Stamp | None:
        """The stamp that a line begins with at once, if it is written as the last one was."""
        found = self._usual.match(line)
        if found is None:
            return None
        text = found[0]
        if text not in self._seen or line[found.end() : found.end() + 2].strip(" ")[:1] in "[(":
            self._seen = {text: _read(found)}  # many lines of one second, or the next one
        return self._seen[text]

    def read(self, line: str) -> Stamp | None:
        """The stamp at the beginning of `line`, or None.

        A stamp that is written like one but names a moment that cannot be (31 February, hour 25)
        has no `dates`.
        """
        head = plain(line)
        if access := _CLF.match(head):
            return self.at(head, access.end())
        if fields := _LOGFMT.match(line):
            return self.at(line[fields.end() :][:HEAD], 0)
        place = 0
        for _ in range(_MOST_BEFORE):
            if head.startswith("{", place):
                return self._field(line[place:]) or self.at(head, place + 1)
            if found := self.at(head, place):
                return found
            before = BEFORE.match(head, place)
            if before is None or before.end() == place:
                return None
            place = before.end()
        return self.at(head, place)

    def read_trace(self, line: str) -> Stamp | None:
        """The time of a line that CMTrace reads, which stands behind its text."""
        found = _TRACE.search(line)
        if found is None:
            return None
        stamp = _read(found)
        return stamp._replace(zone=-60.0 * int(found["bias"])) if found["bias"] else stamp

    def at(self, text: str, place: int) -> Stamp | None:
        """The stamp that begins at a place of a `plain` text."""
        if not BEGINS.match(text, place):
            return None
        if found := self._usual.match(text, place):
            return _read(found)
        for shape in SHAPES:
            if found := shape.match(text, place):
                self._usual = shape if "h" in shape.groupindex else self._usual
                self._seen = {}
                return _read(found)
        if found := EPOCH.match(text, place):
            return _counted(found["n"], found[0])
        if found := TAI64.match(text, place):
            return Stamp(epoch=int(found["n"], 16) - 10.0, text=found[0], shape="epoch")
        if (found := TIME_ONLY.match(text, place)) and (clock := _clock(found.groupdict())):
            zone = _zone(found.groupdict())
            return Stamp((), clock, zone, shape="time", text=found[0], dated=False)
        return None

    def _field(self, line: str) -> Stamp | None:
        """The time of a JSON line, by the name of its field."""
        parts: list[Stamp] = []
        for value in _values(line):
            text = str(value).strip()
            if re.fullmatch(r"\d{10}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?", text):
                return _counted(text.split(".", 1)[0], text)
            if ticks := _NET_JSON.fullmatch(text):
                return Stamp(epoch=int(ticks["ms"]) / 1000, text=text, shape="epoch")
            if found := self.at(plain(text), 0):
                if found.dated and found.clock:
                    return found
                parts.append(found)
        whole = " ".join(part.text for part in sorted(parts, key=lambda part: not part.dated))
        return self.at(whole, 0)

    def read_minutes(self, line: str) -> Stamp | None:
        """A time of day without seconds, as chats write it."""
        found = MINUTES.match(line)
        clock = _clock(found.groupdict()) if found else None
        return found and Stamp((), clock, shape="time", text=found[0], dated=False, fine=False)


def plain(line: str) -> str:
    """As much of a line as holds its stamp, with blanks of one kind."""
    return line[:HEAD].translate(_SPACES)


def indent(line: str) -> int:
    """How far a line is indented; a tab counts as four blanks."""
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank.expandtabs(4))


def date_in(line: str) -> Stamp | None:
    """The one full date that a heading names, such as ``=== Log opened 2026-11-03 ===``."""
    text = plain(line)
    for shape in SHAPES[-len(DATES) :]:
        if found := shape.search(text):
            return _read(found)
    return None


def _counted(digits: str, text: str) -> Stamp:
    """Seconds, or thousandths, millionths, billionths: told apart by their size."""
    return Stamp(epoch=int(digits) / 10 ** (len(digits) - 10), text=text, shape="epoch")


def _values(line: str) -> Iterator[object]:
    try:
        data = _JSON.raw_decode(line)[0] if len(line) <= _LONGEST_JSON else None
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        named = {key.casefold(): value for key, value in data.items()}
        yield from (_plainly(named[field]) for field in _FIELDS if field in named)
    else:
        outer = line[1:].split("{", 1)[0]  # what is nested may be text of somebody else
        yield from (found[1] for found in _FIELD.finditer(outer))


def _plainly(value: object) -> object:
    """The time in what MongoDB and Log4j wrap it in."""
    if not isinstance(value, dict):
        return value
    return value.get("$date") or value.get("epochSecond")


def _read(found: re.Match[str]) -> Stamp:
    groups = found.groupdict()
    clock = _clock(groups) if groups.get("h") else None
    zone = _zone(groups)
    bad = groups.get("h") is not None and clock is None
    day = weekday(groups.get("wd") or "")
    dates = () if bad else _of_weekday(tuple(_dates(groups)), day)
    named = ZONE_NAME.match(found.string, found.end()) if zone is None else None
    return Stamp(
        dates,
        clock,
        zone,
        shape=_shape(groups),
        text=found[0].strip(),
        fine=bool(groups.get("s")),
        weekday=day,
        elsewhere=named[0].strip(" [()]") if named else "",
    )


def _of_weekday(
    dates: tuple[tuple[str, tuple[int, int, int]], ...], day: int | None
) -> tuple[tuple[str, tuple[int, int, int]], ...]:
    """The readings that are of a weekday, if any is."""
    if day is None or len(dates) < 2 or not dates[0][1][0]:
        return dates
    return tuple(each for each in dates if calendar.weekday(*each[1]) == day) or dates


def _shape(groups: dict[str, str | None]) -> str:
    separator = (groups.get("sep") or "").replace("\t", " ")
    if groups.get("a"):
        return f"{separator}{len(groups.get('c') or '')}"
    if groups.get("nth"):
        return NTH_DAY if len(groups.get("y") or "") == 2 else "fixed"
    return f"y{separator}" if separator in _YEAR_THEN_DAY else "fixed"


def _dates(groups: dict[str, str | None]) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Every reading that is a day of the calendar."""
    for order, year, month, day in _orders(groups):
        if 1 <= month <= 12 and 1 <= day <= _length(year, month):
            yield order, (year, month, day)


def _orders(groups: dict[str, str | None]) -> Iterator[tuple[str, int, int, int]]:
    if name := groups.get("month"):
        yield YMD, _year(groups.get("y")), MONTH[name.lower()], int(groups["d"] or 0)
    elif groups.get("mo"):
        year = _year(groups.get("y"))
        month, day = int(groups["mo"] or 0), int(groups["d"] or 0)
        yield YMD, year, month, day
        if groups.get("sep") in _YEAR_THEN_DAY and month != day:
            yield YDM, year, day, month
    elif nth := groups.get("nth"):
        yield YMD, *_nth_day(_year(groups.get("y")), int(nth))
    else:
        a, b, c = (int(groups.get(name) or 0) for name in "abc")
        year = _year(groups.get("c"))
        yield DMY, year, b, a
        if groups.get("sep") != "." or not groups.get("c"):
            yield MDY, year, a, b  # with dots and a year it is written nowhere
        if len(groups.get("a") or "") == len(groups.get("c") or "") == 2:
            yield YMD, _year(groups.get("a")), b, c


def _year(digits: str | None) -> int:
    number = int(digits or 0)
    return number + (2000 if number < 70 else 1900) if len(digits or "") == 2 else number


def _nth_day(year: int, nth: int) -> tuple[int, int, int]:
    """The month and day of the `nth` day of a year; no day at all beyond its end."""
    month = 1
    while month <= 12 and nth > _length(year, month):
        nth -= _length(year, month)
        month += 1
    return year, month, nth


def _length(year: int, month: int) -> int:
    leap = year == 0 or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _clock(groups: dict[str, str | None]) -> tuple[int, int, int] | None:
    hour, minute, second = (int(groups.get(name) or 0) for name in ("h", "mi", "s"))
    if half := groups.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 23 or minute > 59 or second > 60:  # 60: a leap second
        return None
    return hour, minute, second


def _zone(groups: dict[str, str | None]) -> float | None:
    zone = groups.get("zone") or groups.get("offset")
    if not zone:
        return None
    if re.fullmatch(r"[+-]\d{3}", zone):  # minutes
        return 60.0 * int(zone)
    digits = re.search(r"([+-])(\d\d?):?(\d\d)?$", zone)
    name = re.match(r"[a-z]+", zone.lower())
    seconds = 3600.0 * ZONES[name[0]] if name else 0.0
    if digits:
        shift = int(digits[2]) * 3600 + int(digits[3] or 0) * 60
        seconds += -shift if digits[1] == "-" else shift
    return seconds
