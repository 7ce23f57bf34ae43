"""A computer's local time: which moments a clock on its wall may have meant."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from ..host.base import Host
from ..host.values import HostError
from ..record import Record
from .units import show_time


def local_time(host: Host, moment: float) -> str:
    """A moment as the clock of the machine shows it on that day: ``2026-11-22 03:00:00 UTC-5``."""
    try:
        system = host.system()
    except HostError:
        return show_time(moment)
    return show_time(moment, Zone(system.utc_offset, system.clock_changes).at(moment))


class Zone(Record):
    """How far local time is ahead of UTC, and since when."""

    offset: float = 0.0
    """Seconds ahead of UTC now."""
    changes: tuple[tuple[float, float], ...] = ()
    """(since, seconds ahead of UTC), ascending: from each moment on the offset was this one."""

    def at(self, moment: float) -> float:
        """Seconds ahead of UTC at a moment (seconds since the epoch)."""
        known = [offset for since, offset in self.changes if since <= moment]
        if known:
            return known[-1]
        return self.changes[0][1] if self.changes else self.offset

    def moments(self, wall: float) -> tuple[float, ...]:
        """When a clock on the wall showed `wall` (its seconds since the epoch, as if it were UTC).

        One moment, two where the clock was put back over it, and both neighbours of a gap, where no
        clock ever showed it.
        """
        offsets = {offset for _, offset in self.changes} or {self.offset}
        found = sorted(wall - offset for offset in offsets if self.at(wall - offset) == offset)
        return tuple(found) or tuple(sorted(wall - offset for offset in offsets))


def named_moments(name: str, wall: float) -> tuple[float, ...]:
    """When clocks of a zone such as ``Europe/Paris`` showed `wall`; none where it is not known."""
    zone = _named(name)
    if zone is None:
        return ()
    shown = dt.datetime(1970, 1, 1, tzinfo=zone) + dt.timedelta(seconds=wall)
    return tuple(sorted({shown.timestamp(), shown.replace(fold=1).timestamp()}))


@lru_cache(maxsize=64)
def _named(name: str) -> dt.tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # no such zone, or a computer that knows none
        return None
