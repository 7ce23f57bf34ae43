"""kb.yaml of a new knowledge base."""

from __future__ import annotations

from collections.abc import Iterable

from ...parse import slug
from ..draft import Proposal
from ..propose.discover import declared
from .yamlout import flow, scalar


def info_text(product: str, proposals: Iterable[Proposal]) -> str:
    """The text of kb.yaml; variables are those of the proposals that can be discovered."""
    lines = [
        f"id: {slug(product)}",
        f"title: {scalar(f'Help for {product}')}",
        'version: "1.0"',
        f"product: {scalar(product)}",
    ]
    ways = {name: entry for name, entry in declared(proposals).items() if entry["discover"]}
    if ways:
        lines.append("variables:")
    for name, entry in sorted(ways.items()):
        lines += [f"  {name}:", f"    title: {scalar(str(entry['title']))}", "    discover:"]
        lines += [f"      - {flow(way)}" for way in entry["discover"]]
    return "\n".join(lines) + "\n"
