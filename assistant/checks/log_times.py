"""A log's lines as events, each with the moments at which it may have been written.

What a log leaves open stays open: an event has an earliest and a latest moment, and both count. A
message is too old only if it is too old in every reading, so that no reading in which an error is
recent is lost. The order of day and month is decided once for all stamps of one shape in a file,
and what decided it is kept.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from ..record import Record
from .log_days import timed_lines
from .log_orders import AGREES, AHEAD, BACK, DAY, Readings, form
from .log_own import Bound, own_stamps
from .log_starts import log_starts, without_cut
from .stamps import CLOSES, DOUBTFUL, FIELD, OPENS, Stamp
from .zones import Zone

UNKNOWN = "time unknown"
FUTURE = "time unknown, its stamp lies in the future"
EMPTY = "time unknown, its stamp is that of a clock that was not set"
UNEVEN = "time unknown, its stamp is older than those above it"
_CLOCK_WRONG = 900.0
"""Seconds by which a clock may be ahead and its lines are still in local time."""
_NEVER = float("-inf")
_OLDEST = 978_307_200.0
"""1 January 2001: an earlier stamp (1601, 1899, 1970, 1980) is that of a clock at zero."""
_NEWEST_FIRST = 4
"""Different moments that have to run backwards for a log to have its newest line first."""
_SAME = 60.0
"""Seconds between the earliest and the latest moment up to which it is one time for a person."""

_FIRST_DAYS, _FIRST_HOURS = ((1, 1), (3, 1)), 3
"""Month and day with which a clock begins that nobody has set, and until what hour that shows."""
_LATEST = 7 * DAY
"""Seconds by which a message may be late."""
_MOST_LATE = 3
"""Late messages in a row."""
_CLOSING_LINES = 3
"""Lines below the end of a section that may still tell of it: its result, a rule."""
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
    modified = max(modified, 0.0)
    read = _Reader(starts, zone, now, modified, is_table=found.is_table)
    moments = read.moments(lines)
    if own := _own(lines, read, moments, min(now, modified) + BACK):
        starts = without_cut(lines, sorted({**dict(starts), **own}.items()))
        read = _Reader(starts, zone, now, modified, is_table=found.is_table)
        moments = read.moments(lines)
    ends = [first for first, _ in starts[1:]] + [len(lines)]
    events = tuple(
        LogEvent(first, end, told.moment, _rest(lines[first + 1 : end], stamp, told))
        for (first, stamp), end, told in zip(starts, ends, moments, strict=True)
    )
    return DatedLog(events, read.readings.order, read.readings.because)


def _own(
    lines: Sequence[str], read: _Reader, told: Sequence[_Bounded], until: float
) -> dict[int, Stamp]:
    """Stamps of lines among those that belong to the one above."""
    ends = [first for first, _ in read.starts[1:]] + [len(lines)]
    events: list[Bound] = []
    above = _NEVER
    for (first, _), end, (moment, bound, _late) in zip(read.starts, ends, told, strict=True):
        known = not moment.note
        above = moment.latest if known else above
        if end > first + known:
            events.append(Bound(first, end, known, above, bound))
    if not events:
        return {}
    stamps = [stamp for _, stamp in read.starts if stamp]
    return own_stamps(lines, events, read.readings, stamps, until)


def _rest(lines: Sequence[str], stamp: Stamp | None, told: _Bounded) -> Moment:
    """When the lines under a stamped one were written.

    They belong to it, but for a line that begins a message of its own, for what stands below the
    head of a section, and for what may be older lines going on.
    """
    moment, bound = told.moment, told.bound
    role = stamp.role if stamp else ""
    later = role == OPENS or (role == CLOSES and len(lines) > _CLOSING_LINES)
    own = later or told.late or any(_LEVEL.match(line) for line in lines)
    if not own or moment.note or bound <= moment.latest:
        return moment
    return Moment(moment.earliest, bound, "" if bound - moment.earliest <= _SAME else UNKNOWN)


class _Bounded(Record):
    """When an event was written, as far as the lines around it tell."""

    moment: Moment
    bound: float
    """When the lines under it were, at the latest."""
    late: bool = False
    """It was added after younger ones."""


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
        self.starts, self._now, self._modified = starts, now, modified
        self._is_table = is_table
        self.readings = Readings(starts, zone, now, modified)
        if self._runs_ahead():
            self.readings.zone = Zone()

    def _runs_ahead(self) -> bool:
        """Whether local time would put a line ahead of the clock, and UTC none.

        Containers write UTC without saying so. Only hours count: a clock that is some minutes
        wrong proves nothing.
        """
        own = self.readings.zone
        if own.at(self._now) >= 0:
            return False
        bound = min(self._now, self._modified) + _CLOCK_WRONG
        local = [m for _, s in self.starts if s and s.zone is None and (m := self._stamped(s))]
        known = [m.latest for m in local if not m.note]
        if not known or max(known) <= bound:
            return False
        self.readings.zone = Zone()
        moments = [self._stamped(s) for _, s in self.starts if s and s.zone is None]
        self.readings.zone = own
        return all(m is not None and not m.note and m.latest <= bound for m in moments if m)

    def moments(self, lines: Sequence[str]) -> list[_Bounded]:
        """When each event was written, in the order of the log."""
        found: list[Moment | None] = []
        last: Stamp | None = None
        for _, stamp in self.starts:  # many have the stamp of the line above
            found.append(found[-1] if found and stamp is last else self._stamped(stamp))
            last = stamp
        found = self._without_unset(found)
        found = self._timed_only(lines, found)
        return self._bounded(found, exported=self._is_export(lines, found))

    def _stamped(self, stamp: Stamp | None) -> Moment | None:
        """None where the stamp tells no moment that can be."""
        if stamp is None or not (stamp.dates or stamp.epoch is not None):
            return None
        if stamp.role == DOUBTFUL:
            past = [m for m in self.readings.moments(stamp) if m <= self._now + AHEAD]
            return Moment(_NEVER, max(past, default=_NEVER), UNKNOWN)
        moments = self.readings.moments(stamp)
        if not moments:
            return None
        past = [moment for moment in moments if moment <= self._now + AHEAD]
        if not past:
            return Moment(_NEVER, float("inf"), FUTURE)
        if max(past) < _OLDEST:
            return Moment(_NEVER, float("inf"), EMPTY)
        span = DAY - 1 if stamp.clock is None and stamp.epoch is None else 0.0
        latest = max(past) + span
        return Moment(min(past), max(min(past), min(latest, self._now) if span else latest))

    def _without_unset(self, found: list[Moment | None]) -> list[Moment | None]:
        """Take their time from lines of a clock that nobody had set yet.

        It begins with a day of its maker's, mostly the first of a year. That is one where the
        lines around and the file itself are of other days.
        """
        unset = {at for at, (_, stamp) in enumerate(self.starts) if stamp and _is_first_day(stamp)}
        told = {at: m for at, m in enumerate(found) if m and not m.note and at not in unset}
        if not unset:
            return found
        places = sorted(told)
        for at in unset:
            moment = found[at]
            if moment is None or moment.note:
                continue
            place = bisect(places, at)
            around = [told[n] for n in places[max(0, place - 1) : place + 1]]
            near = [self._modified, *(m.latest for m in around)]
            if all(abs(moment.latest - other) > _LATEST for other in near):
                found[at] = Moment(_NEVER, float("inf"), EMPTY)
        return found

    def _timed_only(self, lines: Sequence[str], found: list[Moment | None]) -> list[Moment | None]:
        """Give lines with a time of day alone their day."""
        dated = [(m.earliest, m.latest) if m and not m.note else None for m in found]
        for line in timed_lines(lines, self.starts, self.readings, dated, self._modified):
            found[line.at] = Moment(line.moments[0], line.moments[-1] + line.later)
        return found

    def _bounded(self, found: Sequence[Moment | None], *, exported: bool) -> list[_Bounded]:
        """Moments that agree with each other, as lines are added at a log's end.

        What has no time of its own was written no later than the next line that has one. That holds
        for a stamp far older than those above it, too: it may be text, or the clock was wrong.
        Where the file was written to long after its last stamp, lines without a stamp may be that
        new, wherever they stand.
        """
        newest_first = self._is_table or self._newest_first(found)
        run = [None, *found[1:]] if exported else found
        behind = set() if newest_first else self._behind(run) | self._leading_days()
        late = self._late(found, behind)
        stamped = [m for at, m in enumerate(found) if m and not m.note and at not in behind]
        forward = not newest_first and len(behind) < max(1, len(stamped))
        agrees = bool(stamped) and stamped[-1].latest >= self._modified - AGREES
        bounded: list[_Bounded] = []
        latest = self._modified
        for at in range(len(found) - 1, -1, -1):
            moment = found[at]
            if moment is None or moment.note:
                note = moment.note if moment else UNKNOWN
                until = max(latest, moment.latest) if moment and note == UNKNOWN else latest
                bounded.append(_Bounded(Moment(_NEVER, until, note), latest))
            elif at in late:
                bounded.append(_Bounded(moment, latest, late=True))
            elif at in behind:
                wide = Moment(moment.earliest, max(moment.latest, latest), UNEVEN)
                bounded.append(_Bounded(wide, latest))
            else:
                bounded.append(_Bounded(moment, latest))
                latest = moment.latest if agrees and forward else latest
        return bounded[::-1]

    def _is_export(self, lines: Sequence[str], found: Sequence[Moment | None]) -> bool:
        """Whether a mark and the time of the export stand above the lines of days before it."""
        head, told = found[0], [m for m in found[1:] if m and not m.note]
        if head is None or head.note or not told or not lines[0].startswith("#"):
            return False
        whole = told[-1].earliest - told[0].latest > DAY and told[-1].latest <= head.earliest
        written = abs(head.latest - self._modified) <= _CLOCK_WRONG
        return whole and written and not self._behind([None, *found[1:]])

    def _behind(self, found: Sequence[Moment | None]) -> set[int]:
        """Which stamps are far older than one above them."""
        behind = set()
        newest = _NEVER
        for at, ((_, stamp), moment) in enumerate(zip(self.starts, found, strict=True)):
            if moment is None or moment.note:
                continue
            head = stamp is not None and stamp.role in (OPENS, CLOSES)
            if moment.latest < newest - (_SAME if head else BACK):
                behind.add(at)
            newest = max(newest, moment.earliest)
        return behind

    def _late(self, found: Sequence[Moment | None], behind: set[int]) -> set[int]:
        """Those `behind` that are as old as they say: a message that was delivered late.

        They are few among lines that go on as before, look as those do and are not much older. All
        others may be text, or lines of a clock that was wrong.
        """
        late: set[int] = set()
        if not behind:
            return late
        run: list[int] = []
        newest = _NEVER
        forms: set[str] = set()
        for at, ((_, stamp), moment) in enumerate(zip(self.starts, found, strict=True)):
            if moment is None or moment.note or stamp is None:
                continue
            if at in behind:
                like = form(stamp) in forms and moment.known is not None
                run.append(at if like and moment.latest > newest - _LATEST else -1)
                continue
            if len(run) <= _MOST_LATE:
                late.update(set(run) - {-1})
            run = []
            newest = max(newest, moment.earliest)
            forms.add(form(stamp))
        return late

    def _newest_first(self, found: Sequence[Moment | None]) -> bool:
        """Whether each line is older than the one above, and the first as new as the file."""
        begun = list(zip(self.starts, found, strict=True))
        begun = begun[1:] if self.starts[0][1] is None else begun  # or cut off
        every = len(begun)
        begun = [each for each in begun if (stamp := each[0][1]) and stamp.role != DOUBTFUL]
        unread = every - len(begun)
        begun = [(start, m) for start, m in begun if m is None or m.note != EMPTY]
        latest = [m.latest for _, m in begun if m and not m.note]
        alike = len(latest) == len(begun) and len({s and s.shape for (_, s), _ in begun}) == 1
        alike = alike and unread < len(begun)
        if not alike or (len(set(latest)) < _NEWEST_FIRST and not self._are_blocks(latest)):
            return False
        falling = latest == sorted(latest, reverse=True)
        return falling and abs(latest[0] - self._modified) <= AGREES

    def _are_blocks(self, latest: Sequence[float]) -> bool:
        """Whether a field in each block of lines tells the time, as in an export."""
        blocks = all(stamp is None or stamp.role == FIELD for _, stamp in self.starts)
        near = all(newer - older <= _LATEST for newer, older in pairwise(latest))
        return blocks and near and len(set(latest)) > 1

    def _leading_days(self) -> set[int]:
        """Days without a time at the beginning of a log whose stamps tell the time: rather text."""
        timed = [at for at, (_, s) in enumerate(self.starts) if s and (s.clock or s.epoch)]
        return set(range(timed[0])) if 2 * len(timed) > len(self.starts) else set()


def _is_first_day(stamp: Stamp) -> bool:
    """Whether a stamp is of the first hours of a day with which clocks begin."""
    early = stamp.clock is not None and stamp.clock[0] < _FIRST_HOURS
    return early and any(date[1:] in _FIRST_DAYS for _, date in stamp.dates)
