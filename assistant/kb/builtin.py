"""The knowledge base that ships with the program."""

from __future__ import annotations

import os

from ..errors import AssistantError, Exit
from ..record import TYPE_CHECKING
from .store import Store, open_packaged

if TYPE_CHECKING:
    from .cache import Listen

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGED = os.path.join(_PACKAGE, "builtin.kb")
"""Compiled when the wheel is built."""
_SOURCE = os.path.join(os.path.dirname(_PACKAGE), "knowledge")


def source_folder() -> str | None:
    """The built-in knowledge base's Markdown, in a source checkout."""
    checkout = os.path.exists(os.path.join(os.path.dirname(_PACKAGE), "pyproject.toml"))
    return _SOURCE if checkout and os.path.isdir(_SOURCE) else None


def open_builtin(listen: Listen | None = None) -> Store:
    """Open it: from its folder in a source checkout, so that edits show at once, else compiled.

    Raises:
        AssistantError: the installation is incomplete.
    """
    if folder := source_folder():
        from .cache import open_folder

        return open_folder(folder, listen)
    if not os.path.exists(PACKAGED):
        raise AssistantError(
            "kb-missing",
            "the built-in knowledge base is missing from this installation",
            hint="install troubleshooting-assistant again",
            exit_code=Exit.UNAVAILABLE,
        )
    return open_packaged(PACKAGED)
