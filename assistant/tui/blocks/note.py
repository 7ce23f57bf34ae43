"""What the program says between answers, and what the person said."""

from __future__ import annotations

from textual.content import Content

from ..flow import Flow, Paragraph
from ..text import pieces, plain, shortened
from .base import escaped


class Said(Flow):
    """What the person typed."""

    def __init__(self, text: str) -> None:
        self.said = text
        super().__init__([Paragraph(plain(shortened(text), "b"), plain("› ", "busy"))])

    def markdown(self) -> str:
        lines = escaped(self.said).splitlines() or [""]
        return "\n".join(f"> {line}" for line in lines)


class Note(Flow):
    """Some lines from the program; the first may carry a word in bold before it."""

    def __init__(self, *lines: str, lead: str = "", look: str = "b", dim: bool = False) -> None:
        self._lines = (f"{lead} {lines[0]}".strip(), *lines[1:]) if lines else (lead,)
        style = "dim" if dim else ""
        shown: list[Content] = [plain(line, style) for line in lines]
        if lead:
            first = [(" ", ""), (lines[0], style)] if lines else []
            shown[:1] = [pieces((lead, look), *first)]
        super().__init__([Paragraph(line) for line in shown])

    def markdown(self) -> str:
        return "\n\n".join(escaped(line) for line in self._lines if line)
