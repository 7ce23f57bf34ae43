"""Moments and spans as a practice machine's file writes them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from ...errors import AssistantError, Exit

_UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "day": 86400, "days": 86400}
_SPAN = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([a-z]+)")
_OFFSET = re.compile(r"(?:UTC)?([+-])(\d\d?):?(\d\d)?")
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)")


def ago(text: str) -> float:
    """``3 h``, ``2 days`` in seconds.

    Raises:
        AssistantError: it is no span.
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None or match[2] not in _UNITS:
        raise _wrong(text, "3 h or 2 days")
    return float(match[1]) * _UNITS[match[2]]


def ahead(text: str) -> float:
    """``2 days ahead`` or ``3 h behind``, or a span that is ahead, in seconds; behind is negative.

    Raises:
        AssistantError: it is neither.
    """
    span, _, way = text.strip().rpartition(" ")
    if way not in ("ahead", "behind"):
        return ago(text)
    return ago(span) if way == "ahead" else -ago(span)


def moment(text: str) -> float:
    """``2026-11-22 09:30:00`` (UTC) in seconds since the epoch.

    Raises:
        AssistantError: it is no moment.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise _wrong(text, "2026-11-22 09:30:00")
    return calendar.timegm((*map(int, match.groups()), 0, 0, 0))


def zone_of(text: str) -> Callable[[float], float]:
    """Seconds ahead of UTC at a moment, in ``America/New_York`` or at ``-05:00``.

    Raises:
        AssistantError: there is no such zone, or this computer does not know it.
    """
    if match := _OFFSET.fullmatch(text.strip()):
        seconds = float(int(match[2]) * 3600 + int(match[3] or 0) * 60)
        offset = -seconds if match[1] == "-" else seconds
        return lambda moment: offset
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(text.strip())
    except (KeyError, ValueError, OSError):
        raise _wrong(text, "America/New_York or -05:00") from None

    def offset_at(moment: float) -> float:
        return (datetime.fromtimestamp(moment, zone).utcoffset() or timedelta()).total_seconds()

    return offset_at


def _wrong(text: str, example: str) -> AssistantError:
    return AssistantError(
        "machine-invalid",
        f"“{text[:60]}” is no time in a practice machine",
        hint=f"write it like {example}",
        exit_code=Exit.CONFIG,
    )
