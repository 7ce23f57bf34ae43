"""What the console in front of the program can do, asked of the console itself."""

from __future__ import annotations

import os
import sys


def draws_escapes() -> bool:
    """Whether the terminal on standard output draws escape sequences; Windows is told to.

    No variable tells: a window that Windows 11 hands to its Terminal sets none of them
    (microsoft/terminal#13006). Textual turns them on by itself.
    """
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        output, escapes = -11, 0x4  # STD_OUTPUT_HANDLE, ENABLE_VIRTUAL_TERMINAL_PROCESSING
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetStdHandle.restype = wintypes.HANDLE
        kernel.GetConsoleMode.argtypes = (wintypes.HANDLE, ctypes.c_void_p)
        kernel.SetConsoleMode.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        handle, mode = kernel.GetStdHandle(output), wintypes.DWORD()
        if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
            return bool(kernel.SetConsoleMode(handle, mode.value | escapes))
        return any(os.environ.get(name) for name in ("TERM", "ANSICON", "ConEmuANSI"))
    return True
