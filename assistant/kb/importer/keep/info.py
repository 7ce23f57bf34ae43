"""Texts as YAML, and with it kb.yaml: what it is about, and how its variables are found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypedDict

from ....record import TYPE_CHECKING
from ....text import clean
from ...parse import slug
from ...yamlio import Value, YamlError, load
from ..draft import Proposal

if TYPE_CHECKING:
    from typing import Any


_PLAIN = re.compile(r"[^\W\d_](?:[\w .'’()/+-]*[\w.'’()/+])?")
_NOTHING = ("null", "~")
_MARKERS = (" #", "---")


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


class Declaration(TypedDict):
    """An entry of kb.yaml's ``variables``."""

    title: str
    discover: list[dict[str, str]]


def declared(proposals: Iterable[Proposal]) -> dict[str, Declaration]:
    """An entry of kb.yaml's ``variables`` for each variable of the proposals.

    A variable is found by the names of scheduled tasks and the places of files that it is part of.
    One that only stands alone has no way (its list is empty): an author has to say one.
    """
    found: dict[str, Declaration] = {}
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
    keys = keys_of(yaml)
    if "scheduled_task" in keys:
        written = keys["scheduled_task"]["name"]
        if f"{{{name}}}" in written and written != f"{{{name}}}":
            yield {"task": _alone(name, written)}
    for kind in ("file", "directory"):
        if kind in keys and (place := _place(name, keys[kind])):
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


def scalar(text: str) -> str:
    """`text` on one line, quoted where it needs to be."""
    flat = " ".join(clean(text).split())
    if _PLAIN.fullmatch(flat) and flat not in _NOTHING and not any(m in flat for m in _MARKERS):
        return flat
    return json.dumps(flat, ensure_ascii=False)


def flow(values: Mapping[str, str] | Sequence[tuple[str, str]]) -> str:
    """``{doc: a.md, lines: 3-9}``."""
    items = values.items() if isinstance(values, Mapping) else values
    written = ((k, v if re.fullmatch(r"[0-9a-f-]+", v) else scalar(v)) for k, v in items if v)
    return "{" + ", ".join(f"{k}: {v}" for k, v in written) + "}"


def key_lines(name: str, items: Sequence[Any]) -> list[str]:
    """A key that holds a list: of texts, or of mappings (pairs of key and text)."""
    if not items:
        return [f"{name}: []"]
    texts = (scalar(i) if isinstance(i, str) else flow(i) for i in items)
    return [f"{name}:", *(f"  - {text}" for text in texts)]


def keys_of(text: str) -> dict[str, Any]:
    """The keys of YAML with their values; {} where it cannot be read, or is no mapping."""
    try:
        found = _plain(load(text.encode("utf-8", "replace").decode()))
    except YamlError:
        return {}
    return found if isinstance(found, dict) else {}


def _plain(value: Value) -> Any:
    if isinstance(value.data, dict):
        return {key: _plain(each) for key, each in value.data.items()}
    return list(map(_plain, value.data)) if isinstance(value.data, list) else value.data
