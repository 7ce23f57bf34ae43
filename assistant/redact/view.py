"""Where in a text a rule is worth trying: cheap looks before dear ones.

Logs repeat themselves: but for their figures most lines of a log are equal. So lines are sorted by
their shapes, which are the lines with a 0 for every figure, and all that does not depend on figures
is asked of the few shapes instead of the many lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..record import TYPE_CHECKING
from .naming import SECRETS, Rule
from .normal import ODD, folded
from .pseudonyms import KINDS

if TYPE_CHECKING:
    from re import Match

_LETTERS = {code: chr(code) if chr(code).islower() else " " for code in range(128)}
_STAND_INS = frozenset((*KINDS, *" ".join(SECRETS).split(), "removed", "quickbooks", "data"))
_ZEROS = {ord(figure): "0" for figure in "123456789"}
_ODD = {ord(odd): plain for odd, plain in ODD.items()}
_SHORT = 4000
"""Shorter shapes are searched as they are."""
_RUN = {code: "x" if chr(code).isalnum() or chr(code) in "+/" else " " for code in range(128)}

Span = tuple[int, int]
_compiled = lru_cache(2048)(re.compile)
"""The pattern compiled once: `re` itself forgets when there are many."""


@cache
def _parts(needle: str) -> list[str]:
    """The runs of letters of a needle."""
    return needle.translate(_LETTERS).split()


@cache
def _zeroed(needles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(needle.translate(_ZEROS) for needle in needles))


def _joined(lines: list[Span]) -> list[Span]:
    """Lines that follow each other as one."""
    spans: list[Span] = []
    for first, last in lines:
        start = spans.pop()[0] if spans and first <= spans[-1][1] + 1 else first
        spans.append((start, last))
    return spans


class View:
    """A text as rules see it."""

    def __init__(self, text: str, words: frozenset[str] | None = None) -> None:
        """`words` are those of the text, if they are known: some may be in it no more."""
        self.text = text
        self._where: dict[str, list[int]] = {}
        """Where the lines of each shape begin."""
        at = 0
        for line in text.translate(_ZEROS).split("\n"):
            self._where.setdefault(line, []).append(at)
            at += len(line) + 1
        self._shapes = "\n".join(self._where)
        self.low = folded(self._shapes)
        """All shapes, in small letters."""
        self._words = words
        self._joined: str | None = None
        self._runs: str | None = None
        self._near: dict[tuple[str, ...], list[Span]] = {}
        self._latest: Span = (0, -1)

    @property
    def words(self) -> frozenset[str]:
        """All runs of letters."""
        if self._words is None:
            found = self.low.translate(_LETTERS).split() if self._shapes.isascii() else None
            self._words = frozenset(found or re.findall(r"[^\W\d_]+", self._small))
        return self._words

    @property
    def _small(self) -> str:
        """The shapes in small letters, each at its place, accents kept."""
        return self.low if self._shapes.isascii() else self._shapes.translate(_ODD).lower()

    def after(self, text: str) -> View:
        """The view of `text`, which is this one's after some replacements."""
        return View(text, self._words and self._words | _STAND_INS)

    def holds(self, needle: str) -> bool:
        """Whether a needle may be in the text; figures do not count."""
        return needle.translate(_ZEROS) in self.low

    def lines(self, needles: tuple[str, ...]) -> list[Span]:
        """The lines of the text that may hold one of these."""
        return self._there(self._lines(needles))

    def matches(self, rule: Rule) -> Iterator[Match[str]]:
        """All that the rule's pattern finds in the text, ascending and apart."""
        if rule.words and rule.words.isdisjoint(self.words):
            return
        pattern = _compiled(rule.pattern)
        if rule.whole:
            if any(map(self.holds, rule.needles)):
                yield from pattern.finditer(self.text)
        elif rule.reach:
            for start, end in self._stretched(self._there(self._spans(rule)), rule.reach):
                yield from pattern.finditer(self.text, start, end)
        elif rule.exact:
            for start, end in self._there(self._spans(rule)):
                yield from pattern.finditer(self.text, start, end)
        else:
            found = [
                match.span()
                for start, end in self._spans(rule)
                for match in pattern.finditer(self._shapes, start, end)
            ]
            for start, end in self._there(found, to_end=True):
                if match := pattern.match(self.text, start, end):
                    yield match

    def _there(self, found: list[Span], *, to_end: bool = False) -> list[Span]:
        """Where in the text is what was found in shapes, or all from there to the line's end."""
        spans: list[Span] = []
        for start, end in found:
            first, last = self._line(start, end)
            stop = last if to_end else end
            shape = self._shapes[first:last]
            spans += [(at + start - first, at + stop - first) for at in self._where[shape]]
        spans.sort()
        return spans

    def _spans(self, rule: Rule) -> list[Span]:
        """Where in the shapes to try the rule's pattern: lines or their ends, ascending."""
        if rule.words:
            return self._begun(rule)
        if rule.run:
            return self._literal(("x" * rule.run,), self._shape())
        lines = self._lines(rule.needles)
        return self._gated(rule, lines) if rule.gate else lines

    def _lines(self, needles: tuple[str, ...]) -> list[Span]:
        """Lines that have one of these; all of them if there is nothing to look for."""
        if needles not in self._near:
            there = _zeroed(needles) if needles else ("",)
            if len(self.low) >= _SHORT:
                there = tuple(filter(self._may_hold, there))
            self._near[needles] = self._literal(there, self.low)
        return self._near[needles]

    def _may_hold(self, needle: str) -> bool:
        """Whether all words of a needle are words, or parts of words, of the text."""
        if self._joined is None:
            self._joined = " ".join(self.words)
        return all(part in self._joined for part in _parts(needle))

    def _begun(self, rule: Rule) -> list[Span]:
        """From where a match may begin to the end of its line."""
        spans: list[Span] = []
        match = _compiled(rule.pattern).match
        for at in self._starts(rule.words & self.words):
            if spans and at < spans[-1][1]:
                continue
            end = self._line(at, at)[1]
            if rule.exact or match(self._shapes, at, end):
                spans.append((at, end))
        return spans

    def _starts(self, words: frozenset[str]) -> list[int]:
        """Where these words stand, whole: no letter or figure before, no letter behind."""
        found: list[int] = []
        low = self._small if words else ""
        for word in words:
            at = low.find(word)
            while at >= 0:
                stop = at + len(word)
                if not low[at - 1 : at].isalnum() and not low[stop : stop + 1].isalpha():
                    found.append(at)
                at = low.find(word, stop)
        found.sort()
        return found

    def _shape(self) -> str:
        """The shapes with ``x`` for all that base64 is written with."""
        if self._runs is None:
            self._runs = self.low.translate(_RUN)
        return self._runs

    def _literal(self, needles: tuple[str, ...], text: str) -> list[Span]:
        lines: dict[int, int] = {}
        for needle in needles:
            at = text.find(needle)
            while at >= 0:
                start, stop = self._line(at, at + len(needle))
                lines[start] = stop
                at = text.find(needle, stop + 1)
        return sorted(lines.items())

    def _gated(self, rule: Rule, lines: list[Span]) -> list[Span]:
        """Those of the lines in which the gate is found, from there on or as a whole."""
        spans: list[Span] = []
        search = _compiled(rule.gate).search
        for first, last in _joined(lines):
            found = search(self.low, first, last)
            while found:
                start, stop = self._line(found.start(), found.end())
                if rule.lead >= 0:
                    start = max(start, found.start() - rule.lead)
                spans.append((start, stop))
                found = search(self.low, stop + 1, last) if stop < last else None
        return spans

    def _stretched(self, lines: list[Span], reach: int) -> list[Span]:
        """The lines of the text and those that a match may stretch into."""
        spans: list[Span] = []
        for first, stop in lines:
            start = spans.pop()[0] if spans and first <= spans[-1][1] else first
            end = self.text.find("\n", stop + reach)
            spans.append((start, len(self.text) if end < 0 else end))
        return spans

    def _line(self, first: int, last: int) -> Span:
        """The shape that a stretch is in; the last one is remembered, for lines may be long."""
        if not self._latest[0] <= first <= last <= self._latest[1]:
            self._latest = self.low.rfind("\n", 0, first) + 1, self._end(last)
        return self._latest

    def _end(self, at: int) -> int:
        end = self.low.find("\n", at)
        return len(self.low) if end < 0 else end
