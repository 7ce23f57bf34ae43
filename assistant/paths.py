"""Where this user's files of the program belong on this system."""

from __future__ import annotations

import os
import sys

_NAME = "troubleshooting-assistant"


def data_folder() -> str:
    """What lasts: journal of fixes, sessions, history (XDG Base Directory, Windows' local data)."""
    return _folder("XDG_DATA_HOME", "LOCALAPPDATA", "Local", (".local", "share"))


def config_folder() -> str:
    """What the user has set; on Windows it travels with the user."""
    return _folder("XDG_CONFIG_HOME", "APPDATA", "Roaming", (".config",))


def cache_folder() -> str:
    """What can be made anew at any time: compiled knowledge bases."""
    return _folder("XDG_CACHE_HOME", "LOCALAPPDATA", "Local", (".cache",), mac="Caches")


def desktop_folder() -> str:
    """The desktop of this Windows user, wherever it was moved to; "" elsewhere and without one."""
    if sys.platform == "win32":
        import ctypes

        buffer = ctypes.create_unicode_buffer(260)
        desktop, current = 0x10, 0  # CSIDL_DESKTOPDIRECTORY, SHGFP_TYPE_CURRENT
        ctypes.windll.shell32.SHGetFolderPathW(None, desktop, None, current, buffer)
        if os.path.isdir(buffer.value):
            return buffer.value
    return ""


def _folder(
    xdg: str,
    windows: str,
    below: str,
    elsewhere: tuple[str, ...],
    mac: str = "Application Support",
) -> str:
    home = os.path.expanduser("~")
    if named := os.environ.get(xdg):
        base = named
    elif sys.platform == "win32":
        base = os.environ.get(windows) or os.path.join(home, "AppData", below)
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", mac)
    else:
        base = os.path.join(home, *elsewhere)
    return os.path.join(base, _NAME)
