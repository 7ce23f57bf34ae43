"""“Did this solve it?” at the end of an answer."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button

from ..flow import Flow, Paragraph
from ..text import pieces, plain


class SolvedBar(Vertical, can_focus=True):
    """Asks; says afterwards what was answered."""

    HELP = "**y**: it is solved. **n**: it is not, so the next thing is tried."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say(True)", "Solved", id="solved.yes"),
        Binding("n", "say(False)", "Not solved", id="solved.no"),
    ]

    class Answered(Message):
        """The person has said whether it is solved."""

        def __init__(self, bar: SolvedBar, *, solved: bool) -> None:
            super().__init__()
            self.bar, self.solved = bar, solved

    def __init__(self) -> None:
        super().__init__(classes="solved")
        self.solved: bool | None = None
        self._question = Flow([Paragraph(plain("Did this solve it?", "b"))])

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        yield self._question
        with Horizontal(classes="buttons"):
            yield Button("Solved (y)", compact=True, classes="yes")
            yield Button("Not solved (n)", compact=True, classes="no")

    def ask_again(self, lead: str) -> None:
        """Ask with something said before."""
        self._question.show([Paragraph(pieces((lead, ""), (" Did this solve it?", "b")))])

    def settle(self, *, solved: bool) -> None:
        """It has been answered, here or in words."""
        self.solved = solved
        text, look = ("✓ Solved.", "good") if solved else ("✗ Not solved.", "bad")
        self._question.show([Paragraph(plain(text, look))])
        self.query_one(".buttons").display = False

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_say(event.button.has_class("yes"))

    def action_say(self, solved: bool) -> None:
        """Answer, once."""
        if self.solved is None:
            self.post_message(self.Answered(self, solved=solved))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing to answer once it is answered."""
        return action != "say" or self.solved is None

    def markdown(self) -> str:
        return {None: "", True: "**Solved.**", False: "**Not solved.**"}[self.solved]
