"""A log's lines as events, each with the moments at which it may have been written.

What a log leaves open stays open: an event has an earliest and a latest moment, and both count. A
message is too old only if it is too old in every reading, so that no reading in which an error is
recent is lost. The order of day and month is decided once for all stamps of one shape in a file,
and what decided it is kept.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from itertools import pairwise

from ..record import Record
from .log_starts import log_starts
from .stamps import DMY, MDY, YMD, Stamp, date_in
from .zones import Zone

UNKNOWN = "time unknown"
FUTURE = "time unknown, its stamp lies in the future"
EMPTY = "time unknown, its stamp is that of a clock that was not set"
UNEVEN = "time unknown, its stamp is older than those above it"
DAY = 86_400.0
_AHEAD = DAY
"""Seconds that a stamp may be ahead of the clock: zones and a clock that is a little wrong."""
_AGREES = 26 * 3600.0
"""Seconds between the last stamp and the file's own time that are still one and the same moment:
a day, since zones may differ, and a little."""
_CLOCK_WRONG = 900.0
"""Seconds by which a clock may be ahead and its lines are still in local time."""
_BACK = 2 * 3600.0
"""Seconds by which stamps may run backwards without telling anything: a clock that is put back, and
lines of several threads."""
_NEVER = float("-inf")
_OLDEST = 978_307_200.0
"""1 January 2001: an earlier stamp (1601, 1899, 1970, 1980) is that of a clock at zero."""
_NEWEST_FIRST = 6
"""Different moments that have to run backwards for a log to have its newest line first."""
_FARTHEST_EAST, _FARTHEST_WEST = 14 * 3600.0, 12 * 3600.0
"""Seconds that local time is ahead of UTC, and behind it, at most."""
_SAME = 60.0
"""Seconds between the earliest and the latest moment up to which it is one time for a person."""

_LONGEST_HEADING = 250
_HEADING = re.compile(r"(?i)^\W|\b(?:log|date|session|opened|started|created|begin|began)\b")
_LEVEL = re.compile(r"\W{0,3}(?:ERROR|ERR|FATAL|CRITICAL|CRIT|ALERT|WARN)\b")
"""What begins a message of its own; not the words that Java writes on the line under its stamp."""


class Moment(Record):
    """When something was written, as far as it can be told; seconds since the epoch."""

    earliest: float
    latest: float
    note: str = ""
    """Why there is no time that could be told."""

    @property
    def known(self) -> float | None:
        """The moment where it is one to a person, else None. Never later than it may be."""
        told = not self.note and self.latest - self.earliest <= _SAME
        return self.earliest if told else None


class LogEvent(Record):
    """A stamped line with the lines that belong to it."""

    first: int
    """Index of its first line."""
    end: int
    """Index behind its last line."""
    moment: Moment
    """When its first line was written."""
    rest: Moment
    """When the lines below that were: the same, unless they may be messages without a stamp."""


class DatedLog(Record):
    """A log's events, in the order of its lines."""

    events: tuple[LogEvent, ...]
    order: str = ""
    """How its dates are read where they leave it open: ``day first``, ``month first``."""
    because: str = ""
    """What decided it: ``23/10/2026 stands in line 1``."""


def dated(lines: Sequence[str], *, zone: Zone, now: float, modified: float) -> DatedLog:
    """Group `lines` into events and tell when each was written.

    Args:
        lines: of a log or of its end, without line ends.
        zone: the local time of the computer that wrote it.
        now: that computer's clock.
        modified: when the file was last written to: no line is younger.
    """
    found = log_starts(lines)
    starts = found.events
    if not starts:  # a log without stamps: each line stands for itself
        undated = Moment(_NEVER, modified, UNKNOWN)
        return DatedLog(tuple(LogEvent(n, n + 1, undated, undated) for n in range(len(lines))))
    if starts[0][0] > 0:  # cut off from its stamp
        starts = [(0, None), *starts]
    read = _Reader(starts, zone, now, max(modified, 0.0), is_table=found.is_table)
    moments = read.moments(lines)
    ends = [first for first, _ in starts[1:]] + [len(lines)]
    events = tuple(
        LogEvent(first, end, moment, _rest(lines[first + 1 : end], moment, bound))
        for (first, _), end, (moment, bound) in zip(starts, ends, moments, strict=True)
    )
    return DatedLog(events, read.order, read.because)


def _rest(lines: Sequence[str], moment: Moment, bound: float) -> Moment:
    """When the lines under a stamped one were written, `bound` at the latest.

    They belong to it, but for a line that begins a message of its own.
    """
    own = any(_LEVEL.match(line) for line in lines)
    if not own or moment.note or bound <= moment.latest:
        return moment
    return Moment(moment.earliest, bound, "" if bound - moment.earliest <= _SAME else UNKNOWN)


class _Reader:
    """Reads the stamps of one file."""

    def __init__(
        self,
        starts: Sequence[tuple[int, Stamp | None]],
        zone: Zone,
        now: float,
        modified: float,
        *,
        is_table: bool,
    ) -> None:
        self._starts, self._now, self._modified = starts, now, modified
        self._zone, self._is_table = zone, is_table
        self._orders: dict[str, frozenset[str]] = {}
        self.order = self.because = ""
        for shape in dict.fromkeys(s.shape for _, s in starts if s and len(s.dates) > 1):
            self._decide(shape)
        if self._runs_ahead():
            self._zone = Zone()

    def _runs_ahead(self) -> bool:
        """Whether local time would put a line ahead of the clock, and UTC none.

        Containers write UTC without saying so. Only hours count: a clock that is some minutes
        wrong proves nothing.
        """
        bound = min(self._now, self._modified) + _CLOCK_WRONG
        local = [m for _, s in self._starts if s and s.zone is None and (m := self._stamped(s))]
        known = [m.latest for m in local if not m.note]
        if not known or max(known) <= bound or self._zone.at(self._now) >= 0:
            return False
        own, self._zone = self._zone, Zone()
        moments = [self._stamped(s) for _, s in self._starts if s and s.zone is None]
        self._zone = own
        return all(m is not None and not m.note and m.latest <= bound for m in moments if m)

    # The order of day and month

    def _decide(self, shape: str) -> None:
        """Which orders stay possible for the stamps of a shape; the first evidence decides."""
        stamps = [(n, s) for n, s in self._starts if s and s.shape == shape and s.dates]
        left = {order for _, s in stamps for order, _ in s.dates}
        kept, why = self._by_value(stamps, left)
        if not kept:  # lines of different orders: each stamp may be read either way
            return
        for narrow in (self._by_course, self._by_future, self._by_file):
            if len(kept) > 1:
                narrower, because = narrow(stamps, kept)
                if narrower and narrower != kept:
                    kept, why = narrower, because
        self._orders[shape] = frozenset(kept)
        if len(kept) == 1:
            self.order, self.because = next(iter(kept)), why

    def _by_value(
        self, stamps: Sequence[tuple[int, Stamp]], left: set[str]
    ) -> tuple[set[str], str]:
        """A number above 12 is no month, one above 31 no day; nothing is left of a mixture."""
        why = ""
        for number, stamp in stamps:
            possible = left & {order for order, _ in stamp.dates}
            if possible != left:
                left, why = possible, f"“{stamp.text}” stands in line {number + 1}"
        return left, why

    def _by_course(
        self, stamps: Sequence[tuple[int, Stamp]], left: set[str]
    ) -> tuple[set[str], str]:
        """Stamps do not run backwards."""
        forward = {
            order
            for order in left
            if self._runs_forward(stamps, order) or self._runs_backward(stamps, order)
        }
        return forward, "its dates run forward only so"

    def _runs_forward(self, stamps: Sequence[tuple[int, Stamp]], order: str) -> bool:
        moments = [self._in_order(stamp, order)[-1] for _, stamp in stamps]
        return all(later > earlier - _BACK for earlier, later in pairwise(moments))

    def _runs_backward(self, stamps: Sequence[tuple[int, Stamp]], order: str) -> bool:
        """Whether the newest line is the first one, and as new as the file."""
        moments = [self._in_order(stamp, order)[-1] for _, stamp in stamps]
        falling = all(later <= earlier for earlier, later in pairwise(moments))
        return falling and abs(moments[0] - self._modified) <= _AGREES

    def _by_future(
        self, stamps: Sequence[tuple[int, Stamp]], left: set[str]
    ) -> tuple[set[str], str]:
        """A log does not know tomorrow."""
        past = {
            order
            for order in left
            if all(self._in_order(stamp, order)[0] <= self._now + _AHEAD for _, stamp in stamps)
        }
        return past, "otherwise it would lie in the future"

    def _by_file(self, stamps: Sequence[tuple[int, Stamp]], left: set[str]) -> tuple[set[str], str]:
        """The last stamp agrees with the file's own time; the first, where the newest is first."""
        last = stamps[-1][1]
        near = {
            order
            for order in left
            if any(abs(m - self._modified) <= _AGREES for m in self._in_order(last, order))
        }
        near = near or {order for order in left if self._runs_backward(stamps, order)}
        return near, "the file was written to on that day"

    def _in_order(self, stamp: Stamp, order: str) -> tuple[float, ...]:
        dates = dict(stamp.dates)
        return self._absolute(stamp, dates[order] if order in dates else stamp.dates[0][1])

    # Moments

    def moments(self, lines: Sequence[str]) -> list[tuple[Moment, float]]:
        """When each event was written, and the latest moment at which a line under it was."""
        found = [self._stamped(stamp) for _, stamp in self._starts]
        found = self._timed_only(lines, found)
        return self._bounded(found)

    def _stamped(self, stamp: Stamp | None) -> Moment | None:
        """None where the stamp tells no moment that can be."""
        if stamp is None or not (stamp.dates or stamp.epoch is not None):
            return None
        possible = self._orders.get(stamp.shape, frozenset((YMD, DMY, MDY)))
        readings = [date for order, date in stamp.dates if order in possible]
        readings = readings or [date for _, date in stamp.dates]
        moments = (
            [stamp.epoch]
            if stamp.epoch is not None
            else [m for date in readings for m in self._absolute(stamp, date)]
        )
        past = [moment for moment in moments if moment <= self._now + _AHEAD]
        if not past:
            return Moment(_NEVER, float("inf"), FUTURE)
        if max(past) < _OLDEST:
            return Moment(_NEVER, float("inf"), EMPTY)
        span = DAY - 1 if stamp.clock is None and stamp.epoch is None else 0.0
        latest = max(past) + span
        return Moment(min(past), max(min(past), min(latest, self._now) if span else latest))

    def _absolute(self, stamp: Stamp, date: tuple[int, int, int]) -> tuple[float, ...]:
        """The moments that a stamp read in this way may mean, ascending."""
        year, month, day = date
        if not year:
            return self._yearless(stamp, month, day)
        hour, minute, second = stamp.clock or (0, 0, 0)
        wall = float(calendar.timegm((year, month, day, hour, minute, second, 0, 0, 0)))
        if stamp.elsewhere:
            return wall - _FARTHEST_EAST, wall + _FARTHEST_WEST
        return (wall - stamp.zone,) if stamp.zone is not None else self._zone.moments(wall)

    def _yearless(self, stamp: Stamp, month: int, day: int) -> tuple[float, ...]:
        """The last time before the file was written to that it was this day."""
        written = min(self._modified, self._now) + _AHEAD
        year = int(_year_of(written))
        for earlier in range(year, year - 9, -1):
            if day <= calendar.monthrange(earlier, month)[1]:
                moments = self._absolute(stamp, (earlier, month, day))
                named = stamp.weekday in (None, calendar.weekday(earlier, month, day))
                if moments[0] <= written and named:
                    return moments
        return self._absolute(stamp, (year - 1, month, min(day, 28)))

    def _timed_only(self, lines: Sequence[str], found: list[Moment | None]) -> list[Moment | None]:
        """Give lines with a time of day alone the day of a dated line or heading above them."""
        day: float | None = None
        heading = 0
        last: float | None = None
        for at, (number, stamp) in enumerate(self._starts):
            if (named := _heading(lines, heading, number)) is not None and stamp:
                day, last = self._midnight(named), None
            heading = number + 1 if stamp else heading
            moment = found[at]
            if moment is not None and not moment.note and moment.latest - moment.earliest < DAY:
                wall = moment.earliest + self._zone.at(moment.earliest)
                day, last = wall // DAY * DAY, wall
            elif stamp is not None and not stamp.dated and stamp.clock and day is not None:
                hour, minute, second = stamp.clock
                wall = day + hour * 3600 + minute * 60 + second
                if last is not None and wall < last - _BACK:
                    day, wall = day + DAY, wall + DAY
                last = wall
                found[at] = self._of_day(stamp, wall)
        return found

    def _midnight(self, named: Stamp) -> float | None:
        possible = self._orders.get(named.shape)
        dates = [date for order, date in named.dates if possible is None or order in possible]
        if len(dates) != 1 or not dates[0][0]:
            return None
        return float(calendar.timegm((*dates[0], 0, 0, 0, 0, 0, 0)))

    def _of_day(self, stamp: Stamp, wall: float) -> Moment:
        """A day without lines cannot be seen, so it may be later as well, up to the file's time."""
        moments = (wall - stamp.zone,) if stamp.zone is not None else self._zone.moments(wall)
        earliest = moments[0]
        latest = moments[-1] + max(0.0, (self._modified - moments[-1]) // DAY * DAY)
        return Moment(earliest, latest)

    def _bounded(self, found: Sequence[Moment | None]) -> list[tuple[Moment, float]]:
        """Moments that agree with each other, as lines are added at a log's end.

        What has no time of its own was written no later than the next line that has one. That holds
        for a stamp far older than those above it, too: it may be text, or the clock was wrong.
        Where the file was written to long after its last stamp, lines without a stamp may be that
        new, wherever they stand.
        """
        newest_first = self._is_table or self._newest_first(found)
        doubted = set() if newest_first else _doubted(found) | self._leading_days()
        stamped = [m for at, m in enumerate(found) if m and not m.note and at not in doubted]
        agrees = bool(stamped) and stamped[-1].latest >= self._modified - _AGREES
        bounded: list[tuple[Moment, float]] = []
        latest = self._modified
        for at in range(len(found) - 1, -1, -1):
            moment = found[at]
            if moment is None or moment.note:
                note = moment.note if moment else UNKNOWN
                bounded.append((Moment(_NEVER, latest, note), latest))
            elif at in doubted:
                wide = Moment(moment.earliest, max(moment.latest, latest), UNEVEN)
                bounded.append((wide, latest))
            else:
                bounded.append((moment, latest))
                latest = moment.latest if agrees and not newest_first else latest
        return bounded[::-1]

    def _newest_first(self, found: Sequence[Moment | None]) -> bool:
        """Whether each line is older than the one above, and the first as new as the file."""
        latest = [m.latest for m in found if m and not m.note]
        alike = len(latest) == len(found) and len({s and s.shape for _, s in self._starts}) == 1
        if not alike or len(set(latest)) < _NEWEST_FIRST:
            return False
        falling = latest == sorted(latest, reverse=True)
        return falling and abs(latest[0] - self._modified) <= _AGREES

    def _leading_days(self) -> set[int]:
        """Days without a time at the beginning of a log whose stamps tell the time: rather text."""
        timed = [at for at, (_, s) in enumerate(self._starts) if s and (s.clock or s.epoch)]
        return set(range(timed[0])) if 2 * len(timed) > len(self._starts) else set()


def _doubted(found: Sequence[Moment | None]) -> set[int]:
    """Which stamps are far older than one above them."""
    doubted = set()
    newest = _NEVER
    for at, moment in enumerate(found):
        if moment is None or moment.note:
            continue
        if moment.latest < newest - _BACK:
            doubted.add(at)
        newest = max(newest, moment.earliest)
    return doubted


def _heading(lines: Sequence[str], first: int, number: int) -> Stamp | None:
    """The last heading with a date among the lines before an event."""
    for line in reversed(lines[max(first, number - 50) : number]):
        if len(line) < _LONGEST_HEADING and _HEADING.search(line) and (named := date_in(line)):
            return named
    return None


def _year_of(moment: float) -> int:
    days = int(moment // DAY)
    year = 1970 + days // 366
    while calendar.timegm((year + 1, 1, 1, 0, 0, 0, 0, 0, 0)) <= moment:
        year += 1
    return year
