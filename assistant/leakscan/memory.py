"""What was taken out anywhere in a run, kept in memory only: it must stand nowhere else.

Nobody tells the memory what the redactor did: it compares each text with what became of it, and
what lies between the pieces that stayed was taken out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ..match.spelling import is_english
from .certain import certain
from .looks import SYSTEM
from .spans import FILL, Span, StandIns

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 5
_NUMBER = 7
"""Figures from which on a number is one of its kind."""
_PHRASE = 8
_LONGEST = 12
"""Words of a phrase that are compared."""
_MOST = 200_000
"""Values that are remembered."""
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{2,12})?")
_JOINED = re.compile(r"(?<![^\W_])[0-9A-Fa-f]{1,12}(?:[ .-][0-9A-Fa-f]{1,12}){1,9}(?![^\W_])")
"""Figures in groups, with whatever stands between them."""
_DASHED = re.compile(r"(?<![^\W_])[^\W_]{1,12}(?:[-_][^\W_]{1,12}){1,9}(?![^\W_])")
_MARKUP = re.compile(
    r"<\?[^<>]{0,200}>|</?[A-Za-z][\w:.-]*|\s[A-Za-z][\w:]*=(?=[\\\"'])|/?>"
    r"|[<>=\"'|;,\t\n\r\\(){}\[\]]"
)
_PUBLIC = re.compile(r"0x[0-9a-f]{1,16}|8[0-9a-f]{7}|qbwc\d{4}")
"""Error codes and addresses in memory."""
_SAID = frozenset((("status", "ok"), ("xml", "version"), ("qbxml", "version")))
"""What every answer of QuickBooks says."""

Words = tuple[str, ...]


class Memory:
    """Values that were taken out; `keep` are those that a person decided to pass on."""

    def __init__(self, stand_ins: StandIns, keep: frozenset[str] = frozenset()) -> None:
        self._stand_ins = stand_ins
        self._kept = {_words(value) for value in keep}
        self._phrases: dict[str, set[Words]] = {}
        self._single: set[str] = set()
        self.size = 0
        """How many values are remembered."""

    def compare(self, old: Any, new: Any) -> None:
        """Learn from a text or from data what became of it: the parts that differ."""
        if isinstance(old, str):
            if isinstance(new, str) and old != new:
                self._text(old, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            for (name, item), (stand_in, left) in zip(old.items(), new.items(), strict=False):
                self.compare(str(name), str(stand_in))
                self.compare(item, left)
        elif isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)):
            for item, left in zip(old, new, strict=False):
                self.compare(item, left)

    def renamed(self, text: str, reveal: Callable[[str], str]) -> None:
        """Learn what the pseudonyms in `text` stand for, which `reveal` tells."""
        names = [*dict.fromkeys(self._stand_ins.pseudonyms(text))]
        for name, real in zip(names, reveal("\n".join(names)).split("\n"), strict=False):
            if real != name:
                self._value(real, alone=True)

    def _text(self, old: str, new: str) -> None:
        for before, after in _chunks(old.split("\n"), new.split("\n")):
            for taken, sure in _taken(before, self._stand_ins.split(after)):
                pieces = [p for p in map(str.strip, _MARKUP.split(certain(taken))) if p]
                for piece in pieces:
                    self._value(piece, alone=sure and len(pieces) == 1)

    def _value(self, value: str, *, alone: bool) -> None:
        """Remember a value if it is one of its kind; `alone`: it was all that was replaced."""
        words = _words(value)[:_LONGEST]
        joined = "".join(words)
        if not words or words in self._kept or words in _SAID or self.size >= _MOST:
            return
        if len(words) > 1:
            if len(joined) >= _PHRASE and not _DATE.fullmatch(joined) and not _common(words):
                self._add(words)
            for word in words if len(words) < 4 or alone else ():
                if _is_secret(word):
                    self._add((word,))
            return
        usual = joined in SYSTEM or is_english(joined)
        telling = alone and len(joined) >= _SHORTEST and not usual
        everyday = _DATE.fullmatch(joined) or _PUBLIC.fullmatch(joined)
        if (telling or _is_secret(joined)) and not everyday:
            self._add(words)

    def _add(self, words: Words) -> None:
        known = self._phrases.setdefault(words[0], set())
        if words not in known:
            known.add(words)
            self.size += 1
            joined = "".join(words)
            if len(words) > 1 and len(joined) >= _PHRASE:
                self._single.add(joined)

    def find(self, text: str) -> Iterator[Span]:
        """Where remembered values stand, whatever the case, the blanks and the dashes."""
        if not self.size:
            return
        here = {*_WORD.findall(text.casefold())}
        if begun := here.intersection(self._phrases) | here.intersection(self._single):
            yield from self._words_in(text, begun)
        for match in (*_JOINED.finditer(text), *_DASHED.finditer(text)):
            joined = re.sub("[ ._-]", "", match[0]).casefold()
            if (joined,) in self._phrases.get(joined, ()) or joined in self._single:
                yield Span("known value", match.start(), match.end())

    def _words_in(self, text: str, begun: set[str]) -> Iterator[Span]:
        found = [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
        for at, (word, start, end) in enumerate(found):
            if word not in begun:
                continue
            if word in self._single:
                yield Span("known value", start, end)
            for phrase in self._phrases.get(word, ()):
                stretch = found[at : at + len(phrase)]
                if tuple(f[0] for f in stretch) == phrase:
                    last = stretch[-1][2]
                    if not _crosses(text, start, last):
                        yield Span("known value", start, last)


def _crosses(text: str, start: int, end: int) -> bool:
    """Whether a phrase would lie in two lines, or on both sides of a stand-in."""
    part = text[start:end]
    return "\n" in part or FILL in part


def _words(value: str) -> Words:
    return tuple(m.casefold() for m in _WORD.findall(value))


def _common(words: Words) -> bool:
    """Whether everybody writes these words and numbers, as programs do."""
    if len(words) < 3:
        return False
    return all(
        len(word) < _NUMBER if word.isdigit() else word.isalpha() and is_english(word)
        for word in words
    )


def _is_secret(word: str) -> bool:
    digits = sum(c.isdigit() for c in word)
    if digits == len(word):
        return digits >= _NUMBER and not _DATE.fullmatch(word)
    return len(word) >= _PHRASE and digits > 0 and not _PUBLIC.fullmatch(word)


def _chunks(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Parts of two texts that belong together and differ, by lines that both hold once."""
    if len(old) == len(new):
        yield from ((a, b) for a, b in zip(old, new, strict=True) if a != b)
        return
    counts = Counter(old), Counter(new)
    places = {line: at for at, line in enumerate(new) if counts[1][line] == 1}
    last_old = last_new = 0
    for at, line in enumerate([*old, None]):
        if line is None:
            there = len(new)
        elif counts[0][line] == 1 and places.get(line, -1) >= last_new:
            there = places[line]
        else:
            continue
        if old[last_old:at] != new[last_new:there]:
            yield "\n".join(old[last_old:at]), "\n".join(new[last_new:there])
        last_old, last_new = at + 1, there + 1


def _taken(old: str, stayed: list[str]) -> Iterator[tuple[str, bool]]:
    """What lies in `old` between the pieces that stayed, and whether that is sure.

    Where the pieces do not stand there as they are, it is all words that are gone.
    """
    place, begun = 0, 0
    found: list[str] = []
    for number, piece in enumerate(stayed):
        if number == len(stayed) - 1 and piece:
            at = len(old) - len(piece) if old.endswith(piece) else -1
        else:
            at = old.find(piece, place) if piece else place
        if at < begun:
            gone = {*_WORD.findall(certain(old))} - {*_WORD.findall(" ".join(stayed))}
            yield from ((word, False) for word in sorted(gone))
            return
        if piece:
            found.append(old[begun:at])
            begun = place = at + len(piece)
    yield from ((taken, True) for taken in (*found, old[begun:]) if taken)
