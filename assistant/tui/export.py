"""A block as a Markdown file, without names and secrets."""

from __future__ import annotations

import time

from ..newfile import write_new
from ..session.outgoing import Outgoing
from ..text import clean, one_line


def write(text: str, title: str, machine: str, path: str = "") -> str:
    """Write the conversation; returns the file's path. Nothing that exists is replaced.

    Raises:
        AssistantError: it cannot be written.
    """
    now = time.strftime("%Y-%m-%d %H:%M")
    path = path or time.strftime("assistant-%Y%m%d-%H%M%S.md")
    outgoing = Outgoing()
    hidden = outgoing.hide([one_line(title), one_line(machine), clean(text)])
    told, there, body = outgoing.mask(hidden)
    whole = f"# {told}\n\n{now}, on {there}\n\n{body}"
    return write_new(path, whole, "name another file: /export FILE")
