"""A check in its place: what it looks at, whether it is so, and what was seen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message

from ...engine.checking import Plan
from ...model import CheckResult
from ..flow import Flow, Paragraph
from ..text import plain
from .base import Choice, escaped
from .states import label, result_paragraphs, word_of

_FRAMES = "◐◓◑◒"
_ASKS = "Only you can tell. Enter or a click asks you."
_WAITS = "It runs only when you ask: enter or a click."


class CheckRow(Flow, can_focus=True):
    """One check."""

    HELP = "A check of this machine. **enter** shows what was seen, **F3** what else can be done."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unfold", "What was seen", id="check.toggle"),
    ]

    class Asked(Message):
        """The check is to be run."""

        def __init__(self, row: CheckRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, plan: Plan, key: str, title: str = "") -> None:
        """Set up.

        Args:
            plan: what the check is declared in.
            key: its id there.
            title: what is shown where it is declared nowhere.
        """
        super().__init__(classes="check")
        self.plan, self.key = plan, key
        self.spec = plan.specs.get(key)
        self.title = self.spec.title if self.spec else title or key
        self.asks = bool(self.spec and self.spec.kind and self.spec.kind.name == "ask_user")
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
            first = label(self.state)
            if self.running and self._frame:
                sign = _FRAMES[self._frame % len(_FRAMES)]
                first = plain(sign, "busy") + first[1:]
            lines = [Paragraph(plain(self.title), first)]
            if not self.running:
                waits = _ASKS if self.asks else _WAITS
                lines.append(Paragraph(plain(waits, "dim"), plain("  ")))
        same = len(lines) == len(self.paragraphs)
        self.show(lines) if not (same and self.running) else self._redraw(lines)
        for state in ("pass", "warn", "fail", "error"):
            self.set_class(self.state == state, f"-{state}")

    def _redraw(self, lines: list[Paragraph]) -> None:
        self._paragraphs, self._known = tuple(lines), None
        self.refresh()

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
            self.post_message(self.Asked(self))

    def on_click(self, event: Click) -> None:
        """A click does what enter does."""
        if event.button == 1:
            event.stop()
            self.action_unfold()

    def offers(self) -> list[Choice]:
        seen = "fold what was seen" if self._unfolded else "what was seen"
        return [Choice("unfold", seen, "enter"), Choice("rerun", "look again")]

    def markdown(self) -> str:
        if self.result is None:
            return f"- **{word_of(self.state)}** {escaped(self.title)}"
        told = f"{escaped(self.result.title)}: {escaped(self.result.message)}"
        lines = [f"- **{word_of(self.state)}** {told}"]
        for item in self.result.evidence:
            where = ", ".join(filter(None, (item.source, item.locator)))
            lines.append(f"  - {escaped(where)}: {escaped(item.excerpt)}")
        return "\n".join(lines)
