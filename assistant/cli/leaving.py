"""How the program ends: at once, with its exit code, and never while other threads run native code.

A check that hangs is given up in a daemon thread, which may be inside sqlite, OpenSSL or psutil.
Python frees what such a thread works with while it ends; that has ended in signal 11. So nothing of
Python is torn down while another thread lives: all is flushed, and the process is left.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

_SIGNALLED = 128
"""What a shell adds to a signal's number to tell it as an exit code."""
_caught: list[int] = []


def end_as_ctrl_c_does() -> None:
    """Have a closed terminal and ``kill`` end what runs in order, as Ctrl-C does.

    A signal that the parent has us ignore (``nohup``) stays ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    _caught.append(number)
    if len(_caught) > 1:  # it was told before, and has not ended
        os._exit(_SIGNALLED + number)
    raise KeyboardInterrupt


def is_told_to_end() -> bool:
    """A signal has told the program to end."""
    return bool(_caught)


def give_up_stdout() -> None:
    """What could not be written is not tried again while the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def leave(code: int) -> NoReturn:
    """End the process with this exit code, or with that of the signal which told it to end."""
    code = _SIGNALLED + _caught[0] if _caught else code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a closed pipe, a closed stream
            stream.flush()
    threading = sys.modules.get("threading")
    if threading and threading.active_count() > 1:
        os._exit(code)
    sys.exit(code)
