"""What can be done with a block, to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..text import pieces, plain
from ..widgets.base import Choice
from ..widgets.flow import Flow, Paragraph
from .closing import ClosesOnce


class Menu(ClosesOnce[str], ModalScreen[str]):
    """A list above everything else; ends with the value chosen, or with nothing."""

    HELP = "Choose with the arrows and **enter**, or click. **esc** leaves."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="menu.back"),
    ]

    def __init__(self, title: str, entries: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self.entries = title, tuple(entries)

    def compose(self) -> ComposeResult:
        """Title and entries."""
        with Vertical(id="menu"):
            yield Flow([Paragraph(plain(self._title, "b"))])
            shown = [
                Option(pieces((entry.text, ""), (f"  {entry.detail}", "dim")), id=str(number))
                for number, entry in enumerate(self.entries)
            ]
            yield OptionList(*shown, markup=False, compact=True)

    def on_mount(self) -> None:
        """The first entry is at hand."""
        chosen = self.query_one(OptionList)
        chosen.focus()
        chosen.highlighted = 0

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.entries[int(event.option.id or 0)].value)

    def on_click(self, event: Click) -> None:
        """A click beside the list leaves."""
        if event.widget is self:
            self.action_leave()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss("")
