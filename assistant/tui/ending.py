"""The end of the screen: whatever tells the program to end, it is left in order, and soon."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import AssistantApp

SOON = 1.0
"""Seconds after which a program that was told to end does so, whatever it waits for."""
_SIGNALLED = 128
"""What a shell adds to a signal's number to tell it as an exit code."""


def heed_signals(app: AssistantApp) -> None:
    """A closed terminal or ``kill`` ends the chat as /quit does, with the signal's exit code."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            with suppress(NotImplementedError):  # Windows has no such loop
                loop = asyncio.get_running_loop()
                loop.add_signal_handler(number, partial(_end, app, _SIGNALLED + number))


def _end(app: AssistantApp, code: int) -> None:
    last = threading.Timer(SOON, os._exit, (code,))
    last.daemon = True
    last.start()
    app.exit(return_code=code)


def end_work(app: AssistantApp) -> None:
    """Nothing runs on: no further step begins, checks end, what was about to be kept is kept."""
    app.background.closed = True
    if app.opened:
        app.service.abandon()
    app.background.wait(SOON / 2)
    if app.opened:
        app.service.close(0.0)
