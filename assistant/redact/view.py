"""A text as rules see it: which of them are worth trying, and where."""

from __future__ import annotations

from collections.abc import Iterator

from ..record import TYPE_CHECKING
from .naming import Rule
from .triggers import Index, Line, bits, compiled, union, zeroed

if TYPE_CHECKING:
    from re import Match

Span = tuple[int, int]


class View:
    """A text as the rules of an index see it."""

    def __init__(self, text: str, index: Index, known: dict[str, Line] | None = None) -> None:
        """`known` are shapes that were looked at for another text."""
        self.text = text
        self._index = index
        self._shapes: dict[str, Line] = {}
        self._where: dict[Line, list[int]] = {}
        """Where the lines of each shape begin."""
        at = 0
        for shape in _shapes(text):
            line = self._shapes.get(shape)
            if line is None:
                line = (known and known.get(shape)) or index.line(shape)
                self._shapes[shape] = line
                self._where[line] = [at]
            else:
                self._where[line].append(at)
            at += len(shape) + 1
        self._tried: dict[int, list[Line]] = {}
        """By the number of a rule, the shapes to try it on."""
        for line in self._where:
            for number in bits(line.mask):
                self._tried.setdefault(number, []).append(line)
        self._steps = index.always | union(1 << number for number in self._tried)
        self._low: str | None = None

    @property
    def low(self) -> str:
        """All shapes, in small letters."""
        if self._low is None:
            self._low = "".join(line.low for line in self._where)
        return self._low

    def after(self, text: str) -> View:
        """The view of `text`, which is this one's after some replacements."""
        return View(text, self._index, self._shapes)

    def step(self, least: int) -> int:
        """The first step from this number on that may find something; -1: there is none."""
        rest = self._steps >> least
        return least + (rest & -rest).bit_length() - 1 if rest else -1

    def holds(self, needle: str) -> bool:
        """Whether a needle may be in the text; figures do not count."""
        return zeroed(needle) in self.low

    def lines(self, needles: tuple[str, ...]) -> list[Span]:
        """The lines of the text that may hold one of these."""
        plain = tuple(map(zeroed, needles))
        here = (line for line in self._where if any(needle in line.low for needle in plain))
        return self._spans([(line, (1,)) for line in here])

    def matches(self, rule: Rule, number: int = -1) -> Iterator[Match[str]]:
        """All that the rule's pattern finds in the text, ascending and apart.

        `number` is the rule's in the index; one without a number is tried on all lines.
        """
        if number < 0:
            needles = tuple(map(zeroed, rule.needles))
            found = [(line, line.tried(rule, needles)) for line in self._where]
        else:
            needles = self._index.needles[number]
            lines = self._tried.get(number, ())
            found = [(line, line.starts(number, rule, needles)) for line in lines]
        pattern = compiled(rule.pattern)
        if rule.whole:
            if any(starts for _, starts in found):
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

    def _spans(self, found: list[tuple[Line, tuple[int, ...]]]) -> list[Span]:
        """From where to where in the text is what was found in shapes, ascending."""
        spans: list[Span] = []
        for line, starts in found:
            if starts:
                size = len(line.text) - 1
                spans += [
                    (at + start - 1, at + size) for at in self._where[line] for start in starts
                ]
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
