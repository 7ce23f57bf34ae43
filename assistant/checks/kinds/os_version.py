"""Which operating system this is."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
os_version: the pump needs 64 bits
expect: bits = 64
pass: '{name} has 64 bits.'
fail: '{name} has 32 bits only.'
"""


class Params(Record):
    """Nothing has to be said."""

    about: str = schema.text("a remark for the reader of the check")


class Facts(Record):
    """What is told."""

    platform: str = schema.fact("the family", options=("windows", "linux", "macos"))
    name: str = schema.fact("name and edition")
    version: str = schema.fact("version: digits with dots", unit="version")
    bits: int = schema.fact("64 or 32")
    server: bool = schema.fact("a Windows Server")
    elevated: bool = schema.fact("this program has administrator rights")


def probe(look: Look, params: Params) -> Seen:
    """Ask the system."""
    system = look.host.system()
    facts = Facts(
        system.platform, system.name, system.version, system.bits, system.server, system.elevated
    )
    actual = f"{system.name} ({system.version}, {system.bits} bits)"
    actual += f"; {system.other_view}" if system.other_view else ""
    return Seen(facts, actual, (Evidence("system", "", actual),))
