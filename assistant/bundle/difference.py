"""What is different between two bundles: values that can be described without opening one."""

from __future__ import annotations

from ..record import Record


class StateChange(Record):
    """A check that came to something else."""

    check: str
    title: str
    old: str
    """Its state; "" where it was not asked."""
    new: str
    old_message: str
    new_message: str


class FactChange(Record):
    """Something of the machine that is different."""

    what: str
    old: str
    """"" where it was not there."""
    new: str


class Difference(Record):
    """What is different between two bundles."""

    compared: int
    """Checks that both bundles have an answer to."""
    states: tuple[StateChange, ...]
    facts: tuple[FactChange, ...]
