"""Which symptoms and commands fit what is being typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nsmallest

LEAST = 2
"""Letters from which symptoms are suggested."""
MOST = 6
MAX_LENGTH = 80
"""What is longer is no beginning of a symptom any more."""
_SURE = 3
"""Letters from which a word is looked for inside of others, or spelt otherwise."""
_ALIKE = 72
"""Likeness from 0 to 100 that will do."""

_REMEMBERED = 256
"""Words whose texts are remembered."""


class Suggester:
    """Symptoms and titles, made ready for looking them up with each key."""

    def __init__(self, texts: Iterable[str]) -> None:
        unique = {text.casefold(): text for text in reversed(list(texts)) if text}
        self._folded = list(reversed(unique))
        self._texts = [unique[folded] for folded in self._folded]
        self._places: dict[str, set[int]] = {}
        for place, text in enumerate(self._folded):
            for word in text.split():
                self._places.setdefault(word, set()).add(place)
        self._words = sorted(self._places)
        self._found: dict[str, set[int]] = {}
        """What the words looked for last came to: with each key only one word is new."""

    def suggest(self, typed: str) -> list[str]:
        """The symptoms that fit best, best first."""
        wanted = typed.casefold().strip()
        if not LEAST <= len(wanted) <= MAX_LENGTH or "\n" in wanted:
            return []
        fitting: set[int] | None = None
        for word in wanted.split():
            places = self._of_word(word)
            fitting = places if fitting is None else fitting & places
        ranked = nsmallest(MOST + 1, fitting or (), key=lambda place: self._rank(place, wanted))
        return [self._texts[place] for place in ranked if self._folded[place] != wanted][:MOST]

    def _rank(self, place: int, wanted: str) -> tuple[int, int]:
        text = self._folded[place]
        return (0 if text.startswith(wanted) else 1 if wanted in text else 2), place

    def _of_word(self, word: str) -> set[int]:
        """The texts with a word that begins so; or that holds it; or that is spelt much alike."""
        if word not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[word] = self._look_up(word)
        return self._found[word]

    def _look_up(self, word: str) -> set[int]:
        begin = bisect_left(self._words, word)
        found = self._words[begin : bisect_left(self._words, f"{word}\U0010ffff")]
        if not found and len(word) >= _SURE:
            found = [known for known in self._words if word in known] or self._alike(word)
        return set().union(*(self._places[known] for known in found))

    def _alike(self, word: str) -> list[str]:
        from rapidfuzz import fuzz, process

        best = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return [best[0]] if best else []


def complete(typed: str, commands: Sequence[str], names: Sequence[str]) -> list[str]:
    """Whole lines that a slash command may become: its name, or what it takes."""
    command, blank, rest = typed.partition(" ")
    if not blank:
        return [c for c in commands if c.startswith(command) and c != typed]
    wanted = rest.strip().casefold()
    fitting = [n for n in names if wanted in n.casefold() and n.casefold() != wanted]
    return [f"{command} {name}" for name in fitting[:MOST]]
