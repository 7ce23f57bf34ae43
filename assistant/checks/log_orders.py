"""What the dates of one file mean: the order of day and month, decided once for all of a shape.

Evidence, the first that there is: a number that is no month, stamps that do not run backwards, the
clock, the file's own time. What it leaves open stays open.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from itertools import pairwise

from .stamps import COMPACT, COMPACT_SPACED, DMY, DOUBTFUL, MDY, NTH_DAY, YDM, YMD, Stamp
from .zones import Zone, named_moments

DAY = 86_400.0
AHEAD = DAY
"""Seconds that a stamp may be ahead of the clock: zones and a clock that is a little wrong."""
AGREES = 26 * 3600.0
"""Seconds between the last stamp and the file's own time that are still one and the same moment:
a day, since zones may differ, and a little."""
BACK = 2 * 3600.0
"""Seconds by which stamps may run backwards without telling anything: a clock that is put back, and
lines of several threads."""
_FARTHEST_EAST, _FARTHEST_WEST = 14 * 3600.0, 12 * 3600.0
"""Seconds that local time is ahead of UTC, and behind it, at most."""
_OTHER_YEAR, _SAME_SEASON = 300 * DAY, 100 * DAY
"""Of the readings of a year with two digits, one as far from the file's own time as the first is
none where another is as near as the second."""

_ALL = frozenset((YMD, DMY, MDY, YDM))
_DOUBTFUL = (COMPACT_SPACED, NTH_DAY)
"""Shapes of what may be no date."""


class Readings:
    """What the stamps of one file mean."""

    def __init__(
        self,
        starts: Sequence[tuple[int, Stamp | None]],
        zone: Zone,
        now: float,
        modified: float,
    ) -> None:
        sure = [(n, stamp) for n, stamp in starts if stamp and stamp.role != DOUBTFUL]
        self._stamps, self._now, self._modified = sure, now, modified
        self.zone = zone
        self._orders: dict[str, frozenset[str]] = {}
        self._mixed: set[str] = set()
        """Shapes of which stamps of different forms are read differently."""
        self.order = self.because = ""
        for shape in dict.fromkeys(s.shape for _, s in sure if _is_open(s)):
            self._decide(shape)

    def dates(self, stamp: Stamp) -> list[tuple[int, int, int]]:
        """The days that a stamp may name."""
        shape = stamp.shape
        shape = shape + form(stamp) if shape in self._mixed else shape
        possible = self._orders.get(shape, _ALL)
        return [date for order, date in stamp.dates if order in possible]

    def moments(self, stamp: Stamp) -> list[float]:
        """The moments that it may mean."""
        if stamp.epoch is not None:
            return [stamp.epoch]
        return [moment for date in self.dates(stamp) for moment in self.absolute(stamp, date)]

    def _decide(self, shape: str) -> None:
        """Which orders stay possible for the stamps of a shape; the first evidence decides."""
        stamps = [(n, s) for n, s in self._stamps if s.shape == shape and s.dates]
        forms = dict.fromkeys(form(s) for _, s in stamps)
        alone: set[str] = set()
        if len(forms) > 1:  # two programs may write it
            for alike in forms:
                own = [(n, s) for n, s in stamps if form(s) == alike]
                self._decide_for(shape + alike, shape, own)
                orders = self._orders.get(shape + alike, _ALL)
                alone.update(orders if len(orders) == 1 else ())
        if len(alone) > 1 or not self._decide_for(shape, shape, stamps):
            self._mixed.add(shape)

    def _decide_for(self, key: str, shape: str, stamps: Sequence[tuple[int, Stamp]]) -> bool:
        """Decide for some stamps of a shape; False for a mixture of orders."""
        left = {order for _, s in stamps for order, _ in s.dates}
        left = self._of_these_years(stamps, left)
        stamps = [(n, s) for n, s in stamps if any(order in left for order, _ in s.dates)]
        kept, why = self._by_value(stamps, left)
        if not kept:  # lines of different orders: each stamp may be read either way
            if shape in _DOUBTFUL:
                self._orders[key] = frozenset()
            if YDM in left:
                self._orders[key] = frozenset((YMD,))
            return YDM in left or shape in _DOUBTFUL
        for narrow in (self._by_course, self._by_future, self._by_file):
            if len(kept) > 1:
                narrower, because = narrow(stamps, kept)
                if narrower and narrower != kept:
                    kept, why = narrower, because
        kept = self._of_short_years(stamps, kept)
        if YDM in left:
            kept = _of_year_first(stamps, kept)
        self._orders[key] = frozenset(kept)
        if len(kept) == 1 and (YDM not in left or YDM in kept):
            self.order, self.because = next(iter(kept)), why
        return True

    def _of_these_years(self, stamps: Sequence[tuple[int, Stamp]], left: set[str]) -> set[str]:
        """The orders in which most stamps are of the file's own time.

        For years of two digits, and for those that only a weekday tells.
        """
        first = stamps[0][1]
        yearless = first.weekday is not None and first.shape.endswith("0")
        if len(left) < 2 or not (yearless or first.shape.endswith("2")):
            return left
        near = {order: sum(self._is_near(s, order) for _, s in stamps) for order in left}
        most = max(near.values())
        return {order for order in left if 2 * near[order] >= most or 2 * most < len(stamps)}

    def _is_near(self, stamp: Stamp, order: str) -> bool:
        moments = self._in_order(stamp, order) if order in dict(stamp.dates) else ()
        return any(self._modified - _OTHER_YEAR <= m <= self._now + AHEAD for m in moments)

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
        return all(later > earlier - BACK for earlier, later in pairwise(moments))

    def _runs_backward(self, stamps: Sequence[tuple[int, Stamp]], order: str) -> bool:
        """Whether the newest line is the first one, and as new as the file."""
        moments = [self._in_order(stamp, order)[-1] for _, stamp in stamps]
        falling = all(later <= earlier for earlier, later in pairwise(moments))
        return falling and abs(moments[0] - self._modified) <= AGREES

    def _by_future(
        self, stamps: Sequence[tuple[int, Stamp]], left: set[str]
    ) -> tuple[set[str], str]:
        """A log does not know tomorrow."""
        past = {
            order
            for order in left
            if all(self._in_order(stamp, order)[0] <= self._now + AHEAD for _, stamp in stamps)
        }
        return past, "otherwise it would lie in the future"

    def _by_file(self, stamps: Sequence[tuple[int, Stamp]], left: set[str]) -> tuple[set[str], str]:
        """The last stamp agrees with the file's own time; the first, where the newest is first."""
        last = stamps[-1][1]
        near = {
            order
            for order in left
            if any(abs(m - self._modified) <= AGREES for m in self._in_order(last, order))
        }
        near = near or {order for order in left if self._runs_backward(stamps, order)}
        return near, "the file was written to on that day"

    def _of_short_years(self, stamps: Sequence[tuple[int, Stamp]], left: set[str]) -> set[str]:
        """Of years of two digits, the one that the file's own time suggests.

        Behind separators the year comes first only where nothing else fits, without any (`COMPACT`)
        elsewhere only where the year fits. What would make the last stamp the newest stays.
        """
        last = {order: max(self._in_order(stamps[-1][1], order)) for order in left}
        off = {order: abs(self._modified - moment) for order, moment in last.items()}
        shape, nearest = stamps[0][1].shape, min(off.values())
        if shape in (COMPACT, *_DOUBTFUL) and nearest > _OTHER_YEAR:
            return left & {YMD} if shape == COMPACT else set()
        if YMD not in left or len(left) < 2:
            return left
        if nearest <= _SAME_SEASON:
            left = {order for order in left if off[order] <= _OTHER_YEAR}
        older = YMD in left and last[YMD] < max(last[order] for order in left)
        return left - {YMD} if older and shape not in (COMPACT, COMPACT_SPACED) else left

    def _in_order(self, stamp: Stamp, order: str) -> tuple[float, ...]:
        dates = dict(stamp.dates)
        return self.absolute(stamp, dates[order] if order in dates else stamp.dates[0][1])

    def absolute(self, stamp: Stamp, date: tuple[int, int, int]) -> tuple[float, ...]:
        """The moments that a stamp read in this way may mean, ascending."""
        year, month, day = date
        if not year:
            return self._yearless(stamp, month, day)
        hour, minute, second = stamp.clock or (0, 0, 0)
        wall = float(calendar.timegm((year, month, day, hour, minute, second, 0, 0, 0)))
        if stamp.elsewhere:
            if told := named_moments(stamp.elsewhere, wall):
                return told
            return wall - _FARTHEST_EAST, wall + _FARTHEST_WEST
        return (wall - stamp.zone,) if stamp.zone is not None else self.zone.moments(wall)

    def _yearless(self, stamp: Stamp, month: int, day: int) -> tuple[float, ...]:
        """The last time before the file was written to that it was this day."""
        written = min(self._modified, self._now) + AHEAD
        year = int(_year_of(written))
        for earlier in range(year, year - 9, -1):
            if day <= calendar.monthrange(earlier, month)[1]:
                moments = self.absolute(stamp, (earlier, month, day))
                named = stamp.weekday in (None, calendar.weekday(earlier, month, day))
                if moments[0] <= written and named:
                    return moments
        return self.absolute(stamp, (year - 1, month, min(day, 28)))


def _year_of(moment: float) -> int:
    days = int(moment // DAY)
    year = 1970 + days // 366
    while calendar.timegm((year + 1, 1, 1, 0, 0, 0, 0, 0, 0)) <= moment:
        year += 1
    return year


def _is_open(stamp: Stamp) -> bool:
    """Whether the file has to tell what a stamp means."""
    return len(stamp.dates) > 1 or (stamp.shape in _DOUBTFUL and bool(stamp.dates))


def _of_year_first(stamps: Sequence[tuple[int, Stamp]], kept: set[str]) -> set[str]:
    """Behind a year the day comes first only where several stamps cannot be read otherwise."""
    if YMD in kept:
        return {YMD}
    proof = {stamp.dates for _, stamp in stamps if YMD not in dict(stamp.dates)}
    return kept if len(proof) > 1 else {YMD, YDM}


def form(stamp: Stamp) -> str:
    """What a stamp has in common with those that the same program writes."""
    digits = re.sub(r"\s*\d+", "9", stamp.text)
    return re.sub(r"[^\W\d_]+", "a", digits)
