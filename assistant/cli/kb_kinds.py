"""``assistant kb kinds``: what a check can look at, from the kinds' own code."""

from __future__ import annotations

from collections.abc import Iterator

from ..checks.kind import Kind, kind_names, load_kind
from ..errors import AssistantError, Exit
from ..kb.problem import did_you_mean
from ..record import TYPE_CHECKING
from ..render.terminal import NO_BREAK, Piece, Style, wrap
from .common import Options, print_json, stdout_style
from .parser import Parser

if TYPE_CHECKING:
    from typing import Any


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    parser = Parser(prog="assistant kb kinds", description="What a check can look at.")
    parser.add_argument("kind", nargs="?", help="one kind, with all of its parameters and facts")
    found = parser.parse_args(arguments)
    names = (found.kind,) if found.kind else kind_names()
    if not set(names) <= {*kind_names()}:
        raise AssistantError(
            "no-kind",
            f"there is no kind “{found.kind}”",
            hint=did_you_mean(found.kind, kind_names()),
            exit_code=Exit.NO_INPUT,
        )
    kinds = [load_kind(name) for name in names]
    if options.json:
        print_json("kb kinds", {"checks": [_data(k) for k in kinds]}, 0)
        return 0
    style = stdout_style(options)
    for kind in kinds:
        for line in _page(kind, style) if found.kind else _line(kind, style):
            print(line)
    if not found.kind:
        print("\n“assistant kb kinds NAME” shows a kind's parameters and facts.")
    return 0


def _line(kind: Kind, style: Style) -> Iterator[str]:
    first = kind.doc.split("\n")[0]
    name = kind.name.ljust(18).replace(" ", NO_BREAK)
    return wrap([Piece(name, "b"), Piece(f" {first}")], style, "", " " * 19)


def _page(kind: Kind, style: Style) -> Iterator[str]:
    yield from wrap([Piece(kind.name, "title")], style)
    for part in kind.doc.split("\n\n"):
        yield ""
        yield from wrap([Piece(" ".join(part.split()))], style)
    where = " and ".join(kind.platforms) or "every system"
    yield ""
    yield from wrap([Piece(f"Works on {where}; touches: {kind.touches}.", "dim")], style)
    for title, rows in (("Parameters", _params(kind)), ("Facts", _facts(kind))):
        yield ""
        yield from wrap([Piece(title, "b")], style)
        for name, what, doc in rows:
            pieces = [Piece(name, "c"), Piece(f" ({what})", "dim"), Piece(f" {doc}")]
            yield from wrap(pieces, style, "  ", "      ")


def _params(kind: Kind) -> Iterator[tuple[str, str, str]]:
    for name, param in kind.params.items():
        what = " | ".join(param.options) or param.type
        needed = ", needed" if param.required else ""
        default = f", default {param.default}" if param.default not in (None, "", (), False) else ""
        yield name, what + needed + default, param.doc


def _facts(kind: Kind) -> Iterator[tuple[str, str, str]]:
    for name, fact in kind.facts.items():
        what = (
            " | ".join(filter(None, fact.options)) or fact.unit or kind.types[name].split(" |")[0]
        )
        yield name, what, fact.doc


def _data(kind: Kind) -> dict[str, Any]:
    return {
        "name": kind.name,
        "doc": kind.doc,
        "platforms": list(kind.platforms),
        "touches": kind.touches,
        "parameters": [
            {
                "name": name,
                "type": param.type,
                "required": param.required,
                "options": list(param.options),
                "doc": param.doc,
            }
            for name, param in kind.params.items()
        ],
        "facts": [
            {
                "name": name,
                "type": kind.types[name],
                "unit": fact.unit,
                "options": list(fact.options),
                "doc": fact.doc,
            }
            for name, fact in kind.facts.items()
        ],
    }
