"""Writes Markdown line by line, each line knowing the source line it comes from."""

from __future__ import annotations

import re

from .lines import BREAK, Line

_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")


class List:
    """A list in HTML that is being written as Markdown."""

    def __init__(self, margin: int, *, ordered: bool) -> None:
        self.margin = margin
        self.ordered = ordered
        self.count = 0

    @property
    def marker(self) -> str:
        """Of the item at hand."""
        return f"{self.count}. " if self.ordered else "- "

    @property
    def content(self) -> int:
        """Indentation of what stands inside the item at hand."""
        return self.margin + (len(self.marker) if self.count else 0)


class Writer:
    """Collects lines; knows how far to indent so that a list item stays one."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.number = 1
        """Source line of what is written now."""
        self.lists: list[List] = []
        self.depth = 0
        """Open elements that are blocks."""
        self.flat = 0
        """More than 0: what is written stays on one line (a heading, a summary, a table's row)."""
        self._now: list[str] = []
        self._items: list[int] = []
        """Indentation of the contents of the Markdown list items around this line."""

    @property
    def margin(self) -> int:
        """Indentation of whatever continues the list item at hand."""
        return self.lists[-1].content if self.lists else (self._items[-1] if self._items else 0)

    @property
    def empty(self) -> bool:
        """Whether nothing but indentation or a list marker stands on the line."""
        now = "".join(self._now)
        marker = _ITEM.match(now)
        return not now[marker.end() if marker else 0 :].strip()

    def write(self, text: str) -> None:
        """Put text behind what is on the line."""
        if text:
            self._now.append(text)

    def begin(self, number: int, text: str) -> int:
        """Begin a line of the source; how many characters of its indentation to pass over."""
        depth = len(text) - len(text.lstrip(" \t"))
        if self.flat:
            self.write(" ")
            return depth
        if self.lists and self.empty and "".join(self._now).strip():
            self.number = number  # a marker waits for the text of its item
            return depth
        self.flush()
        self.number = number
        if not text.strip():
            return 0
        if self.lists:
            self.write(" " * self.margin)
            return depth
        while self._items and depth < self._items[-1]:
            self._items.pop()
        margin, item = self.margin, _ITEM.match(text)
        if item:
            self._items.append(min(item.end(), depth + 6))
        elif depth >= margin + 4 and (self.depth or text[depth] == "<"):
            self.write(" " * margin)
            return depth
        return 0

    def flush(self) -> None:
        """End the line."""
        self.lines.append(Line("".join(self._now).rstrip(), self.number))
        self._now = []

    def newline(self) -> None:
        """Go on on a line of its own, in the same list item."""
        if self.flat:
            self.write(BREAK)
        elif not self.empty:
            self.flush()
            self.write(" " * self.margin)

    def gap(self) -> None:
        """Begin a new paragraph, in the same list item."""
        if self.flat:
            self.write(BREAK)
        elif not "".join(self._now).strip():
            if self.lines and self.lines[-1].text:
                self.lines.append(Line("", self.number))
            self._now = [" " * self.margin]
        elif not self.empty:
            self.flush()
            self.flush()
            self.write(" " * self.margin)

    def item(self) -> None:
        """Begin the next item of the list at hand."""
        if not self.lists:
            self.lists.append(List(self.margin, ordered=False))
        if not "".join(self._now).strip():
            self._now = []
        else:
            self.flush()
        self.lists[-1].count += 1
        self.write(" " * self.lists[-1].margin + self.lists[-1].marker)

    def own(self, text: str) -> None:
        """A paragraph of its own, on one line."""
        self.gap()
        self.write(text)
        self.gap()
