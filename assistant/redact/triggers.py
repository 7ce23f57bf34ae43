"""Which rules may find something in a line: what its words and signs tell, and where to begin.

Logs repeat themselves: but for their figures most lines of a log are equal. So a line is looked at
by its shape, which is the line with a 0 for every figure, and what was found out about a shape is
remembered.

A rule says without which letters, signs or runs it can find nothing. So one look at the words of a
shape tells which few of all rules are worth a try: each has a number, and a set of them is an
integer with a bit for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from ..record import TYPE_CHECKING
from .naming import Rule
from .normal import ODD, folded

if TYPE_CHECKING:
    from .naming import Search

    Step = Rule | Search

_LETTERS = {code: chr(code) if chr(code).islower() else " " for code in range(128)}
_ZEROS = {ord(figure): "0" for figure in "123456789"}
_ODD = {ord(odd): plain for odd, plain in ODD.items()}
_RUN = {code: "x" if chr(code).isalnum() or chr(code) in "+/" else " " for code in range(128)}
_START = r"\\A|(?<![\[\\])\^"
_MOST_WORDS = 50_000
_MOST_LINES = 5_000
"""Words and shapes that are remembered; they are forgotten all at once."""
_LONGEST = 1_000
"""Characters of a shape that is remembered."""

compiled = cache(re.compile)
"""The pattern compiled once: `re` itself forgets when there are many."""


@cache
def _at_start(pattern: str) -> bool:
    """Whether a pattern asks for the beginning of the text, which only the first line has."""
    return not compiled(pattern).flags & re.MULTILINE and bool(re.search(_START, pattern))


def zeroed(text: str) -> str:
    """`text` with a 0 for every figure."""
    return text.translate(_ZEROS)


class Line:
    """The shape of a line, and what was found out about it."""

    __slots__ = ("_starts", "_where", "low", "mask", "small", "text", "words")

    def __init__(self, shape: str) -> None:
        self.text = f"\n{shape}"
        """With the end of a line in front of it, as patterns that look back expect."""
        self.low = folded(self.text)
        plain = self.text.isascii()
        self.small = self.low if plain else self.text.translate(_ODD).lower()
        """In small letters, accents kept."""
        found = self.low.translate(_LETTERS).split() if plain else None
        self.words = frozenset(found or re.findall(r"[^\W\d_]+", self.small))
        """All runs of letters."""
        self.mask = 0
        """The rules that may find something."""
        self._starts: dict[int, tuple[int, ...]] = {}
        self._where: dict[str, list[int]] = {}

    def starts(self, number: int, rule: Rule, needles: tuple[str, ...]) -> tuple[int, ...]:
        """Where to try the rule of this number; to the line's end each time."""
        if number not in self._starts:
            self._starts[number] = found = self.tried(rule, needles)
            if not found:
                self.mask &= ~(1 << number)
        return self._starts[number]

    def tried(self, rule: Rule, needles: tuple[str, ...]) -> tuple[int, ...]:
        """The same, found out."""
        found = self._begun(rule) if rule.words else self._met(rule, needles)
        if not found or rule.exact or rule.reach or rule.whole:
            return found
        finditer = compiled(rule.pattern).finditer
        starts = [match.start() for at in found for match in finditer(self.text, at)]
        if found[0] == 1 and _at_start(rule.pattern):
            starts += [match.start() + 1 for match in finditer(self.text[1:])]
            return tuple(sorted(set(starts)))
        return tuple(starts)

    def _met(self, rule: Rule, needles: tuple[str, ...]) -> tuple[int, ...]:
        """From where on a try is worth it: there is one of the needles, and the gate matches."""
        if rule.run:
            return (1,) if "x" * rule.run in self.low.translate(_RUN) else ()
        low = self.low
        for needle in needles:
            if needle in low:
                break
        else:
            if needles:
                return ()
        if not rule.gate:
            return (1,)
        found = compiled(rule.gate).search(low, 1)
        if not found:
            return ()
        return (1 if rule.lead < 0 else max(1, found.start() - rule.lead),)

    def _begun(self, rule: Rule) -> tuple[int, ...]:
        """The first place where a match may begin."""
        places = sorted(at for word in rule.words & self.words for at in self._places(word))
        if rule.exact:
            return tuple(places[:1])
        match = compiled(rule.pattern).match
        return next(((at,) for at in places if match(self.text, at)), ())

    def _places(self, word: str) -> list[int]:
        """Where a word stands whole: no letter or figure before, no letter behind."""
        if word not in self._where:
            self._where[word] = found = []
            low = self.small
            at = low.find(word)
            while at >= 0:
                stop = at + len(word)
                if not low[at - 1].isalnum() and not low[stop : stop + 1].isalpha():
                    found.append(at)
                at = low.find(word, stop)
        return self._where[word]


class _Parts(dict[str, int]):
    """The rules whose needles may be where a word is; words are looked at once.

    Of each needle its longest run of letters is looked for, as a whole word or as the beginning,
    the end or any part of one, as the signs beside it in the needle have it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._whole: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._inside: dict[str, int] = {}
        self._longest = 0

    def add(self, needle: str, bit: int) -> None:
        """Let a needle that has letters tell of a rule."""
        runs = re.finditer("[^\x00-`{-\x7f]+", needle)
        found = max(runs, key=lambda match: match.end() - match.start())
        begun, ended = found.start() > 0, found.end() < len(needle)
        beginning = self._whole if ended else self._first
        table = beginning if begun else self._last if ended else self._inside
        table[found[0]] = table.get(found[0], 0) | bit
        self._longest = max(self._longest, len(found[0]))

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        mask = self._mask(word)
        if len(word) <= _LONGEST:
            self[word] = mask
        return mask

    def _mask(self, word: str) -> int:
        inside, size, longest = self._inside.get, len(word), self._longest
        mask = self._whole.get(word, 0)
        for length in range(1, min(longest, size) + 1):
            mask |= self._first.get(word[:length], 0) | self._last.get(word[-length:], 0)
        for at in range(size):
            for stop in range(at + 1, min(at + longest, size) + 1):
                mask |= inside(word[at:stop], 0)
        return mask


class Index:
    """Which of some steps may find something in a line."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self.needles = [tuple(dict.fromkeys(map(zeroed, step.needles))) for step in steps]
        self.always = 0
        """Steps that are taken whatever there is."""
        self._heads: dict[str, int] = {}
        self._parts = _Parts()
        self._signs: dict[str, int] = {}
        self._runs: dict[str, int] = {}
        self._each = 0
        self._lines: dict[str, Line] = {}
        for number, step in enumerate(steps):
            self._add(step, number)

    def _add(self, step: Step, number: int) -> None:
        bit = 1 << number
        if not isinstance(step, Rule):
            self.always |= 0 if step.needles else bit
        elif step.words:
            for word in step.words:
                self._heads[word] = self._heads.get(word, 0) | bit
            return
        elif step.run:
            run = "x" * step.run
            self._runs[run] = self._runs.get(run, 0) | bit
            return
        elif not step.needles:
            self._each |= bit
        for needle in self.needles[number]:
            if needle.translate(_LETTERS).split():
                self._parts.add(needle, bit)
            else:
                self._signs[needle] = self._signs.get(needle, 0) | bit

    def line(self, shape: str) -> Line:
        """A shape and what is known of it."""
        line = self._lines.get(shape)
        if line is None:
            line = Line(shape)
            line.mask = self._mask(line)
            if len(shape) <= _LONGEST:
                if len(self._lines) >= _MOST_LINES:
                    self._lines.clear()
                self._lines[shape] = line
        return line

    def _mask(self, line: Line) -> int:
        low, heads, parts = line.low, self._heads.get, self._parts
        mask = self._each
        for word in line.words:
            mask |= heads(word, 0)
        words = line.words if low is line.small else set(low.translate(_LETTERS).split())
        for word in words:
            mask |= parts[word]
        for sign, bits in self._signs.items():
            if sign in low:
                mask |= bits
        runs = low.translate(_RUN)
        for run, bits in self._runs.items():
            if run in runs:
                mask |= bits
        return mask


@lru_cache(4096)
def bits(mask: int) -> tuple[int, ...]:
    """The numbers in a set."""
    return tuple(at for at in range(mask.bit_length()) if mask >> at & 1)


def union(masks: Iterable[int]) -> int:
    """All numbers of some sets."""
    whole = 0
    for mask in masks:
        whole |= mask
    return whole
