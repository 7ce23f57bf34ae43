"""The line on top: what the help is about, which machine is at hand, and what is being done."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from ..text import plain


class Top(Horizontal):
    """Title on the left, the rest on the right."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._title = Static("", markup=False, classes="title")
        self._machine = Static("", markup=False, classes="machine")
        self._busy = Static("", markup=False, classes="busy")

    def compose(self) -> ComposeResult:
        """The texts."""
        yield self._title
        yield self._machine
        yield self._busy

    def show(self, title: str, machine: str, busy: str = "") -> None:
        """Show these; `busy` is what is being done."""
        self._busy.update(plain(f"… {busy}" if busy else "", "busy"))
        self._busy.display = bool(busy)
        self._title.update(plain(title))
        self._machine.update(plain(machine))
