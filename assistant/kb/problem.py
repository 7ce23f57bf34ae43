"""What is wrong with a knowledge base: where, what, and what to write instead."""

from __future__ import annotations

from ..record import TYPE_CHECKING, Record

if TYPE_CHECKING:
    from .. import shapes

    Severity = shapes.Severity
else:
    Severity = str


class Problem(Record):
    """One finding in one file."""

    file: str
    """Relative to the knowledge base."""
    line: int
    """From 1; 0 where the whole file is meant."""
    code: str
    """Stable, for scripts: ``unknown-key``."""
    message: str
    hint: str = ""
    """What to write instead."""
    severity: Severity = "error"
    fatal: bool = False
    """The file cannot answer questions because of it."""

    def text(self) -> str:
        """``file:line: error: message (hint)``, as compilers print it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.severity}: {self.message}{hint} [{self.code}]"
