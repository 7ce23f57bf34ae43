"""Whether a key was pressed anew, or is being held down and repeats itself."""

from __future__ import annotations

from math import inf

HELD = 1.5
"""Seconds without the key after which it counts as pressed anew: the longest that a keyboard waits
before it repeats is 1 s (Windows), and then it repeats at least twice a second."""


class Presses:
    """When one key came."""

    def __init__(self) -> None:
        self.last = -inf
        """When it came last, in the time of events."""
        self.anew = False
        """The last press was one of its own."""

    def press(self, at: float) -> None:
        """Take note of it, by when the terminal told of it and not by when it is acted on."""
        self.anew = at - self.last >= HELD
        self.last = at
