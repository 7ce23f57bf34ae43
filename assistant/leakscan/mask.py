"""Scanning texts and data, and masking what is found, so that the rest can leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from ..record import Record
from .keys import find_keys, kind_of, may_hold
from .looks import find_looks
from .markup import find_markup
from .memory import Memory
from .numbers import find_numbers
from .spans import FILL, MARK, Span, StandIns, says_nothing
from .spellings import DEEPEST, inner_texts

_ROUNDS = 6
"""Looks at one text; from the last but one on whole lines are masked."""
_LINES = 20
_LONGEST = 20_000
"""Characters of a line that are looked at in one piece for names with values."""


class Masked(Record):
    """Where something of a kind was masked in a member; never what it was."""

    member: str
    kind: str
    places: int
    lines: tuple[int, ...]
    """From 1; only the first `_LINES`."""


class Scanner:
    """Finds what should not leave, and masks it.

    Args:
        memory: what was taken out elsewhere.
        stand_ins: knows what was put in the place of something.
        keep: values that a person decided to pass on.
    """

    def __init__(
        self, memory: Memory, stand_ins: StandIns, keep: frozenset[str] = frozenset()
    ) -> None:
        self.memory, self._stand_ins = memory, stand_ins
        self._keep = {value.casefold() for value in keep}

    def find(self, text: str) -> list[Span]:
        """What should not stand in a text, in order and apart."""
        return _apart(self._all(text, 0))

    def _all(self, text: str, depth: int) -> Iterator[Span]:
        filled = self._stand_ins.fill(text)
        plain = [span for span in _here(filled, self.memory) if not self._settled(filled, span)]
        yield from plain
        if depth >= DEEPEST:
            return
        told = {text.count("\n", 0, span.start) for span in plain}
        for inner in inner_texts(filled):
            if FILL in inner.text and not inner.text.replace(FILL, "").strip():
                continue
            line = text.count("\n", 0, inner.start) if told else -1
            found = () if line in told else self._all(inner.text, depth + 1)
            if first := next(iter(found), None):
                yield Span(first.kind, inner.start, inner.end)

    def _settled(self, filled: str, span: Span) -> bool:
        value = filled[span.start : span.end]
        bare = value.strip(" \t\"'`<>.,;:()[]{}\\/" + FILL)
        return not bare or bare.casefold() in self._keep

    def masked(self, text: str) -> str:
        """`text` with everything masked that is found; with the same number of lines."""
        for number in range(_ROUNDS):
            found = self.find(text)
            if not found:
                return text
            text = _mask(text, found if number < _ROUNDS - 2 else _whole_lines(text, found))
        return "\n".join(f"{MARK}line>" for _ in text.split("\n"))

    def masked_value(self, data: Any, name: str = "") -> Any:
        """Data as JSON has it, masked; `name` is the field that it stands in."""
        if isinstance(data, str):
            return self._field(name, data)
        if isinstance(data, Mapping):
            pair = next((v for k in ("name", "key") if isinstance(v := data.get(k), str)), name)
            return {
                self.masked(str(key)): self.masked_value(
                    item, pair if str(key).casefold() == "value" else str(key)
                )
                for key, item in data.items()
            }
        if isinstance(data, (list, tuple)):
            return [self.masked_value(item, name) for item in data]
        if isinstance(data, int) and not isinstance(data, bool) and abs(data) >= 10**8:
            text = str(data)
            masked = self.masked(text)
            return data if masked == text else masked
        return data

    def _field(self, name: str, text: str) -> str:
        filled = self._stand_ins.fill(text)
        bare = filled.strip(" \t\"'" + FILL).casefold()
        if kind_of(name) == "secret" and bare not in self._keep and not says_nothing(filled):
            return "\n".join(f"{MARK}private value>" for _ in text.split("\n"))
        return self.masked(text)


def masked_places(members: Iterable[tuple[str, str]]) -> tuple[Masked, ...]:
    """Where the finished texts of members hold a mark."""
    found: dict[tuple[str, str], list[int]] = {}
    for member, text in members:
        for number, line in enumerate(text.split("\n") if MARK in text else (), 1):
            for part in line.split(MARK)[1:]:
                found.setdefault((member, part.partition(">")[0]), []).append(number)
    return tuple(
        Masked(member, kind, len(lines), tuple(dict.fromkeys(lines))[:_LINES])
        for (member, kind), lines in found.items()
    )


def _here(text: str, memory: Memory) -> Iterator[Span]:
    """All methods over one text, as it stands."""
    yield from memory.find(text)
    yield from find_looks(text)
    yield from find_numbers(text)
    if "<" in text:
        yield from find_markup(text)
    yield from _keys(text)


def _keys(text: str) -> Iterator[Span]:
    chosen = may_hold(text)
    if not chosen:
        return
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for number in chosen:
        line, following = lines[number], "".join(lines[number + 1 : number + 2])
        for start in range(0, max(1, len(line)), _LONGEST):
            part = line[start : start + _LONGEST + 200]
            last = start + len(part) >= len(line)
            begin = starts[number] + start
            for span in find_keys(part, following if last else ""):
                yield Span(span.kind, begin + span.start, begin + span.end)


def _apart(found: Iterable[Span]) -> list[Span]:
    """Spans in order; those that touch become one, with the kind of the first."""
    joined: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if span.end <= span.start:
            continue
        if joined and span.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = last._replace(end=max(last.end, span.end))
        else:
            joined.append(span)
    return joined


def _whole_lines(text: str, found: list[Span]) -> list[Span]:
    whole = []
    for span in found:
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        whole.append(Span(span.kind, start, len(text) if end < 0 else end))
    return _apart(whole)


def _mask(text: str, found: Iterable[Span]) -> str:
    pieces: list[str] = []
    end = 0
    for span in found:
        marks = [f"{MARK}{span.kind}>"] * (text.count("\n", span.start, span.end) + 1)
        pieces += (text[end : span.start], "\n".join(marks))
        end = span.end
    return "".join(pieces) + text[end:]
