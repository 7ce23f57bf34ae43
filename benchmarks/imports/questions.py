"""Questions about trees of documents, each with the section that answers it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*(?:\{.*\})?\s*")
_FENCE = re.compile(r"\s*(```|~~~)")


class Span(NamedTuple):
    """Lines of a document."""

    doc: str
    first: int
    last: int

    def meets(self, other: Span) -> bool:
        """Whether they have a line in common."""
        return self.doc == other.doc and self.first <= other.last and other.first <= self.last


class Question(NamedTuple):
    """What somebody asks, and the lines that answer it."""

    text: str
    answer: Span


class Heading(NamedTuple):
    """A heading of a Markdown page, outside its code."""

    level: int
    title: str
    line: int


def headings(lines: list[str]) -> Iterator[Heading]:
    """The ATX headings of a page."""
    fence = ""
    for number, line in enumerate(lines, 1):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif not fence and (match := _HEADING.fullmatch(line)):
            yield Heading(len(match[1]), match[2], number)


def read_questions(file: Path, tree: str, docs: Path) -> list[Question]:
    """The questions about one tree.

    Raises:
        LookupError: a heading is not in its page.
    """
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [
        Question(row["question"], _section(docs, row["doc"], row["heading"]))
        for row in rows
        if row.get("tree", tree) == tree
    ]


def _section(docs: Path, doc: str, title: str) -> Span:
    lines = (docs / doc).read_text("utf-8").splitlines()
    found = list(headings(lines))
    at = next((i for i, h in enumerate(found) if h.title == title), None)
    if at is None:
        raise LookupError(f"{doc} has no heading “{title}”")
    later = (h.line - 1 for h in found[at + 1 :] if h.level <= found[at].level)
    return Span(doc, found[at].line, next(later, len(lines)))
