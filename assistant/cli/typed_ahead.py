"""What was typed before a question was shown: it was not meant for it, so it is thrown away."""

from __future__ import annotations

import os
import sys

from ..text import one_line

_MOST = 200


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
