"""“Did this solve it?” at the end of an answer."""

from __future__ import annotations

from math import inf

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button

from ..flow import Flow, Paragraph
from ..text import pieces, plain
from .act import Act, release


class SolvedBar(Vertical, can_focus=True):
    """Asks; says afterwards what was answered."""

    HELP = "Type **yes** or **no**, or choose a button. After a no the next thing is tried."
    FOCUS_ON_CLICK = False

    class Answered(Message):
        """The person has said whether it is solved."""

        def __init__(self, bar: SolvedBar, *, solved: bool) -> None:
            super().__init__()
            self.bar, self.solved = bar, solved

    def __init__(self) -> None:
        super().__init__(classes="solved")
        self.solved: bool | None = None
        self.asked_at = inf
        """When the question came into view after a fix; before that, no line answers it."""
        self.asks = False
        """A line at the prompt may answer it."""
        self._question = Flow([Paragraph(plain("Did this solve it?", "b"))])

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        yield self._question
        with Horizontal(classes="buttons"):
            yield Act("Solved", "yes")
            yield Act("Not solved", "no")

    def ask_again(self, lead: str) -> None:
        """Ask with something said before; from now on a line at the prompt answers it."""
        self.asks = self.solved is None
        self._question.show([Paragraph(pieces((lead, ""), (" Did this solve it?", "b")))])

    def asked(self) -> None:
        """The question is on the screen."""
        self.asked_at = Message().time

    def leave(self) -> None:
        """Something else is talked of; only the buttons answer it now."""
        self.asks, self.asked_at = False, inf

    def settle(self, *, solved: bool) -> None:
        """It has been answered, here or in words."""
        self.solved = solved
        self.leave()
        text, look = ("✓ Solved.", "good") if solved else ("✗ Not solved.", "bad")
        self._question.show([Paragraph(plain(text, look))])
        release(self)
        self.query_one(".buttons").display = False

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.say(solved=event.button.has_class("yes"))

    def say(self, *, solved: bool) -> None:
        """Answer, once."""
        if self.solved is None:
            self.post_message(self.Answered(self, solved=solved))

    def markdown(self) -> str:
        return {None: "", True: "**Solved.**", False: "**Not solved.**"}[self.solved]
