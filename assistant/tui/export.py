"""A block as a Markdown file, without names and secrets."""

from __future__ import annotations

import re
import time

from ..markdown import literal
from ..newfile import write_new
from ..session.outgoing import Outgoing
from ..text import clean, one_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def write(text: str, title: str, machine: str, path: str = "") -> str:
    """Write a block's text; returns the file's path. Nothing that exists is replaced.

    Raises:
        AssistantError: it cannot be written.
    """
    now = time.strftime("%Y-%m-%d %H:%M")
    path = path or time.strftime("assistant-%Y%m%d-%H%M%S.md")
    outgoing = Outgoing()
    hidden = outgoing.hide([one_line(title), one_line(machine), clean(text)])
    told, there, body = outgoing.mask(hidden)
    lines = "\n\n".join(literal(line, _SPECIAL) for line in body.splitlines())
    whole = f"# {told}\n\n{now}, on {there}\n\n{lines}\n"
    return write_new(path, whole, "name another file: /export FILE")
