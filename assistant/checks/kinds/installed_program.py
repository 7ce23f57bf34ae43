"""A program is installed, as the system's list of programs says."""

from __future__ import annotations

from fnmatch import fnmatch

from ...model import Evidence
from ...record import Record
from .. import schema
from ..kind import Look, Seen

TOUCHES = "local"
PLATFORMS: tuple[str, ...] = ()
EXAMPLE = """\
installed_program: Pump Monitor*
expect: installed and version >= 2.1
pass: 'Version {version} is installed.'
fail: 'Pump Monitor 2.1 or newer is missing (found: {version}).'
"""


class Params(Record):
    """What to look for."""

    name: tuple[str, ...] = schema.texts(
        "its name in the list; * and ? stand for any characters", required=True
    )
    excluding: tuple[str, ...] = schema.texts("names that do not count")
    publisher: str = schema.text("its publisher; * and ? stand for any characters")


class Facts(Record):
    """What is told."""

    installed: bool = schema.fact("it is in the list")
    number: int = schema.fact("how many entries fit")
    names: tuple[str, ...] = schema.fact("the names of all that fit")
    name: str | None = schema.fact("name of the first")
    version: str | None = schema.fact("its version", unit="version")
    publisher: str | None = schema.fact("its publisher")
    folder: str | None = schema.fact("where it was put")


def probe(look: Look, params: Params) -> Seen:
    """Look at the list."""
    publisher = params.publisher.casefold().replace("[", "[[]")
    found = [
        p
        for p in look.host.programs()
        if _is_named(p.name, params.name)
        and not _is_named(p.name, params.excluding)
        and (not publisher or fnmatch(p.publisher.casefold(), publisher))
    ]
    if not found:
        nothing = (Evidence("installed programs", "", "not in the list"),)
        return Seen(Facts(False, 0, (), *[None] * 4), "not installed", nothing)
    first = found[0]
    names = tuple(dict.fromkeys(p.name for p in found))
    facts = Facts(True, len(found), names, first.name, first.version, first.publisher, first.folder)
    entries = tuple(
        Evidence("installed programs", p.name, f"version {p.version or 'unknown'}")
        for p in found[:5]
    )
    return Seen(facts, f"{first.name} {first.version}".strip(), entries)


def _is_named(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name.casefold(), p.casefold().replace("[", "[[]")) for p in patterns)
