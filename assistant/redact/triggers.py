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
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
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
_START = r"\\A|(?<![\[\\])\^"
_MOST_WORDS = 50_000
_MOST_LINES = 5_000
"""Words and shapes that are remembered; they are forgotten all at once."""
_LONGEST = 1_000
"""Characters of a shape that is remembered."""

_HEAD = r"(?<![^\W_])[^\W\d_]+"
_LETTER_RUN = "[^\x00-`{-\x7f]+"

_Table = dict[str, list[str]]

compiled = cache(re.compile)
"""The pattern compiled once: `re` itself forgets when there are many."""


@cache
def _at_start(pattern: str) -> bool:
    """Whether a pattern asks for the beginning of the text, which only the first line has."""
    return not compiled(pattern).flags & re.MULTILINE and bool(re.search(_START, pattern))


class Shape:
    """The shape of a line, and what was found out about it."""

    __slots__ = ("_starts", "_where", "heads", "low", "mask", "size", "small", "text")

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
        self._starts: dict[int, tuple[int, ...]] = {}
        self._where: dict[str, list[int]] = {}

    def starts(self, number: int, rule: Rule) -> tuple[int, ...]:
        """Where to try the rule of this number; to the line's end each time."""
        found = self._starts.get(number)
        if found is None:
            found = self.tried(rule, number)
            if found:
                self._starts[number] = found
            else:
                self.fail(number)
        return found

    def tells(self, number: int) -> bool:
        """Whether the rule of this number was tried."""
        return number in self._starts

    def fail(self, number: int) -> None:
        """The rule of this number finds nothing."""
        self._starts[number] = ()
        self.mask &= ~(1 << number)

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


def pass_gate(lines: list[Shape], number: int, rule: Rule) -> None:
    """Try the gate of the rule of this number on many shapes at once: most do not pass."""
    fresh = [line for line in lines if not line.tells(number)]
    pattern = compiled(rule.gate)
    if not pattern.flags & re.MULTILINE and "$" in rule.gate:
        return
    text = "".join(line.low for line in fresh)
    firsts = list(accumulate((len(line.low) for line in fresh), initial=0))
    passed = at = 0
    while found := pattern.search(text, at):
        last = bisect_right(firsts, found.start()) - 1
        for line in fresh[passed:last]:
            line.fail(number)
        fresh[last].starts(number, rule)
        passed, at = last + 1, firsts[last + 1]
    for line in fresh[passed:]:
        line.fail(number)


class _Told(Record):
    """What a word tells."""

    heads: int
    """The rules whose matches may begin with it."""
    more: tuple[tuple[str, int], ...]
    """The same, where something else is in the line as well."""
    needles: tuple[str, ...]
    """What may be there."""


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
        self._whole: _Table = {}
        self._first: _Table = {}
        self._last: _Table = {}
        self._inside: _Table = {}
        self._longest = 0

    def begin(self, rule: Rule, bit: int) -> None:
        """Let words tell of a rule's matches that begin with them."""
        _note(self._heads, rule.words, bit)
        for start in starts(rule.phrases) if rule.phrases else ():
            if start.more:
                _note(self._more.setdefault(start.word, {}), (start.more,), bit)
            else:
                _note(self._open if start.open else self._heads, (start.word,), bit)

    def add(self, needle: str) -> None:
        """Let words tell of a needle that has letters."""
        runs = re.finditer(_LETTER_RUN, needle)
        found = max(runs, key=lambda match: match.end() - match.start())
        begun, ended = found.start() > 0, found.end() < len(needle)
        beginning = self._whole if ended else self._first
        table = beginning if begun else self._last if ended else self._inside
        table.setdefault(found[0], []).append(needle)
        self._longest = max(self._longest, len(found[0]))

    def __missing__(self, word: str) -> _Told:
        if len(self) >= _MOST_WORDS:
            self.clear()
        heads = self._heads.get(word, 0)
        for end in SUFFIXES:
            if word.endswith(end):
                heads |= self._open.get(word.removesuffix(end), 0)
        more = tuple(self._more.get(word, {}).items())
        told = _Told(heads, more, tuple(dict.fromkeys(self._found(word))))
        if len(word) <= _LONGEST:
            self[word] = told
        return told

    def _found(self, word: str) -> Iterator[str]:
        inside, size, longest = self._inside, len(word), self._longest
        yield from self._whole.get(word, ())
        for length in range(1, min(longest, size) + 1):
            yield from self._first.get(word[:length], ())
            yield from self._last.get(word[-length:], ())
        for at in range(size):
            for stop in range(at + 1, min(at + longest, size) + 1):
                if (part := word[at:stop]) in inside:
                    yield from inside[part]


class Triggers:
    """Which of some steps may find something in a line."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.always = 0
        """Steps that are taken whatever there is."""
        self._each = 0
        """Rules that may find something in any line."""
        self._needles: dict[str, int] = {}
        self._runs: dict[str, int] = {}
        self._words = _Words()
        self._signs: _Table = {}
        """Needles without letters, by a sign that is in them."""
        self._lines: dict[str, Shape] = {}
        self.asked: dict[tuple[str, ...], int] = {}
        """The numbers of sets of needles that steps ask for."""
        for number, step in enumerate(steps):
            self._add(step, 1 << number)
            if not isinstance(step, Rule) and step.lines:
                self.asked[step.lines] = len(steps) + len(self.asked)
        for asked, number in self.asked.items():
            _note(self._needles, set(map(zeroed, asked)), 1 << number)
        self.steps = (1 << len(steps)) - 1
        """All steps."""
        for needle in self._needles:
            if re.search(_LETTER_RUN, needle):
                self._words.add(needle)
            else:
                key = re.sub("[0 ]", "", needle)[:1] or "00"
                self._signs.setdefault(key, []).append(needle)

    def _add(self, step: Step, bit: int) -> None:
        if isinstance(step, Rule) and (step.words or step.phrases):
            self._words.begin(step, bit)
        elif isinstance(step, Rule) and step.run:
            _note(self._runs, ("x" * step.run,), bit)
        elif step.needles:
            _note(self._needles, set(map(zeroed, step.needles)), bit)
        elif isinstance(step, Rule):
            self._each |= bit
        else:
            self.always |= bit

    def line(self, shape: str) -> Shape:
        """A shape and what is known of it."""
        line = self._lines.get(shape)
        if line is None:
            line = Shape(shape)
            line.mask = self._mask(line)
            if len(shape) <= _LONGEST:
                if len(self._lines) >= _MOST_LINES:
                    self._lines.clear()
                self._lines[shape] = line
        return line

    def _mask(self, line: Shape) -> int:
        """The rules that may find something in a line; its heads are noted."""
        low = line.low
        mask = self._each | self._worded(line)
        for key, signs in self._signs.items():
            if key in low:
                for sign in signs:
                    if sign in low:
                        mask |= self._needles[sign]
        shape = low.translate(_RUN)
        for run, bit in self._runs.items():
            if run in shape:
                mask |= bit
        return mask

    def _worded(self, line: Shape) -> int:
        """Those of them that words tell of."""
        low, words, mask = line.low, self._words, 0
        plain = low is line.small
        heads = set() if plain else set(re.findall(_HEAD, line.small))
        met: set[str] = set()
        for token in set(low.translate(_TOKENS).split()):
            runs = [token] if token.isalpha() else token.replace("0", " ").split()
            for run in runs:
                met.update(words[run].needles)
            if plain and token[0] != "0":
                heads.add(runs[0])
        for word in heads:
            mask |= self._begun(line, word)
        for needle in met:
            if needle in low:
                mask |= self._needles[needle]
        return mask

    def _begun(self, line: Shape, word: str) -> int:
        """The rules whose matches may begin with a word of a line."""
        told = self._words[word]
        heads = told.heads
        for more, bit in told.more:
            if more in line.small:
                heads |= bit
        if heads:
            line.heads[word] = heads
        return heads


def _note(table: dict[str, int], keys: Iterable[str], bit: int) -> None:
    for key in keys:
        table[key] = table.get(key, 0) | bit


@lru_cache(4096)
def bits(mask: int) -> tuple[int, ...]:
    """The numbers in a set."""
    return tuple(at for at in range(mask.bit_length()) if mask >> at & 1)
