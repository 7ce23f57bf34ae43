"""Which rules may find something in a line: what its words and signs tell, and where to begin.

Logs repeat themselves: but for their figures most lines of a log are equal. So a line is looked at
by its shape, which is the line with a 0 for every figure, and what was found out about a shape is
remembered.

A rule says without which letters, signs or runs it can find nothing. So one look at the words of a
shape tells which few of all rules are worth a try: each has a number, and a set of them is an
integer with a bit for each. Signs are looked for in all new shapes at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from ..record import TYPE_CHECKING, Record
from .fields import SUFFIXES, starts
from .naming import Rule
from .normal import ODD, folded, zeroed

if TYPE_CHECKING:
    from .naming import Search

    Step = Rule | Search

_TOKENS = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}
_ODD = {ord(odd): plain for odd, plain in ODD.items()}
_RUN = {code: "x" if chr(code).isalnum() or chr(code) in "+/" else " " for code in range(128)}
_MARK = {code: "x" for code in range(128) if chr(code).isalnum()}
_START = r"\\A|(?<![\[\\])\^"
_MOST_WORDS = 50_000
_MOST_LINES = 5_000
"""Words and shapes that are remembered; they are forgotten all at once."""
_LONGEST = 1_000
"""Characters of a shape that is remembered."""

_HEAD = r"(?<![^\W_])[^\W\d_]+"
EDGE = "\b"
"""Where the letters of a needle begin or end a word."""
_LETTER_RUN = "[^\x00-`{-\x7f]+"

_Table = dict[str, list[str]]

compiled = cache(re.compile)
"""The pattern compiled once: `re` itself forgets when there are many."""


@cache
def _at_start(pattern: str) -> bool:
    """Whether a pattern asks for the beginning of the text, which only the first line has."""
    return not compiled(pattern).flags & re.MULTILINE and bool(re.search(_START, pattern))


@cache
def _line_by_line(gate: str) -> bool:
    """Whether a gate cannot be tried on many lines at once."""
    return not compiled(gate).flags & re.MULTILINE and "$" in gate


class Shape:
    """The shape of a line, and what was found out about it."""

    __slots__ = ("_where", "found", "heads", "low", "mask", "size", "small", "text")

    def __init__(self, shape: str) -> None:
        self.text = f"\n{shape}"
        """With the end of a line in front of it, as patterns that look back expect."""
        self.size = len(shape)
        self.low = folded(self.text)
        plain = self.text.isascii()
        self.small = self.low if plain else self.text.translate(_ODD).lower()
        """In small letters, accents kept."""
        self.heads: dict[str, int] = {}
        """Words that a match may begin with, and for which rules."""
        self.mask = 0
        """The rules that may find something."""
        self.found: dict[int, tuple[int, ...]] = {}
        """Where those of them that were tried are to be tried again, to the line's end each."""
        self._where: dict[str, list[int]] = {}

    def tried(self, rule: Rule, number: int = -1) -> tuple[int, ...]:
        """Where to try a rule that may find something."""
        if rule.words or rule.phrases:
            found = self._begun(rule, number)
        elif rule.gate:
            gate = compiled(rule.gate).search(self.low, 1)
            if not gate:
                return ()
            found = (1 if rule.lead < 0 else max(1, gate.start() - rule.lead),)
        else:
            found = (1,)
        if not found or rule.exact or rule.reach or rule.whole:
            return found
        finditer = compiled(rule.pattern).finditer
        starts = [match.start() for at in found for match in finditer(self.text, at)]
        if found[0] == 1 and _at_start(rule.pattern):
            starts += [match.start() + 1 for match in finditer(self.text[1:])]
            return tuple(sorted(set(starts)))
        return tuple(starts)

    def _begun(self, rule: Rule, number: int) -> tuple[int, ...]:
        """The first place where a match may begin."""
        here = [word for word, mask in self.heads.items() if mask >> number & 1]
        places = sorted(at for word in here for at in self._places(word))
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


def tell(lines: Sequence[Shape], number: int, rule: Rule) -> None:
    """Try the rule of this number on shapes that it was not tried on; a gate on all at once."""
    bit = 1 << number
    fresh = [line for line in lines if line.mask & bit and number not in line.found]
    if fresh and rule.gate and not _line_by_line(rule.gate):
        fresh = _passed(fresh, compiled(rule.gate), bit)
    for line in fresh:
        if found := line.tried(rule, number):
            line.found[number] = found
        else:
            line.mask ^= bit


def _passed(lines: Sequence[Shape], gate: re.Pattern[str], bit: int) -> list[Shape]:
    """Those of some shapes in which a gate is found; the others lose the rule's bit."""
    lows = [line.low for line in lines]
    text = "".join(lows)
    firsts = list(accumulate(map(len, lows), initial=0))
    passed: list[Shape] = []
    done = at = 0
    while found := gate.search(text, at):
        row = bisect_right(firsts, found.start()) - 1
        for line in lines[done:row]:
            line.mask ^= bit
        passed.append(lines[row])
        done, at = row + 1, firsts[row + 1]
    for line in lines[done:]:
        line.mask ^= bit
    return passed


class _Told(Record):
    """What a word tells."""

    rules: int
    """The rules that may find something where it stands."""
    needles: tuple[tuple[str, int], ...]
    """What may be there with it, and for which rules."""
    head: str
    """The letters that it begins with."""
    heads: int
    """The rules whose matches may begin with these."""
    more: tuple[tuple[str, int], ...]
    """The same, where something else is in the line as well."""


class _Words(dict[str, _Told]):
    """What words tell; each is looked at once.

    Of each needle its longest run of letters is looked for, as a whole word or as the beginning,
    the end or any part of one, as the signs beside it in the needle have it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heads: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._more: dict[str, dict[str, int]] = {}
        self._needles: dict[str, int] = {}
        self._whole: _Table = {}
        self._first: _Table = {}
        self._last: _Table = {}
        self._inside: _Table = {}
        """By their first two letters."""
        self._longest = 0

    def begin(self, rule: Rule, bit: int) -> None:
        """Let words tell of a rule's matches that begin with them."""
        _note(self._heads, rule.words, bit)
        for start in starts(rule.phrases) if rule.phrases else ():
            if start.more:
                _note(self._more.setdefault(start.word, {}), (start.more,), bit)
            else:
                _note(self._open if start.open else self._heads, (start.word,), bit)

    def add(self, needle: str, rules: int) -> None:
        """Let words tell of a needle that has letters."""
        self._needles[needle] = rules
        runs = re.finditer(_LETTER_RUN, needle)
        found = max(runs, key=lambda match: match.end() - match.start())
        begun, ended = found.start() > 0, found.end() < len(needle)
        beginning = self._whole if ended else self._first
        if not begun and not ended:
            self._inside.setdefault(needle[:2], []).append(needle)
            return
        table = beginning if begun else self._last
        table.setdefault(found[0], []).append(needle)
        self._longest = max(self._longest, len(found[0]))

    def __missing__(self, word: str) -> _Told:
        if len(self) >= _MOST_WORDS:
            self.clear()
        runs = word.replace("0", " ").split()
        found = {needle for run in runs for needle in self._found(run)}
        rules, needles = 0, []
        for needle in found:
            if needle.strip(EDGE).isalpha():
                rules |= self._needles[needle]
            else:
                needles.append((needle, self._needles[needle]))
        head = runs[0] if runs and word[0] != "0" else ""
        told = _Told(rules, tuple(needles), head, *self._begun(head))
        if len(word) <= _LONGEST:
            self[word] = told
        return told

    def _begun(self, head: str) -> tuple[int, tuple[tuple[str, int], ...]]:
        """The rules whose matches may begin with some letters."""
        if not head:
            return 0, ()
        heads = self._heads.get(head, 0)
        for end in SUFFIXES:
            if head.endswith(end):
                heads |= self._open.get(head.removesuffix(end), 0)
        return heads, tuple(self._more.get(head, {}).items())

    def _found(self, word: str) -> Iterator[str]:
        yield from self._whole.get(word, ())
        for length in range(1, min(self._longest, len(word)) + 1):
            yield from self._first.get(word[:length], ())
            yield from self._last.get(word[-length:], ())
        for at in range(len(word)):
            for needle in self._inside.get(word[at : at + 2], ()):
                if word.startswith(needle, at):
                    yield needle


class Triggers:
    """Which of some steps may find something in a line."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.always = 0
        """Steps that are taken whatever there is."""
        self._each = 0
        """Rules that may find something in any line."""
        self._signs: dict[str, int] = {}
        """Needles without letters."""
        self._marks: dict[str, int] = {}
        self._runs: dict[str, int] = {}
        self._words = _Words()
        self._known: dict[str, Shape] = {}
        needles: dict[str, int] = {}
        for number, step in enumerate(steps):
            self._add(step, 1 << number, needles)
        for needle, rules in needles.items():
            if re.search(_LETTER_RUN, needle):
                self._words.add(needle, rules)
            else:
                self._signs[needle] = rules

    def _add(self, step: Step, bit: int, needles: dict[str, int]) -> None:
        if isinstance(step, Rule) and (step.words or step.phrases):
            self._words.begin(step, bit)
        elif isinstance(step, Rule) and step.run:
            _note(self._runs, ("x" * step.run,), bit)
        elif isinstance(step, Rule) and step.marks:
            _note(self._marks, step.marks, bit)
        elif step.needles:
            _note(needles, set(map(zeroed, step.needles)), bit)
        elif isinstance(step, Rule):
            self._each |= bit
        else:
            self.always |= bit

    def shapes(self, texts: Iterable[str]) -> dict[str, Shape]:
        """What is known of each shape."""
        known = self._known
        found = {text: known.get(text) or Shape(text) for text in texts}
        fresh = {text: line for text, line in found.items() if text not in known}
        if fresh:
            self._look([*fresh.values()])
            if len(known) + len(fresh) > _MOST_LINES:
                known.clear()
            known.update((t, line) for t, line in fresh.items() if line.size <= _LONGEST)
        return found

    def _look(self, lines: list[Shape]) -> None:
        """Which rules may find something in new shapes."""
        for line in lines:
            line.mask = self._each | self._worded(line)
        lows = [line.low for line in lines]
        text = "".join((*lows, "\n"))
        firsts = list(accumulate(map(len, lows), initial=0))
        for needles, seen in (
            (self._signs, text),
            (self._marks, text.translate(_MARK)),
            (self._runs, text.translate(_RUN)),
        ):
            for needle, rules in needles.items():
                at = seen.find(needle)
                while at >= 0:
                    row = bisect_right(firsts, at) - 1
                    lines[row].mask |= rules
                    at = seen.find(needle, firsts[row + 1])

    def _worded(self, line: Shape) -> int:
        """The rules that the words of a shape tell of; what they may begin with is noted."""
        low, words, mask = line.low, self._words, 0
        plain = low is line.small
        needles: set[tuple[str, int]] = set()
        for token in set(low.translate(_TOKENS).split()):
            told = words[token]
            mask |= told.rules
            needles.update(told.needles)
            if plain and (told.heads or told.more):
                mask |= _begun(line, told)
        if not plain:
            for word in set(re.findall(_HEAD, line.small)):
                mask |= _begun(line, words[word])
        for needle, rules in needles:
            if needle in low:
                mask |= rules
        return mask


def _begun(line: Shape, told: _Told) -> int:
    """The rules whose matches may begin with a word of a line."""
    heads = told.heads
    for more, rules in told.more:
        if more in line.small:
            heads |= rules
    if heads:
        line.heads[told.head] = line.heads.get(told.head, 0) | heads
    return heads


def _note(table: dict[str, int], keys: Iterable[str], bit: int) -> None:
    for key in keys:
        table[key] = table.get(key, 0) | bit


def numbers(mask: int) -> Iterator[int]:
    """The numbers in a set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
