"""Whose a file or folder is, and who may read and write it (Linux and macOS)."""

from __future__ import annotations

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ("linux", "macos")
EXAMPLE = """\
permissions: /var/lib/pump/queue
outcomes:
  - {when: not exists, state: fail, message: The folder of the queue is gone.}
  - {when: owner != pump, state: fail, message: 'It belongs to {owner}, so pumpd cannot write.'}
  - {when: others_write, state: warn, message: 'Everybody may write there ({mode}).'}
  - {state: pass, message: 'It belongs to {owner} ({mode}).'}
"""


class Params(Record):
    """What to look at."""

    path: str = schema.path("the file or folder", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is something")
    owner: str | None = schema.fact("its user")
    group: str | None = schema.fact("its group")
    mode: str | None = schema.fact("the permission bits in octal: 640, 2775")
    group_writes: bool | None = schema.fact("the group may write")
    others_read: bool | None = schema.fact("everybody may read")
    others_write: bool | None = schema.fact("everybody may write")
    link: str | None = schema.fact("where it leads, if it is a symbolic link")


def probe(look: Look, params: Params) -> Seen:
    """Look at the owner and the bits."""
    seen = look.host.ownership(params.path)
    if seen is None:
        nothing = Facts(False, None, None, None, None, None, None, None)
        return Seen(nothing, "not found", (Evidence(params.path, "", "not found"),))
    mode = f"{seen.mode:o}"
    facts = Facts(
        True,
        seen.owner,
        seen.group,
        mode,
        bool(seen.mode & 0o020),
        bool(seen.mode & 0o004),
        bool(seen.mode & 0o002),
        seen.link or None,
    )
    actual = f"{seen.owner}:{seen.group} {mode}"
    return Seen(facts, actual, (Evidence(params.path, "", actual),))
