"""A group exists on this computer, and who is in it (Linux and macOS)."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("linux", "macos")
EXAMPLE = """\
group: dialout
expect: members has pump
pass: pump may use the serial port.
fail: 'pump is not in the group dialout ({members}).'
"""


class Params(Record):
    """What to look for."""

    name: str = schema.text("the group's name", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a group")
    number: int | None = schema.fact("its number (gid)")
    members: tuple[str, ...] = schema.fact("who was added to it; not those whose own group it is")


def probe(look: Look, params: Params) -> Seen:
    """Look the group up."""
    seen = look.host.account("group", params.name)
    if seen is None:
        evidence = (Evidence("groups", params.name, "there is none"),)
        return Seen(Facts(False, None, ()), "there is none", evidence)
    actual = f"gid {seen.number}, members {', '.join(seen.members) or 'none'}"
    facts = Facts(True, seen.number, seen.members)
    return Seen(facts, actual, (Evidence("groups", params.name, actual),))
