"""What the built programs do: as on a command line, and by a double-click.

A double-click gives no arguments and a window of the program's own, which closes when the program
ends. Then it says what it can do in plain words, and never closes before somebody has read it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from ..errors import Exit
from . import streams
from .keyboard import typed_line
from .leaving import end_as_ctrl_c_does, leave
from .main import main as command

COLLECTOR = "collect-for-support"
"""The program of this name makes a file for support; ``assistant`` is the whole command line."""
_MENU = """\
What would you like to do?

  1  Help me: describe a problem, and see what fits it
  2  Collect a file for support

Type 1 or 2 and press Enter: """
_ABOUT = """\
This makes one file for support. It holds what the checks see on this PC: programs, scheduled tasks,
services and the ends of logs. Names are replaced, and passwords are taken out.

Nothing is changed and nothing is sent. You see what is in the file before it is written.
"""


def main() -> int:
    """Start, and end the process with the exit code."""
    arguments = sys.argv[1:]
    name = os.path.splitext(os.path.basename(sys.executable))[0].casefold()
    collects = name == COLLECTOR and not (arguments and arguments[0].startswith("__"))
    if not arguments and has_own_window():
        end_as_ctrl_c_does()
        streams.prepare()
        return leave(from_desktop(collects=collects))
    if collects:
        sys.argv[1:] = ["collect", *arguments]
    return command()


def has_own_window() -> bool:
    """Whether nobody but this program uses its console: a double-click has opened it."""
    if sys.platform == "win32":
        import ctypes

        numbers = (ctypes.c_uint32 * 2)()
        return bool(ctypes.windll.kernel32.GetConsoleProcessList(numbers, 2) == 1)
    return False


def from_desktop(
    *,
    collects: bool,
    run: Callable[[list[str]], int] = command,
    ask: Callable[[str], str | None] = typed_line,
    show: Callable[[str], None] | None = None,
) -> int:
    """What a double-click does; the exit code.

    Args:
        collects: make the file for support without asking what to do.
        run: runs a command line.
        ask: a line typed after a prompt; None where nobody can type any more.
        show: opens a folder with a file selected.
    """
    code = int(Exit.INTERNAL)
    chats = False
    try:
        choice = "2" if collects else _chosen(ask)
        chats = choice == "1"
        if chats:
            code = run(["chat"])
        elif choice == "2":
            code = _collect(run, show or select_in_explorer)
        else:
            code = int(Exit.OK)
    finally:
        if not (chats and code == Exit.OK):
            ask("\nPress Enter to close this window. ")
    return code


def _chosen(ask: Callable[[str], str | None]) -> str:
    """1 or 2; empty where nobody types."""
    while (line := ask(_MENU)) is not None:
        if line in ("1", "2"):
            return line
        print("\nPlease type 1 or 2.\n")
    return ""


def _collect(run: Callable[[list[str]], int], show: Callable[[str], None]) -> int:
    from .collect import default_place

    print(_ABOUT)
    path = default_place()
    code = run(["collect", "--out", path])
    if code == Exit.OK:
        show(path)
        print("\nThe folder with the file is open. Send the file to support, for example by mail.")
    return code


def select_in_explorer(path: str) -> None:
    """Open Windows' Explorer with a file selected; without a word where it does not start."""
    program = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "explorer.exe")
    try:
        # One string: Explorer wants its quotes after the comma. No path on Windows has any.
        subprocess.Popen(f'"{program}" /select,"{path}"')  # noqa: S603
    except OSError:
        return
