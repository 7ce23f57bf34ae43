"""When a computer's clock is put forward and back."""

from __future__ import annotations

import time
from collections.abc import Callable

from .values import ClockChange

_DAY = 86_400.0
_YEARS_BACK = 2 * 366
"""Days that are looked back over: no log is asked about for longer."""


def local_offset(moment: float) -> float:
    """Seconds that this computer's local time is ahead of UTC at a moment."""
    return float(time.localtime(moment).tm_gmtoff)


def clock_changes(offset_at: Callable[[float], float], now: float) -> tuple[ClockChange, ...]:
    """Each offset from UTC since two years ago, and since when (to the second), ascending.

    Empty where there was only one.

    Args:
        offset_at: seconds ahead of UTC at a moment.
        now: seconds since the epoch.
    """
    start = (now // _DAY - _YEARS_BACK) * _DAY  # the same all day long
    found = [ClockChange(start, offset_at(start))]
    for day in range(1, _YEARS_BACK + 3):
        moment = start + day * _DAY
        if offset_at(moment) != found[-1].offset:
            since = _between(offset_at, moment - _DAY, moment)
            found.append(ClockChange(since, offset_at(since)))
    return tuple(found) if len(found) > 1 else ()


def _between(offset_at: Callable[[float], float], before: float, after: float) -> float:
    """The first second of the new offset."""
    low, high = int(before), int(after)
    old = offset_at(low)
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(middle) == old:
            low = middle
        else:
            high = middle
    return float(high)
