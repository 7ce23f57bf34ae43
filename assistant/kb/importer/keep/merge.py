"""What an import wrote last time, what the author made of it, what it would write now -> one text.

The unit is a key of the header and a block of the body. Only what both sides changed differently
is a conflict: both are kept, with marks around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import partial

from merge3 import Merge3

from ....record import TYPE_CHECKING, Record
from ...schema import ARTICLE
from .info import key_lines, keys_of
from .parts import END, KEY, THEIRS, YOURS, Chunk, MergeUnit, join, renumber, split

if TYPE_CHECKING:
    from typing import Any


Units = Sequence[MergeUnit]


class Merged(Record):
    """An article put together."""

    text: str
    conflicts: int
    """Places where both sides changed the same differently."""


def merge(base: str, yours: str, theirs: str) -> Merged:
    """The author's text `yours` and the import's `theirs`, which both come from `base`."""
    if theirs in (base, yours):
        return Merged(yours, 0)
    if yours == base:
        return Merged(theirs, 0)
    merger = _Merger()
    z, a, b = split(base), split(yours), split(theirs)
    header = merger.header(z.header, a.header, b.header)
    units = merger.body(list(z.units), list(a.units), list(b.units))
    return Merged(join(header, renumber(units)), merger.conflicts)


def merge_header(base: str, yours: str, theirs: str) -> str:
    """The same for a file that is all header: kb.yaml; what both changed stays the author's."""
    merger = _Merger()
    parts = [split(f"---\n{text.strip(chr(10))}\n---\n") for text in (base, yours, theirs)]
    lines = merger.header(*(p.header for p in parts))
    return yours if merger.conflicts else "\n".join(lines).rstrip("\n") + "\n"


class _Merger:
    """Merges and counts conflicts."""

    def __init__(self) -> None:
        self.conflicts = 0
        self._disputed: dict[str, MergeUnit] = {}
        """Checks and actions whose content is a conflict: what the docs make of them."""

    def header(
        self, base: Sequence[Chunk], yours: Sequence[Chunk], theirs: Sequence[Chunk]
    ) -> list[str]:
        """The header's lines: the author's order, then what is new."""
        z, b = ({c.name: c.text for c in chunks if c.name} for chunks in (base, theirs))
        out: list[str] = []
        for chunk in yours:
            if not chunk.name:
                out += chunk.text.split("\n")
            else:
                out += self._value(chunk.name, z.get(chunk.name), chunk.text, b.get(chunk.name))
        mine = {c.name for c in yours}
        for name, text in b.items():
            if name not in mine and name not in z:
                out += text.split("\n")
        return out

    def _value(self, name: str, z: str | None, a: str, b: str | None) -> list[str]:
        """One key; `z` and `b` are None where it is not there."""
        if b in (z, a) or name == "id":
            return a.split("\n")
        if a == z:
            return b.split("\n") if b is not None else []
        key = ARTICLE.get(name)
        if key and key.kind in ("texts", "sources"):
            lists = [items_of(text) for text in (z or "", a, b or "")]
            if all(found is not None for found in lists):
                old, own, new = (found or [] for found in lists)
                kept = [item for item in own if item in new or item not in old]
                added = [item for item in new if item not in old and item not in own]
                return key_lines(name, [*kept, *added])
        if b is None:
            return a.split("\n")
        self.conflicts += 1
        return [*a.split("\n"), *(KEY + line for line in b.split("\n"))]

    def body(self, base: Units, yours: Units, theirs: Units) -> list[MergeUnit]:
        """The blocks of the body."""
        contents = self._contents(base, yours, theirs)
        z, a, b = ([contents.get(u.key, u) for u in units] for units in (base, yours, theirs))
        zk, ak, bk = ([unit.key for unit in units] for units in (z, a, b))
        out: list[MergeUnit] = []
        # what occurs often is no noise
        matcher: Any = partial(SequenceMatcher, autojunk=False)
        iz = ia = ib = 0
        for z1, z2, a1, a2, b1, b2 in Merge3(
            zk, ak, bk, sequence_matcher=matcher
        ).find_sync_regions():
            out += self._region(z[iz:z1], a[ia:a1], b[ib:b1])
            out += map(_same, z[z1:z2], a[a1:a2], b[b1:b2])
            iz, ia, ib = z2, a2, b2
        decided = ((u, self._disputed.get(u.key)) for u in out)
        return [u for a, b in decided for u in (self._conflict([a], [b]) if b else [a])]

    def _contents(self, base: Units, yours: Units, theirs: Units) -> dict[str, MergeUnit]:
        """Checks and actions that all sides have, wherever they stand: their merged content."""
        z, b = ({u.key: u for u in units if u.declared} for units in (base, theirs))
        found: dict[str, MergeUnit] = {}
        for unit in yours:
            if unit.key in z and unit.key in b:
                text = _content(z[unit.key].text, unit.text, b[unit.key].text)
                found[unit.key] = unit if text is None else unit._replace(text=text)
                if text is None:
                    self._disputed[unit.key] = b[unit.key]
        return found

    def _region(self, base: Units, yours: Units, theirs: Units) -> list[MergeUnit]:
        """A stretch in which at least one side differs."""
        z, a, b = ([_identity(unit) for unit in units] for units in (base, yours, theirs))
        if a == z:
            return [*theirs]
        if b in (z, a):
            return [*yours]
        if not base:
            return [*yours, *(unit for unit in theirs if _identity(unit) not in a)]
        return self._contested(base, yours, theirs)

    def _contested(self, base: Units, yours: Units, theirs: Units) -> list[MergeUnit]:
        """A stretch that both sides changed: what contradicts nothing is taken out first."""
        removed = {u.key for u in base} - {u.key for u in yours}
        if gone := [u for u in (*base, *theirs) if u.declared and u.key in removed]:
            # What the author took out stays out, whatever became of it.
            return self._region(_without(base, gone), yours, _without(theirs, gone))
        known = {u.key for u in base} | ({u.key for u in yours} & {u.key for u in theirs})
        if declared := [u for u in (*yours, *theirs) if u.declared and u.key not in known]:
            # Checks and actions that one side has added contradict nothing.
            rest = self._region(base, _without(yours, declared), _without(theirs, declared))
            return [*rest, *declared]
        if parted := _around(base, theirs) or _around(base, yours):
            before, after = parted
            added = [*before, *after]
            rest = self._region(base, _without(yours, added), _without(theirs, added))
            return [*before, *rest, *after]
        if len(yours) == len(theirs) == len(base) > 1:
            each = zip(base, yours, theirs, strict=True)
            return [u for z, a, b in each for u in self._region([z], [a], [b])]
        return self._conflict(yours, theirs)

    def _conflict(self, yours: Units, theirs: Units) -> list[MergeUnit]:
        self.conflicts += 1
        known = {unit.key for unit in yours if unit.declared}
        theirs = [_shown(unit) if unit.key in known else unit for unit in theirs]
        out: list[MergeUnit] = []
        for mark, units in ((YOURS, yours), (THEIRS, theirs)):
            out.append(MergeUnit(mark, mark, 0, 1))
            out += [unit._replace(gap=unit.gap if n else 1) for n, unit in enumerate(units)]
        return [*out, MergeUnit(END, END, 0, 1)]


def _without(units: Units, these: Units) -> list[MergeUnit]:
    return [unit for unit in units if unit not in these]


def _identity(unit: MergeUnit) -> str:
    """What makes a block another one: of a check or action all that it says."""
    return unit.key + unit.text if unit.declared else unit.key


def _same(base: MergeUnit, yours: MergeUnit, theirs: MergeUnit) -> MergeUnit:
    """A block that reads the same on all sides, perhaps with other line breaks or numbers."""
    gap = theirs.gap if yours.gap == base.gap else yours.gap
    return (theirs if base.text == yours.text else yours)._replace(gap=gap)


def _content(base: str, yours: str, theirs: str) -> str | None:
    """A check or action put together key by key; None where that cannot be."""
    if theirs in (base, yours):
        return yours
    if yours == base:
        return theirs
    ends = (text.partition("\n")[2].rpartition("\n")[2] for text in (base, yours, theirs))
    if not all(end.strip().startswith("```") for end in ends):
        return None  # a block that never ends
    first, *_, last = yours.split("\n")
    bodies = [text.split("\n")[1:-1] for text in (base, yours, theirs)]
    merger = _Merger()
    lines = merger.header(*(split("\n".join(["---", *body, "---"])).header for body in bodies))
    return None if merger.conflicts else "\n".join([first, *lines, last])


def _around(base: Units, units: Units) -> tuple[Units, Units] | None:
    """What one side has only added before or after the same blocks: it contradicts nothing."""
    size, more = len(base), len(units) - len(base)
    keys, known = [_identity(u) for u in units], [_identity(u) for u in base]
    if more > 0 and keys[:size] == known:
        return [], units[size:]
    if more > 0 and keys[more:] == known:
        return units[:more], []
    return None


def _shown(unit: MergeUnit) -> MergeUnit:
    """A check or action as a sample that is not in force: its id is taken."""
    first, _, rest = unit.text.partition("\n")
    fence = first[: len(first) - len(first.lstrip(" `"))]
    comment = f"# {unit.key[1:]}"
    return unit._replace(text=f"{fence}yaml\n{comment}\n{rest}", key=unit.key + " shown")


def items_of(text: str) -> list[Any] | None:
    """The list that a key of the header holds, or None where it holds none."""
    values = list(keys_of(text).values()) if text else [None]
    if len(values) != 1:
        return None
    items = [values[0]] if isinstance(values[0], str) else values[0] or []
    return list(map(_item, items)) if isinstance(items, list) else None


def _item(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple((key, str(each)) for key, each in value.items())
    return " ".join(str(value).split())
