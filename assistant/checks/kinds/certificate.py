"""A server's certificate is accepted here, and how long it is still valid.

Name, chain and dates are judged as this computer's own programs do, by its list of authorities.
"""

from __future__ import annotations

from ...host.limits import left
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_seconds

TOUCHES = "network"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
certificate: https://pump.example.com
outcomes:
  - {when: valid and left < 14 days, state: warn, message: 'The certificate ends in {left}.'}
  - {when: valid, state: pass, message: 'The certificate is valid for another {left}.'}
  - {when: not reached, state: no_data, message: 'The server cannot be reached: {detail}.'}
  - {state: fail, message: 'The certificate is not accepted: {detail}.'}
"""


class Params(Record):
    """Whose certificate."""

    url: str = schema.url("https://host or https://host:port")


class Facts(Record):
    """What is told."""

    reached: bool = schema.fact("the server spoke of its certificate")
    valid: bool | None = schema.fact("it is accepted; unknown where the server was not reached")
    left: float | None = schema.fact("how long it is still valid", unit="seconds")
    detail: str = schema.fact("why it is not accepted, or why the server was not reached")


def probe(look: Look, params: Params) -> Seen:
    """Go there, as far as the encryption."""
    seen = look.host.connect(params.url, max(0.1, left(10) - 0.2))
    refused = seen.problem == "certificate"
    accepted = seen.stage == "http" and params.url.startswith("https://")
    ends = seen.certificate_ends
    remaining = None if ends is None else ends - look.host.now()
    facts = Facts(
        refused or accepted, accepted if refused or accepted else None, remaining, seen.detail
    )
    if accepted:
        actual = "accepted" + (f", ends in {show_seconds(remaining)}" if remaining else "")
    else:
        actual = seen.detail or seen.problem or "this is no https address"
    return Seen(facts, actual, (Evidence(params.url, seen.stage, actual),))
