"""A name has IP addresses, as this computer looks names up (also in its hosts file)."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "network"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
dns: pump.example.com
outcomes:
  - {when: addresses has 192.0.2.7, state: pass, message: The name leads to the right server.}
  - {when: found, state: fail, message: 'The name leads to {addresses}, not to 192.0.2.7.'}
  - {state: fail, message: The name is not known.}
"""


class Params(Record):
    """What to look up."""

    name: str = schema.host("the name of a computer")


class Facts(Record):
    """What is told."""

    found: bool = schema.fact("it has at least one address")
    number: int = schema.fact("how many it has")
    addresses: tuple[str, ...] = schema.fact("the addresses, IPv4 and IPv6")


def probe(look: Look, params: Params) -> Seen:
    """Look the name up."""
    seen = look.host.addresses(params.name)
    actual = ", ".join(seen) or "there is no such name"
    evidence = (Evidence("names", params.name, actual),)
    return Seen(Facts(bool(seen), len(seen), seen), actual, evidence)
