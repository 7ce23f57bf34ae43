"""A block as a Markdown file, without names and secrets."""

from __future__ import annotations

import os
import time

from ..errors import AssistantError, Exit
from ..session.hiding import hide_names
from ..text import clean, one_line


def write(text: str, title: str, machine: str, path: str = "") -> str:
    """Write the conversation; returns the file's path. Nothing that exists is replaced.

    Raises:
        AssistantError: it cannot be written.
    """
    now = time.strftime("%Y-%m-%d %H:%M")
    path = os.path.abspath(os.path.expanduser(path or time.strftime("assistant-%Y%m%d-%H%M%S.md")))
    whole = f"# {one_line(title)}\n\n{now}, on {one_line(machine)}\n\n{hide_names()(clean(text))}"
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(whole)
    except (OSError, ValueError) as error:
        raise AssistantError(
            "export",
            f"{one_line(path)} cannot be written: {getattr(error, 'strerror', None) or error}",
            hint="name another file: /export FILE",
            exit_code=Exit.CANNOT_CREATE,
        ) from None
    return path
