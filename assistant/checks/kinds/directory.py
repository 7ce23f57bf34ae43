"""A folder exists: where, and whether something is in it.

Several places can be named, with a label each; `found` then tells which of them there are.
"""

from __future__ import annotations

from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from .. import schema
from ..files import locate
from ..kind import Look, Seen
from ..zones import local_time

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
directory: /var/lib/pump/queue
outcomes:
  - {when: entries > 100, state: warn, message: '{entries} files wait.'}
  - {when: exists, state: pass, message: The queue is short.}
  - {state: fail, message: The folder of the queue is gone.}
"""
_SHOWN = 5
_COUNTED = 1_000


class Params(Record):
    """What to look for."""

    path: tuple[tuple[str, str], ...] = schema.paths("where to look", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is at least one")
    number: int = schema.fact("how many there are")
    found: tuple[str, ...] = schema.fact("labels of the places where there is one")
    complete: bool = schema.fact("every place could be looked at")
    path: str | None = schema.fact("the one that was changed last")
    entries: int | None = schema.fact(f"how many files and folders are in it, at most {_COUNTED}")
    age: float | None = schema.fact("how long ago it was changed", unit="seconds")


def probe(look: Look, params: Params) -> Seen:
    """Look for the folders."""
    found, errors = locate(look.host, params.path, "directory")
    newest = found[0][1] if found else None
    entries: int | None = None
    if newest:
        try:
            entries = len(look.host.entries(newest.path, _COUNTED))
        except HostError as error:
            errors.append(error)
    facts = Facts(
        bool(found),
        len({info.path for _, info in found}),
        tuple(dict.fromkeys(label for label, _ in found if label)),
        not errors,
        newest and newest.path,
        entries,
        newest and max(0.0, look.host.now() - newest.modified),
    )
    evidence = [
        Evidence(i.path, "", f"changed {local_time(look.host, i.modified)}")
        for _, i in found[:_SHOWN]
    ]
    if not found:
        evidence = [Evidence(path, "", "not found") for _, path in params.path[:_SHOWN]]
    evidence += [Evidence("", "", error.message) for error in errors[:_SHOWN]]
    return Seen(facts, newest.path if newest else "not found", tuple(evidence))
