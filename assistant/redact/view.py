"""Where in a text a rule is worth trying: cheap looks before dear ones, a line at a time.

Most lines of a log hold nothing that a rule is about. Searching for a few letters costs a hundredth
of what a rule's pattern costs, so a pattern is tried on those lines alone that have its letters.
"""

from __future__ import annotations

import re

from .naming import Rule
from .normal import folded

_RUN = {code: "x" if chr(code).isalnum() or chr(code) in "+/" else " " for code in range(128)}

Span = tuple[int, int]


class View:
    """A text as gates see it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = folded(text)
        self._runs: str | None = None
        self._spans: dict[tuple[str, int, int], list[Span]] = {}
        self._present: dict[tuple[str, ...], tuple[str, ...]] = {}

    def spans(self, rule: Rule) -> list[Span]:
        """Where to try the rule's pattern: whole lines, ascending, apart from each other."""
        present = self._found(rule.needles)
        if rule.needles and not present:
            return []
        if rule.whole:
            return [(0, len(self.text))]
        if rule.run:
            return self._literal(("x" * rule.run,), self._shape(), 0)
        if not rule.gate:
            return self._literal(present, self.low, rule.reach)
        key = rule.gate, rule.reach, rule.lead
        if key not in self._spans:
            self._spans[key] = self._gated(*key)
        return self._spans[key]

    def _found(self, needles: tuple[str, ...]) -> tuple[str, ...]:
        if needles not in self._present:
            self._present[needles] = tuple(n for n in needles if n in self.low)
        return self._present[needles]

    def _shape(self) -> str:
        """The text with ``x`` for all that base64 is written with."""
        if self._runs is None:
            self._runs = self.low.translate(_RUN)
        return self._runs

    def _literal(self, needles: tuple[str, ...], text: str, reach: int) -> list[Span]:
        """Lines that have one of these."""
        lines: dict[int, int] = {}
        for needle in needles:
            at = text.find(needle)
            while at >= 0:
                start, stop = self._line(at, at + len(needle))
                lines[start] = stop
                at = text.find(needle, stop)
        return self._stretched(sorted(lines.items()), reach)

    def _gated(self, gate: str, reach: int, lead: int) -> list[Span]:
        """Lines in which the gate is found, from there on or as a whole."""
        lines: list[Span] = []
        search = re.compile(gate).search
        found = search(self.low)
        while found:
            start, stop = self._line(found.start(), found.end())
            lines.append((max(start, found.start() - lead) if lead >= 0 else start, stop))
            found = search(self.low, stop)
        return self._stretched(lines, reach)

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
