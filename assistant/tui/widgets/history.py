"""What was typed before, to be brought back with the arrow keys."""

from __future__ import annotations

import json
import os
from contextlib import suppress

from ...errors import AssistantError
from ...files import append_rotating
from ...redact.secrets import hide_secrets
from ...text import clean

MOST = 500
"""Entries that are kept."""
_MOST_BYTES = 1_000_000


class History:
    """The entries, and where in them the person is; kept in a file where there is one."""

    def __init__(self, path: str = "") -> None:
        self._path = path
        self._entries = _read(path) if path else []
        self._place = len(self._entries)
        self._draft = ""

    def add(self, text: str) -> None:
        """Keep `text`; the next look back begins with it."""
        if text not in self._entries[-1:]:
            self._entries = [*self._entries, text][-MOST:]
            if self._path:
                with suppress(OSError, AssistantError):  # a convenience, never worth a message
                    line = json.dumps(hide_secrets()(text)).encode()
                    append_rotating(self._path, line, _MOST_BYTES)
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


def _read(path: str) -> list[str]:
    entries = []
    with suppress(OSError), open(path, "rb") as file:
        file.seek(max(0, os.path.getsize(path) - _MOST_BYTES))
        for line in file:
            with suppress(ValueError, RecursionError):
                if isinstance(entry := json.loads(line), str):
                    entries.append(clean(entry))
    return entries[-MOST:]
