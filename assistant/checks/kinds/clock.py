"""The computer's clock is right, compared with a server's.

The time in a server's answer counts whole seconds and comes over the network, so that differences
of a few seconds mean nothing.
"""

from __future__ import annotations

from ...host.limits import left
from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_seconds, show_time

TOUCHES = "network"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
clock: https://example.com
expect: skew < 60 s
pass: The clock is right.
fail: 'The clock is {skew} off, so logins are refused.'
"""


class Params(Record):
    """Whom to ask."""

    url: str = schema.url("https://host or http://host, whose answer tells the time")


class Facts(Record):
    """What is told."""

    skew: float = schema.fact("how far the clock is off, either way", unit="seconds")
    ahead: bool = schema.fact("it is ahead of the server's")


def probe(look: Look, params: Params) -> Seen:
    """Compare the clocks."""
    reach = look.host.connect(params.url, max(0.1, left(10) - 0.2))
    if reach.date is None or reach.local is None:
        why = reach.detail or reach.problem or "its answer holds no time"
        raise HostError("unreadable", f"{params.url} tells no time: {why}")
    skew = reach.local - reach.date
    actual = f"{show_seconds(abs(skew))} {'ahead' if skew > 0 else 'behind'}"
    told = f"here {show_time(reach.local)}, there {show_time(reach.date)}"
    return Seen(Facts(abs(skew), skew > 0), actual, (Evidence(params.url, "Date", told),))
