"""Which machine a name stands for."""

from __future__ import annotations

import sys

from ..errors import AssistantError, Exit
from .base import ActingHost

LIVE = "live"
PRACTICE = "practice:"


def open_host(name: str = LIVE) -> ActingHost:
    """The host called `name`: ``live``, or ``practice:NAME`` (shipped, or a YAML file's path).

    Raises:
        AssistantError: there is no such machine, or its file is wrong.
    """
    if name == LIVE:
        return _live()
    if name.startswith(PRACTICE):
        from .practice.hands import open_practice

        return open_practice(name.removeprefix(PRACTICE))
    raise AssistantError(
        "no-machine",
        f"there is no machine “{name}”",
        hint="“live” is this computer; “practice:red-tray” is one to try things out on",
        exit_code=Exit.USAGE,
    )


def acting_host(name: str = LIVE) -> ActingHost:
    """As `open_host`: a machine on which something can be changed.

    Raises:
        AssistantError: there is no such machine.
    """
    host: ActingHost = open_host(name)
    return host


def _live() -> ActingHost:
    if sys.platform == "win32":
        from .windows.host import WindowsHost

        return WindowsHost()
    from .posix import PosixHost

    return PosixHost()
