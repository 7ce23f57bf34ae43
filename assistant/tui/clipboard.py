"""Copying: this computer's clipboard, or else what the terminal makes of it."""

from __future__ import annotations

import os
from collections.abc import Callable

_FAR = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")


def copy(text: str, by_terminal: Callable[[str], object]) -> str:
    """Copy `text`; returns what to tell the person. May take a moment: other programs are asked.

    Args:
        text: what to copy.
        by_terminal: asks the terminal (OSC 52), which never says whether it did it. Over SSH it
            is the only way to the clipboard that the person pastes from.
    """
    if not any(os.environ.get(name) for name in _FAR) and _native(text):
        return "Copied."
    by_terminal(text)
    return "Sent to the terminal to be copied; some terminals do not take it (shift+drag selects)."


def _native(text: str) -> bool:
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, ValueError):
        return False
    return True
