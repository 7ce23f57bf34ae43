"""Steps that only a person can do, shown one by one and ticked off.

The program cannot see that a step was done; the checks that verify the action can.
"""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost
from ...record import Record
from ..kind import DeclinedError, Look, Person, Step

RISK = "safe"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
title: Switch the pump on
manual:
  - Go to the pump.
  - Turn the red switch to ON.
"""


class Params(Record):
    """What to do."""

    steps: tuple[str, ...] = schema.prose("the steps, in order", required=True)


def plan(look: Look, params: Params) -> list[Step]:
    """A step for each."""
    return [
        Step(
            "manual",
            "do",
            text,
            "done by a person",
            {"number": number, "action": look.action},
            changes="what the person does",
            by_person=True,
        )
        for number, text in enumerate(params.steps, 1)
    ]


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Have it ticked off."""
    done = host.tick(step.data["action"], step.data["number"]) if person.there else None
    if done is None:
        done = person.tick(step)
    if not done:
        raise DeclinedError("a person has to do this, and it was not ticked off")
    return "done, says the person"
