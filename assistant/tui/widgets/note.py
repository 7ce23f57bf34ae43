"""What the program says between answers, and what the person said."""

from __future__ import annotations

from textual.content import Content

from ..text import pieces, plain, shortened
from .flow import Flow, Paragraph


class Said(Flow):
    """What the person typed."""

    def __init__(self, text: str) -> None:
        self.said = text
        super().__init__([Paragraph(plain(shortened(text), "b"), plain("› ", "busy"))])


class Note(Flow):
    """Some lines from the program; the first may carry a word in bold before it."""

    def __init__(self, *lines: str, lead: str = "", look: str = "b", dim: bool = False) -> None:
        style = "dim" if dim else ""
        shown: list[Content] = [plain(line, style) for line in lines]
        if lead:
            first = [(" ", ""), (lines[0], style)] if lines else []
            shown[:1] = [pieces((lead, look), *first)]
        super().__init__([Paragraph(line) for line in shown])
