"""Where a question begins and ends among the words of ``assistant ask``.

Options stand before its first word or after its last. What stands between its words is part of it:
``ask what does the --kb option do`` asks about an option. At its very end a known option is one;
``--`` before the question makes a word of it. A question in quotes is whole as it is.
"""

from __future__ import annotations

import re

VALUED = frozenset(["--kb", "--machine", "--batch", "--dialogue", "--top", "--set"])
"""Options with a value behind them, or behind ``=``."""
_OPTION = re.compile(r"(?!-[\d.]+$)--?[^\s=]+(=.*)?", re.DOTALL)


def set_apart(arguments: list[str]) -> list[str]:
    """The arguments, with the words of a question that holds options put behind ``--``."""
    verb = _after_options(arguments, 0)
    if "--" in arguments or arguments[verb : verb + 1] != ["ask"]:
        return arguments
    first = _after_options(arguments, verb + 1)
    if first == len(arguments) or len(arguments[first].split()) > 1:
        return arguments
    last = first + 1
    while _after_options(arguments, last) < len(arguments):
        last += 1
    words = arguments[first:last]
    if not any(map(_OPTION.fullmatch, words)):
        return arguments
    return [*arguments[:first], *arguments[last:], "--", *words]


def _after_options(arguments: list[str], start: int) -> int:
    """Where the first word from `start` on is."""
    while start < len(arguments) and _OPTION.fullmatch(arguments[start]):
        start += 2 if arguments[start] in VALUED else 1
    return start
