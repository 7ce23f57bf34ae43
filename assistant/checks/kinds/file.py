"""A file exists: where, how large, how old.

Several places can be named, with a label each; `found` then tells in which of them it is. Of
several files the newest is described.
"""

from __future__ import annotations

from ...host.base import Host
from ...host.values import HostError
from ...model import Evidence
from ...record import Record
from .. import schema
from ..files import locate
from ..kind import Look, Seen
from ..units import show_bytes
from ..zones import local_time

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
file: /etc/pump/pump.ini
outcomes:
  - {when: exists and size > 0, state: pass, message: The settings are there.}
  - {when: exists, state: fail, message: The settings are empty.}
  - {state: fail, message: There are no settings.}
"""
_SHOWN = 5


class Params(Record):
    """What to look for."""

    path: tuple[tuple[str, str], ...] = schema.paths("where to look", required=True)


class Facts(Record):
    """What is told."""

    exists: bool = schema.fact("there is at least one")
    number: int = schema.fact("how many there are")
    found: tuple[str, ...] = schema.fact("labels of the places where there is one")
    complete: bool = schema.fact("every place could be looked at")
    path: str | None = schema.fact("where the newest is")
    size: int | None = schema.fact("its size", unit="bytes")
    age: float | None = schema.fact("how long ago it was changed", unit="seconds")


def probe(look: Look, params: Params) -> Seen:
    """Look for the files."""
    found, errors = locate(look.host, params.path, "file")
    now = look.host.now()
    newest = found[0][1] if found else None
    facts = Facts(
        bool(found),
        len({info.path for _, info in found}),
        tuple(dict.fromkeys(label for label, _ in found if label)),
        not errors,
        newest and newest.path,
        newest and newest.size,
        newest and max(0.0, now - newest.modified),
    )
    evidence = [
        Evidence(i.path, "", f"{show_bytes(i.size)}, changed {local_time(look.host, i.modified)}")
        for _, i in found[:_SHOWN]
    ]
    if not found:
        evidence = [Evidence(p, "", _instead(look.host, p)) for _, p in params.path[:_SHOWN]]
    evidence += [Evidence("", "", error.message) for error in errors[:_SHOWN]]
    actual = newest.path if newest else next((e.excerpt for e in evidence), "not found")
    return Seen(facts, actual, tuple(evidence))


def _instead(host: Host, path: str) -> str:
    """What is there where no file is."""
    try:
        kinds = {info.kind for info in host.find(path)}
    except HostError:
        return "not found"
    if "directory" in kinds:
        return "no file: it is a folder"
    return "no ordinary file: a socket, a pipe or a device" if kinds else "not found"
