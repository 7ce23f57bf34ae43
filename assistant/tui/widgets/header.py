"""The line on top: what the help is about, and which machine is at hand."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from ..text import plain


class Top(Horizontal):
    """Title on the left, machine on the right."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._title = Static("", markup=False, classes="title")
        self._machine = Static("", markup=False, classes="machine")

    def compose(self) -> ComposeResult:
        """The two texts."""
        yield self._title
        yield self._machine

    def show(self, title: str, machine: str) -> None:
        """Show these."""
        self._title.update(plain(title))
        self._machine.update(plain(machine))
