"""The lines with which an import marks what an author has to decide.

They are comments: the article still compiles and answers, a person who opens the file sees them,
and ``kb lint`` finds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problem import Problem
from .parts import split

YOURS = "<!-- conflict: yours -->"
THEIRS = "<!-- conflict: the docs now say -->"
END = "<!-- conflict: end; keep one of the two and delete these three lines -->"
KEY = "# conflict: the docs now say: "
"""In the header, before what the docs have for the key above."""
GONE = "<!-- gone from the docs: delete this article, or only this line to keep it as your own -->"
_BEGIN = re.compile(r"[ \t]*<!-- conflict: yours")
_GONE = re.compile(r"[ \t]*<!-- gone from the docs")


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
