"""What every block of a transcript can do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from ...record import Record


class Choice(Record):
    """Something to choose."""

    value: str
    text: str
    detail: str = ""


@runtime_checkable
class Block(Protocol):
    """A block that can be written into a transcript file."""

    def markdown(self) -> str:
        """The block as Markdown; empty where it has nothing to keep."""
        ...


@runtime_checkable
class Offering(Protocol):
    """A block with which more can be done than with any other."""

    def offers(self) -> list[Choice]:
        """Its actions, each with what it does and the key for it."""
        ...


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|~" else c for c in text)
