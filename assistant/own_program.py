"""How this program starts itself a second time: as it was built, or by the Python that runs it."""

from __future__ import annotations

import os
import sys

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder that the package lies in."""
_START = (
    "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
    "runpy.run_module('assistant', run_name='__main__', alter_sys=True)"
)
"""Isolated (-I): neither the current folder nor the user's settings say what is imported."""


def is_frozen() -> bool:
    """Whether this is the built program (so PyInstaller), which is no Python with a ``-c``."""
    return bool(getattr(sys, "frozen", False))


def own_command(*arguments: str) -> list[str]:
    """The argument list that starts this program with `arguments`, whatever the current folder."""
    if is_frozen():
        return [sys.executable, *arguments]
    return [sys.executable, "-I", "-c", _START, HOME, *arguments]


def own_places() -> tuple[str, ...]:
    """The program's file, and the folders with the code that it runs."""
    if is_frozen():
        return sys.executable, os.path.dirname(sys.executable)
    return sys.executable, HOME, os.path.join(HOME, "assistant")
