"""Which machine a name stands for."""

from __future__ import annotations

import sys

from ..errors import AssistantError, Exit
from .base import Host

LIVE = "live"
PRACTICE = "practice:"


def open_host(name: str = LIVE) -> Host:
    """The host called `name`: ``live``, or ``practice:NAME`` (shipped, or a YAML file's path).

    Raises:
        AssistantError: there is no such machine, or its file is wrong.
    """
    if name == LIVE:
        return _live()
    if name.startswith(PRACTICE):
        from .practice.host import open_practice

        return open_practice(name.removeprefix(PRACTICE))
    raise AssistantError(
        "no-machine",
        f"there is no machine “{name}”",
        hint="“live” is this computer; “practice:red-tray” is one to try things out on",
        exit_code=Exit.USAGE,
    )


def _live() -> Host:
    if sys.platform == "win32":
        from .windows.host import WindowsHost

        return WindowsHost()
    from .posix import PosixHost

    return PosixHost()
