"""Rename a file or folder aside, put it into a quarantine folder, or make a folder.

Nothing is ever deleted: what has to go is moved, and moved back by undo. Places of the system, and
whole home folders, are never touched. Where this user may not write, add
`privilege: elevated`.
"""

from __future__ import annotations

import re

from ...checks import schema
from ...host.base import ActingHost
from ...host.guard import allowed_place, no_place, quarantine_folder
from ...host.places import short_name
from ...host.values import HostError
from ...record import Record
from ...text import quoted
from ..kind import Look, Person, Step
from ..places import free

RISK = "caution"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Set the damaged cache aside
file: {aside: /var/lib/pump/cache.db}
"""


class Params(Record):
    """What to do; one of them."""

    aside: str = schema.path("a file or folder that gets another name beside it")
    quarantine: str = schema.path("a file or folder that is moved away")
    make_folder: str = schema.path("a folder that is made")


def plan(look: Look, params: Params) -> list[Step]:
    """One step; none where there is nothing to move, or the folder is there."""
    path = params.aside or params.quarantine or params.make_folder
    if not path or "*" in path or "?" in path:
        raise HostError(
            "dependency_failed", f"it is not known which file is meant: {path or 'none'}"
        )
    if look.host.platform == "windows" and short_name(path):
        path = look.host.real(path)
    if not allowed_place(path, look.host.variable, look.host.real):
        raise HostError("permission_denied", no_place(path))
    look.host.refuse_change(path)
    exists = bool(look.host.find(path))
    if params.make_folder:
        return [] if exists else [_make(path)]
    if not exists:
        return []
    if params.aside:
        return [_move(path, free(look.host, f"{path}.aside"))]
    windows = look.host.platform == "windows"
    folder = quarantine_folder(look.host.variable, windows=windows)
    name = re.split(r"[\\/]", path.rstrip("\\/"))[-1]
    separator = "\\" if windows else "/"
    return [_move(path, free(look.host, f"{folder}{separator}{name}"))]


def _move(path: str, target: str) -> Step:
    return Step(
        "file",
        "move",
        f"Move {path} to {target}",
        f"rename {quoted(path)} -> {quoted(target)}",
        {"old": path, "new": target},
        changes=f"{path} is no longer there",
        undo=f"Move it back to {path}",
        undo_data={"old": target, "new": path},
        undo_call=f"rename {quoted(target)} -> {quoted(path)}",
    )


def _make(path: str) -> Step:
    return Step(
        "file",
        "make",
        f"Make the folder {path}",
        f"mkdir {quoted(path)}",
        {"path": path},
        changes=f"{path} is there",
    )


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Do it."""
    if step.verb == "make":
        host.make_folder(step.data["path"])
        return f"{step.data['path']} was made"
    host.rename(step.data["old"], step.data["new"])
    return f"{step.data['old']} was moved to {step.data['new']}"
