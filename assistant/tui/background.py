"""Work beside the screen: daemon threads whose results come back as messages.

Textual's own thread workers are joined when the program ends; these are waited for only a moment,
so that quitting never waits for a check.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App

from ..errors import AssistantError
from ..text import one_line
from .messages import Call, Crashed

Result = TypeVar("Result")


class Background:
    """Starts work and brings back what comes of it."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self.closed = False
        """Nothing is brought back any more."""
        self._threads: list[threading.Thread] = []

    def run(
        self,
        what: str,
        work: Callable[[], Result],
        then: Callable[[Result], object] = lambda result: None,
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        """Do `work` in a thread, then `then` with its result on the screen's thread.

        Args:
            what: what is being done, for the message where it breaks off.
            work: what takes time; touches no widget.
            then: takes the result.
            failed: called where it broke off.
        """

        def whole() -> None:
            try:
                result = work()
            except AssistantError as error:
                self._crashed(what, f"{error.message}. {error.hint}".strip(), failed)
            except Exception as error:  # noqa: BLE001 - whatever happens is told, the screen stays
                problem = f"{type(error).__name__}: {one_line(str(error))}"
                self._crashed(f"A fault of this program: {what}", problem, failed)
            else:
                self.call(lambda: then(result))

        thread = threading.Thread(target=whole, name=what, daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()

    def wait(self, seconds: float) -> None:
        """Give what runs the time to come to its end, `seconds` for all of it."""
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def call(self, work: Callable[[], object]) -> None:
        """Do `work` on the screen's thread soon; may be called from any thread."""
        if not self.closed:
            self._app.post_message(Call(work))

    def _crashed(self, what: str, problem: str, failed: Callable[[], object]) -> None:
        self.call(failed)
        if not self.closed:
            self._app.post_message(Crashed(what, problem))
