"""The practice machines of the open knowledge bases, as lists show them."""

from __future__ import annotations

from ...kb.machines import Shelf
from .file import machine_names, read_machine
from .listed import ListedMachine


def listed_machines(shelf: Shelf | None = None) -> tuple[ListedMachine, ...]:
    """All of them, group by group; in a group the healthy one comes first."""
    machines = [read_machine(name, shelf) for name in machine_names(shelf)]
    found = [
        ListedMachine(f"practice:{m.name}", m.title, str(m.data.get("group", ""))) for m in machines
    ]
    return tuple(sorted(found, key=lambda m: (m.group, not m.name.endswith("healthy"), m.name)))


def machine_lines(shelf: Shelf | None = None) -> list[str]:
    """The same as text, each group below its name."""
    lines: list[str] = []
    group = ""
    listed = listed_machines(shelf)
    width = max((len(machine.name) for machine in listed), default=0)
    for machine in listed:
        if machine.group != group:
            group = machine.group
            lines += [*([""] if lines else []), f"{group}:"]
        lines.append(f"  {machine.name:<{width}}  {machine.title}")
    return lines or ["This knowledge base has no practice machines."]
