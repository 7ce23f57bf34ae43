"""Lines grouped so that nothing that spans lines is torn apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .bodies import FARTHEST, bodies
from .normal import normal

MOST_LINES = 500
MOST_KEY_LINES = 400
MOST_HELD = 4_000_000
"""Characters of one qbXML body that are held at once; a longer one is taken out in pieces."""
_CHUNK = 1_000_000
"""Characters that are searched for bodies at once."""

CUT = "<value removed>"
"""What stands for the rest of a line that was cut."""
KEY_OPENS = r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY"
"""How a private key begins, which spans lines."""
_KEY_CLOSES = r"-----END "


class Block:
    """Lines read so far, and whether a private key in them is still open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.in_key = False
        self.since = 0

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.since += 1
        if self.in_key or "-----BEGIN" in line:
            self._follow(line)

    def _follow(self, line: str) -> None:
        """Step through what opens and closes in a line."""
        at = 0
        while found := re.compile(_KEY_CLOSES if self.in_key else KEY_OPENS).search(line, at):
            at = found.end()
            self.since = 0
            self.in_key = not self.in_key

    @property
    def full(self) -> bool:
        """Whether it is time to pass the lines on."""
        if self.in_key:
            return self.since > MOST_KEY_LINES
        most = MOST_LINES * (2 if self.lines[-1].endswith((":", '"')) else 1)  # a value may follow
        return len(self.lines) >= most


def blocks(lines: Iterable[str]) -> Iterator[str]:
    """Texts of several lines each, without the last line's end; torn between constructs only."""
    block = Block()
    for line in lines:
        block.add(line)
        if block.full:
            yield "\n".join(block.lines)
            block = Block()
    if block.lines:
        yield "\n".join(block.lines)


def uncut(lines: Iterable[str]) -> Iterator[str]:
    """Lines without what a cut has left of the first one, if others follow."""
    rest = iter(lines)
    first, second = next(rest, None), next(rest, None)
    if first is not None:
        yield first if second is None else CUT
    if second is not None:
        yield second
    yield from rest


def without_bodies(lines: Iterable[str], take_out: Callable[[str], str]) -> Iterator[str]:
    """Lines in their normal form after `take_out` has taken the bodies in qbXML out of them."""
    held: list[str] = []
    size, most = 0, _CHUNK
    for line in lines:
        held.append(line.rstrip("\r\n"))
        size += len(line) + 1
        if size < most:
            continue
        text = normal("\n".join(held))
        at = _settled_until(text)
        reopened = ""
        if not at and size >= MOST_HELD:
            at = text.rfind("\n", 0, len(text) - FARTHEST) + 1
            reopened = bodies(text[:at]).reopened
        yield from take_out(text[:at]).split("\n")[:-1]
        held = [reopened + text[at:]]
        size = len(held[0])
        most = size + _CHUNK
    if held:
        yield from take_out(normal("\n".join(held))).split("\n")


def _settled_until(text: str) -> int:
    """The start of a line up to which no body is open, nor can turn out to have been."""
    at = text.rfind("\n", 0, max(0, len(text) - FARTHEST)) + 1
    for start, end in reversed(bodies(text).spans):
        if start < at <= end:
            at = text.rfind("\n", 0, start) + 1
    return at
