"""How far a knowledge base reaches: the folders that it says it reads, and those it changes."""

from __future__ import annotations

from collections.abc import Mapping

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from typing import Any


class Bounds(Record):
    """What kb.yaml declares under ``reads`` and ``changes``, as written."""

    reads: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    """Folders in which it makes and moves files, and whose programs it starts and ends."""

    @property
    def declared(self) -> bool:
        """Whether it says anything: without that it reads only what the person names."""
        return bool(self.reads or self.changes)


def bounds_of(declared: Mapping[str, Any]) -> Bounds:
    """The bounds in what kb.yaml declares."""
    return Bounds(tuple(declared.get("reads") or ()), tuple(declared.get("changes") or ()))
