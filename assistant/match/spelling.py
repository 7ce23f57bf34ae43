"""Typo repair against the knowledge base's own vocabulary, with rapidfuzz.

A word is repaired only when the knowledge base does not know it, it is no common English word
and no code, path or name in capitals. The word as written keeps its place beside the repair, and
a repaired word counts for less than one that was spelt right.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from sqlite3 import Connection

from ..record import Record

MIN_LENGTH = 4
"""Shorter words have too many neighbours."""
_TRUST = {1: 0.85, 2: 0.6}
"""Number of edits -> how much a repaired word counts."""


_ENGLISH = os.path.join(os.path.dirname(__file__), "english.txt")


@cache
def _english() -> bytes:
    """The 40,000 most common English words, one a line (SCOWL up to size 35)."""
    with open(_ENGLISH, "rb") as file:
        return file.read()


def is_english(word: str) -> bool:
    """Whether a folded word is spelt as a common English word is."""
    lines, wanted = _english(), word.encode("utf-8", "replace")
    low, high = 0, len(lines)
    while low < high:  # by halves: the list is sorted, and splitting it would take longer
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", start)
        line = lines[start:end]
        if line == wanted:
            return True
        low, high = (end + 1, high) if line < wanted else (low, start)
    return False


class Repaired(Record):
    """The vocabulary's word nearest to a misspelt one."""

    word: str
    trust: float
    """Factor on the word's weight, 0 to 1."""


def allowed_edits(length: int) -> int:
    """How many letters may be wrong, by the length of the word as written."""
    if length < MIN_LENGTH:
        return 0
    return 1 if length < 6 else 2


class Speller:
    """Finds the nearest word of a compiled knowledge base's vocabulary."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.repair = lru_cache(maxsize=20_000)(self._repair)
        self._bucket = lru_cache(maxsize=400)(self._read_bucket)

    def _read_bucket(self, initial: str, length: int) -> dict[str, int]:
        """Words with this first letter and length -> in how many phrases they occur."""
        row = self._connection.execute(
            "SELECT words FROM word WHERE initial = ? AND length = ?", (initial, length)
        ).fetchone()
        fields = row[0].split() if row else []
        return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))

    def _repair(self, word: str) -> Repaired | None:
        edits = allowed_edits(len(word))
        if not edits or not word.isalpha() or is_english(word):
            return None
        candidates: dict[str, int] = {}
        for length in range(max(3, len(word) - edits), len(word) + edits + 1):
            candidates.update(self._bucket(word[0], length))
        swapped = self._bucket(word[1], len(word))
        candidates.update((c, n) for c, n in swapped.items() if c[1] == word[0])
        return _nearest(word, candidates, edits) if candidates else None


def _nearest(word: str, candidates: dict[str, int], edits: int) -> Repaired | None:
    """Fewest edits first, then swapped letters, then the more frequent word."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(word, list(candidates), scorer=OSA.distance, score_cutoff=edits, limit=20)
    if not found:
        return None
    distance, _, _, nearest = min((d, _doubt(word, c), -candidates[c], c) for c, d, _ in found)
    return Repaired(nearest, _TRUST[int(distance) or 1])


def _doubt(word: str, candidate: str) -> int:
    """0 if the two have the same letters (swapped ones), else 1."""
    return int(sorted(word) != sorted(candidate))
