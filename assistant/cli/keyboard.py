"""The keyboard: a line that is waited for, and what was typed before it was asked for."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager

from ..engine.assent import assent
from ..record import TYPE_CHECKING
from ..text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_MOST = 200
_LOOKS_UP = 0.5
"""Seconds after which a wait for a line is interrupted, for a signal that did not interrupt it.

A signal interrupts only a call that waits already, in the thread that it reaches; Python acts on
any other when the call is over, which at a prompt may be never.
"""


def typed_line(prompt: str = "") -> str | None:
    """The line typed after `prompt`, without the blanks around it; None at the end of the input."""
    with waiting():
        try:
            if "readline" in sys.modules:  # it draws the prompt again while the line is edited
                return input(prompt).strip()
            print(prompt, end="", flush=True)
            return input().strip()
        except EOFError:
            return None


def agrees(question: str) -> bool:
    """Whether the person answers with a yes; anything else, and the end of the input, is a no."""
    return bool(assent(typed_line(f"{question} [y/N] ") or ""))


@contextmanager
def waiting() -> Iterator[None]:
    """While it lasts, a signal is acted on soon, however it came."""
    alarm = getattr(signal, "SIGALRM", None)  # None on Windows, where no signal ends a wait
    if alarm is None or signal.getsignal(alarm) != signal.SIG_DFL:
        yield
        return
    signal.signal(alarm, _look_up)
    signal.setitimer(signal.ITIMER_REAL, _LOOKS_UP, _LOOKS_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(alarm, signal.SIG_DFL)


def _look_up(number: int, frame: FrameType | None) -> None:
    pass


def forget_typed() -> str:
    """Empty the keyboard's buffer of this terminal; returns the lines in it, for the person."""
    if not sys.stdin.isatty():
        return ""
    return _on_windows() if sys.platform == "win32" else _elsewhere()


def _elsewhere() -> str:
    import select
    import termios

    handle, typed = sys.stdin.fileno(), b""
    while select.select([handle], [], [], 0)[0] and (more := os.read(handle, 4096)):
        typed += more
    termios.tcflush(handle, termios.TCIFLUSH)  # and a line that was not sent
    return one_line(typed.decode("utf-8", "replace"), _MOST)


def _on_windows() -> str:
    typed = ""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():
            typed += msvcrt.getwch()
    return one_line(typed, _MOST)
