"""A practice machine as lists show it; apart from what reads machines, which takes a parser."""

from __future__ import annotations

from ...record import Record


class ListedMachine(Record):
    """A practice machine in a list."""

    name: str
    """As ``--machine`` takes it: ``practice:disk-full``."""
    title: str
    group: str
    """What is installed on it: the generation of the product."""
