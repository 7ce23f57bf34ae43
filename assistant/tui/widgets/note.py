"""What the program says between answers, and what the person said."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

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


class FileNote(Note, can_focus=True):
    """A file that was written; it can be opened from here."""

    HELP = "A file that was written. **enter** or a click opens it, after a question."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Open file", id="file.open")]

    class Wanted(Message):
        """It is to be opened."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(self, path: str) -> None:
        self._path = os.path.abspath(path)
        super().__init__(f"{self._path} (a click opens it)", lead="Written to", look="good")

    def on_click(self, event: Click) -> None:
        """A click does what enter does."""
        if event.button == 1:
            event.stop()
            self.action_open()

    def action_open(self) -> None:
        """Open it."""
        self.post_message(self.Wanted(self._path))
