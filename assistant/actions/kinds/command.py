"""Run a program with its arguments, without a shell; the last resort.

Commands of a knowledge base run only if the user has allowed them.
"""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost
from ...host.values import HostError
from ...record import Record
from ...text import one_line
from ..kind import Look, Person, Step

RISK = "destructive"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Set the pump back
command: [pumpctl, reset]
"""


class Params(Record):
    """What to run."""

    argv: tuple[str, ...] = schema.argv("the program and its arguments")
    timeout: float = schema.seconds("how long it may take, at most 300 s", default=60.0, most=300)


def plan(look: Look, params: Params) -> list[Step]:
    """One step."""
    if not look.trusted:
        raise HostError(
            "permission_denied",
            "commands of this knowledge base are not allowed (--allow-commands)",
        )
    shown = " ".join(params.argv)
    return [
        Step(
            "command",
            "run",
            f"Run {one_line(shown, 200)}",
            f"{list(params.argv)!r}",
            {"argv": list(params.argv), "timeout": min(params.timeout, 300.0)},
            changes="whatever this program changes",
        )
    ]


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Run it; any exit status but 0 is a failure."""
    output = host.run(step.data["argv"], step.data["timeout"])
    if output.code != 0:
        said = one_line(output.err or output.out, 200)
        raise HostError("exception", f"it ended with exit status {output.code}: {said}")
    return "it ended with exit status 0"
