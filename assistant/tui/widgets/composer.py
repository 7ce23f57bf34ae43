"""The prompt with its suggestions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from .history import History
from .popup import Popup
from .prompt import Prompt


class Composer(Vertical):
    """Has the prompt steer the list above it."""

    def __init__(self, fitting: Callable[[str], Sequence[str]], history: History) -> None:
        """Set up; `fitting` tells what a beginning may become."""
        super().__init__(id="composer")
        self._fitting = fitting
        self.popup, self.prompt = Popup(), Prompt(history)

    def compose(self) -> ComposeResult:
        """The list above, the prompt below."""
        yield self.popup
        yield self.prompt

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        text = self.prompt.text
        known = text == self.prompt.recalled
        self.prompt.recalled = ""
        self.suggest([] if known else self._fitting(text))

    def suggest(self, texts: Sequence[str]) -> None:
        """Show these; none hides the list."""
        self.popup.offer(texts)
        self.prompt.suggesting, self.prompt.highlighted = bool(texts), False

    @on(Prompt.Steered)
    def _steered(self, event: Prompt.Steered) -> None:
        event.stop()
        if event.what == "accept":
            self._accept(self.popup.chosen)
        elif event.what == "close":
            self.suggest(())
        else:
            self.popup.steer(1 if event.what == "down" else -1)
            self.prompt.highlighted = self.popup.highlighted is not None

    @on(Popup.Taken)
    def _taken(self, event: Popup.Taken) -> None:
        event.stop()
        self._accept(event.text)
        self.prompt.focus()

    def _accept(self, text: str) -> None:
        self.prompt.recalled = text
        self.prompt.put(text)
        self.suggest(())
