"""What can be chosen, and what a block can do beside what all blocks can."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from ...record import Record


class Choice(Record):
    """Something to choose."""

    value: str
    text: str
    detail: str = ""


@runtime_checkable
class Offering(Protocol):
    """A block with which more can be done than with any other."""

    def offers(self) -> list[Choice]:
        """Its actions, each with what it does and the key for it."""
        ...
