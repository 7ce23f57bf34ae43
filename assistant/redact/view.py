"""Where in a text a rule is worth trying: cheap looks before dear ones, a line at a time.

Most lines of a log hold nothing that a rule is about. Searching for a few letters costs a hundredth
of what a rule's pattern costs, so a pattern is tried on those lines alone that have its letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from .naming import Rule
from .normal import folded

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


class View:
    """A text as gates see it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = folded(text)
        self._runs: str | None = None
        self._near: dict[tuple[str, ...], list[Span]] = {}

    def spans(self, rule: Rule) -> list[Span]:
        """Where to try the rule's pattern: whole lines, ascending, apart from each other."""
        if rule.run:
            return self._literal(("x" * rule.run,), self._shape())
        if rule.whole:
            met = not rule.needles or any(needle in self.low for needle in rule.needles)
            return [(0, len(self.text))] if met else []
        lines = self._lines(rule.needles)
        return self._stretched(self._gated(rule, lines) if rule.gate else lines, rule.reach)

    def _lines(self, needles: tuple[str, ...]) -> list[Span]:
        """Lines that have one of these; all of them as one if there is nothing to look for."""
        if not needles:
            return [(0, len(self.text))]
        if needles not in self._near:
            self._near[needles] = self._literal(needles, self.low)
        return self._near[needles]

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
        for first, last in lines:
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
