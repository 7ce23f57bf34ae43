"""What leaves in an export: redacted, then scanned by an engine that shares no rule with that."""

from __future__ import annotations

import json

from ..leakscan import MARK, Memory, Scanner, StandIns
from ..record import TYPE_CHECKING
from ..redact import Identity, Pseudonyms
from ..redact.pseudonyms import KINDS, default_path
from .hiding import hide_names

if TYPE_CHECKING:
    from typing import Any


class Outgoing:
    """Redacts piece by piece, then masks what should stand in none of them.

    Args:
        company: the customer's id, which stays: support needs it.
        known: names that were met besides those of this machine.
    """

    def __init__(self, company: str = "", known: Identity | None = None) -> None:
        keep = frozenset([company] if company else [])
        stand_ins = StandIns(KINDS)
        self._hide = hide_names(company, known)
        self._memory = Memory(stand_ins, keep)
        self._scanner = Scanner(self._memory, stand_ins, keep)
        self._reveal = Pseudonyms(default_path()).reveal

    def hide(self, value: Any) -> Any:
        """A value as JSON has it without names and secrets; what was taken out is remembered.

        Raises:
            RedactionError: that cannot be done: pass nothing of it on.
        """
        clean = self._hide(value)
        self._memory.compare(value, clean)
        return clean

    def mask(self, value: Any) -> Any:
        """A hidden value after the last scan: to be called when everything has been hidden."""
        self._memory.renamed(_text(value), self._reveal)
        return self._scanner.masked_value(value)


def masks(value: Any) -> int:
    """How many places of a value the last scan has masked."""
    return _text(value).count(MARK)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
