"""Has the conversation take one input after another in a thread, and passes its events on."""

from __future__ import annotations

import time
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
        self.began = 0.0
        """When the input at hand began (as `time.monotonic` counts)."""
        self.left = False
        """No chat is heard: one has been left, and the next has not begun."""

    def leave(self) -> None:
        """Leave the chat: what it may still say is not shown, and the next lines wait."""
        self.left = self.busy = True

    def enter(self, service: ChatService) -> None:
        """Go on with another chat, or with the one that was left."""
        self.service = service
        self.left = self.busy = False

    def do(self, work: Input) -> None:
        """Begin; not while it is busy."""
        self.busy, self.began = True, time.monotonic()
        self._changed()
        chat = self.service
        done = partial(self._done, chat)
        self._background.run(
            "the answer", partial(self._whole, work, chat), lambda none: done(), failed=done
        )

    def say(self, text: str) -> None:
        """Have a text answered."""
        self.do(lambda chat: chat.handle(text))

    def _whole(self, work: Input, chat: ChatService) -> None:
        for event in work(chat):
            self._background.call(partial(self._happened, chat, event))

    def _hears(self, chat: ChatService) -> bool:
        return chat is self.service and not self.left

    def _happened(self, chat: ChatService, event: ChatEvent) -> None:
        if self._hears(chat):
            self._show(event)

    def _done(self, chat: ChatService) -> None:
        if self._hears(chat):
            self.busy = False
            self._changed()
