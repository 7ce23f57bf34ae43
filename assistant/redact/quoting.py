r"""JSON within a text of another notation: what it says, and where each of its characters stands.

Its quotes are ``&quot;`` within XML, ``\"`` within a string of JSON, ``\\\"`` within one of those.
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
_PLAIN = r"\\*+(?:\"|&(?:amp;)*+(?:quot|#34|#x22);)"
_SIGN = r"(?P<run>\\*+)(?:\"|&(?P<amps>(?:amp;)*+)(?:quot|#34|#x22);)"
_ENDS_KEY = rf"{_SIGN}(?=\s{{0,20}}:)"
_STAMP = (
    r"(?m:^)\W{0,3}(?:\d{8}|\d{4}[-/.]\d\d|\d\d[:./]\d\d|[A-Z][a-z]{2} [ \d]\d)"
    r"[^\n\"&\\{}]{0,120}?(?<=[ \t:|])(?=[{}\[\]]{1,3},?[ \t]*$"
    rf"|{_PLAIN}[^\n\"&\\]{{1,80}}{_PLAIN}[ \t]{{0,3}}:)"
)
"""What a log writes in front of each line of such data."""
_ESCAPE = rf"(?m){_SIGN}|(?P<blank>\\++(?:[nrt]|\Z))|(?P<stamp>{_STAMP})"

Quote = tuple[int, int]
"""How often a quote is escaped as XML has it, and how often as JSON has it."""


def quotes(text: str) -> Iterator[Quote]:
    """How keys are quoted in a text, the outermost first."""
    found = {_quote(match) for match in re.compile(_ENDS_KEY).finditer(text)}
    yield from sorted((a, b) for a, b in found if a <= _DEEPEST and b <= _DEEPEST)


def _quote(match: Match[str]) -> Quote:
    """A run of backslashes also holds those that the text in front of the quote ends with."""
    run = len(match["run"]) + 1
    return _amps(match), (run & -run).bit_length() - 1


def _amps(match: Match[str]) -> int:
    return 0 if match["amps"] is None else 1 + len(match["amps"]) // len("amp;")


class Layer:
    """A text whose JSON has this quote, with plain quotes; those further out end its lines."""

    def __init__(self, text: str, quote: Quote) -> None:
        xml, self._json = quote
        self._xml = xml
        entity = f"&{'amp;' * (xml - 1)}quot;" if xml else '"'
        self._written = "\\" * (2**self._json - 1) + entity
        self._here, self._there = [0], [0]
        pieces: list[str] = []
        size = end = 0
        for match in re.compile(_ESCAPE).finditer(text):
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
        if not self._xml and not self._json:
            return match[0]
        if blank := match["blank"]:
            ends = blank == "\\" * (2**self._json // 2) + "n"
            return "\n" if ends else " "
        xml, json = _quote(match)
        if (xml, json) == (self._xml, self._json):
            return '"'
        if (xml, json) < (self._xml, self._json):
            return "\n" if match.start() else " "  # a cut may have left its end of an inner one
        return '\\"' if xml == self._xml else "'"

    def place(self, at: int) -> int:
        """Where in the text this place of the layer is."""
        number = bisect_right(self._here, at) - 1
        return self._there[number] + at - self._here[number]

    def written(self, text: str) -> str:
        """What stands for this in the text."""
        return text.replace('"', self._written)
