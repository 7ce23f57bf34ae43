"""What a ticket asks for and the machine can tell: the customer's id."""

from __future__ import annotations

from ..checks.variables import discover
from ..engine import Engine
from ..host.base import Host, HostError
from .case import COMPANY
from .record import Recorder


def record_values(recorder: Recorder, engine: Engine, host: Host) -> None:
    """Read the customer's id off the machine, and keep it, where the knowledge base says how."""
    for store in engine.stores:
        declared = store.declared("variables")
        if COMPANY not in declared:
            continue
        try:
            found = discover(host, declared, {}).get(COMPANY)
        except HostError:
            continue
        if found and found.chosen:
            recorder.value(COMPANY, found.chosen)
            return
