"""What stands at and around each token of a line, as names of features."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from .tokens import NUMBER, SIGN, WORD, LineToken

_MOST = 12
"""Length beyond which a word or number is only long."""
_KEY_REACH = 12
"""Tokens between a value and the sign behind its key."""
_ASSIGNS = frozenset("=:>：＝")
_OUTSIDE = "^$"
_IN_LOG = ("s=", "-s=", "P0u=", "k", "u=")
"""What says something else in a log."""


def features(
    line: Sequence[LineToken], is_common: Callable[[str], bool], *, in_log: bool = False
) -> list[list[str]]:
    """The features of each token.

    Args:
        line: the tokens of a line.
        is_common: whether a word in small letters is one that many lines hold: names are not.
        in_log: whether it is the message of a log's line.
    """
    found = _Reading(line, is_common).all()
    if in_log:
        for token in found:
            token += [f"L{name}" for name in token if name.startswith(_IN_LOG)]
    return found


class _Reading:
    """A line while its features are told."""

    def __init__(self, line: Sequence[LineToken], is_common: Callable[[str], bool]) -> None:
        self._line = line
        self._rare = [_rarity(token, is_common) for token in line]
        self._shapes = [_shape(token) for token in line]
        self._names = [_name(token) for token in line]
        self._words = [at for at, token in enumerate(line) if token.kind != SIGN]
        self._sizes = _chunk_sizes(line)

    def all(self) -> list[list[str]]:
        return [
            [
                *self._own(at),
                *self._rarities(at),
                *self._beside(at),
                *self._words_before(at),
                *self._key(at),
            ]
            for at in range(len(self._line))
        ]

    def _glue(self, at: int) -> str:
        return "" if at and self._line[at - 1].end == self._line[at].start else " "

    def _own(self, at: int) -> list[str]:
        text, kind, shape = self._line[at].text, self._line[at].kind, self._shapes[at]
        own = [
            f"w={self._names[at]}",
            f"s={shape}{self._glue(at)}",
            f"k={min(self._sizes[at], 9)}{shape[:1]}",
        ]
        if kind == WORD:
            low = text.lower()
            own += (f"3={low[-3:]}", f"p={low[:3]}", f"l={min(len(text), _MOST)}{shape[:3]}")
        return own

    def _rarities(self, at: int) -> list[str]:
        """Whether a word and its neighbours are rare ones."""
        if self._line[at].kind != WORD:
            return []
        rare = self._rare
        before = rare[at - 1] if at else _OUTSIDE
        behind = rare[at + 1] if at + 1 < len(rare) else _OUTSIDE
        return [
            f"u={rare[at]}{self._shapes[at][:2]}",
            f"uuu={before}{rare[at]}{behind}",
            f"-u={rare[at]}|{self._at(at - 1)}",
            f"+u={rare[at]}|{self._at(at + 1)}",
        ]

    def _beside(self, at: int) -> list[str]:
        two, one, after, next_after = (self._at(at + step) for step in (-2, -1, 1, 2))
        shapes = self._shapes
        before = shapes[at - 1] if at else _OUTSIDE
        behind = shapes[at + 1] if at + 1 < len(shapes) else _OUTSIDE
        return [
            *(f"-2={two}", f"-1={one}", f"+1={after}", f"+2={next_after}"),
            *(f"-s={before}|{shapes[at]}", f"+s={behind}|{shapes[at]}", f"-2-1={two}|{one}"),
        ]

    def _at(self, at: int) -> str:
        return self._names[at] if 0 <= at < len(self._names) else _OUTSIDE

    def _words_before(self, at: int) -> list[str]:
        """The three words before, whatever signs stand between, and the next one."""
        here = bisect_left(self._words, at)
        before = [self._names[word] for word in self._words[max(0, here - 3) : here]][::-1]
        behind = here + (self._line[at].kind != SIGN)
        found = [f"P{step}={word}" for step, word in enumerate(before[:2])]
        if before:
            found.append(f"P0s={before[0]}|{self._shapes[at]}{self._glue(at)}")
        if before and self._line[at].kind == WORD:
            found.append(f"P0u={before[0]}|{self._rare[at]}")
        if len(before) > 1:
            found.append(f"PP={before[1]} {before[0]}")
        if len(before) > 2:
            found.append(f"PPP={before[2]} {before[1]} {before[0]}")
        if behind < len(self._words):
            found.append(f"N0={self._names[self._words[behind]]}")
        return found

    def _key(self, at: int) -> list[str]:
        """The word that the nearest ``=`` or ``:`` before the token stands behind."""
        names = self._names
        for sign in range(at - 1, max(0, at - _KEY_REACH), -1):
            if names[sign] in _ASSIGNS and self._line[sign - 1].kind != SIGN:
                joined = sign > 2 and names[sign - 2] in "_-."
                outer = self._at(sign - 3) if joined else self._at(sign - 2)
                return [f"K={names[sign - 1]}{names[sign]}", f"KK={outer} {names[sign - 1]}"]
        return []


def _rarity(token: LineToken, is_common: Callable[[str], bool]) -> str:
    if token.kind != WORD:
        return "-"
    return "c" if is_common(token.text.lower()) else "r"


def _shape(token: LineToken) -> str:
    """How a token looks: ``Tr0ub4dor`` is ``Aa0aa0aa``."""
    if token.kind == NUMBER:
        return f"{NUMBER}{min(len(token.text), _MOST)}"
    if token.kind not in (WORD, SIGN):
        return token.kind
    letters = "".join(
        "A" if c.isupper() else "a" if c.isalpha() else "0" if c.isdigit() else c
        for c in token.text
    )
    return re.sub(r"(.)\1{2,}", r"\1\1", letters)[:10]


def _name(token: LineToken) -> str:
    """A word in small letters; of what holds figures only that it does."""
    if token.kind not in (WORD, SIGN):
        return token.kind
    return "A0" if any(c.isdigit() for c in token.text) else token.text.lower()


def _chunk_sizes(line: Sequence[LineToken]) -> list[int]:
    """For each token, how many stand with it between two blanks."""
    chunks: list[int] = []
    for at, token in enumerate(line):
        glued = at and line[at - 1].end == token.start
        chunks.append(chunks[-1] if glued else at)
    sizes: dict[int, int] = {}
    for chunk in chunks:
        sizes[chunk] = sizes.get(chunk, 0) + 1
    return [sizes[chunk] for chunk in chunks]
