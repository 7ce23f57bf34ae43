"""Changing a setting: the same for every face."""

from __future__ import annotations

import os
from typing import Any

from ..host.places import refusal
from ..settings.read import bad
from ..settings.write import set_value
from ..text import one_line


def change_setting(name: str, text: str) -> Any:
    """Set a value that is written as on a command line; returns it.

    Raises:
        AssistantError: there is no such setting, it cannot be this, or the file cannot be written.
    """
    if name == "reads":
        _check_folders(text)
    if name in ("kb", "trust"):
        text = os.pathsep.join(_whole(text, there=name == "kb"))
    return set_value(name, text)


def _whole(text: str, *, there: bool) -> list[str]:
    """Paths of knowledge bases as they hold in any folder.

    Raises:
        AssistantError: they have to be `there`, and there is nothing at one of them.
    """
    paths = [os.path.abspath(os.path.expanduser(p)) for p in text.split(os.pathsep) if p]
    for path in paths:
        if there and not os.path.exists(path):
            raise bad(
                f"there is no knowledge base at {one_line(path)}", "name a folder or a .kb file"
            )
    return paths


def _check_folders(text: str) -> None:
    """Whether a knowledge base may be let into these folders at all."""
    home = os.path.expanduser("~")
    for folder in filter(None, text.split(os.pathsep)):
        why = refusal(os.path.expanduser(folder), home, windows=os.name == "nt")
        if why:
            raise bad(f"reads cannot be “{one_line(folder)}”: {why}", "name a whole path")
