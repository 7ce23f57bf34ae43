"""Where this user's lasting data of the program belongs."""

from __future__ import annotations

import os
import sys


def data_folder() -> str:
    """The folder on this system; it need not exist yet."""
    home = os.path.expanduser("~")
    if named := os.environ.get("XDG_DATA_HOME"):
        base = named
    elif sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Application Support")
    else:
        base = os.path.join(home, ".local", "share")
    return os.path.join(base, "troubleshooting-assistant")
