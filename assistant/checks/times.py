"""Timestamps at the beginning of log lines."""

from __future__ import annotations

import calendar
import re

_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<mo>\d\d)-(?P<d>\d\d)[T ](?P<h>\d\d):(?P<mi>\d\d):(?P<s>\d\d)(?:[.,]\d+)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)
_COMPACT = re.compile(
    r"(?P<y>\d{4})(?P<mo>\d\d)(?P<d>\d\d)\.(?P<h>\d\d):?(?P<mi>\d\d):?(?P<s>\d\d)\s?(?P<zone>UTC)?"
)
_AMERICAN = re.compile(
    r"(?P<mo>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}),? (?P<h>\d{1,2}):(?P<mi>\d\d):(?P<s>\d\d)"
    r"(?:\s?(?P<half>[AaPp])[Mm])?(?P<zone>)"
)
_HEAD = 80
"""Characters of a line in which a timestamp is looked for."""


def line_time(line: str, utc_offset: float) -> float | None:
    """When a log line was written, in seconds since the epoch, or None.

    Args:
        line: the line.
        utc_offset: seconds that the machine's local time is ahead of UTC, for stamps without zone.
    """
    head = line[:_HEAD]
    match = _ISO.search(head) or _COMPACT.search(head) or _AMERICAN.search(head)
    if match is None:
        return None
    hour = int(match["h"])
    if half := match.groupdict().get("half"):
        hour = hour % 12 + (12 if half in "Pp" else 0)
    try:
        parts = (
            int(match["y"]),
            int(match["mo"]),
            int(match["d"]),
            hour,
            int(match["mi"]),
            int(match["s"]),
        )
        if not (1 <= parts[1] <= 12 and 1 <= parts[2] <= 31 and hour < 24):
            return None
        return calendar.timegm((*parts, 0, 0, 0)) - _offset(match["zone"], utc_offset)
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None, local: float) -> float:
    if not zone:
        return local
    if zone[0] not in "+-":
        return 0.0
    digits = zone[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return seconds if zone[0] == "+" else -seconds
