"""Asks before anything is opened outside of the program, and shows where it truly leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from ...text import one_line
from ..links import Place, Target
from ..text import pieces, plain
from ..viewer import obstacle
from ..widgets.flow import Flow, Paragraph
from .closing import ClosesOnce

_QUESTIONS = {
    "web": "Open {told} in the browser?",
    "mail": "Write a mail to {told}?",
    "file": "Open {told}?",
}


class Opening(ClosesOnce[bool], ModalScreen[bool]):
    """One place: true if it is to be opened."""

    CSS_PATH = "opening.tcss"
    AUTO_FOCUS = ".no"  # enter opens only after the person has moved to the other button
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", "No", id="open.no"),
    ]

    def __init__(self, place: Place, hindered: str | None = None) -> None:
        """Set up; `hindered` says why nothing can be opened (by default that is found out)."""
        super().__init__()
        self.place = place
        self.hindered = obstacle() if hindered is None else hindered

    @property
    def possible(self) -> bool:
        """It can be opened."""
        return self.place.kind != "refused" and not self.hindered

    def compose(self) -> ComposeResult:
        """The address and what can be done with it."""
        with Vertical(id="opening"):
            yield Flow(list(self._told()))
            with Horizontal(classes="buttons"):
                if self.possible:
                    yield Button("Open", compact=True, classes="yes")
                    yield Button("No (esc)", compact=True, classes="no")
                else:
                    yield Button("Close (esc)", compact=True, classes="no")
                yield Button("Copy", compact=True, classes="copy")

    def _told(self) -> Iterator[Paragraph]:
        place = self.place
        if place.kind == "refused":
            yield Paragraph(pieces(("Not opened: ", "warn"), (f"{place.told}.", "")))
        elif self.hindered:
            yield Paragraph(pieces((self.hindered, "warn"), (" Copy the address:", "")))
        else:
            yield Paragraph(plain(_QUESTIONS[place.kind].format(told=place.told), "b"))
        yield Paragraph(plain(one_line(place.address, 2_000) or "(no address)", "c"), wrap=False)

    def action_answer(self, agreed: bool) -> None:
        """Open it, or not."""
        self.dismiss(agreed and self.possible)

    def action_copy(self) -> None:
        """Hand the address to the terminal's clipboard."""
        self.app.copy_to_clipboard(self.place.address)
        self.notify("The address was sent to the terminal's clipboard.", markup=False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.has_class("copy"):
            self.action_copy()
        else:
            self.action_answer(event.button.has_class("yes"))


class Picking(ClosesOnce[Target], ModalScreen[Target]):
    """Several links: the one to be opened, or nothing."""

    CSS_PATH = "opening.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "None", id="pick.none")]

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = tuple(targets)

    def compose(self) -> ComposeResult:
        """A list of them."""
        with Vertical(id="opening"):
            yield Flow([Paragraph(plain("Which one?", "b"))])
            shown = [Option(self._line(t), id=str(n)) for n, t in enumerate(self._targets)]
            yield OptionList(*shown, markup=False, compact=True)

    @staticmethod
    def _line(target: Target) -> Content:
        href = "" if target.href == target.text else f"  {one_line(target.href)}"
        return pieces((one_line(target.text), ""), (href, "dim"))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._targets[int(event.option.id or 0)])

    def action_leave(self) -> None:
        """Open nothing."""
        self.dismiss(None)
