"""Bundles for people and for scripts: what would be written, what is in one, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..checks.units import show_bytes
from ..codec import KbName, Tool
from ..record import ABSENT, TYPE_CHECKING, Record
from ..shapes import Platform
from .terminal import Piece, Style, wrap

if TYPE_CHECKING:
    from ..bundle.difference import Difference

_CLASSES = {
    "user": "user name",
    "host": "computer name",
    "company": "company name",
    "email": "e-mail address",
    "ip": "IP address",
    "id": "id",
    "quickbooks data": "body of QuickBooks data",
    "value": "field of QuickBooks data",
    "private": "stretch of words about somebody",
}
"""Class of what was replaced -> its name; any other is its own name."""
_MOST = 12


class BundleSystem(Record):
    """The operating system of a bundle's machine, as far as it was seen."""

    name: str = ABSENT
    version: str = ABSENT
    bits: int = ABSENT
    server: bool = ABSENT
    elevated: bool = ABSENT


class BundleMachine(Record):
    """The machine of a bundle."""

    platform: Platform
    label: str
    practice: bool
    system: BundleSystem


class BundleMember(Record):
    """A file in a bundle."""

    name: str
    size: int
    sha256: str
    about: str
    redactions: dict[str, int]


class MaskedData(Record):
    """What a last scan found in a member, and masked."""

    member: str
    kind: str
    places: int
    lines: tuple[int, ...]


class LeftOutData(Record):
    """What is not in a bundle."""

    what: str
    why: str


class BundleData(Record):
    """What is in a bundle, as its manifest says."""

    schema_version: str
    tool: Tool
    kb: tuple[KbName, ...]
    now: float
    machine: BundleMachine
    asked: tuple[str, ...]
    members: tuple[BundleMember, ...]
    redactions: dict[str, int]
    masked: tuple[MaskedData, ...]
    left_out: tuple[LeftOutData, ...]


class CollectedData(Record):
    """What ``collect`` adds to a manifest; no file where nobody consented."""

    file: str | None
    bytes: int


class BundleSide(Record):
    """A bundle; what ``bundle show`` adds to its manifest."""

    file: str
    label: str


class BundlePair(Record):
    """What ``bundle diff`` adds to a difference."""

    old: BundleSide
    new: BundleSide


def counted(redactions: Mapping[str, int]) -> str:
    """``3 user names, 2 e-mail addresses``."""
    parts = []
    for kind, number in redactions.items():
        name = _CLASSES.get(kind, kind)
        parts.append(f"{number} {name if number == 1 else _plural(name)}")
    return ", ".join(parts) or "nothing"


def _plural(name: str) -> str:
    if name.endswith("s"):
        return name if name == "credentials" else f"{name}es"
    if " of " in name:
        first, _, rest = name.partition(" of ")
        return f"{_plural(first)} of {rest}"
    return f"{name[:-1]}ies" if name.endswith("y") and name != "key" else f"{name}s"


def show_lines(manifest: Mapping[str, Any], label: str, style: Style) -> Iterator[str]:
    """A bundle that somebody sent."""
    yield from wrap([Piece(label[:1].upper() + label[1:], "title")], style)
    system = manifest["machine"].get("system")
    if isinstance(system, dict) and system:
        rights = "with" if system.get("elevated") is True else "without"
        text = f"{system.get('name')} ({system.get('version')}), {rights} administrator rights"
        yield from wrap([Piece(f"{text}.")], style)
        if view := system.get("other_view"):
            yield from wrap([Piece(f"Note: {view}.", "warn")], style)
    kbs = ", ".join(f"{kb.get('id')} {kb.get('version')}" for kb in manifest["kb"])
    asked = ", ".join(map(str, manifest["asked"])) or "all checks"
    tool = manifest.get("tool")
    version = tool.get("version") if isinstance(tool, dict) else "unknown"
    text = f"Asked: {asked}; knowledge base {kbs}; written by version {version}."
    yield from wrap([Piece(text)], style)
    yield from _members(manifest, style)
    yield from wrap([Piece(f"Replaced or removed: {counted(_numbers(manifest))}.")], style)
    yield from left_out_lines(manifest, style)


def _numbers(manifest: Mapping[str, Any]) -> dict[str, int]:
    return {str(k): n for k, n in manifest["redactions"].items() if isinstance(n, int)}


def _members(manifest: Mapping[str, Any], style: Style) -> Iterator[str]:
    for member in manifest["members"]:
        about = f"{member.get('about', '')}; replaced: {counted(_numbers(member))}"
        size = show_bytes(int(member["size"]))
        pieces = [Piece(f"{member['name']} "), Piece(f"({size}): {about}", "dim")]
        yield from wrap(pieces, style, "  ", "      ")


def left_out_lines(manifest: Mapping[str, Any], style: Style) -> Iterator[str]:
    """What is not in a bundle, and why."""
    left_out = manifest["left_out"]
    if left_out:
        yield from wrap([Piece("Left out:", "b")], style)
    for item in left_out[:_MOST]:
        text = f"{item.get('what')}: {item.get('why')}"
        yield from wrap([Piece(text)], style, "  ", "      ")
    if len(left_out) > _MOST:
        yield f"  and {len(left_out) - _MOST} more"


NOT_COMPARED = (
    "No check of this knowledge base has an answer in both bundles, so no check was compared. "
    "--kb names the knowledge base that they were collected with."
)


def diff_lines(difference: Difference, old: str, new: str, style: Style) -> Iterator[str]:
    """What is different, checks first."""
    yield from wrap([Piece(f"From {old} to {new}", "title")], style)
    if not difference.compared:
        yield from wrap([Piece(NOT_COMPARED, "warn")], style)
    elif not difference.states and not difference.facts:
        yield "Nothing is different."
    for change in difference.states:
        states = f"{_word(change.old)} -> {_word(change.new)}"
        yield from wrap([Piece(f"{states}  "), Piece(f"{change.title} ({change.check})")], style)
        yield from wrap([Piece(f"before: {change.old_message}", "dim")], style, "    ", "    ")
        yield from wrap([Piece(f"after:  {change.new_message}", "dim")], style, "    ", "    ")
    for fact in difference.facts:
        text = f"{fact.what}: {fact.old or 'not there'} -> {fact.new or 'not there'}"
        yield from wrap([Piece(text)], style, "", "    ")


def _word(state: str) -> str:
    return state.replace("_", " ")


def bundle_data(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """A manifest as scripts get it."""
    known = {name: manifest[name] for name in BundleData._fields if name in manifest}
    return {"masked": [], **known}
