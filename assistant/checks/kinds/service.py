"""A system service exists, runs, and how it ended (Windows services; systemd on Linux)."""

from __future__ import annotations

from ...host.base import Service
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("windows", "linux")
EXAMPLE = """\
service: pumpd
outcomes:
  - {when: running, state: pass, message: The service runs.}
  - {when: start = disabled, state: fail, message: The service is disabled.}
  - {state: fail, message: 'The service does not run ({state}).'}
"""


class Params(Record):
    """What to look for."""

    name: str = schema.text(
        "the service's short name; * and ? stand for any characters", required=True
    )


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a service")
    running: bool | None = schema.fact("it runs; unknown where that may not be read")
    state: str | None = schema.fact(
        "its state",
        options=("running", "stopped", "starting", "stopping", "paused", "unknown"),
    )
    start: str | None = schema.fact(
        "how it starts", options=("automatic", "manual", "disabled", "unknown")
    )
    number: int = schema.fact("how many services have this name")
    title: str | None = schema.fact("its name in words")
    failed: bool | None = schema.fact("its last run ended with an error (Linux)")
    exit_code: int | None = schema.fact("how its program ended the last time (Linux)")
    restarts: int | None = schema.fact("how often the system has started it again (Linux)")


def probe(look: Look, params: Params) -> Seen:
    """Look at the services."""
    found = look.host.services(params.name)
    if not found:
        facts = Facts(False, False, None, None, 0, None, None, None, None)
        return Seen(facts, "no such service", (Evidence("services", params.name, "not found"),))
    first = next((s for s in found if s.state == "running"), found[0])
    running = None if first.state == "unknown" else first.state == "running"
    facts = Facts(
        *(True, running, first.state, first.start, len(found), first.title),
        *(first.failed, first.exit_code, first.restarts),
    )
    evidence = tuple(Evidence("services", s.name, _told(s)) for s in found[:5])
    return Seen(facts, f"{first.name} is {first.state}", evidence)


def _told(service: Service) -> str:
    text = f"{service.title}: {service.state}, starts {service.start}"
    if service.failed:
        text += ", failed"
        text += f" (exit code {service.exit_code})" if service.exit_code else ""
    return f"{text}, started again {service.restarts} times" if service.restarts else text
