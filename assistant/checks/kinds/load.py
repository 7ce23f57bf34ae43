"""How busy the processors are: how many programs run or wait, on average.

Windows keeps no such number.
"""

from __future__ import annotations

from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("linux", "macos")
EXAMPLE = """\
load: more than two for each processor is too much
outcomes:
  - {when: per_processor > 2, state: warn, message: 'The computer is overloaded ({load}).'}
  - {state: pass, message: 'The load is {load}, on {processors} processors.'}
"""


class Params(Record):
    """Nothing is needed."""

    about: str = schema.text("a remark for the reader of the check")


class Facts(Record):
    """What is told."""

    load: float = schema.fact("mean of the last minute")
    load_15: float | None = schema.fact("mean of the last 15 minutes")
    per_processor: float = schema.fact("the last minute's, for each processor")
    processors: int = schema.fact("how many there are")


def probe(look: Look, params: Params) -> Seen:
    """Look at the load."""
    seen = look.host.memory()
    if seen.load is None:
        raise HostError("wrong_platform", "this system keeps no load")
    processors = max(1, seen.processors)
    facts = Facts(
        round(seen.load, 2),
        None if seen.load_15 is None else round(seen.load_15, 2),
        round(seen.load / processors, 2),
        processors,
    )
    actual = f"load {seen.load:.2f} on {processors} processors"
    return Seen(facts, actual, (Evidence("load", "", actual),))
