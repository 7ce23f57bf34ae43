"""Has the browser or viewer of this computer open an address."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from ..own_program import own_command

_IN_A_TERMINAL = {"browsh", "elinks", "links", "links2", "lynx", "w3m", "www-browser"}
"""Browsers that would draw over the conversation."""
_PATIENCE = 60.0
"""Seconds; a viewer that is still busy then is left alone."""


def obstacle(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """Why nothing can be opened from here; empty where it can."""
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return "You are connected over SSH, so it would open on the other computer."
    if platform in ("win32", "darwin"):
        return ""
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return "There is no graphical display here."
    if _names(environment.get("BROWSER", "")) & _IN_A_TERMINAL:
        return "The browser set in BROWSER runs in the terminal, over this conversation."
    return ""


def open_place(kind: str, address: str) -> bool:
    """Open a judged address; may take as long as the browser takes to start.

    Windows is asked itself. Elsewhere a process of its own keeps what browsers print away from the
    screen. No shell is involved.

    Returns:
        Whether a browser or viewer took it.
    """
    if sys.platform == "win32":
        try:
            os.startfile(address)  # noqa: S606 - the address was judged and confirmed
        except OSError:
            return False
        return True
    if kind == "file":
        address = Path(address).as_uri()
    try:
        done = subprocess.run(  # noqa: S603 - the address was judged and confirmed
            own_command("__open", address),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return done.returncode == 0


def _names(commands: str) -> set[str]:
    """The programs that BROWSER names."""
    try:
        split = [shlex.split(one, posix=os.name != "nt") for one in commands.split(os.pathsep)]
    except ValueError:
        return set()
    return {os.path.basename(words[0]) for words in split if words}
