r"""JSON within a text of another notation: what it says, and where each of its characters stands.

Its quotes are ``&quot;`` within XML, ``\"`` within a string of JSON, ``\\\"`` within one of those,
``""`` within a cell of CSV; those of a program that prints its objects may be ``&apos;``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from re import Match

_DEEPEST = 4
"""How often JSON may be quoted in JSON, or XML in XML, to be read here."""
_PLAIN = r"\\*+(?:\"\"?|&(?:amp;)*+(?:quot|apos|#34|#39|#x2[27]);)"
_SIGN = r"(?P<run>\\*+)(?:\"|&(?P<amps>(?:amp;)*+)(?:(?P<single>apos|#39|#x27)|quot|#34|#x22);)"
_ENDS_KEY = rf"{_SIGN}(?=\s{{0,20}}:)"
_STAMP = (
    r"(?m:^)\W{0,3}(?:\d{8}|\d{4}[-/.]\d\d|\d\d[:./]\d\d|[A-Z][a-z]{2} [ \d]\d)"
    r"[^\n\"&\\{}]{0,120}?(?<=[ \t:|])(?=[{}\[\]]{1,3},?[ \t]*$"
    rf"|{_PLAIN}[^\n\"&\\]{{1,80}}{_PLAIN}[ \t]{{0,3}}:)"
)
"""What a log writes in front of each line of such data."""
_ENDS_CELL_KEY = r"(?<=\w)\"\"(?=\s{0,20}:)"
_ESCAPE = rf"(?m){_SIGN}|(?P<blank>\\++(?:[nrt]|\Z))|(?P<stamp>{_STAMP})"
_CELL = rf"(?m)(?P<run>\\*+)(?P<double>\"\"?)|(?P<stamp>{_STAMP})"

Quote = tuple[int, int, str]
"""How often a quote is escaped as XML has it, and how often as JSON has it; then itself."""
_PLAINEST: Quote = (0, 0, '"')
_DOUBLED: Quote = (0, 0, '""')
_SIGNS = {_PLAINEST: rf"(?m)(?P<stamp>{_STAMP})", _DOUBLED: _CELL}
"""What stands for something else in such a text; `_ESCAPE` in all others."""


def quotes(text: str) -> Iterator[Quote]:
    """How keys are quoted in a text, the outermost first."""
    found = {_quote(match) for match in re.compile(_ENDS_KEY).finditer(text)}
    yield from sorted(quote for quote in found if max(quote[:2]) <= _DEEPEST)
    if re.search(_ENDS_CELL_KEY, text):
        yield _DOUBLED


def _quote(match: Match[str]) -> Quote:
    """A run of backslashes also holds those that the text in front of the quote ends with."""
    run = len(match["run"]) + 1
    return _amps(match), (run & -run).bit_length() - 1, "'" if match["single"] else '"'


def _amps(match: Match[str]) -> int:
    return 0 if match["amps"] is None else 1 + len(match["amps"]) // len("amp;")


class Layer:
    """A text whose JSON has this quote, with plain quotes; those further out end its lines."""

    def __init__(self, text: str, quote: Quote) -> None:
        xml, self._json, sign = self._quote = quote
        name = "apos" if sign == "'" else "quot"
        self._written = "\\" * (2**self._json - 1) + (
            f"&{'amp;' * (xml - 1)}{name};" if xml else sign
        )
        self._here, self._there = [0], [0]
        pieces: list[str] = []
        size = end = 0
        for match in re.compile(_SIGNS.get(quote, _ESCAPE)).finditer(text):
            plain = self._plain(match)
            pieces += (text[end : match.start()], plain)
            size += match.start() - end
            end = match.end()
            self._here += (size, size + len(plain))
            self._there += (match.start(), end)
            size += len(plain)
        self.text = "".join(pieces) + text[end:]

    def _plain(self, match: Match[str]) -> str:
        """What a quote, an escaped blank or a stamp is in this layer."""
        if match["stamp"]:
            return ""
        further_out = "\n" if match.start() else " "  # a cut may have left its end of an inner one
        if self._quote == _DOUBLED:
            return match["run"] + '"' if match["double"] == '""' else further_out
        if blank := match["blank"]:
            ends = blank == "\\" * (2**self._json // 2) + "n"
            return "\n" if ends else " "
        here = _quote(match)
        if here == self._quote:
            return '"'
        if here[:2] < self._quote[:2]:
            return further_out
        return '\\"' if (here[0], here[2]) == (self._quote[0], self._quote[2]) else "'"

    def place(self, at: int) -> int:
        """Where in the text this place of the layer is."""
        number = bisect_right(self._here, at) - 1
        return self._there[number] + at - self._here[number]

    def written(self, text: str) -> str:
        """What stands for this in the text."""
        return text.replace('"', self._written)
