"""A line's words, numbers and signs. Figures do not count: a line is read with zeros for them."""

from __future__ import annotations

import re
from functools import cache

from ...record import Record
from ..naming import SETTLED

PLACE = "PLACE"
"""Kind of what this program put in the place of something."""
WORD, SIGN, NUMBER = "WORD", "SIGN", "NUM"
_KINDS = {
    PLACE: SETTLED,
    "MAIL": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    "GUID": r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b",
    "DATE": r"(?<!\d)(?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}"
    r"|\d\d?/\d\d?/\d\d)(?!\d)",
    "TIME": r"(?<!\d)\d\d?:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?!\d)Z?",
    "IP6": r"(?<![\w:])(?=[0-9a-fA-F:]*(?:[a-fA-F]|::))"
    r"(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])",
    "IP": r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])",
    "VERSION": r"(?<![\d.])\d+(?:\.\d+)+",
    "HEX": r"\b0x[0-9a-fA-F]+\b",
    NUMBER: r"(?<![^\W_])\d+(?![^\W_])",
    WORD: r"[^\W_]+",
    SIGN: r"[^\w\s]|_",
}


class LineToken(Record):
    """A piece of a line."""

    start: int
    end: int
    text: str
    kind: str


def tokens(line: str) -> list[LineToken]:
    """The tokens of a line, blanks left out."""
    return [
        LineToken(found.start(), found.end(), found[0], found.lastgroup or SIGN)
        for found in _pattern().finditer(line)
    ]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
