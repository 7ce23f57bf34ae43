"""The words that a misspelt one may be read as, by first letter and length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator


class Vocabulary:
    """Counts words; common ones win between two equally near repairs."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, words: Iterable[str]) -> None:
        """Count words as they occur."""
        self._counts.update(words)

    def rows(self) -> Iterator[tuple[str, int, str]]:
        """First letter, length and "word count word count ..." for the table."""
        buckets: dict[tuple[str, int], list[str]] = {}
        for word, count in sorted(self._counts.items()):
            buckets.setdefault((word[0], len(word)), []).append(f"{word} {count}")
        for (initial, length), words in sorted(buckets.items()):
            yield initial, length, " ".join(words)
