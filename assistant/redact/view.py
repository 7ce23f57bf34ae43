"""A text as rules see it: which of them are worth trying, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from ..record import TYPE_CHECKING
from .normal import zeroed
from .triggers import Shape, Triggers, compiled, numbers, tell

if TYPE_CHECKING:
    from re import Match

    from .naming import Rule, Swap

Span = tuple[int, int]


class View:
    """A text as the rules of an index see it, while they replace things in it."""

    def __init__(self, text: str, index: Triggers) -> None:
        self.text = text
        self._index = index
        self._steps = -1
        """The steps that may find something; -1: nobody has asked yet."""

    def _read(self) -> None:
        """Look at all lines."""
        self._low: str | None = None
        self._where: dict[Shape, set[int]] = {}
        """The numbers of the lines of each shape."""
        self._tried: dict[int, list[Shape]] = {}
        """By the number of a rule, the shapes to try it on."""
        self._steps = self._index.always
        shapes = _shapes(self.text)
        self._lines = self._put(range(len(shapes)), shapes)
        self._place(line.size for line in self._lines)

    def _put(self, rows: Iterable[int], shapes: Sequence[str]) -> list[Shape]:
        """Take note of the shapes of some lines."""
        known = self._index.shapes(dict.fromkeys(shapes))
        lines = [known[shape] for shape in shapes]
        for row, line in zip(rows, lines, strict=True):
            if line not in self._where:
                self._where[line] = set()
                self._steps |= line.mask
                for rule in numbers(line.mask):
                    self._tried.setdefault(rule, []).append(line)
            self._where[line].add(row)
        return lines

    def _place(self, sizes: Iterable[int]) -> None:
        """Where lines of these sizes begin, and where one behind the last would."""
        self._starts = list(accumulate((size + 1 for size in sizes), initial=0))

    def replace(self, swaps: Sequence[Swap]) -> None:
        """Put something else in some places, ascending and apart."""
        old, end = self.text, 0
        pieces: list[str] = []
        grown: dict[int, int] = {}
        torn = False
        for first, last, new in swaps:
            pieces += (old[end:first], new)
            end = last
            if self._steps >= 0:
                number = bisect_right(self._starts, first) - 1
                grown[number] = grown.get(number, 0) + len(new) - (last - first)
            torn = torn or "\n" in new or "\n" in old[first:last]
        self.text = "".join(pieces) + old[end:]
        if self._steps < 0:
            return
        if torn or len(grown) * 2 > len(self._lines):
            self._read()
        else:
            self._change(grown)

    def _change(self, grown: dict[int, int]) -> None:
        """Look at changed lines again; each has grown by so many characters."""
        self._low = None
        self._place(line.size + grown.get(at, 0) for at, line in enumerate(self._lines))
        ends = self._starts
        shapes = [zeroed(self.text[ends[row] : ends[row + 1] - 1]) for row in grown]
        for row, line in zip(grown, self._put(grown, shapes), strict=True):
            self._where[self._lines[row]].discard(row)
            self._where[line].add(row)
            self._lines[row] = line

    @property
    def low(self) -> str:
        """All shapes, in small letters."""
        if self._steps < 0:
            self._read()
        if self._low is None:
            self._low = "".join(line.low for line, there in self._where.items() if there)
        return self._low

    def step(self, least: int) -> int:
        """The first step from this number on that may find something; -1: there is none."""
        if self._steps < 0:
            self._read()
        rest = self._steps >> least
        return least + (rest & -rest).bit_length() - 1 if rest else -1

    def holds(self, needle: str) -> bool:
        """Whether a needle may be in the text; figures do not count."""
        return zeroed(needle) in self.low

    def _holding(self, needles: tuple[str, ...]) -> list[Shape]:
        plain = tuple(map(zeroed, needles))
        return [line for line in self._where if any(needle in line.low for needle in plain)]

    def matches(self, rule: Rule, number: int = -1) -> Iterator[Match[str]]:
        """All that the rule's pattern finds in the text, ascending and apart.

        `number` is the rule's in the index; one without a number is looked for by its needles.
        """
        if self._steps < 0:
            self._read()
        if number < 0:
            found = [(line, line.tried(rule)) for line in self._holding(rule.needles)]
        else:
            lines = self._tried.get(number, ())
            tell(lines, number, rule)
            found = [(line, line.found[number]) for line in lines if number in line.found]
        if not found:
            return
        pattern = compiled(rule.pattern)
        if rule.whole:
            if any(starts and self._where[line] for line, starts in found):
                yield from pattern.finditer(self.text)
            return
        spans = self._spans(found)
        if rule.exact or rule.reach:
            for start, end in self._stretched(spans, rule.reach) if rule.reach else spans:
                yield from pattern.finditer(self.text, start, end)
        else:
            for start, end in spans:
                if match := pattern.match(self.text, start, end):
                    yield match

    def _spans(self, found: list[tuple[Shape, tuple[int, ...]]]) -> list[Span]:
        """From where to where in the text is what was found in shapes, ascending."""
        spans: list[Span] = []
        for line, starts in found:
            for number in self._where[line]:
                at = self._starts[number]
                spans += [(at + start - 1, at + line.size) for start in starts]
        spans.sort()
        return spans

    def _stretched(self, lines: list[Span], reach: int) -> list[Span]:
        """The lines of the text and those that a match may stretch into."""
        spans: list[Span] = []
        for first, stop in lines:
            start = spans.pop()[0] if spans and first <= spans[-1][1] else first
            end = self.text.find("\n", stop + reach)
            spans.append((start, len(self.text) if end < 0 else end))
        return spans


def _shapes(text: str) -> list[str]:
    """The lines of a text with a 0 for every figure; that takes long where letters are foreign."""
    if text.isascii():
        return zeroed(text).split("\n")
    return [zeroed(line) for line in text.split("\n")]
