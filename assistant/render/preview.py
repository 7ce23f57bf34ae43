"""What would leave, in context: lines around what was replaced, and what stayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..bundle.pack import Member
from ..bundle.write import Finished
from ..checks.units import show_bytes
from ..leakscan import MARK, StandIns
from ..leakscan.keys import names_private
from ..record import TYPE_CHECKING
from ..redact.pseudonyms import KINDS
from .bundles import counted, left_out_lines
from .terminal import Piece, Style, wrap

if TYPE_CHECKING:
    from typing import Any

_FEW = 2
"""Lines of a member that are shown where not all are asked for."""
_LONGEST = 160
"""Characters of such a line."""


_MOST_MASKED = 12
_LINES = 5
_MANY = 20
"""Places in a file from which on it is worth saying that it was mostly private."""


def preview_lines(finished: Finished, style: Style, *, full: bool = False) -> Iterator[str]:
    """Everything that would leave this computer, before anybody is asked."""
    manifest = finished.manifest
    yield from wrap([Piece("What would be in the bundle", "title")], style)
    told = {entry["name"]: entry for entry in manifest["members"]}
    stand_ins = StandIns(KINDS)
    for member in {m.name: m for m in finished.members}.values():
        yield from _member(told[member.name], style)
        if "/" in member.name or full:
            yield from _context(member, stand_ins, style, full=full)
    yield from wrap([Piece(f"Replaced or removed: {counted(manifest['redactions'])}.")], style)
    yield from _masked(manifest["masked"], style)
    yield from left_out_lines(manifest, style)
    yield from wrap([Piece(f"The file will be {show_bytes(len(finished.data))} large.")], style)


def _member(entry: Mapping[str, Any], style: Style) -> Iterator[str]:
    about = f"{entry['about']}; replaced: {counted(entry['redactions'])}"
    pieces = [
        Piece(f"{entry['name']} "),
        Piece(f"({show_bytes(entry['size'])}): {about}", "dim"),
    ]
    yield from wrap(pieces, style, "  ", "      ")


def _context(member: Member, stand_ins: StandIns, style: Style, *, full: bool) -> Iterator[str]:
    lines = [*enumerate(member.data.decode().split("\n"), 1)]
    filled = [(number, line, stand_ins.fill(line)) for number, line in lines if line.strip()]
    changed = [(number, line) for number, line, plain in filled if plain != line]
    stayed = [(n, line) for n, line, p in filled if names_private(p)]
    if _mostly_private(member, len(filled), len(changed)):
        text = "Most of this file was private data. It is gone; little of the text is left."
        yield from wrap([Piece(text)], style, "      ", "      ")
    yield from _some(changed, style, full=full)
    if stayed:
        title = "These stay, though their names look private:"
        yield from wrap([Piece(title)], style, "      ", "      ")
        yield from _some(stayed, style, full=full)


def _mostly_private(member: Member, lines: int, changed: int) -> bool:
    """Whether half the lines, or far more places than there are lines, held something private."""
    replaced = sum(member.redactions.values())
    return replaced >= _MANY and (changed * 2 > lines or replaced > 2 * lines)


def _some(lines: list[tuple[int, str]], style: Style, *, full: bool) -> Iterator[str]:
    most = len(lines) if full else _FEW
    for number, line in lines[:most]:
        plain = " ".join(line.split())
        short = plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
        yield from wrap([Piece(f"line {number}: {short}", "dim")], style, "      ", "        ")
    if len(lines) > most:
        more = "1 more line" if len(lines) == most + 1 else f"{len(lines) - most} more lines"
        rest = f"and {more} (--preview full shows all)"
        yield from wrap([Piece(rest, "dim")], style, "      ", "        ")


def _masked(masked: list[Mapping[str, Any]], style: Style) -> Iterator[str]:
    """What the last scan has found, by member, line and kind."""
    if not masked:
        return
    number = sum(entry["places"] for entry in masked)
    more = "1 more place" if number == 1 else f"{number} more places"
    yield from wrap([Piece(f"A second, independent scan masked {more}:")], style)
    for entry in masked[:_MOST_MASKED]:
        lines = ", ".join(str(line) for line in entry["lines"][:_LINES])
        rest = " and more" if len(entry["lines"]) > _LINES else ""
        word = "line" if len(entry["lines"]) == 1 else "lines"
        text = f"{entry['member']}, {word} {lines}{rest}: {entry['kind']}"
        yield from wrap([Piece(text)], style, "  ", "      ")
    if len(masked) > _MOST_MASKED:
        yield from wrap([Piece(f"  Each is marked “{MARK}…>” in the file.")], style)
