"""Start, stop or restart a system service, or change whether it starts with the computer.

Windows services; systemd on Linux, where a service can also be told to read its settings again.
"""

from __future__ import annotations

from ...checks import schema
from ...host.base import ActingHost
from ...host.guard import protected_service
from ...host.values import HostError, Service
from ...record import Record
from ..kind import Look, Person, Step

RISK = "caution"
PLATFORMS: tuple[str, ...] = ("windows", "linux")
EXAMPLE = """\
title: Start the service
service: {name: pumpd, do: start}
"""


_VERBS = ("start", "stop", "restart", "enable", "disable", "reload")
_BACK = {"start": "stop", "stop": "start"}
_START_BACK = {"automatic": "enable", "disabled": "disable", "manual": "by hand"}
"""How a service started before -> the verb that brings that back; not every one can be."""
_NOT_AT_START = "Keep the service {name} from starting with the computer"
_DONE = {
    "start": ("Start the service {name}", "{name} is running", "started"),
    "stop": ("Stop the service {name}", "{name} is stopped", "stopped"),
    "enable": ("Have the service {name} start with the computer", "it starts then", "enabled"),
    "disable": (_NOT_AT_START, "it stays stopped then", "disabled"),
    "reload": ("Have the service {name} read its settings again", "its new settings are in use",
               "told to read its settings"),
    "by hand": ("Have the service {name} start only when it is needed", "it starts when needed",
                "set to start when it is needed"),
    "delay": ("Have the service {name} start a little after the computer", "it starts then",
              "set to start a little after the computer"),
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
    if params.do == "reload" and look.host.platform != "linux":
        raise HostError("wrong_platform", "“reload” is for systemd on Linux only")
    found = look.host.services(params.name)
    if not found:
        raise HostError("unreadable", f"there is no service {params.name}")
    elevated = not look.host.system().elevated
    windows = look.host.platform == "windows"
    return [
        _step(found[0], params.name, verb, elevated=elevated, windows=windows)
        for verb in _needed(found[0], params.do)
    ]


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


def _undoing(service: Service, verb: str, *, windows: bool) -> str:
    """The verb that takes `verb` back; "" where none does.

    What systemd calls static is neither enabled nor disabled, so that nothing brings it back.
    """
    if verb not in ("enable", "disable"):
        return _BACK.get(verb, "")
    if service.delayed:
        return "delay"
    back = _START_BACK.get(service.start, "")
    return back if windows or back != "by hand" else ""


def _call(verb: str, name: str) -> str:
    return f"service control: {verb} {name}"


def _step(service: Service, name: str, verb: str, *, elevated: bool, windows: bool) -> Step:
    text, changes, _ = _DONE[verb]
    other = _undoing(service, verb, windows=windows)
    return Step(
        "service",
        verb,
        text.format(name=name),
        _call(verb, name),
        {"name": name},
        changes=changes.format(name=name),
        undo=_DONE[other][0].format(name=name) if other else "",
        undo_data={"name": name, "verb": other} if other else None,
        undo_call=_call(other, name) if other else "",
        elevated=elevated,
    )


def perform(host: ActingHost, step: Step, person: Person) -> str:
    """Do it."""
    verb = step.data.get("verb", step.verb)
    host.control_service(step.data["name"], verb)
    return f"the service {step.data['name']} was {_DONE[verb][2]}"
