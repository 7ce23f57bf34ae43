"""The shape of the code base: one meaning a class name, no circle of files."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "assistant"
OF_EVERY_KIND = {"Params", "Facts"}
"""Each kind of check and action has its own."""
TWO_MEANINGS = {
    "Block",
    "Draft",
    "Evidence",
    "Key",
    "Kind",
    "Look",
    "Outcome",
    "Plan",
    "Search",
    "Settings",
    "Span",
    "Target",
    "Term",
    "Value",
}
"""Names that still have several meanings. It only shrinks: what is renamed leaves it."""
CIRCLES = {"assistant.kb.cache", "assistant.kb.compile"}
"""Modules that still import each other, by whatever way. It only shrinks."""


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name -> syntax, of every file of the package."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


PACKAGES = {".".join(p.parent.relative_to(ROOT).parts) for p in PACKAGE.rglob("__init__.py")}


def test_no_class_name_has_two_meanings() -> None:
    places = defaultdict(list)
    for module, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(module)
    several = {name for name, found in places.items() if len(found) > 1} - OF_EVERY_KIND

    assert {n: places[n] for n in several - TWO_MEANINGS} == {}
    assert TWO_MEANINGS - several == set(), "these have one meaning now: take them off the list"


def _imported(node: ast.AST, package: str) -> Iterator[str]:
    """What a syntax tree imports from this package; what only type checkers see does not count."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        for other in node.orelse:
            yield from _imported(other, package)
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
        base = ".".join([*above, *filter(None, [node.module])])
        yield base
        yield from (f"{base}.{alias.name}" for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from _imported(child, package)


def _graph() -> dict[str, set[str]]:
    """Module -> the modules that it imports, inside functions as well."""
    return {
        name: {
            other
            for other in _imported(tree, name if name in PACKAGES else name.rpartition(".")[0])
            if other in modules() and other not in PACKAGES
        }
        - {name}
        for name, tree in modules().items()
    }


def _reached(graph: dict[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    left = [start]
    while left:
        for other in graph[left.pop()] - seen:
            seen.add(other)
            left.append(other)
    return seen


def test_no_files_import_each_other_in_a_circle() -> None:
    graph = _graph()
    circular = {name for name in graph if name in _reached(graph, name)}

    assert circular - CIRCLES == set()
    assert CIRCLES - circular == set(), "these are in no circle any more: take them off the list"


def test_a_room_says_what_is_in_it() -> None:
    """What its docstring names at the beginning of a line is a file or a folder of the room."""
    rooms = 0
    for init in PACKAGE.rglob("__init__.py"):
        said = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
        for names in re.findall(r"^- `([^`]+)`: ", said, re.MULTILINE):
            rooms += 1
            for name in names.replace("\n", " ").split(","):
                path = init.parent / name.strip().rstrip("/")
                there = path.exists() or path.with_suffix(".py").exists()
                assert there, f"{init.parent.name}: {name}"
    assert rooms > 50
