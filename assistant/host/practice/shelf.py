"""The practice machines that ship with the program, as lists show them."""

from __future__ import annotations

from .file import machine_names, read_machine
from .listed import ListedMachine


def listed_machines() -> tuple[ListedMachine, ...]:
    """All of them, group by group; in a group the healthy one comes first."""
    machines = [read_machine(name) for name in machine_names()]
    found = [
        ListedMachine(f"practice:{m.name}", m.title, str(m.data.get("group", ""))) for m in machines
    ]
    return tuple(sorted(found, key=lambda m: (m.group, not m.name.endswith("healthy"), m.name)))


def machine_lines() -> list[str]:
    """The same as text, each group below its name."""
    lines: list[str] = []
    group = ""
    listed = listed_machines()
    width = max(len(machine.name) for machine in listed)
    for machine in listed:
        if machine.group != group:
            group = machine.group
            lines += [*([""] if lines else []), f"{group}:"]
        lines.append(f"  {machine.name:<{width}}  {machine.title}")
    return lines
