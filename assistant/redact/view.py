"""Where in a text a rule is worth trying: cheap looks before dear ones, a line at a time.

Most lines of a log hold nothing that a rule is about. Searching for a few letters costs a hundredth
of what a rule's pattern costs, so a pattern is tried on those lines alone that have its letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from .naming import SECRETS, Rule
from .normal import ODD, folded
from .pseudonyms import KINDS

_LETTERS = {code: chr(code) if chr(code).islower() else " " for code in range(128)}
_STAND_INS = frozenset((*KINDS, *" ".join(SECRETS).split(), "removed", "quickbooks", "data"))
_ZEROS = {ord(figure): "0" for figure in "123456789"}
_ODD = {ord(odd): plain for odd, plain in ODD.items()}
_SHORT = 4000
"""Shorter texts are searched as they are."""
_RUN = {code: "x" if chr(code).isalnum() or chr(code) in "+/" else " " for code in range(128)}

Span = tuple[int, int]

_MANY = 6
"""From so many words on, one pattern finds them faster than one search each."""


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of these, their common beginnings written once: that makes it fast."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    return f"(?:{'|'.join(re.escape(first) + _tail(rest) for first, rest in tails.items())})"


def _tail(rest: list[str]) -> str:
    if "" in rest:
        return ""
    return re.escape(rest[0]) if len(rest) == 1 else any_of(tuple(rest))


@lru_cache
def _searcher(needles: tuple[str, ...]) -> Callable[..., re.Match[str] | None]:
    return re.compile(any_of(needles)).search


@cache
def _parts(needle: str) -> list[str]:
    """The runs of letters of a needle."""
    return needle.translate(_LETTERS).split()


def _joined(lines: list[Span]) -> list[Span]:
    """Lines that follow each other as one."""
    spans: list[Span] = []
    for first, last in lines:
        start = spans.pop()[0] if spans and first <= spans[-1][1] + 1 else first
        spans.append((start, last))
    return spans


class View:
    """A text as gates see it."""

    def __init__(self, text: str, words: frozenset[str] | None = None) -> None:
        """`words` are those of the text, if they are known: some may be in it no more."""
        self.text = text
        self.low = folded(text)
        self._runs: str | None = None
        self._words = words
        self._joined: str | None = None
        self._zeros: str | None = None
        self._near: dict[tuple[str, ...], list[Span]] = {}

    @property
    def words(self) -> frozenset[str]:
        """All runs of letters: logs repeat themselves, so these are few."""
        if self._words is None:
            found = self.low.translate(_LETTERS).split() if self.text.isascii() else None
            self._words = frozenset(found or re.findall(r"[^\W\d_]+", self._small))
        return self._words

    @property
    def _small(self) -> str:
        """The text in small letters, each at its place, accents kept."""
        return self.low if self.text.isascii() else self.text.translate(_ODD).lower()

    def after(self, text: str) -> View:
        """The view of `text`, which is this one's after some replacements."""
        return View(text, self._words and self._words | _STAND_INS)

    def spans(self, rule: Rule) -> list[Span]:
        """Where to try the rule's pattern: whole lines, ascending, apart from each other."""
        if rule.words:
            return self._begun(rule)
        if rule.run:
            return self._literal(("x" * rule.run,), self._shape())
        if rule.whole:
            met = not rule.needles or any(
                self._may_hold(needle) and needle in self.low for needle in rule.needles
            )
            return [(0, len(self.text))] if met else []
        lines = self._figured(rule.figures) if rule.figures else self._lines(rule.needles)
        return self._stretched(self._gated(rule, lines) if rule.gate else lines, rule.reach)

    def _lines(self, needles: tuple[str, ...]) -> list[Span]:
        """Lines that have one of these; all of them as one if there is nothing to look for."""
        if not needles:
            return [(0, len(self.text))]
        if needles not in self._near:
            there = tuple(needle for needle in needles if self._may_hold(needle))
            self._near[needles] = self._literal(there, self.low)
        return self._near[needles]

    def _may_hold(self, needle: str) -> bool:
        """Whether all words of a needle are words, or parts of words, of the text."""
        if len(self.low) < _SHORT:
            return True
        if self._joined is None:
            self._joined = " ".join(self.words)
        return all(part in self._joined for part in _parts(needle))

    def _begun(self, rule: Rule) -> list[Span]:
        """From where a match begins to the end of its line."""
        here = rule.words & self.words
        if not here:
            return []
        match = re.compile(rule.pattern).match
        spans: list[Span] = []
        for at in self._starts(here):
            if spans and at < spans[-1][1]:
                continue
            end = self.low.find("\n", at)
            end = len(self.low) if end < 0 else end
            if match(self.text, at, end):
                spans.append((at, end))
        return spans

    def _starts(self, words: frozenset[str]) -> list[int]:
        """Where these words stand, whole: no letter or figure before, no letter behind."""
        found: list[int] = []
        low = self._small
        for word in words:
            at = low.find(word)
            while at >= 0:
                stop = at + len(word)
                if not low[at - 1 : at].isalnum() and not low[stop : stop + 1].isalpha():
                    found.append(at)
                at = low.find(word, stop)
        found.sort()
        return found

    def _figured(self, figures: tuple[str, ...]) -> list[Span]:
        """Lines that have one of these, each figure taken for a 0."""
        if figures not in self._near:
            if self._zeros is None:
                self._zeros = self.low.translate(_ZEROS)
            self._near[figures] = self._literal(figures, self._zeros)
        return self._near[figures]

    def _shape(self) -> str:
        """The text with ``x`` for all that base64 is written with."""
        if self._runs is None:
            self._runs = self.low.translate(_RUN)
        return self._runs

    def _literal(self, needles: tuple[str, ...], text: str) -> list[Span]:
        lines: dict[int, int] = {}
        if len(needles) > _MANY:
            search = _searcher(needles)
            found = search(text)
            while found:
                start, stop = self._line(*found.span())
                lines[start] = stop
                found = search(text, stop)
            return list(lines.items())
        for needle in needles:
            at = text.find(needle)
            while at >= 0:
                start, stop = self._line(at, at + len(needle))
                lines[start] = stop
                at = text.find(needle, stop)
        return sorted(lines.items())

    def _gated(self, rule: Rule, lines: list[Span]) -> list[Span]:
        """Those of the lines in which the gate is found, from there on or as a whole."""
        spans: list[Span] = []
        search = re.compile(rule.gate).search
        for first, last in _joined(lines):
            end = last + rule.reach + 1  # with the line's end
            found = search(self.low, first, end)
            while found and found.start() <= last:
                start, stop = self._line(found.start(), found.end())
                if rule.lead >= 0:
                    start = max(start, found.start() - rule.lead)
                spans.append((start, stop))
                found = search(self.low, stop, end)
        return spans

    def _stretched(self, lines: list[Span], reach: int) -> list[Span]:
        """The lines and those that a match may stretch into."""
        if not reach:
            return lines
        spans: list[Span] = []
        for first, stop in lines:
            start = spans.pop()[0] if spans and first <= spans[-1][1] else first
            spans.append((start, self._line(stop, stop + reach)[1]))
        return spans

    def _line(self, first: int, last: int) -> Span:
        """The line or lines that a stretch of text is in."""
        end = self.low.find("\n", last)
        return self.low.rfind("\n", 0, first) + 1, len(self.low) if end < 0 else end
