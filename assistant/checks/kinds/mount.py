"""A file system is mounted at a folder: what, from where, and how.

The file system itself is not asked for anything, so a server that is gone stops nothing.
"""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
mount: /var/lib/pump
outcomes:
  - {when: not mounted, state: fail, message: 'Nothing is mounted there, so the data is gone.'}
  - {when: not writable, state: fail, message: 'It is mounted read-only.'}
  - {state: pass, message: '{source} is mounted there ({filesystem}).'}
"""


class Params(Record):
    """Where to look."""

    path: str = schema.path("the folder that it is mounted at", required=True)


class Facts(Record):
    """What is told."""

    mounted: bool = schema.fact("a file system is mounted at this very folder")
    source: str | None = schema.fact("the device, or the server with its folder")
    filesystem: str | None = schema.fact("its kind: ext4, nfs4, cifs, NTFS, ...")
    options: tuple[str, ...] = schema.fact("options, without their values: ro, noexec, ...")
    writable: bool | None = schema.fact("it is not mounted read-only")


def probe(look: Look, params: Params) -> Seen:
    """Look through the list of file systems; of several at one folder the last one counts."""
    windows = look.host.platform == "windows"
    wanted = _plain(params.path, windows=windows)
    found = [m for m in look.host.mounts() if _plain(m.path, windows=windows) == wanted]
    if not found:
        evidence = (Evidence("file systems", params.path, "nothing is mounted there"),)
        return Seen(Facts(False, None, None, (), None), "nothing is mounted there", evidence)
    seen = found[-1]
    actual = f"{seen.source}, {seen.filesystem}, {','.join(seen.options)}"
    facts = Facts(True, seen.source, seen.filesystem, seen.options, "ro" not in seen.options)
    return Seen(facts, actual, (Evidence("file systems", params.path, actual),))


def _plain(path: str, *, windows: bool) -> str:
    plain = path.rstrip("/\\") or "/"
    return plain.casefold() if windows else plain
