"""Messages between the parts of the screen."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message
from textual.widget import Widget


class Call(Message):
    """Something to be done on the screen's own thread."""

    bubble = False

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.work = work


class Crashed(Message):
    """Work that broke off."""

    bubble = False

    def __init__(self, what: str, problem: str) -> None:
        super().__init__()
        self.what, self.problem = what, problem


class Says(Message):
    """A button, or a block, says this for the person."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Stopped(Message):
    """A button ends what runs."""


class BlockAsked(Message):
    """Something is to be done with a block: menu, copy, quote, export."""

    def __init__(self, what: str, block: Widget) -> None:
        super().__init__()
        self.what, self.block = what, block
