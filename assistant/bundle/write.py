"""The members -> one zip in memory, with its manifest. The same content gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from .. import __version__
from ..host.recorded.manifest import MANIFEST, SCHEMA, SCHEMA_VERSION, total_of
from ..host.values import System
from ..leakscan import Scanner, masked_places
from ..record import TYPE_CHECKING, Record
from ..redact import Redactor
from .collect import Collected
from .pack import Member, Pack
from .zip import zipped

if TYPE_CHECKING:
    from typing import Any

README = "README.txt"
_README = """\
This is a support bundle: what a troubleshooting assistant saw on one computer.

manifest.json      who wrote it, when, what is in it, what was left out and why
observations.json  what the computer answered to each question of the checks
results.json       what the checks came to there
files/             the ends of logs, and settings files, as far as checks read them

Names of people, computers and companies were replaced by stand-ins such as user-1, and passwords,
tokens and keys were removed. The list of stand-ins never left the computer.
To look at it:  assistant check --machine THIS-FILE.zip
"""


class Finished(Record):
    """A bundle that is ready to be written."""

    manifest: Mapping[str, Any]
    members: tuple[Member, ...]
    data: bytes
    """The zip."""


def finish(collected: Collected, packed: Pack, redactor: Redactor, scanner: Scanner) -> Finished:
    """Put the zip together. It may leave only when `leaks` finds nothing in it."""
    readme = Member(README, _README.encode(), "what this is", {})
    members = tuple(sorted((*packed.members, readme), key=lambda m: m.name))
    manifest = _clean(_manifest(collected, packed, members), redactor, scanner)
    data = zipped([(MANIFEST, _json(manifest)), *((m.name, m.data) for m in _once(members))])
    return Finished(manifest, members, data)


def _once(members: tuple[Member, ...]) -> Iterator[Member]:
    """Each member once: what was read twice is one."""
    yield from {member.name: member for member in members}.values()


def _manifest(collected: Collected, packed: Pack, members: tuple[Member, ...]) -> dict[str, Any]:
    host = collected.host
    whole = [*_once(members)]
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "assistant", "version": __version__},
        "kb": list(collected.kb),
        "now": collected.now,
        "machine": {
            "platform": host.platform,
            "label": host.label if host.practice else "a computer",
            "practice": host.practice,
            "system": _system(packed),
        },
        "asked": list(collected.names),
        "members": [
            {
                "name": member.name,
                "size": len(member.data),
                "sha256": hashlib.sha256(member.data).hexdigest(),
                "about": member.about,
                "redactions": dict(member.redactions),
            }
            for member in whole
        ],
        "redactions": total_of([member.redactions for member in whole]),
        "masked": [
            place._asdict() for place in masked_places((m.name, m.data.decode()) for m in whole)
        ],
        "left_out": [item._asdict() for item in packed.left_out],
        "closed_checks": list(packed.guarded.checks),
    }


_FORM = ("schema", "schema_version", "tool", "now", "members", "redactions", "masked")
"""Fields of a manifest that hold nothing of the machine but what its members say."""


def _clean(manifest: dict[str, Any], redactor: Redactor, scanner: Scanner) -> dict[str, Any]:
    """The manifest's own texts are redacted and scanned, too; its form stays."""
    told = {name: value for name, value in manifest.items() if name not in _FORM}
    clean: dict[str, Any] = scanner.masked_value(redactor.value(told))
    clean["machine"]["platform"] = manifest["machine"]["platform"]
    members = [{**m, "about": scanner.masked(m["about"])} for m in manifest["members"]]
    return {name: clean.get(name, manifest[name]) for name in manifest} | {"members": members}


def _system(packed: Pack) -> dict[str, Any]:
    """Facts of the system, as the redacted observations tell them."""
    for observation in packed.guarded.observations:
        if isinstance(observation.answer, System):
            facts = observation.answer._asdict()
            told = {n: facts[n] for n in ("name", "version", "bits", "server", "elevated")}
            view = facts["other_view"]
            return {**told, "other_view": view} if view else told
    return {}


def _json(data: Any) -> bytes:
    return (json.dumps(data, indent=1, allow_nan=False) + "\n").encode()
