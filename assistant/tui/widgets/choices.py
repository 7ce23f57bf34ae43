"""A question with choices: a number at the prompt, arrows and enter, or mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..text import pieces, plain
from .act import release
from .base import Choice
from .flow import Flow, Paragraph


class Choices(Vertical):
    """The question, and below it what can be chosen; once something is, the rest is of no use."""

    HELP = "A question. Choose with the arrows and **enter**, or click, or type its number."

    class Picked(Message):
        """One was chosen."""

        def __init__(self, choices: Choices, number: int) -> None:
            super().__init__()
            self.choices, self.number = choices, number
            self.choice = choices.options[number - 1]

    def __init__(
        self,
        text: str,
        options: Sequence[Choice],
        then: Callable[[Choice], object] | None = None,
    ) -> None:
        """Set up.

        Args:
            text: the question.
            options: what can be chosen.
            then: what follows from a choice; by default the chat is told its number.
        """
        super().__init__(classes="choices")
        self._text, self.then = text, then
        self.options = tuple(options)
        self.picked: Choice | None = None

    def compose(self) -> ComposeResult:
        """The question and the list."""
        yield Flow([Paragraph(plain(self._text, "b"))])
        shown = [Option(self._line(n, c), id=str(n)) for n, c in enumerate(self.options, 1)]
        yield OptionList(*shown, markup=False, compact=True)

    def _line(self, number: int, choice: Choice) -> Content:
        said = choice.detail.casefold() in ("", choice.text.casefold())
        tail = "" if said else f"  ({choice.detail})"
        return pieces((f"{number}. ", "busy"), (choice.text, ""), (tail, "dim"))

    def pick(self, number: int) -> bool:
        """Choose by number; false where there is no such choice, or one was made."""
        if self.picked or not 1 <= number <= len(self.options):
            return False
        self.picked = self.options[number - 1]
        chosen = self.query_one(OptionList)
        chosen.highlighted = number - 1
        release(self)
        chosen.disabled = True
        self.post_message(self.Picked(self, number))
        return True

    def retire(self) -> None:
        """It is no longer asked."""
        if not self.picked:
            self.picked = Choice("", "")
            release(self)
            self.query_one(OptionList).disabled = True

    @property
    def is_open(self) -> bool:
        """It can still be answered."""
        return self.picked is None

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.pick(int(event.option.id or 0))
