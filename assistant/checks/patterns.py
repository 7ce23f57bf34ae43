"""Regular expressions from knowledge bases: only those whose worst case is affordable.

Python's `re` backtracks and cannot be stopped from another thread, so an expression is refused
before it is used if the number of ways in which it could match a line of `LINE` characters is
too large.
"""

from __future__ import annotations

import re
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # the parser has no public name
from re import _parser as parser  # type: ignore[attr-defined]

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

LINE = 2_000
"""Characters of a line that are looked at in one piece."""
MOST_WAYS = 5_000
"""One unbounded repetition has `LINE` ways; two multiply."""
MOST_STEPS = 200_000
"""Ways times the characters that each of them may have to look at."""
MAX_PATTERN = 500
_ONE = frozenset(
    (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.AT, op.CATEGORY, op.RANGE, op.NEGATE)
)
_REPEATS = frozenset((op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT))


@cache
def guarded(pattern: str) -> re.Pattern[str]:
    """`pattern`, compiled for any letter case.

    Raises:
        ValueError: it is no regular expression, or could take too long.
    """
    if len(pattern) > MAX_PATTERN:
        raise ValueError(f"a pattern has at most {MAX_PATTERN} characters")
    try:
        parsed = parser.parse(pattern, re.IGNORECASE)
        ways = _ways(parsed)
        compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"no regular expression: {error}") from None
    if ways > MOST_WAYS or ways * _looked(parsed) > MOST_STEPS:
        raise ValueError(
            "this pattern can take very long on an unlucky line; "
            "write {0,80} instead of * or + where there is more than one, and no repeat in a repeat"
        )
    return compiled


def _ways(items: Iterable[Any]) -> float:
    """In how many ways the items in a row can match, at most."""
    total = 1.0
    for operator, argument in items:
        total *= _ways_of(operator, argument)
    return total


def _ways_of(operator: Any, argument: Any) -> float:
    if operator in _ONE:
        return 1
    if operator in _REPEATS:
        least, most, body = argument
        return _repeated(int(least), min(int(most), LINE), body)
    if operator is op.SUBPATTERN:
        return _ways(argument[-1])
    if operator is op.BRANCH:
        return sum(_ways(branch) for branch in argument[1])
    if operator is op.ATOMIC_GROUP:
        return _ways(argument)
    if operator in (op.ASSERT, op.ASSERT_NOT):
        return _ways(argument[1])
    return float("inf")  # references to groups and whatever else there is


def _repeated(least: int, most: int, body: Any) -> float:
    lengths = max(1, most - least + 1)
    each = _ways(body)
    if each <= 1 and body.getwidth()[0] > 0:
        return lengths
    if most <= 1:
        return lengths * each
    return float("inf") if most > 12 or body.getwidth()[0] == 0 else lengths * each**most


def _looked(items: Iterable[Any]) -> int:
    """How many characters one way looks at where it goes on; what looks ahead reads them again."""
    return sum(_looked_of(operator, argument) for operator, argument in items)


def _looked_of(operator: Any, argument: Any) -> int:
    if operator in _REPEATS:
        least, _, body = argument
        return max(1, min(int(least), LINE)) * _looked(body)
    if operator is op.SUBPATTERN:
        return _looked(argument[-1])
    if operator is op.BRANCH:
        return sum(_looked(branch) for branch in argument[1])
    if operator is op.ATOMIC_GROUP:
        return _looked(argument)
    if operator in (op.ASSERT, op.ASSERT_NOT):
        return _looked(argument[1])
    return 1
