"""Start a program that lies on this computer, found by a path that may hold wildcards.

Where several fit, none is started. Its whole path, size and time are shown before, its content is
compared with what was shown. On a real computer somebody has to be there: it is never started by
``--yes`` alone. With `arguments` it may do more than its maker meant, so that the user has to allow
it as a command (`--allow-commands`).
"""

from __future__ import annotations

import hashlib

from ...checks import schema
from ...checks.files import locate
from ...checks.units import show_bytes, show_time
from ...host.base import ActingHost
from ...host.values import HostError
from ...record import Record
from ...text import one_line, quoted
from ..kind import DeclinedError, Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Start the monitor
start_program: /opt/pump/pump-monitor
"""
_MOST_BYTES = 200_000_000


class Params(Record):
    """What to start."""

    path: tuple[tuple[str, str], ...] = schema.paths("where the program is", required=True)
    arguments: tuple[str, ...] = schema.texts("what it is started with, one by one")


def plan(look: Look, params: Params) -> list[Step]:
    """One step."""
    if params.arguments and not look.trusted:
        message = "programs with arguments are commands, which are not allowed (--allow-commands)"
        raise HostError("permission_denied", message)
    found, _ = locate(look.host, params.path, "file")
    paths = list(dict.fromkeys(info.path for _, info in found))
    if not paths:
        places = " or ".join(path for _, path in params.path)
        raise HostError("unreadable", f"the program was not found: {places}")
    if len(paths) > 1:
        names = ", ".join(paths[:5])
        raise HostError("dependency_failed", f"several programs fit, keep the right one: {names}")
    info = found[0][1]
    look.host.refuse_change(info.path)
    tail = look.host.tail(info.path, _MOST_BYTES)
    mark = hashlib.sha256(tail.data).hexdigest()
    argv = [quoted(info.path), *map(repr, params.arguments)]
    about = f"{show_bytes(info.size)}, from {show_time(info.modified)}"
    step = Step(
        "start_program",
        "start",
        f"Start {info.path} ({about}){_with(params.arguments)}",
        f"start program [{', '.join(argv)}] sha256 {mark[:16]}",
        {"path": info.path, "sha256": mark, "arguments": list(params.arguments)},
        changes="the program runs; what it does is up to it",
    )
    return [step]


def _with(arguments: tuple[str, ...]) -> str:
    return f" with {one_line(' '.join(arguments), 200)}" if arguments else ""


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Start it, if a person is there to see it, and if it still is what was shown."""
    path = step.data["path"]
    if not host.practice and not person.there:
        raise DeclinedError("a program is started only while a person is there to see it")
    if hashlib.sha256(host.tail(path, _MOST_BYTES).data).hexdigest() != step.data["sha256"]:
        raise HostError("exception", f"{path} has changed since it was shown")
    host.start([path, *step.data["arguments"]])
    return f"{path} was started"
