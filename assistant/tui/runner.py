"""Has the conversation take one input after another in a thread, and passes its events on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ..chat.events import ChatEvent
from ..chat.service import ChatService
from .background import Background

Input = Callable[[ChatService], Iterator[ChatEvent]]
"""Something that the chat does."""


class ChatRunner:
    """One input at a time; while one is answered, the screen keeps what comes next."""

    def __init__(
        self,
        background: Background,
        show: Callable[[ChatEvent], object],
        changed: Callable[[], object],
    ) -> None:
        """Set up.

        Args:
            background: runs the chat.
            show: takes each event, on the screen's thread.
            changed: is told when an input begins, and when it has been answered.
        """
        self._background, self._show, self._changed = background, show, changed
        self.service: ChatService
        self.busy = False

    def do(self, work: Input) -> None:
        """Begin; not while it is busy."""
        self.busy = True
        self._changed()
        whole = partial(self._whole, work)
        self._background.run("the answer", whole, lambda none: self._done(), failed=self._done)

    def say(self, text: str) -> None:
        """Have a text answered."""
        self.do(lambda chat: chat.handle(text))

    def _whole(self, work: Input) -> None:
        for event in work(self.service):
            self._background.call(partial(self._show, event))

    def _done(self) -> None:
        self.busy = False
        self._changed()
