"""A user account exists on this computer: its groups, home and shell (Linux and macOS)."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("linux", "macos")
EXAMPLE = """\
user: pump
outcomes:
  - {when: not exists, state: fail, message: 'There is no user pump, so pumpd cannot start.'}
  - {when: groups lacks dialout, state: fail, message: 'pump may not use the serial port.'}
  - {state: pass, message: 'The user is there, in the groups {groups}.'}
"""


class Params(Record):
    """Who to look for."""

    name: str = schema.text("the user's name", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is such a user")
    number: int | None = schema.fact("its number (uid)")
    group: str | None = schema.fact("its own group")
    groups: tuple[str, ...] = schema.fact("all of its groups")
    home: str | None = schema.fact("its home folder")
    shell: str | None = schema.fact("its shell")


def probe(look: Look, params: Params) -> Seen:
    """Look the user up."""
    seen = look.host.account("user", params.name)
    if seen is None:
        evidence = (Evidence("users", params.name, "there is none"),)
        return Seen(Facts(False, None, None, (), None, None), "there is none", evidence)
    facts = Facts(
        True, seen.number, next(iter(seen.groups), None), seen.groups, seen.home, seen.shell
    )
    actual = f"uid {seen.number}, groups {', '.join(seen.groups) or 'none'}"
    return Seen(facts, actual, (Evidence("users", params.name, actual),))
