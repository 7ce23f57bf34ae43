"""Lines grouped so that nothing that spans lines is torn apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .quickbooks import CLOSER, NEXT_ENTRY, OPENER

MOST_LINES = 500
MOST_KEY_LINES = 400
MOST_HELD = 4_000_000
"""Characters of one qbXML body that are held at once; what follows of it is dropped."""

_KEY_OPENS = r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY"
_KEY_CLOSES = r"-----END "
OPENS = f"{OPENER}|(?-i:{_KEY_OPENS})"
"""How what spans lines begins."""


class Block:
    """Lines read so far, and whether something in them is still open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.size = 0
        self.closer = ""
        self.since = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.size += len(line)
        self.since += 1
        if self.closer or "-----BEGIN" in line or "<" in line or "&" in line:
            self._follow(line)

    def _follow(self, line: str) -> None:
        """Step through what opens and closes in a line."""
        at = 0
        while True:
            found = re.compile(self.closer or OPENS).search(line, at)
            if not found:
                return
            at = found.end()
            self.since = 0
            self.closer = "" if self.closer else _closer(found[0])

    @property
    def in_key(self) -> bool:
        return self.closer == _KEY_CLOSES

    @property
    def full(self) -> bool:
        """Whether it is time to pass the lines on."""
        if self.in_key:
            return self.since > MOST_KEY_LINES
        if self.size > MOST_HELD:
            return True
        most = MOST_LINES * (2 if self.lines[-1].endswith((":", '"')) else 1)  # a value may follow
        return not self.closer and len(self.lines) >= most


def _closer(opener: str) -> str:
    return _KEY_CLOSES if opener.startswith("-----") else CLOSER


def blocks(lines: Iterable[str]) -> Iterator[str]:
    """Texts of several lines each, without the last line's end; torn between constructs only."""
    block, cut = Block(), False
    for line in lines:
        text = line.rstrip("\r\n")
        if cut:
            rest = _after(text)
            if rest is None:
                continue
            text, cut = rest, False
        if block.closer == CLOSER and re.match(NEXT_ENTRY, text):
            block.closer = ""  # the body was never closed: the log goes on
        block.add(text)
        if block.full:
            cut = block.closer == CLOSER
            yield "\n".join(block.lines)
            block = Block()
    if block.lines:
        yield "\n".join(block.lines)


def _after(line: str) -> str | None:
    """What follows the end of a body that was cut off; None while it goes on."""
    if re.match(NEXT_ENTRY, line):
        return line
    found = re.search(CLOSER, line)
    return line[found.end() :] if found else None
