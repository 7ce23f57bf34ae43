"""An article's text as the parts in which it is merged: keys of the header, blocks of the body.

Nothing is lost on the way: joining the parts gives the text again, up to blank lines at its ends.
"""

from __future__ import annotations

import re

from ....record import Record

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)[ \t]*:(?=\s|$)")
_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})(.*)$")
_DECLARED = re.compile(r"[ ]*`{3,}[ ]*(check|action)[ ]+(\S+)[ ]*\n")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})([.)]))(?=[ \t]|$)")
_OWN = re.compile(r"[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|<!--.*-->[ \t]*$)")


class Chunk(Record):
    """A key of the header with its value, as written; comments between keys have no name."""

    name: str
    text: str
    line: int
    """First line in the file, from 1."""


class MergeUnit(Record):
    """A block of the body that is merged as a whole: a paragraph, a list item, a fenced block."""

    text: str
    key: str
    """What it is known by: a check's or action's id, else its words."""
    line: int
    """First line in the file, from 1."""
    gap: int = 0
    """Blank lines before it."""

    @property
    def declared(self) -> bool:
        """Whether it is a check or an action."""
        return self.key.startswith("\0")


class Parts(Record):
    """An article."""

    header: tuple[Chunk, ...]
    units: tuple[MergeUnit, ...]
    body_line: int
    """The file's line on which the body begins, from 1."""


def split(text: str) -> Parts:
    """The parts of an article's text, whose lines end in a line feed."""
    lines = text.removeprefix("\ufeff").split("\n")
    end = 0
    if lines[0].rstrip() == "---":
        ends = (n for n, line in enumerate(lines) if n and line.rstrip() in ("---", "..."))
        end = next(ends, 0)
    cutter = _Cutter()
    for number, line in enumerate(lines[end + 1 if end else 0 :], end + 2 if end else 1):
        cutter.read(number, line)
    cutter.close()
    return Parts(tuple(_chunks(lines[1:end])), tuple(cutter.units), end + 2 if end else 1)


def join(header: list[str], units: list[MergeUnit]) -> str:
    """The text of an article: lines of the header, blocks of the body."""
    out: list[str] = []
    if header:
        out = ["---", *header, "---", ""]
    for number, unit in enumerate(units):
        out += [""] * (unit.gap if number else 0)
        out.append(unit.text)
    return "\n".join(out).rstrip("\n") + "\n"


def _chunks(lines: list[str]) -> list[Chunk]:
    found: list[Chunk] = []
    for number, line in enumerate(lines, 2):
        match = _KEY.match(line)
        if match:
            found.append(Chunk(match[1], line, number))
        elif found and (found[-1].name == "" or line[:1] != "#" or line.startswith("# conflict:")):
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line}")
        else:
            found.append(Chunk("", line, number))
    return found


class _Cutter:
    """Cuts lines into units."""

    def __init__(self) -> None:
        self.units: list[MergeUnit] = []
        self._lines: list[str] = []
        self._start = self._gap = 0
        self._fence = ""

    def read(self, number: int, line: str) -> None:
        """Take in one line."""
        if self._fence:
            self._lines.append(line)
            mark = line.strip()
            if len(mark) >= len(self._fence) and set(mark) == {self._fence[0]}:
                self.close()
            return
        fence = _FENCE.match(line)
        fence = None if fence and fence[1][0] == "`" and "`" in fence[2] else fence
        if not line.strip():
            self.close()
            self._gap += 1
        elif fence or _ITEM.match(line) or _OWN.match(line) or not self._lines:
            self._begin(number, line, fence[1] if fence else "")
        else:
            self._lines.append(line)

    def _begin(self, number: int, line: str, fence: str) -> None:
        self.close()
        self._start, self._lines, self._fence = number, [line], fence
        if _OWN.match(line):
            self.close()

    def close(self) -> None:
        """End the unit at hand."""
        if self._lines:
            text = "\n".join(self._lines)
            self.units.append(MergeUnit(text, _key(text), self._start, self._gap))
            self._gap = 0
        self._lines, self._fence = [], ""


def _key(text: str) -> str:
    """What a block is known by: neither a list's numbers nor line breaks make another of it."""
    if match := _DECLARED.match(text + "\n"):
        return f"\0{match[1]} {match[2]}"
    if _FENCE.match(text.partition("\n")[0]):
        return text
    item = _ITEM.match(text)
    if item and item[2]:
        text = f"{item[1]}1{item[3]}{text[item.end() :]}"
    indent = text[: len(text) - len(text.lstrip())]
    return indent + " ".join(text.split())


def renumber(units: list[MergeUnit]) -> list[MergeUnit]:
    """Ordered lists that were put together from two sides count again from their first number."""
    out = list(units)
    run: list[int] = []
    for place, unit in enumerate([*units, MergeUnit("#", "", 0)]):
        item = _ITEM.match(unit.text)
        if item and item[2] and not item[1]:
            run.append(place)
        elif not item and unit.text[:1] not in (" ", "\t"):
            _count(out, run)
            run = []
    return out


def _count(units: list[MergeUnit], run: list[int]) -> None:
    items = [(place, _ITEM.match(units[place].text)) for place in run]
    numbers = [int(item[2]) for _, item in items if item]
    wanted = list(range(numbers[0], numbers[0] + len(numbers))) if numbers else []
    if len(set(numbers)) < 2 or numbers == wanted:
        return
    for (place, item), number in zip(items, wanted, strict=True):
        if item:
            text = f"{number}{item[3]}{units[place].text[item.end() :]}"
            units[place] = units[place]._replace(text=text)
