"""What a ticket asks for and the machine can tell: the customer's id, and names to be hidden."""

from __future__ import annotations

from contextlib import suppress

from ..checks.units import show_zone
from ..checks.variables import discover
from ..engine import Engine
from ..host.base import Host
from ..host.values import HostError
from .case import COMPANY
from .record import Recorder
from .values import RIGHTS, SYSTEM, USER, ZONE


def record_values(recorder: Recorder, engine: Engine, host: Host) -> None:
    """Keep what the knowledge bases' variables are on this machine, and whose machine it is.

    An export has the customer's id; the other values are names, which it hides.
    """
    for store in engine.stores:
        with suppress(HostError):
            for name, found in discover(host, store.declared("variables"), {}).items():
                values = [found.chosen or ""] if name == COMPANY else found.values
                for value in filter(None, values):
                    recorder.value(name, value)
    with suppress(HostError):
        system = host.system()
        if user := system.user.rpartition("\\")[2]:
            recorder.value(USER, user)
        recorder.value(SYSTEM, f"{system.name} ({system.version})")
        recorder.value(ZONE, show_zone(system.utc_offset))
        recorder.value(RIGHTS, "administrator" if system.elevated else "no administrator rights")
