"""kb.yaml of a new knowledge base."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...parse import slug
from ..draft import Proposal
from .yamlout import flow, scalar


def info_text(product: str, proposals: Iterable[Proposal]) -> str:
    """The text of kb.yaml; variables are those of the proposals that can be discovered."""
    lines = [
        f"id: {slug(product)}",
        f"title: {scalar(f'Help for {product}')}",
        'version: "1.0"',
        f"product: {scalar(product)}",
    ]
    declared = variables(proposals)
    if declared:
        lines.append("variables:")
    for name, (reads, ways) in declared.items():
        lines += [f"  {name}:", f"    title: {scalar(reads)}", "    discover:"]
        lines += [f"      - {flow({way: pattern})}" for way, pattern in ways]
    return "\n".join(lines) + "\n"


def variables(
    proposals: Iterable[Proposal],
) -> Mapping[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """Name -> how it reads, and the ways to discover it: task names and folders that hold it."""
    reads: dict[str, str] = {}
    ways: dict[str, dict[tuple[str, str], None]] = {}
    for proposal in proposals:
        for name, written in proposal.variables:
            reads.setdefault(name, written)
            found = ways.setdefault(name, {})
            found.update(dict.fromkeys(_ways(proposal.yaml, name)))
    return {name: (reads[name], tuple(found)) for name, found in sorted(ways.items()) if found}


def _ways(yaml: str, name: str) -> Iterable[tuple[str, str]]:
    hole = f"{{{name}}}"
    for text in re.findall(r"'([^'\n]*)'|\"([^\"\n]*)\"|: +([^\s'\"{\[][^\n,]*)", yaml):
        value = next(filter(None, text), "").strip().rstrip("}").replace("\\\\", "\\")
        value = value + "}" if value.count("{") > value.count("}") else value
        if hole not in value:
            continue
        if "\\" in value or "/" in value:
            if folder := _folder(value, hole):
                yield "folder", folder
        elif "scheduled_task" in yaml and value.strip() != hole:
            yield "task", value


def _folder(path: str, hole: str) -> str:
    """The path up to the folder whose name holds the variable; "" where it is no folder."""
    parts = re.split(r"([\\/])", path)
    place = next(n for n, part in enumerate(parts) if hole in part)
    is_file = place == len(parts) - 1
    return "" if is_file or path.count("://") else "".join(parts[: place + 1])
