"""Which lines have to be looked at again after a round of replacing."""

from __future__ import annotations

from collections.abc import Sequence

AROUND = 4
"""Lines with something in them, before and behind a changed one, that a match may stretch to."""
_MOST = 4
"""From one changed line in so many on, all lines are looked at again."""


def neighbourhoods(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]] | None:
    """Stretches of `new` around what differs from `old`, ascending and apart; None: all of it."""
    if len(old) != len(new):
        return None
    found: list[tuple[int, int]] = []
    differing = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if len(differing) * _MOST > len(new):
        return None
    for at in differing:
        start, end = _step(new, at, -1), _step(new, at, 1) + 1
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _step(lines: Sequence[str], at: int, way: int) -> int:
    """The line that is `AROUND` lines away, blank ones not counted."""
    left = AROUND
    while left and 0 <= at + way < len(lines):
        at += way
        left -= bool(lines[at].strip())
    return at
