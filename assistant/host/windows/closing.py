"""Asking programs of Windows to end by themselves: their windows are told to close."""

from __future__ import annotations

import sys
from collections.abc import Collection


def ask_to_close(pids: Collection[int]) -> frozenset[int]:
    """Send WM_CLOSE to the visible windows of these processes; which of them have any.

    A program may ask its user whether to save, and need not end.
    """
    asked: set[int] = set()
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        user = ctypes.WinDLL("user32")
        kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        user.PostMessageW.argtypes = (
            wintypes.HWND,
            wintypes.UINT,
            wintypes.WPARAM,
            wintypes.LPARAM,
        )
        close = 0x10  # WM_CLOSE

        def look(window: int, _: int) -> bool:
            pid = wintypes.DWORD()
            user.GetWindowThreadProcessId(window, ctypes.byref(pid))
            if (
                pid.value in pids
                and user.IsWindowVisible(window)
                and user.PostMessageW(window, close, 0, 0)
            ):
                asked.add(pid.value)
            return True

        user.EnumWindows(kind(look), 0)
    return frozenset(asked)
