"""What was typed before, to be brought back with the arrow keys."""

from __future__ import annotations

MOST = 500
"""Entries that are kept."""


class History:
    """The entries, and where in them the person is."""

    def __init__(self) -> None:
        self._entries: list[str] = []
        self._place = 0
        self._draft = ""

    def add(self, text: str) -> None:
        """Keep `text`; the next look back begins with it."""
        if text not in self._entries[-1:]:
            self._entries = [*self._entries, text][-MOST:]
        self._place, self._draft = len(self._entries), ""

    def move(self, way: int, current: str) -> str | None:
        """The entry before (-1) or after (1); None where there is none. Ends at what was begun."""
        place = self._place + way
        if not 0 <= place <= len(self._entries):
            return None
        if self._place == len(self._entries):
            self._draft = current
        self._place = place
        return self._entries[place] if place < len(self._entries) else self._draft
