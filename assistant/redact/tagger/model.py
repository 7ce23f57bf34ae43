"""How likely each token of a line is private: a conditional random field of three labels.

Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001. What is kept of a feature is
the hash of its name and how much it speaks for each label.
"""

from __future__ import annotations

import json
import math
import os
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from ...record import Record

MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "private.model")
STEPS = 127
_MOST_FEATURES = 65_536
"""Features that are remembered: the same come in line after line."""
_MOST = 30.0
"""Score of a token beyond which it is as good as certain."""


LABELS = ("open", "secret", "name")
"""A token's labels: to be read by all; a password or code; or it tells of somebody."""

Row = tuple[float, float, float]
"""A number for each label."""


class Weights:
    """What features speak for, as it lies in the file: looked up, not taken apart."""

    def __init__(self, hashes: Sequence[int], steps: Sequence[int], unit: float) -> None:
        """Take what is kept.

        Args:
            hashes: of the features, ascending.
            steps: two for each: how much it speaks for a secret, and for a name.
            unit: what a step is worth.
        """
        self._hashes, self._steps, self._unit = hashes, steps, unit

        self.get = lru_cache(maxsize=_MOST_FEATURES)(self._looked_up)

    def _looked_up(self, feature: str) -> tuple[float, float] | None:
        """What a feature speaks for; None where it was not learned."""
        at = _place(self._hashes, hashed(feature))
        if at < 0:
            return None
        return self._steps[2 * at] * self._unit, self._steps[2 * at + 1] * self._unit


def _place(hashes: Sequence[int], number: int) -> int:
    """Where a number stands in an ascending row; -1: nowhere."""
    at = bisect_left(hashes, number)
    return at if at < len(hashes) and hashes[at] == number else -1


class TaggerModel(Record):
    """Trained weights."""

    source: int
    """Checksum of the examples that it was made of."""
    changes: tuple[Row, ...]
    """For each label of a token, what speaks for each label of the next one."""
    weights: Weights | dict[str, tuple[float, float]]
    """How much a feature speaks for a secret, and for a name."""
    common: Sequence[int]
    """Hashes of the words that many of the lines hold, ascending."""

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters is one that many of the lines hold."""
        return _place(self.common, hashed(word)) >= 0

    def probabilities(self, line: Iterable[Iterable[str]]) -> list[Row]:
        """For the features of each token of a line, how likely it has each label, 0 to 1."""
        return self._marginals([self._factors(token) for token in line])

    def _factors(self, token: Iterable[str]) -> Row:
        get = self.weights.get
        secret = name = 0.0
        for feature in token:
            if found := get(feature):
                secret += found[0]
                name += found[1]
        return 1.0, _exp(secret), _exp(name)

    def _marginals(self, factors: Sequence[Row]) -> list[Row]:
        """Forward and backward, each step scaled to a sum of 1."""
        into = [tuple(_exp(row[label]) for row in self.changes) for label in range(len(LABELS))]
        out = [tuple(map(_exp, row)) for row in self.changes]
        forward: list[Row] = []
        for number, factor in enumerate(factors):
            if number:
                factor = _times(factor, _each(into, forward[-1]))  # noqa: PLW2901
            forward.append(_scaled(factor))
        found: list[Row] = []
        behind: Row = (1.0, 1.0, 1.0)
        for factor, before in zip(reversed(factors), reversed(forward), strict=True):
            found.append(_scaled(_times(before, behind)))
            behind = _scaled(_each(out, _times(factor, behind)))
        return found[::-1]


def _exp(score: float) -> float:
    return math.exp(max(-_MOST, min(_MOST, score)))


def _times(one: Row, other: Row) -> Row:
    return one[0] * other[0], one[1] * other[1], one[2] * other[2]


def _each(rows: Sequence[Sequence[float]], by: Row) -> Row:
    first, second, third = (row[0] * by[0] + row[1] * by[1] + row[2] * by[2] for row in rows)
    return first, second, third


def _scaled(row: Row) -> Row:
    whole = sum(row)
    return row[0] / whole, row[1] / whole, row[2] / whole


def hashed(name: str) -> int:
    """What is kept of a feature's name."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass"))


@cache
def model() -> TaggerModel:
    """The model that ships with the program."""
    with open(MODEL, "rb") as file:
        return unpacked(file.read())


def packed(
    source: int,
    changes: Sequence[Row],
    weights: Mapping[str, tuple[float, float]],
    common: Iterable[str],
) -> bytes:
    """A model as it is kept: each weight in `STEPS` steps on either side of 0."""
    unit = max((abs(weight) for pair in weights.values() for weight in pair), default=1.0) / STEPS
    steps = {
        hashed(name): [round(weight / unit) for weight in pair] for name, pair in weights.items()
    }
    kept = sorted((number, pair) for number, pair in steps.items() if any(pair))
    words = sorted(map(hashed, common))
    head = {
        "source": source,
        "changes": [[round(change, 4) for change in row] for row in changes],
        "unit": unit,
        "count": len(kept),
        "common": len(words),
    }
    text = json.dumps(head).encode()
    hashes = b"".join(n.to_bytes(4, "little") for n in (*words, *(number for number, _ in kept)))
    body = array("b", (step for _, pair in kept for step in pair)).tobytes()
    return len(text).to_bytes(4, "little") + text + hashes + body


def unpacked(data: bytes) -> TaggerModel:
    """A kept model."""
    begin = 4 + int.from_bytes(data[:4], "little")
    head = json.loads(data[4:begin])
    middle = begin + 4 * (head["common"] + head["count"])
    hashes = array("I", data[begin:middle])
    if sys.byteorder == "big":
        hashes.byteswap()
    common, learned = hashes[: head["common"]], hashes[head["common"] :]
    weights = Weights(learned, array("b", data[middle:]), head["unit"])
    changes = tuple((row[0], row[1], row[2]) for row in head["changes"])
    return TaggerModel(head["source"], changes, weights, common)
