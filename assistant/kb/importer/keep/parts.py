"""An article's text as the parts in which it is merged: keys of the header, blocks of the body.

Nothing is lost on the way: joining the parts gives the text again, up to blank lines at its ends.
What an author has to decide is marked by comments: the article still compiles and answers, a person
who opens the file sees them, and ``kb lint`` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....record import Record
from ...problem import Problem

_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)[ \t]*:(?=\s|$)")
_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})(.*)$")
_DECLARED = re.compile(r"[ ]*`{3,}[ ]*(check|action)[ ]+(\S+)[ ]*\n")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})([.)]))(?=[ \t]|$)")
_OWN = re.compile(r"[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|<!--.*-->[ \t]*$)")
YOURS = "<!-- conflict: yours -->"
THEIRS = "<!-- conflict: the docs now say -->"
END = "<!-- conflict: end; keep one of the two and delete these three lines -->"
KEY = "# conflict: the docs now say: "
"""In the header, before what the docs have for the key above."""
GONE = "<!-- gone from the docs: delete this article, or only this line to keep it as your own -->"
_BEGIN = re.compile(r"[ \t]*<!-- conflict: yours")
_GONE = re.compile(r"[ \t]*<!-- gone from the docs")


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


def conflicts(text: str) -> list[int]:
    """The lines (from 1) on which an undecided conflict begins."""
    parts = split(text)
    header = [c.line + n for c in parts.header for n, line in enumerate(c.text.split("\n"))
              if line.startswith(KEY.rstrip())]  # fmt: skip
    return header + [u.line for u in parts.units if _BEGIN.match(u.text)]


def is_gone(text: str) -> bool:
    """Whether the article is marked as gone from the docs."""
    return any(_GONE.match(unit.text) for unit in split(text).units)


def without_gone(text: str) -> str:
    """`text` without that mark."""
    if "<!-- gone from the docs" not in text:
        return text
    parts, lines = split(text), text.split("\n")
    for unit in reversed(parts.units):
        if _GONE.match(unit.text):
            blank = not parts.header and lines[unit.line : unit.line + 1] == [""]
            del lines[unit.line - 1 : unit.line + blank]
    return "\n".join(lines)


def with_gone(text: str) -> str:
    """`text` with that mark above its prose."""
    if is_gone(text):
        return text
    parts = split(text)
    lines = text.split("\n")
    lines[parts.body_line - 1 : parts.body_line - 1] = [GONE] if parts.header else [GONE, ""]
    return "\n".join(lines)


def lint_marks(file: str, text: str) -> Iterator[Problem]:
    """What an import has left to be decided in an article."""
    if "conflict:" not in text and "<!-- gone" not in text:
        return
    for line in conflicts(text):
        message = "the article and the docs were both changed here"
        hint = "keep one of the two and delete the lines that say “conflict”"
        yield Problem(file, line, "import-conflict", message, hint)
    if is_gone(text):
        message = "the docs no longer hold what this article was made from"
        hint = "delete the article, or only the line that says so, to keep it as your own"
        line = next(u.line for u in split(text).units if _GONE.match(u.text))
        yield Problem(file, line, "gone-from-docs", message, hint, "warning")
