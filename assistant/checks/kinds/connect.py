"""A server can be reached: its name, a connection, encryption, an answer.

Any answer of the server counts, also a refusal. A proxy of this user's settings is used, and said
so; a proxy script is not followed, and said so.
"""

from __future__ import annotations

from ...host.limits import left
from ...host.values import Reach
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_seconds

TOUCHES = "network"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
connect: https://example.com
expect: reached
pass: 'The server answers within {time}.'
fail: 'The server cannot be reached: {problem}.'
"""
_PROBLEMS = {
    "not_found": "its name is not found",
    "timeout": "it does not answer in time",
    "refused": "it refuses the connection",
    "reset": "the connection was cut",
    "unreachable": "there is no way to it",
    "certificate": "its certificate is not accepted",
    "proxy": "the proxy does not let it through",
    "protocol": "it does not speak as expected",
}


class Params(Record):
    """Where to go."""

    url: str = schema.url("https://host, http://host or tcp://host:port")


class Facts(Record):
    """What is told."""

    reached: bool = schema.fact("it answered")
    stage: str = schema.fact("the last step tried", options=("name", "tcp", "tls", "http"))
    problem: str = schema.fact("what stopped it, or nothing", options=("", *_PROBLEMS))
    detail: str = schema.fact("more about it")
    status: int | None = schema.fact("HTTP status of the answer")
    time: float = schema.fact("how long it took", unit="seconds")
    proxy: str = schema.fact("the proxy on the way, or nothing")
    skew: float | None = schema.fact(
        "how far this computer's clock is from the server's", unit="seconds"
    )


def probe(look: Look, params: Params) -> Seen:
    """Go there."""
    reach = look.host.connect(params.url, max(0.1, left(10) - 0.2))
    skew = None
    if reach.date is not None and reach.local is not None:
        skew = abs(reach.local - reach.date)
    facts = Facts(
        not reach.problem,
        reach.stage,
        reach.problem,
        reach.detail,
        reach.status,
        reach.milliseconds / 1000,
        reach.proxy,
        skew,
    )
    return Seen(facts, _words(reach), (Evidence(params.url, reach.stage, _details(reach)),))


def _words(reach: Reach) -> str:
    if not reach.problem:
        return "it answers"
    return _PROBLEMS.get(reach.problem, reach.problem)


def _details(reach: Reach) -> str:
    parts = [_words(reach), f"in {show_seconds(reach.milliseconds / 1000)}"]
    if reach.status is not None:
        parts.append(f"HTTP status {reach.status}")
    if reach.proxy == "script":
        parts.append("this computer uses a proxy script, which was not followed")
    elif reach.proxy:
        parts.append(f"through the proxy {reach.proxy}")
    return ", ".join([*parts, *filter(None, [reach.detail])])
