"""A system service exists, runs, and how it ended (Windows services; systemd on Linux)."""

from __future__ import annotations

from ...host.values import Service
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
    failed: bool | None = schema.fact("its last run ended with an error")
    exit_code: int | None = schema.fact(
        "how it ended the last time; on Windows 1069: its account could not log on"
    )
    restarts: int | None = schema.fact("how often the system has started it again (Linux)")
    account: str | None = schema.fact("the account that it runs as (Windows)")
    delayed: bool | None = schema.fact("it starts some minutes after Windows")


def probe(look: Look, params: Params) -> Seen:
    """Look at the services."""
    found = look.host.services(params.name)
    if not found:
        facts = Facts(False, False, None, None, 0, *(None,) * 6)
        return Seen(facts, "no such service", (Evidence("services", params.name, "not found"),))
    first = next((s for s in found if s.state == "running"), found[0])
    running = None if first.state == "unknown" else first.state == "running"
    facts = Facts(
        *(True, running, first.state, first.start, len(found), first.title),
        *(first.failed, first.exit_code, first.restarts),
        *(first.account or None, first.delayed),
    )
    evidence = tuple(Evidence("services", s.name, _told(s)) for s in found[:5])
    return Seen(facts, f"{first.name} is {first.state}", evidence)


def _told(service: Service) -> str:
    late = " (delayed)" if service.delayed else ""
    text = f"{service.title}: {service.state}, starts {service.start}{late}"
    text += f", as {service.account}" if service.account else ""
    if service.failed:
        text += ", failed"
        text += f" (exit code {service.exit_code})" if service.exit_code else ""
    return f"{text}, started again {service.restarts} times" if service.restarts else text
