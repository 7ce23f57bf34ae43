"""A bundle's manifest: who wrote it, when, what is in it, and what was left out and why."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping

from ...record import TYPE_CHECKING, Record
from ...text import is_clean, one_line
from .archive import Archive, refusal

if TYPE_CHECKING:
    from typing import Any

MANIFEST = "manifest.json"
SCHEMA = "assistant/bundle"
SCHEMA_VERSION = "1.1"
"""A bundle whose first number is larger was written by a newer program and is refused."""
_MAX_JSON = 48_000_000
_DEEPEST = 40


class Manifest(Record):
    """What a bundle says of itself; `data` holds all of it, with every text cleaned."""

    data: Mapping[str, Any]

    @property
    def now(self) -> float:
        """The machine's clock when it was recorded."""
        return float(self.data["now"])

    @property
    def moment(self) -> str:
        """The same in words, UTC."""
        return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(self.now))

    @property
    def machine(self) -> dict[str, Any]:
        """Facts of the machine: platform, label."""
        return dict(self.data["machine"])


def read_manifest(archive: Archive) -> Manifest:
    """The manifest, once every member has been found to be what it says.

    Raises:
        AssistantError: it is missing, of a newer program, or does not fit the members.
    """
    if MANIFEST not in archive.names:
        raise refusal(archive.name, "it is a zip, but no support bundle: it has no manifest")
    data = read_json(archive, MANIFEST)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise refusal(archive.name, "its manifest is none of a support bundle")
    _version(archive, data.get("schema_version"), data.get("tool"))
    _shape(archive, data)
    _members(archive, data)
    return Manifest(data)


def read_json(archive: Archive, name: str) -> Any:
    """A member's JSON, with every text cleaned.

    Raises:
        AssistantError: it is none, or too deep or large to be one of ours.
    """
    if name in archive.names and archive.size(name) > _MAX_JSON:
        raise refusal(archive.name, f"“{name}” is too large")
    try:
        return _cleaned(json.loads(archive.read(name), parse_constant=_no_number))
    except (ValueError, RecursionError) as error:
        why = one_line(str(error), 80)
        raise refusal(archive.name, f"“{name}” is no JSON of a bundle: {why}") from None


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _cleaned(data: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise ValueError("it is nested too deep")
    if isinstance(data, str):
        return data if is_clean(data) else one_line(data, len(data) + 1)
    if isinstance(data, list):
        return [_cleaned(item, depth + 1) for item in data]
    if isinstance(data, dict):
        return {_cleaned(k): _cleaned(v, depth + 1) for k, v in data.items()}
    return data


def _version(archive: Archive, version: Any, tool: Any) -> None:
    known = SCHEMA_VERSION.split(".", maxsplit=1)[0]
    first = str(version).split(".")[0]
    if first == known:
        return
    if first.isdecimal() and len(first) < 5 and int(first) > int(known):
        by = one_line(str(tool.get("version", "")), 40) if isinstance(tool, dict) else ""
        raise refusal(
            archive.name,
            f"a newer version of this program wrote it ({by or 'unknown'}; bundle schema "
            f"{one_line(str(version), 20)}, this one reads {known}.x): update this program",
        )
    raise refusal(archive.name, f"“{one_line(str(version), 20)}” is no bundle schema")


def _shape(archive: Archive, data: dict[str, Any]) -> None:
    """What the rest of the program relies on."""
    now, machine = data.get("now"), data.get("machine")
    sound = isinstance(now, (int, float)) and not isinstance(now, bool) and 0 <= now < 1e11
    if not sound or not isinstance(machine, dict):
        raise refusal(archive.name, "its manifest lacks the time or the machine")
    if machine.get("platform") not in ("windows", "linux", "macos"):
        raise refusal(archive.name, "its manifest names no platform that is known")
    for field, shape in _SHAPES.items():
        if field in data and not _fits(data[field], shape):
            raise refusal(archive.name, f"its manifest's “{field}” is not as it should be")
    if lacking := [field for field in _NEEDED if field not in data]:
        raise refusal(archive.name, f"its manifest lacks “{lacking[0]}”")


_COUNTS = "counts"
_SHAPES: Mapping[str, Any] = {
    "tool": {"name": str, "version": str},
    "kb": [{"id": str, "version": str}],
    "machine": {
        "platform": str,
        "label": str,
        "practice": bool,
        "system": {
            "name": str,
            "version": str,
            "bits": int,
            "server": bool,
            "elevated": bool,
            "other_view": str,
        },
    },
    "asked": [str],
    "members": [{"name": str, "size": int, "sha256": str, "about": str, "redactions": _COUNTS}],
    "redactions": _COUNTS,
    "masked": [{"member": str, "kind": str, "places": int, "lines": [int]}],
    "left_out": [{"what": str, "why": str}],
    "closed_checks": [str],
}
"""Field -> what it holds. What is missing in an object was not known to the writer's version."""
_NEEDED = ("members", "left_out", "kb", "redactions", "asked")


def _fits(data: Any, shape: Any) -> bool:
    """Whether a part of a manifest has its shape; fields that are not known may be anything."""
    if shape is _COUNTS:
        return isinstance(data, dict) and all(_fits(number, int) for number in data.values())
    if isinstance(shape, list):
        return isinstance(data, list) and all(_fits(item, shape[0]) for item in data)
    if isinstance(shape, dict):
        known = [name for name in shape if isinstance(data, dict) and name in data]
        return isinstance(data, dict) and all(_fits(data[n], shape[n]) for n in known)
    if shape is int:
        return isinstance(data, int) and not isinstance(data, bool) and 0 <= data < 1 << 63
    return isinstance(data, shape)


def _members(archive: Archive, data: dict[str, Any]) -> None:
    """Exactly the members that are listed, each with its size and hash."""
    listed = {str(m.get("name")): m for m in data["members"]}
    if len(listed) < len(data["members"]):
        raise refusal(archive.name, "its manifest lists a member twice")
    present = {*archive.names} - {MANIFEST}
    if missing := {*listed} - present:
        raise refusal(archive.name, f"“{one_line(min(missing), 60)}” is missing")
    if extra := present - {*listed}:
        raise refusal(archive.name, f"“{min(extra)}” does not belong to it")
    for name, member in listed.items():
        if not _same(archive.read(name), member):
            raise refusal(archive.name, f"“{name}” has been changed since it was written")


def _same(content: bytes, member: Mapping[str, Any]) -> bool:
    digest = hashlib.sha256(content).hexdigest()
    return member.get("size") == len(content) and member.get("sha256") == digest


def total_of(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Redactions of several members added up, by class."""
    total: dict[str, int] = {}
    for one in counts:
        for name, number in one.items():
            total[name] = total.get(name, 0) + number
    return dict(sorted(total.items()))
