"""The day of lines that tell only a time of day: that of a dated line or heading above them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from ..record import Record
from .log_orders import BACK, DAY, Readings
from .stamps import DOUBTFUL, OPENS, Stamp, date_in, plain

_LONGEST_HEADING = 250
_HEADING = re.compile(
    r"(?i)^\W|\b(?:log|date|session|opened|started|created|begin|began"
    r"|protokoll\w*|datum|sitzung|tag|beginn|gestartet|erstellt|journal|rapport|séance|fecha"
    r"|registro|sesión|diario|data|sessione|logboek)\b"
)
_MARKS = re.compile(
    r"(?i)[^\w\s]{2,}\s*(?:(?:new|day|date|changed|to|datum|neuer|tag|jour|fecha|data)\W+){0,3}"
)
_LONGEST_PAUSE = DAY / 2
"""Seconds between lines of a session that runs on."""


class TimedLine(Record):
    """When a line with a time of day alone was written."""

    at: int
    """Index of its event."""
    moments: tuple[float, ...]
    """On the first day that it may have been."""
    later: float
    """Seconds by which it may be later."""


class _Run:
    """Lines with a time of day alone, below something that names the day."""

    def __init__(self, day: float, last: float | None = None, *, opened: bool = False) -> None:
        self.day, self.last = day, last
        self.of_day = last is None
        """What names the day tells no time: so may what names the next one."""
        self.steady = opened
        """They begin at the head of a session, or of a day, and nowhere pause for long."""
        self.lines: list[tuple[int, Stamp, float]] = []

    def add(self, at: int, stamp: Stamp) -> None:
        hour, minute, second = stamp.clock or (0, 0, 0)
        wall = self.day + hour * 3600 + minute * 60 + second
        if self.last is not None and wall < self.last - BACK:
            self.steady = self.steady and not self.of_day
            self.day, wall = self.day + DAY, wall + DAY
        back = 0 if stamp.fine else 60
        if self.last is not None and not -back <= wall - self.last <= _LONGEST_PAUSE:
            self.steady = False
        self.last = wall
        self.lines.append((at, stamp, wall))


def timed_lines(
    lines: Sequence[str],
    starts: Sequence[tuple[int, Stamp | None]],
    readings: Readings,
    moments: Sequence[tuple[float, float] | None],
    modified: float,
) -> Iterator[TimedLine]:
    """Tell when the lines with a time of day alone were written.

    A day without lines cannot be seen. So all between two dates may be later by as many days as fit
    in before the second, which at the end of a log is the file's own time. Only what the head of a
    session and that of the next enclose, without a pause, is taken as it stands: what was silent
    for days is then the time between the two.

    Args:
        lines: of the log.
        starts: its events.
        readings: of its stamps.
        moments: of its events, the earliest and the latest, where they tell the date.
        modified: when the file was last written to.
    """
    if all(stamp is None or stamp.dated for _, stamp in starts):
        return
    run: _Run | None = None
    end = modified + readings.zone.at(modified)
    heading = 0
    for at, (number, stamp) in enumerate(starts):
        if stamp is None or stamp.role == DOUBTFUL:
            continue
        named = _heading(lines, heading, number, indented=run is None)
        heading = number + 1
        if named:
            line, date = named
            day = _midnight(date, readings)
            opened = day is not None and _heads_day(line, date) and (not run or run.day <= day)
            yield from _closed(run, _first_of(day or end, stamp), end, readings, opened=opened)
            run = None if day is None else _Run(day, opened=opened)
        moment = moments[at]
        if moment:
            earliest, latest = (m + readings.zone.at(m) for m in moment)
            day = earliest // DAY * DAY
            is_day = stamp.clock is None and stamp.epoch is None
            if is_day and at + 1 < len(starts):
                latest = _first_of(day, starts[at + 1][1])
            opened = (is_day or stamp.role == OPENS) and (not run or run.day <= day)
            yield from _closed(run, latest, end, readings, opened=opened)
            sure = latest - earliest < DAY
            run = _Run(day, None if is_day else earliest, opened=opened) if sure else None
        elif run and not stamp.dated and stamp.clock:
            run.add(at, stamp)
    yield from _closed(run, end, end, readings)


def _closed(
    run: _Run | None, closed: float, end: float, readings: Readings, *, opened: bool = False
) -> Iterator[TimedLine]:
    """The lines of a run that something dated `closed` stands below."""
    if run is None or not run.lines:
        return
    last = max(wall for _, _, wall in run.lines)
    until = closed if closed >= last else end  # a date that runs backwards proves nothing
    if any(stamp.zone is not None for _, stamp, _ in run.lines):
        until += DAY
    enclosed = run.steady and opened and closed >= last
    later = 0.0 if enclosed else max(0.0, (until - last) // DAY * DAY)
    for at, stamp, wall in run.lines:
        zoned = (wall - stamp.zone,) if stamp.zone is not None else readings.zone.moments(wall)
        yield TimedLine(at, zoned, later)


def _first_of(day: float, stamp: Stamp | None) -> float:
    """When the first line of a day was written, at the latest."""
    if stamp is None or stamp.dated or stamp.clock is None:
        return day + DAY - 1
    hour, minute, second = stamp.clock
    return day + hour * 3600 + minute * 60 + second


def _midnight(named: Stamp, readings: Readings) -> float | None:
    dates = readings.dates(named)
    if len(dates) != 1 or not dates[0][0]:
        return None
    return float(calendar.timegm((*dates[0], 0, 0, 0, 0, 0, 0)))


def _heading(
    lines: Sequence[str], first: int, number: int, *, indented: bool
) -> tuple[str, Stamp] | None:
    """The last heading among the lines before an event, and the date in it.

    Below a line with a date, an indented one is no heading.
    """
    for line in reversed(lines[max(first, number - 50) : number]):
        if line[:1].isspace() and not indented:
            continue
        if len(line) < _LONGEST_HEADING and _HEADING.search(line) and (named := date_in(line)):
            return line, named
    return None


def _heads_day(line: str, date: Stamp) -> bool:
    """Whether a line is a date between marks: ``--- Day changed Sun Nov 29 2026 ---``."""
    before, _, behind = plain(line).partition(date.text)
    return bool(_MARKS.fullmatch(before)) and not re.search(r"\w", behind)
