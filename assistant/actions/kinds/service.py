"""Start, stop or restart a system service (Windows services; systemd on Linux).

On Linux also: enable or disable its start with the computer, have it read its settings again.
"""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost, HostError, Service
from ...host.guard import protected_service
from ...record import Record
from ..kind import Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ("windows", "linux")
EXAMPLE = """\
title: Start the service
service: {name: pumpd, do: start}
"""


_VERBS = ("start", "stop", "restart", "enable", "disable", "reload")
_BACK = {"start": "stop", "stop": "start", "enable": "disable", "disable": "enable"}
_NOT_AT_START = "Keep the service {name} from starting with the computer"
_DONE = {
    "start": ("Start the service {name}", "{name} is running", "started"),
    "stop": ("Stop the service {name}", "{name} is stopped", "stopped"),
    "enable": ("Have the service {name} start with the computer", "it starts then", "enabled"),
    "disable": (_NOT_AT_START, "it stays stopped then", "disabled"),
    "reload": ("Have the service {name} read its settings again", "its new settings are in use",
               "told to read its settings"),
}  # fmt: skip
"""Verb -> what it is for a person, what changes by it, what was done."""


class Params(Record):
    """What to do with which service."""

    name: str = schema.text("the service's exact short name", required=True)
    do: str = schema.option("what to do", _VERBS, default="start")


def plan(look: Look, params: Params) -> list[Step]:
    """One or two steps; none where the service is as it should be."""
    if any(c in params.name for c in "*?[/\\") or protected_service(params.name):
        raise HostError("permission_denied", f"the service {params.name} is not changed by a fix")
    if params.do not in ("start", "stop", "restart") and look.host.platform != "linux":
        raise HostError("wrong_platform", f"“{params.do}” is for systemd on Linux only")
    found = look.host.services(params.name)
    if not found:
        raise HostError("unreadable", f"there is no service {params.name}")
    elevated = not look.host.system().elevated
    return [_step(params.name, verb, elevated) for verb in _needed(found[0], params.do)]


def _needed(service: Service, wanted: str) -> list[str]:
    """The verbs that bring the service from where it is to what is wanted."""
    verbs = ["stop", "start"] if wanted == "restart" else [wanted]
    if service.state == "running" and wanted == "start":
        return []
    if service.state == "stopped":
        if wanted == "reload":
            raise HostError("dependency_failed", f"the service {service.name} does not run")
        verbs = [v for v in verbs if v != "stop"]
    there = {"automatic": "enable", "disabled": "disable"}.get(service.start)
    return [v for v in verbs if v != there]


def _step(name: str, verb: str, elevated: bool) -> Step:
    text, changes, _ = _DONE[verb]
    other = _BACK.get(verb, "")
    return Step(
        "service",
        verb,
        text.format(name=name),
        f"service control: {verb} {name}",
        {"name": name},
        changes=changes.format(name=name),
        undo=_DONE[other][0].format(name=name) if other else "",
        undo_data={"name": name, "verb": other} if other else None,
        elevated=elevated,
    )


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Do it."""
    verb = step.data.get("verb", step.verb)
    host.control_service(step.data["name"], verb)
    return f"the service {step.data['name']} was {_DONE[verb][2]}"
