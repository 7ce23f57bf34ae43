"""A check in its place: what it found, or what it is about to look at, and what was seen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click

from ...checks.spec import CheckSpec
from ...model import CheckResult
from ..messages import Says
from ..text import plain
from .base import Choice
from .flow import Flow, Paragraph
from .states import SIGNS, WORDS, result_paragraphs

_FRAMES = "◐◓◑◒"
_ASKS = "Only you can tell. Enter or a click asks you."
_WAITS = "Not checked yet: enter or a click checks it."


class CheckRow(Flow, can_focus=True):
    """One check."""

    HELP = "A check of this machine. **enter** shows what was seen, **F3** what else can be done."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unfold", "What was seen", id="check.toggle"),
    ]

    def __init__(self, key: str, spec: CheckSpec | None = None) -> None:
        """Set up.

        Args:
            key: its id.
            spec: what it declares, where that is known before it is run.
        """
        super().__init__(classes="check")
        self.key, self._title = key, spec.title if spec else key
        self.asks = bool(spec and spec.kind and spec.kind.name == "ask_user")
        """Only a person can tell."""
        self.result: CheckResult | None = None
        self.running = self._unfolded = False
        self._frame = 0
        self._draw()

    @property
    def state(self) -> str:
        """Its state, ``checking`` while it runs, ``open`` before."""
        if self.running:
            return "checking"
        return self.result.state if self.result else "open"

    @property
    def unanswered(self) -> bool:
        """Its question for the person is still open."""
        return self.asks and (self.result is None or self.result.state == "no_data")

    def begin(self) -> None:
        """It runs from now on."""
        self.running = True
        self._draw()

    def end(self, result: CheckResult | None = None) -> None:
        """It ended, with a result or without one."""
        self.running, self.result = False, result or self.result
        self._draw()

    def turn(self) -> None:
        """Move the sign of a running check a little."""
        if self.running:
            self._frame += 1
            self._draw()

    def _draw(self) -> None:
        if self.result and not (self.running or self.unanswered):
            lines = result_paragraphs(self.result, unfolded=self._unfolded)
        else:
            sign = _FRAMES[self._frame % len(_FRAMES)] if self._frame else SIGNS[self.state]
            word, look = WORDS[self.state]
            lines = [
                Paragraph(plain(f"{word}: ", look) + plain(self._title), plain(f"{sign} ", look))
            ]
            if not self.running:
                waits = _ASKS if self.asks else _WAITS
                lines = [Paragraph(plain(self._title) + plain(f" {waits}", "dim"), lines[0].first)]
        self.show(lines, same_height=self.running and len(lines) == len(self.paragraphs))
        for state in ("pass", "warn", "fail", "error"):
            self.set_class(self.state == state, f"-{state}")

    def action_unfold(self) -> None:
        """Unfold the evidence; a check that has not run is run."""
        if self.result is None or self.unanswered:
            self.action_rerun()
            return
        self._unfolded = not self._unfolded
        self._draw()

    def action_rerun(self) -> None:
        """Look again."""
        if not self.running:
            self.post_message(Says(f"/check {self.key}"))

    def on_click(self, event: Click) -> None:
        """A click does what enter does."""
        if event.button == 1:
            event.stop()
            self.action_unfold()

    def offers(self) -> list[Choice]:
        """What can be done with it."""
        seen = "fold what was seen" if self._unfolded else "what was seen"
        return [Choice("unfold", seen, "enter"), Choice("rerun", "look again")]
