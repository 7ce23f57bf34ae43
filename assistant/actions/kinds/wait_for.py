"""Wait until a check passes."""

from __future__ import annotations

import time

from ...checks import schema
from ...host.base import ActingHost
from ...host.values import HostError
from ...record import Record
from ..kind import Look, Person, Step

RISK = "safe"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Wait until the port answers
wait_for: {check: pump-port, within: 30 s}
"""
MOST = 300.0


class Params(Record):
    """What to wait for."""

    check: str = schema.text("id of the check", required=True)
    within: float = schema.seconds("how long to wait, at most 300 s", default=20.0, most=300)


def plan(look: Look, params: Params) -> list[Step]:
    """One step; none where the check passes already."""
    if look.check(params.check) == "pass":
        return []
    seconds = min(params.within, MOST)
    return [
        Step(
            "wait_for",
            "wait",
            f"Wait until “{params.check}” passes, {seconds:.0f} s at most",
            f"check {params.check} every second",
            {"check": params.check, "seconds": seconds},
        )
    ]


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """The engine passes `look` in, since checks are its own."""
    raise HostError("exception", "waiting is done by the engine")


def wait(check: object, name: str, seconds: float) -> str:
    """Ask `check` again and again.

    Raises:
        HostError: it has not passed in time.
    """
    end = time.monotonic() + seconds
    while True:
        state = check(name) if callable(check) else "error"
        if state == "pass":
            return f"“{name}” passes"
        if time.monotonic() >= end:
            raise HostError("timeout", f"“{name}” has not passed within {seconds:.0f} s")
        time.sleep(min(1.0, max(0.05, end - time.monotonic())))
