"""A check block's YAML -> what to ask, and what each answer means."""

from __future__ import annotations

from ..model import State
from ..record import TYPE_CHECKING, Record
from .condition import Term, parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .kind import Kind

DEFAULT_TIMEOUT = 5.0
MAX_TIMEOUT = 30.0
"""Seconds that one check may take."""
OUTCOME_STATES: tuple[State, ...] = ("pass", "warn", "fail", "no_data", "not_applicable")
OF_MESSAGE = "{article}"
"""In ``supports``: the article that the message found calls for."""


class Outcome(Record):
    """What one answer means."""

    when: tuple[Term, ...]
    """Empty: always, the default at the end."""
    condition: str
    """`when` as written."""
    state: State
    message: str
    supports: tuple[str, ...] = ()
    """Articles that it speaks for."""
    rules_out: tuple[str, ...] = ()
    """Articles that it speaks against."""
    notice: bool = False
    """Its message stands before everything else."""
    decisive: bool = False
    """What it supports, it names by itself."""


class CheckSpec(Record):
    """A declared check."""

    id: str
    title: str
    article: str
    file: str
    line: int
    kind: Kind | None
    """None where the block names none that is known."""
    params: Mapping[str, Any]
    """Converted; variables are not filled in yet."""
    outcomes: tuple[Outcome, ...]
    timeout: float = DEFAULT_TIMEOUT
    auto: bool = False
    """It may run without being asked for."""
    touches: str = "local"
    """none, local or network."""
    requires: tuple[str, ...] = ()
    """Checks that must have passed (or warned) before."""
    topic: str = ""
    """What it looks at: results of one topic count once; by default its id."""
    proposed: bool = False
    """Not yet confirmed by an author: never run."""
    platforms: tuple[str, ...] = ()
    """Where it applies; empty: wherever its kind works."""
    applies_to: tuple[str, ...] = ()
    """Generations of the product that it is for; empty, or all of them: whichever is here."""
    strict: bool = False
    """Its author says how long it may take."""
    fault: str = ""
    """What is wrong with the block, with file and line; such a check ends in an error."""

    @property
    def expected(self) -> str:
        """In the words of its conditions, what passes."""
        passing = [o.condition or "anything else" for o in self.outcomes if o.state == "pass"]
        return " or ".join(passing)


def condition(kind: Kind, written: str) -> tuple[Term, ...]:
    """Parse a ``when`` of a check of this kind.

    Raises:
        ValueError: it does not fit.
    """
    return parse(written, kind.facts, kind.types)
