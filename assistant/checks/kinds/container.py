"""A Docker or Podman container exists, runs, is healthy, and how it ended.

Where neither tool is installed the check does not apply. Where the tool does not say how a
container is, the check has no data. Nothing is read of a container but what the facts below name:
no variable of its environment, no log. The tools are asked as this user would ask them: where they
are set to another computer, its containers are told.
"""

from __future__ import annotations

from ...host.base import Host
from ...host.figures import HEALTHS, STATES, TOOLS, Container
from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_seconds

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
container: pump-web
outcomes:
  - {when: out_of_memory, state: fail, message: The container had too little memory.}
  - {when: not exists, state: fail, message: There is no such container.}
  - {when: not running, state: fail, message: 'The container is {state} (exit code {exit_code}).'}
  - {when: not healthy, state: warn, message: 'The container runs, but it is {health}.'}
  - {state: pass, message: 'The container has been running for {since}.'}
"""
_SHOWN = 5


class Params(Record):
    """What to look for."""

    name: str = schema.text("the container's name; * and ? stand for any characters", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a container")
    number: int = schema.fact("how many containers have this name")
    running: bool | None = schema.fact("it runs")
    state: str | None = schema.fact("its state", options=STATES)
    healthy: bool | None = schema.fact(
        "its own health check passes; unknown where it has none, or while that has just begun"
    )
    health: str | None = schema.fact(
        "what that check says; unknown where it has none",
        options=HEALTHS,
    )
    restarts: int | None = schema.fact("how often it has been started again by itself")
    exit_code: int | None = schema.fact("how it ended; unknown while it runs")
    out_of_memory: bool | None = schema.fact("it was ended because its memory was used up")
    since: float | None = schema.fact("how long it has run, or been ended", unit="seconds")
    image: str | None = schema.fact("the image that it was made from")
    name: str | None = schema.fact("its name as written")
    tool: str | None = schema.fact("what it belongs to", options=TOOLS)


_NOTHING = Facts(False, 0, *[None] * 11)


def probe(look: Look, params: Params) -> Seen:
    """Look at the containers; of several the first with a problem is told."""
    found = look.host.containers(params.name)
    if not found:
        absent = (Evidence("containers", params.name, "not found"),)
        return Seen(_NOTHING, "no such container", absent)
    first = max(found, key=_trouble)
    if _unsaid(first):
        message = f"{first.tool} does not say how {first.name} is: the state is unknown"
        raise HostError("not_collected", message)
    facts = _NOTHING._replace(
        exists=True,
        number=len(found),
        running=first.state == "running",
        state=first.state,
        healthy={"healthy": True, "unhealthy": False}.get(first.health),
        health=first.health or None,
        restarts=first.restarts,
        exit_code=first.exit_code,
        out_of_memory=first.out_of_memory,
        since=None if first.since is None else max(0.0, look.host.now() - first.since),
        image=first.image or None,
        name=first.name,
        tool=first.tool,
    )
    evidence = tuple(Evidence(c.tool, c.name, _told(look.host, c)) for c in found[:_SHOWN])
    return Seen(facts, f"{first.name} is {first.state}", evidence)


def _trouble(container: Container) -> int:
    """A problem comes before what is not known, and that before all is well."""
    if _unsaid(container):
        return 1
    return 2 if container.state != "running" or container.health == "unhealthy" else 0


def _unsaid(container: Container) -> bool:
    """Whether it is not known how it is; of one that has ended its health means nothing."""
    asked = (container.state, container.health if container.state == "running" else "")
    return "unknown" in asked


def _told(host: Host, container: Container) -> str:
    parts = [container.state, container.health]
    if container.since is not None:
        parts[0] += f" for {show_seconds(max(0.0, host.now() - container.since))}"
    if container.exit_code is not None:
        parts.append(f"exit code {container.exit_code}")
    if container.out_of_memory:
        parts.append("ended for want of memory")
    if container.restarts:
        parts.append(f"started again {container.restarts} times")
    return f"{container.image or 'it'}: {', '.join(part for part in parts if part)}"
