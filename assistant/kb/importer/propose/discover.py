"""Variables that proposals use -> how kb.yaml declares them, so that nobody has to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

from ...yamlio import Value, load
from ..draft import Proposal


class Declaration(TypedDict):
    """An entry of kb.yaml's ``variables``."""

    title: str
    discover: list[dict[str, str]]


Declared = dict[str, Declaration]


def declared(proposals: Iterable[Proposal]) -> Declared:
    """An entry of kb.yaml's ``variables`` for each variable of the proposals.

    A variable is found by the names of scheduled tasks and the places of files that it is part of.
    One that only stands alone has no way (its list is empty): an author has to say one.
    """
    found: Declared = {}
    ways: dict[str, list[dict[str, str]]] = {}
    for proposal in proposals:
        for name, written in proposal.variables:
            title = f"the {name.replace('_', ' ')} ({written})"
            found.setdefault(name, {"title": title, "discover": []})
            known = ways.setdefault(name, [])
            if proposal.block == "check":
                known += [way for way in _ways(name, proposal.yaml) if way not in known]
    for name, entry in found.items():
        entry["discover"] = sorted(ways[name], key=lambda way: "task" not in way)
    return found


def _ways(name: str, yaml: str) -> Iterator[dict[str, str]]:
    keys: dict[str, Value] = load(yaml).data
    if "scheduled_task" in keys:
        written = keys["scheduled_task"].data["name"].data
        if f"{{{name}}}" in written and written != f"{{{name}}}":
            yield {"task": _alone(name, written)}
    for kind in ("file", "directory"):
        if kind in keys and (place := _place(name, str(keys[kind].data))):
            yield {"folder": place}


def _place(name: str, path: str) -> str:
    """The path up to what follows the variable; "" where any name would fit."""
    separator = "\\" if "\\" in path else "/"
    parts = path.split(separator)
    at = next((n for n, part in enumerate(parts) if f"{{{name}}}" in part), -1)
    if at < 0:
        return ""
    fixed = parts[at] != f"{{{name}}}" or at + 1 < len(parts)
    return _alone(name, separator.join(parts[: at + 2])) if fixed else ""


def _alone(name: str, pattern: str) -> str:
    """`pattern` with every other variable standing for anything."""
    return re.sub(rf"\{{(?!{name}\}})[a-z][a-z0-9_]*\}}", "*", pattern)
