"""Free space where a path lies."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen
from ..units import show_bytes

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
disk_usage: /var/lib/pump
expect: free > 1 GB
pass: '{free} are free.'
fail: 'Only {free} are free, so nothing can be saved.'
"""


class Params(Record):
    """Where to look."""

    path: str = schema.path("a folder on that drive", required=True)


class Facts(Record):
    """What is told."""

    free: int = schema.fact("space that may still be used", unit="bytes")
    total: int = schema.fact("space in all", unit="bytes")
    percent: float = schema.fact("share that is free", unit="percent")


def probe(look: Look, params: Params) -> Seen:
    """Ask the file system."""
    disk = look.host.disk(params.path)
    percent = 100 * disk.free / disk.total if disk.total else 0.0
    actual = f"{show_bytes(disk.free)} of {show_bytes(disk.total)} free ({percent:.0f} %)"
    return Seen(Facts(disk.free, disk.total, percent), actual, (Evidence(params.path, "", actual),))
