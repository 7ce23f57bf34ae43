"""Which machine a name stands for."""

from __future__ import annotations

import os
import sys

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING
from ..text import one_line
from .base import RECORDED, ActingHost

if TYPE_CHECKING:
    from ..kb.machines import Shelf

LIVE = "live"
PRACTICE = "practice:"
_ZIP = ".zip"


def open_host(name: str = LIVE, shelf: Shelf | None = None) -> ActingHost:
    """The host called `name`: ``live``, ``practice:NAME``, or the path of a support bundle.

    A practice machine is one that comes with a knowledge base, or described by the YAML file at
    a path.

    Args:
        name: which.
        shelf: the practice machines of the open knowledge bases; those of the built-in one are
            always known.

    Raises:
        AssistantError: there is no such machine, or its file is wrong.
    """
    if name == LIVE:
        return _live()
    if name.startswith(PRACTICE):
        from .practice.hands import open_practice

        return open_practice(name.removeprefix(PRACTICE), shelf)
    if name.casefold().endswith((".yaml", ".yml")) and not name.startswith(RECORDED):
        raise _no_machine(name, f"a machine that a YAML file describes is “{PRACTICE}{name}”")
    path = name.removeprefix(RECORDED)
    if path != name or path.casefold().endswith(_ZIP) or os.path.isfile(path):
        from .recorded.host import open_bundle

        return open_bundle(path).host
    hint = (
        "“live” is this computer; “practice:NAME” is one to try things out on (“assistant machine "
        "list” names them), FILE.zip is what “assistant collect” wrote elsewhere"
    )
    raise _no_machine(name, hint)


def _no_machine(name: str, hint: str) -> AssistantError:
    message = f"there is no machine “{one_line(name, 150)}”"
    return AssistantError("no-machine", message, hint=one_line(hint), exit_code=Exit.USAGE)


def acting_host(name: str = LIVE, shelf: Shelf | None = None) -> ActingHost:
    """As `open_host`: a machine on which something can be changed.

    Raises:
        AssistantError: there is no such machine.
    """
    host: ActingHost = open_host(name, shelf)
    return host


def machines(shelf: Shelf) -> list[str]:
    """The machines that can be chosen by name."""
    return [LIVE, *(f"{PRACTICE}{name}" for name in shelf.names)]


def _live() -> ActingHost:
    if sys.platform == "win32":
        from .windows.com import preload
        from .windows.host import WindowsHost

        preload()
        return WindowsHost()
    from .posix import PosixHost

    return PosixHost()
