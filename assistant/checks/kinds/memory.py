"""How much memory and swap is left."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_bytes

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
memory: the pump needs 500 MB
outcomes:
  - {when: available < 500 MB, state: fail, message: 'Only {available} of memory are left.'}
  - {when: swap_used > 90 %, state: warn, message: '{swap_used} of the swap is in use.'}
  - {state: pass, message: '{available} of memory are left.'}
"""


class Params(Record):
    """Nothing is needed."""

    about: str = schema.text("a remark for the reader of the check")


class Facts(Record):
    """What is told."""

    available: int = schema.fact("what programs can still have without swapping", unit="bytes")
    total: int = schema.fact("memory in all", unit="bytes")
    percent: float = schema.fact("share that is available", unit="percent")
    swap_total: int | None = schema.fact("swap in all", unit="bytes")
    swap_used: float | None = schema.fact("share of the swap in use", unit="percent")


def probe(look: Look, params: Params) -> Seen:
    """Look at the memory."""
    seen = look.host.memory()
    swap = None
    if seen.swap_total and seen.swap_free is not None:
        swap = round(100 * (seen.swap_total - seen.swap_free) / seen.swap_total, 1)
    percent = round(100 * seen.available / seen.total, 1) if seen.total else 0.0
    actual = f"{show_bytes(seen.available)} of {show_bytes(seen.total)} available"
    if swap is not None:
        actual += f", {swap:.0f} % of the swap in use"
    facts = Facts(seen.available, seen.total, percent, seen.swap_total, swap)
    return Seen(facts, actual, (Evidence("memory", "", actual),))
