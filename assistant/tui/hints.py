"""Advice on the terminal at hand, given once and never again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress

from ..console import draws_escapes

_OLD_CONSOLE = (
    "This window is Windows' old console: copying and some signs do not work in it. "
    "“Windows Terminal” (free, in the Microsoft Store) shows everything; "
    "“assistant chat --plain” works anywhere."
)
_VSCODE = "VS Code keeps ctrl+q to itself: ctrl+c twice, or /quit, leaves."


def fitting(environ: Mapping[str, str], *, escapes: bool) -> Iterator[tuple[str, str]]:
    """Name and text of each piece of advice for this terminal; `escapes`: it draws sequences."""
    if environ.get("TERM_PROGRAM") == "vscode":
        yield "vscode", _VSCODE
    elif not escapes:
        yield "old-console", _OLD_CONSOLE


def untold(folder: str) -> Iterator[str]:
    """The advice that has not been given before; from now on it has been."""
    path = os.path.join(folder, "told.txt")
    known: list[str] = []
    with suppress(OSError, ValueError), open(path, encoding="utf-8") as file:
        known = file.read().split()
    for name, text in fitting(os.environ, escapes=draws_escapes()):
        if name not in known:
            yield text
            with suppress(OSError):
                os.makedirs(folder, mode=0o700, exist_ok=True)
                with open(path, "a", encoding="utf-8") as file:
                    file.write(f"{name}\n")
