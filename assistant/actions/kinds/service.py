"""Start, stop or restart a system service (Windows services; systemd on Linux)."""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost, HostError
from ...host.guard import protected_service
from ...record import Record
from ..kind import Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ("windows", "linux")
EXAMPLE = """\
title: Start the service
service: {name: pumpd, do: start}
"""


class Params(Record):
    """What to do with which service."""

    name: str = schema.text("the service's exact short name", required=True)
    do: str = schema.option("what to do", ("start", "stop", "restart"), default="start")


def plan(look: Look, params: Params) -> list[Step]:
    """One or two steps; none where the service is as it should be."""
    if any(c in params.name for c in "*?[/\\") or protected_service(params.name):
        raise HostError("permission_denied", f"the service {params.name} is not changed by a fix")
    found = look.host.services(params.name)
    if not found:
        raise HostError("unreadable", f"there is no service {params.name}")
    verbs = {"start": ["start"], "stop": ["stop"], "restart": ["stop", "start"]}[params.do]
    if found[0].state == "running" and params.do == "start":
        verbs = []
    if found[0].state == "stopped":
        verbs = [v for v in verbs if v == "start"]
    elevated = not look.host.system().elevated
    return [_step(params.name, verb, elevated) for verb in verbs]


def _step(name: str, verb: str, elevated: bool) -> Step:
    other = {"start": "stop", "stop": "start"}[verb]
    return Step(
        "service",
        verb,
        f"{verb.capitalize()} the service {name}",
        f"service control: {verb} {name}",
        {"name": name},
        changes=f"{name} is {'running' if verb == 'start' else 'stopped'}",
        undo=f"{other.capitalize()} the service {name}",
        undo_data={"name": name, "verb": other},
        elevated=elevated,
    )


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Do it."""
    verb = step.data.get("verb", step.verb)
    host.control_service(step.data["name"], verb)
    return f"the service {step.data['name']} was {'started' if verb == 'start' else 'stopped'}"
