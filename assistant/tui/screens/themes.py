"""All themes, each shown at once on the whole screen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...settings.keys import THEMES
from ..text import plain
from ..widgets.flow import Flow, Paragraph
from .closing import ClosesOnce

_ABOUT = {"ansi-dark": "ansi-dark (terminal's colours)", "ansi-light": "ansi-light (the same)"}


class Themes(ClosesOnce[str], ModalScreen[str]):
    """A list beside what is on the screen; ends with the theme that is to be kept, or nothing."""

    CSS_PATH = "settings.tcss"
    HELP = "**up** and **down** show a theme, **enter** or a click keeps it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Old theme", id="themes.back"),
    ]

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(id="themes"):
            yield Flow(
                [
                    Paragraph(plain("Which theme?", "b")),
                    Paragraph(plain("↑↓ show it, enter keeps it, esc: the old one.", "dim")),
                ]
            )
            shown = [Option(plain(_ABOUT.get(name, name)), id=name) for name in THEMES]
            yield OptionList(*shown, markup=False, compact=True)

    def on_mount(self) -> None:
        """The theme of now is at hand."""
        self._before, self._kept = self.app.theme, ""
        chosen = self.query_one(OptionList)
        chosen.focus()
        chosen.highlighted = THEMES.index(self._before) if self._before in THEMES else 0

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.app.theme = str(event.option.id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._kept = self.app.theme = str(event.option.id)
        self.dismiss(self._kept)

    def on_unmount(self) -> None:
        """However it was left: a theme that is not kept goes."""
        if not self._kept:
            self.app.theme = self._before

    def action_leave(self) -> None:
        """Keep the old theme."""
        self.dismiss("")
