"""Copy files that support needs into one new folder of the user's, to be looked through and sent.

Nothing leaves the computer, and nothing is taken out of the files: they may hold names and data of
the company. Of a large log the end is copied.
"""

from __future__ import annotations

import re

from ...checks import schema
from ...checks.files import locate
from ...checks.units import show_bytes
from ...host.base import ActingHost
from ...host.guard import allowed_place, no_place
from ...host.values import FileInfo, HostError
from ...record import Record
from ...text import quoted
from ..kind import Look, Person, Step

RISK = "safe"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Collect the logs
collect: {files: [/var/log/pump/pump.log], into: '%HOME%/Documents/pump-logs'}
"""
_MOST_BYTES = 20_000_000
_MOST_FILES = 50


class Params(Record):
    """What to copy."""

    files: tuple[tuple[str, str], ...] = schema.paths("the files", required=True)
    into: str = schema.path("the folder, which gets a number if it is there already", required=True)


def plan(look: Look, params: Params) -> list[Step]:
    """One step for each file."""
    found, _ = locate(look.host, params.files, "file")
    infos = list(dict.fromkeys(info for _, info in found))[:_MOST_FILES]
    if not infos:
        raise HostError("unreadable", "none of the files is there")
    if not allowed_place(params.into, look.host.variable, look.host.real) or "*" in params.into:
        raise HostError("permission_denied", no_place(params.into))
    names = (params.into, *(f"{params.into}-{number}" for number in range(2, 1000)))
    folder = next((n for n in names if not look.host.find(n)), params.into)
    look.host.refuse_change(folder)
    separator = "\\" if look.host.platform == "windows" else "/"
    return [
        _step(info, f"{folder}{separator}{number}-{_name(info)}")
        for number, info in enumerate(infos, 1)
    ]


def _name(info: FileInfo) -> str:
    return re.split(r"[\\/]", info.path)[-1]


def _step(info: FileInfo, target: str) -> Step:
    part = f", its last {show_bytes(_MOST_BYTES)}" if info.size > _MOST_BYTES else ""
    return Step(
        "collect",
        "copy",
        f"Copy {info.path} ({show_bytes(info.size)}{part}) to {target}",
        f"copy {quoted(info.path)} -> {quoted(target)}",
        {"old": info.path, "new": target},
        changes=f"{target} is there; look through it before you send it",
    )


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Copy it."""
    host.write_new(step.data["new"], host.tail(step.data["old"], _MOST_BYTES).data)
    return f"{step.data['new']} was written"
