"""Where the code spans of a text end."""

from __future__ import annotations

import re
from bisect import bisect_right

_RUN = re.compile(r"`+")
_EMPTY = re.compile(r"\n[ \t]*(?=\n)")


class Spans:
    """Finds the run of backticks that closes another, in a time that does not add up."""

    def __init__(self, text: str) -> None:
        self._runs: dict[int, list[int]] = {}
        for match in _RUN.finditer(text):
            self._runs.setdefault(len(match[0]), []).append(match.start())
        self._gaps = [match.start() for match in _EMPTY.finditer(text)]
        self._length = len(text)

    def end(self, at: int, ticks: int) -> int:
        """Index behind the span that so many backticks open; -1 where none close it."""
        runs = self._runs.get(ticks, [])
        index = bisect_right(runs, at)
        if index >= len(runs):
            return -1
        gap = bisect_right(self._gaps, at)
        limit = self._gaps[gap] if gap < len(self._gaps) else self._length
        return runs[index] + ticks if runs[index] < limit else -1
