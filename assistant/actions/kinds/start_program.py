"""Start a program that lies on this computer, found by a path that may hold wildcards.

Of several that fit, the newest is taken; its whole path is shown before it is started. No
arguments are passed.
"""

from __future__ import annotations

from ...checks import schema
from ...checks.files import locate
from ...host.base import ActingHost, HostError
from ...record import Record
from ..kind import Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ()


class Params(Record):
    """What to start."""

    path: tuple[tuple[str, str], ...] = schema.paths("where the program is", required=True)


def plan(look: Look, params: Params) -> list[Step]:
    """One step."""
    found, _ = locate(look.host, params.path, "file")
    if not found:
        places = " or ".join(path for _, path in params.path)
        raise HostError("unreadable", f"the program was not found: {places}")
    path = found[0][1].path
    step = Step(
        "start_program",
        "start",
        f"Start {path}",
        f"start program [{path!r}]",
        {"path": path},
        changes="the program runs; what it does is up to it",
    )
    return [step]


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Start it."""
    pid = host.start([step.data["path"]])
    return f"{step.data['path']} was started (pid {pid})"
