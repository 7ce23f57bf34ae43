"""What every block of a transcript can do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Block(Protocol):
    """A block that can be written into a transcript file."""

    def markdown(self) -> str:
        """The block as Markdown; empty where it has nothing to keep."""
        ...


def escaped(text: str) -> str:
    """`text` so that Markdown shows it as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|~" else c for c in text)
