"""When a line of a crontab runs next."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

from ..record import Record
from .zones import Zone

_WORDS = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun",
           "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_PART = re.compile(r"(?:(?P<all>\*)|(?P<from>\w{1,3})(?:-(?P<to>\w{1,3}))?)(?:/(?P<step>\d{1,3}))?")
_FARTHEST = 366 * 9
"""Days within which a 29 February comes, even over the year 2100."""


class _Schedule(Record):
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    """0 is Sunday."""
    either: bool
    """The day of the month or of the week will do: neither is left open."""

    def has(self, day: date) -> bool:
        """Whether it runs on that day."""
        if day.month not in self.months:
            return False
        of_month, of_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return of_month or of_week if self.either else of_month and of_week


def makes_sense(written: str) -> bool:
    """Whether cron runs a line with this schedule."""
    try:
        _read(_WORDS.get(written, written))
    except ValueError:
        return written == "@reboot"
    return True


def next_run(written: str, now: float, zone: Zone) -> float | None:
    """The first moment after `now` at which a line with this schedule runs.

    None where there is none (``@reboot``, 30 February) or the schedule makes no sense. An hour that
    the clock skips counts as the moment after the gap.
    """
    try:
        schedule = _read(_WORDS.get(written, written))
    except ValueError:
        return None
    wall = time.gmtime(now + zone.at(now))
    today = date(wall.tm_year, wall.tm_mon, wall.tm_mday)
    minutes = [60 * h + m for h in sorted(schedule.hours) for m in sorted(schedule.minutes)]
    for ahead in range(_FARTHEST):
        day = today + timedelta(days=ahead)
        if not schedule.has(day):
            continue
        midnight = (day - date(1970, 1, 1)).days * 86_400.0
        moments = (m for minute in minutes for m in zone.moments(midnight + 60 * minute))
        if later := min((moment for moment in moments if moment > now), default=None):
            return later
    return None


def _read(written: str) -> _Schedule:
    """Raises `ValueError` where it is no schedule."""
    minutes, hours, days, months, weekdays = written.split()
    return _Schedule(
        _values(minutes, 0, 59),
        _values(hours, 0, 23),
        _values(days, 1, 31),
        _values(months, 1, 12, _MONTHS),
        frozenset(day % 7 for day in _values(weekdays, 0, 7, _DAYS)),
        days[0] != "*" and weekdays[0] != "*",
    )


def _values(written: str, least: int, most: int, names: tuple[str, ...] = ()) -> frozenset[int]:
    found: set[int] = set()
    for part in written.split(","):
        told = _PART.fullmatch(part)
        if told is None:
            raise ValueError(part)
        first = least if told["all"] else _value(told["from"], least, names)
        last = most if told["all"] or (told["step"] and not told["to"]) else first
        last = _value(told["to"], least, names) if told["to"] else last
        step = int(told["step"] or 1)
        if not least <= first <= last <= most or step < 1:
            raise ValueError(part)
        found.update(range(first, last + 1, step))
    return frozenset(found)


def _value(written: str, least: int, names: tuple[str, ...]) -> int:
    """A number or the first three letters of a name."""
    lower = written.lower()
    return names.index(lower) + least if lower in names else int(written)
