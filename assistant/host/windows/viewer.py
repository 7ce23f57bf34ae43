"""Whose view of Windows this process has: that of the person at the screen, or another's."""

from __future__ import annotations

import os
import sys

from ...text import one_line


def other_view(session: int | None, user: str, person: str) -> str:
    """Why what is seen is not what the person at the screen has; "" where it is.

    Settings, drives, windows and files below the user's folders are then another account's.

    Args:
        session: of this process; 0 is that of the services.
        user: whose rights it has, without computer or domain.
        person: who is logged on in that session; "" where nobody is, or that is not told.
    """
    if user.casefold() == "system" or user.endswith("$"):
        return "it runs as Windows itself (SYSTEM), so this is not the user's own view"
    if session == 0:
        return "it runs in the session of the services, so this is not the user's own view"
    if person and person.casefold() != user.casefold():
        return f"it runs as {user}, but {person} is logged on, so this is not {person}'s own view"
    return ""


def view_of_this_process() -> str:
    """As `other_view`, of this process."""
    if sys.platform == "win32":
        return other_view(_session(), _user(), _person())
    return ""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _session() -> int | None:
        session = wintypes.DWORD()
        kernel = ctypes.windll.kernel32
        done = kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return session.value if done else None

    def _user() -> str:
        """By the token: a variable of the environment can be anything."""
        name, size = ctypes.create_unicode_buffer(260), wintypes.DWORD(260)
        done = ctypes.windll.advapi32.GetUserNameW(name, ctypes.byref(size))
        return one_line(name.value) if done else ""

    def _person() -> str:
        """Who is logged on in this session."""
        own_session, user_name = -1, 5  # WTS_CURRENT_SESSION, WTSUserName
        try:
            service = ctypes.WinDLL("wtsapi32")
            told, size = ctypes.c_void_p(), wintypes.DWORD()
            places = (ctypes.byref(told), ctypes.byref(size))
            if not service.WTSQuerySessionInformationW(None, own_session, user_name, *places):
                return ""
            name = ctypes.wstring_at(told.value) if told.value else ""
            service.WTSFreeMemory(told)
        except (OSError, AttributeError):
            return ""
        return one_line(name)
