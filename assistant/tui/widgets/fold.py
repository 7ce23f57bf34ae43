"""Something that is folded away until it is wanted: one line, and below it the rest."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from ..text import pieces
from .act import release
from .flow import Flow, Paragraph


class FoldTitle(Flow, can_focus=True):
    """The line; enter or a click opens and closes."""

    HELP = "**enter** or a click shows what is folded here, and hides it again."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unfold", "Show or hide", id="fold.toggle"),
    ]

    class Toggled(Message):
        """It is to be opened or closed."""

    def tell(self, title: str, *, opened: bool) -> None:
        """Show this, and whether it is open."""
        self.show([Paragraph(pieces(("▾ " if opened else "▸ ", "busy"), (title, "")))])

    def action_unfold(self) -> None:
        """Open or close."""
        self.post_message(self.Toggled())

    def on_click(self, event: Click) -> None:
        """A click does what enter does."""
        if event.button == 1:
            event.stop()
            self.action_unfold()


class Fold(Vertical):
    """A line and what is behind it."""

    def __init__(
        self, title: str, *inside: Widget, opened: bool = False, classes: str = ""
    ) -> None:
        super().__init__(classes=f"fold {classes}".strip())
        self._title, self._inside = title, inside
        self.line = FoldTitle()
        self.body = Vertical(*inside, classes="inside")
        self.opened = opened
        self._draw()

    def compose(self) -> ComposeResult:
        """The line, and the rest."""
        yield self.line
        yield self.body

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether something in it fits."""
        return any(pattern.search(flow.plain_text) for flow in self.body.query(Flow))

    def open(self, opened: bool = True) -> None:
        """Show what is inside, or hide it."""
        self.opened = opened
        if not opened and self.is_mounted:
            release(self.body)
        self._draw()

    def _draw(self) -> None:
        self.line.tell(self._title, opened=self.opened)
        self.body.display = self.opened

    def on_fold_title_toggled(self, event: FoldTitle.Toggled) -> None:
        """Open or close it."""
        event.stop()
        self.open(not self.opened)
        if self.opened:
            self.call_after_refresh(self.scroll_visible, animate=False)
