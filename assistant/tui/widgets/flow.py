"""Paragraphs with hanging indents in one widget."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from ...record import Record
from ..text import plain

_LEAST = 8
"""Columns that text gets beside its indent, however narrow the screen is."""


class Paragraph(Record):
    """One paragraph."""

    body: Content
    first: Content = Content("")
    """What stands before its first line: a bullet, a glyph. The other lines are as far in."""
    gap: bool = False
    """An empty line stands above it."""
    wrap: bool = True
    """Code is not wrapped at blanks, but at the edge."""


def flowed(paragraphs: Sequence[Paragraph], width: int) -> Content:
    """All paragraphs in lines of at most `width` cells."""
    lines: list[Content] = []
    for paragraph in paragraphs:
        if paragraph.gap and lines:
            lines.append(Content(""))
        indent = paragraph.first.cell_length
        room = max(_LEAST, width - indent)
        body = paragraph.body
        wrapped = (
            body.wrap(room) if paragraph.wrap else [x for s in body.split() for x in s.fold(room)]
        )
        margin = plain(" " * indent)
        lines += [(margin if i else paragraph.first) + line for i, line in enumerate(wrapped)]
    return Content("\n").join(lines)


class Flow(Widget):
    """Shows paragraphs, laid out again for each width."""

    DEFAULT_CSS = "Flow { height: auto; width: 1fr; }"
    FOCUS_ON_CLICK = False  # a click on a text leaves the keyboard with the prompt

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._paragraphs = tuple(paragraphs)
        self._known: tuple[int, Content] | None = None
        self._marked: re.Pattern[str] | None = None
        self._pointed: int | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._paragraphs

    def show(self, paragraphs: Sequence[Paragraph], *, same_height: bool = False) -> None:
        """Show these instead; `same_height` spares laying everything out again."""
        self._paragraphs, self._known = tuple(paragraphs), None
        self.refresh(layout=not same_height)

    @property
    def plain_text(self) -> str:
        """What is shown, without styles and line breaks of the screen."""
        return "\n".join(f"{p.first.plain}{p.body.plain}" for p in self.paragraphs)

    def _laid_out(self, width: int) -> Content:
        if self._known is None or self._known[0] != width:
            self._known = (width, self._with_marks(flowed(self.paragraphs, width)))
        return self._known[1]

    def mark(self, pattern: re.Pattern[str] | None) -> int:
        """Set off what fits; returns how often something does."""
        if pattern is not self._marked:
            self._marked, self._pointed, self._known = pattern, None, None
            self.refresh()
        return len(self._places())

    def point_at(self, number: int | None) -> int:
        """Set off one of the marked places more than the others; returns on which line it is."""
        if number != self._pointed:
            self._pointed, self._known = number, None
            self.refresh()
        before = self._places()[number][0] if number is not None else 0
        return self._laid_out(self._columns).plain.count("\n", 0, before)

    def _places(self) -> list[tuple[int, int]]:
        if self._marked is None or not self.paragraphs:
            return []
        laid_out = self._laid_out(self._columns).plain
        return [found.span() for found in self._marked.finditer(laid_out)]

    def _with_marks(self, content: Content) -> Content:
        if self._marked is None:
            return content
        for number, found in enumerate(self._marked.finditer(content.plain)):
            style = "reverse bold" if number == self._pointed else "underline bold"
            content = content.stylize(style, *found.span())
        return content

    @property
    def _columns(self) -> int:
        return max(1, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the paragraphs take."""
        return self._laid_out(width).plain.count("\n") + 1 if width and self.paragraphs else 0

    def render(self) -> Content:
        """The lines."""
        return self._laid_out(self._columns)
