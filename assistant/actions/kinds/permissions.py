"""Set the owner, the group or the rights of one file or folder (Linux and macOS).

What is in a folder stays as it is. Nothing is opened to everybody for writing, and no program gets
the rights of its owner.
"""

from __future__ import annotations

import re

from ...checks import schema
from ...host.base import ActingHost, Host
from ...host.figures import Ownership
from ...host.values import HostError
from ...record import Record
from ...text import quoted
from ..kind import Look, Person, Step
from ..places import changeable

RISK = "caution"
PLATFORMS: tuple[str, ...] = ("linux", "macos")
EXAMPLE = """\
title: Let pumpd read its settings
permissions: {path: /etc/pump/pump.ini, group: pump, mode: '640'}
"""
_MODE = re.compile(r"0?[0-7]{3}")
_FOR_ALL_TO_WRITE = 0o002
_SPECIAL = 0o7000


class Params(Record):
    """What to set; at least one of the last three."""

    path: str = schema.path("the file or folder", required=True)
    owner: str = schema.text("whose it will be")
    group: str = schema.text("the group that it will have")
    mode: str = schema.text("who may do what, as three octal digits: 640")


def fault(owner: str, group: str, mode: str) -> str:
    """Why no fix sets these, on whatever machine; empty where one may."""
    if not (owner or group or mode):
        return "it does not say which owner, group or mode there will be"
    if mode and not _MODE.fullmatch(mode):
        return f"“{mode}” is no mode; write three octal digits, like 640"
    if mode and int(mode, 8) & _FOR_ALL_TO_WRITE:
        return f"{mode} lets everybody write: no fix does that"
    return ""


def plan(look: Look, params: Params) -> list[Step]:
    """One step; none where it is so already."""
    if why := fault(params.owner, params.group, params.mode):
        raise HostError("permission_denied", why)
    there = changeable(look.host, params.path)
    path = there.path
    before = look.host.ownership(path)
    if before is None:
        raise HostError("unreadable", f"{path} is not there")
    if there.kind != "directory" and before.mode & _SPECIAL:
        raise HostError("permission_denied", f"{path} runs with rights of its owner or group")
    after = _wanted(look.host, before, params)
    if after == before:
        return []
    system = look.host.system()
    given = (after.owner, after.group) != (before.owner, before.group)
    return [
        Step(
            "permissions",
            "set",
            f"Give {path} to {_told(after)} (now: {_told(before)})",
            _call(path, after),
            {"path": path, "before": _plain(before), "after": _plain(after)},
            changes=f"{path} belongs to {_told(after)}",
            undo=f"Give {path} to {_told(before)} again",
            undo_data={"path": path, "before": _plain(after), "after": _plain(before)},
            undo_call=_call(path, before),
            elevated=not system.elevated and (given or before.owner != system.user),
        )
    ]


def _call(path: str, owned: Ownership) -> str:
    return f"chown {owned.owner}:{owned.group} and chmod {owned.mode:o} {quoted(path)}"


def _wanted(host: Host, before: Ownership, params: Params) -> Ownership:
    for kind, name in (("user", params.owner), ("group", params.group)):
        if name and host.account(kind, name) is None:
            raise HostError("unreadable", f"there is no {kind} {name}")
    return before._replace(
        owner=params.owner or before.owner,
        group=params.group or before.group,
        mode=_mode(before.mode, params.mode),
    )


def _mode(before: int, written: str) -> int:
    """The rights as written; what else a folder has (the group's own, sticky) stays."""
    return (before & _SPECIAL) | int(written, 8) if written else before


def _told(owned: Ownership) -> str:
    return f"{owned.owner}:{owned.group}, mode {owned.mode:o}"


def _plain(owned: Ownership) -> dict[str, object]:
    return {"owner": owned.owner, "group": owned.group, "mode": owned.mode, "link": owned.link}


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Set it."""
    path, after = step.data["path"], Ownership(**step.data["after"])
    host.set_ownership(path, Ownership(**step.data["before"]), after)
    return f"{path} was given to {_told(after)}"
