"""A local TCP port is listened on, and by which program."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
port: 8080
outcomes:
  - {when: program = pumpd, state: pass, message: pumpd listens.}
  - {when: listening, state: fail, message: 'Port 8080 is taken by {program}.'}
  - {state: fail, message: 'Nothing listens on port 8080, so nobody can connect.'}
"""


class Params(Record):
    """What to look for."""

    port: float = schema.number("the port, 1 to 65535", required=True, least=1, most=65535)


class Facts(Record):
    """What is told."""

    listening: bool = schema.fact("something listens")
    program: str | None = schema.fact("its program; unknown where that may not be read")
    pid: int | None = schema.fact("its process")
    address: str | None = schema.fact("the address it listens on")


def probe(look: Look, params: Params) -> Seen:
    """Look at the ports."""
    wanted = int(params.port)
    found = [p for p in look.host.listeners() if p.port == wanted]
    if not found:
        evidence = (Evidence("ports", str(wanted), "nothing listens"),)
        return Seen(Facts(False, None, None, None), "nothing listens", evidence)
    first = next((p for p in found if p.pid), found[0])
    program = None
    if first.pid:
        names = {p.pid: p.name for p in look.host.processes()}
        program = names.get(first.pid)
    actual = f"{program or 'a program of another user'} listens on {first.address}"
    facts = Facts(True, program, first.pid, first.address)
    return Seen(facts, actual, (Evidence("ports", str(wanted), actual),))
