"""Durations, sizes and other numbers, as people write and read them."""

from __future__ import annotations

import re
import time

_SECONDS = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "min": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600,
    "d": 86400, "day": 86400, "days": 86400,
    "week": 604800, "weeks": 604800,
}  # fmt: skip
_BYTES = {
    "b": 1, "byte": 1, "bytes": 1,
    "kb": 1000, "mb": 1000**2, "gb": 1000**3, "tb": 1000**4,
    "kib": 1024, "mib": 1024**2, "gib": 1024**3, "tib": 1024**4,
}  # fmt: skip
_UNITS = {"seconds": _SECONDS, "bytes": _BYTES, "percent": {"%": 1}}
_DEFAULT = {"seconds": "s", "bytes": "b", "percent": "%"}
_NUMBER = re.compile(r"([+-]?[0-9]{1,15}(?:\.[0-9]{1,6})?) ?([A-Za-z%]{0,10})")


def parse_number(text: str, unit: str = "") -> float:
    """``5``, ``0x80040408``, ``1.5 GiB`` (unit bytes), ``2 days`` (unit seconds), ``10 %``.

    Raises:
        ValueError: it is no such number.
    """
    text = text.strip()
    if not unit and re.fullmatch(r"0[xX][0-9a-fA-F]{1,16}", text):
        return int(text, 16)
    match = _NUMBER.fullmatch(text)
    units = _UNITS.get(unit, {"": 1})
    factor = units.get(match[2].lower() or _DEFAULT.get(unit, "")) if match else None
    if match is None or factor is None:
        examples = {"seconds": "30 s, 5 min, 2 days", "bytes": "500 MB, 2 GiB", "percent": "10 %"}
        raise ValueError(f"not a number here; write it like {examples.get(unit, '5 or 0x1F')}")
    return float(match[1]) * factor


def show_number(value: float, unit: str = "") -> str:
    """`value` for a person."""
    if unit == "seconds":
        return show_seconds(value)
    if unit == "bytes":
        return show_bytes(value)
    if unit == "time":
        return show_time(value)
    if unit == "hex":
        return f"0x{int(value):X}"
    text = f"{value:.1f}".removesuffix(".0")
    return f"{text} %" if unit == "percent" else text


def show_seconds(value: float) -> str:
    """``40 s``, ``12 min``, ``5 h``, ``3 days``."""
    size = abs(value)
    if size < 0.0005:
        return "less than 1 s"
    if size < 1:
        return f"{value * 1000:.0f} ms"
    if size < 120:
        return f"{value:.0f} s"
    if size < 7200:
        return f"{value / 60:.0f} min"
    if size < 172800:
        return f"{value / 3600:.0f} h"
    return f"{value / 86400:.0f} days"


def show_bytes(value: float) -> str:
    """``512 bytes``, ``1.5 MB``."""
    for factor, name in ((1000**4, "TB"), (1000**3, "GB"), (1000**2, "MB"), (1000, "kB")):
        if abs(value) >= factor:
            return f"{value / factor:.1f}".removesuffix(".0") + f" {name}"
    return f"{value:.0f} bytes"


def show_zone(offset: float) -> str:
    """Seconds ahead of UTC: ``UTC``, ``UTC-5``, ``UTC+5:30``."""
    minutes = round(abs(offset) / 60)
    if not minutes:
        return "UTC"
    rest = f":{minutes % 60:02d}" if minutes % 60 else ""
    return f"UTC{'-' if offset < 0 else '+'}{minutes // 60}{rest}"


def show_time(value: float, offset: float = 0.0) -> str:
    """A moment as the machine's clock shows it: ``2026-11-22 03:00:00 UTC-5``.

    Args:
        value: seconds since the epoch.
        offset: seconds that the local time is ahead of UTC.
    """
    try:
        return time.strftime("%Y-%m-%d %H:%M:%S ", time.gmtime(value + offset)) + show_zone(offset)
    except (ValueError, OverflowError, OSError):
        return "an impossible time"


def version_parts(text: str) -> tuple[int, ...]:
    """The numbers at the beginning of a version: ``10.0.22631 beta`` -> (10, 0, 22631)."""
    match = re.match(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,8}", text.strip())
    return tuple(map(int, match[0].split("."))) if match else ()
