"""``assistant kb kinds``: what checks can look at and actions can do, from the kinds' own code."""

from __future__ import annotations

from collections.abc import Iterator

from ..actions import kind as action_kind
from ..checks import kind as check_kind
from ..errors import AssistantError, Exit
from ..render.kinds import kinds_data
from ..render.terminal import NO_BREAK, Piece, Style, wrap
from ..suggest import did_you_mean
from .common import Options, print_json, stdout_style
from .parser import Parser

Kind = check_kind.Kind | action_kind.Kind


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb kinds", description="What checks can look at and actions can do."
    )
    parser.add_argument("kind", nargs="?", help="one kind, with all of its parameters and facts")
    parser.add_argument("--example", action="store_true", help="a block of that kind")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb."""
    parser = make_parser()
    found = parser.parse_args(arguments)
    if found.example and not found.kind:
        parser.error("--example needs the name of a kind")
    looking = [check_kind.load_kind(n) for n in check_kind.kind_names()]
    doing = [action_kind.load_kind(n) for n in action_kind.kind_names()]
    if found.kind:
        known = {*(k.name for k in looking), *(k.name for k in doing)}
        looking = [k for k in looking if k.name == found.kind]
        doing = [k for k in doing if k.name == found.kind]
        if not (looking or doing):
            raise AssistantError(
                "no-kind",
                f"there is no kind “{found.kind}”",
                hint=did_you_mean(found.kind, known),
                exit_code=Exit.NO_INPUT,
            )
    if options.json:
        data = kinds_data(looking, doing)
        print_json("kb kinds", data, 0)
        return 0
    if found.example:
        print(
            "\n\n".join(
                [*(_block("check", k) for k in looking), *(_block("action", k) for k in doing)]
            )
        )
        return 0
    for line in _text(looking, doing, stdout_style(options), whole=bool(found.kind)):
        print(line)
    return 0


def _block(word: str, kind: Kind) -> str:
    """A whole block of Markdown, to be put into an article."""
    title = "" if "title:" in kind.example.split("\n", 1)[0] else "title: What this looks at\n"
    name = f"{'my' if word == 'check' else 'do'}-{kind.name.replace('_', '-')}"
    return f"```{word} {name}\n{title}{kind.example}```"


def _text(
    looking: list[check_kind.Kind], doing: list[action_kind.Kind], style: Style, *, whole: bool
) -> Iterator[str]:
    if whole:
        for kind in looking:
            yield from _page(f"{kind.name}, a check", kind, f"touches: {kind.touches}", style)
            yield from _rows("Facts", _facts(kind), style)
        for action in doing:
            if looking:
                yield ""
            yield from _page(f"{action.name}, an action", action, f"risk: {action.risk}", style)
        return
    for title, kinds in (("Checks look at", looking), ("Actions do", doing)):
        yield from wrap([Piece(title, "title")], style)
        for one in kinds:
            yield from _line(one, style)
        yield ""
    yield "“assistant kb kinds NAME” shows a kind's parameters and facts, --example a block."


def _line(kind: Kind, style: Style) -> Iterator[str]:
    first = " ".join(kind.doc.split("\n\n")[0].split())
    name = kind.name.ljust(18).replace(" ", NO_BREAK)
    return wrap([Piece(name, "b"), Piece(f" {first}")], style, "", " " * 19)


def _page(title: str, kind: Kind, more: str, style: Style) -> Iterator[str]:
    yield from wrap([Piece(title, "title")], style)
    for part in kind.doc.split("\n\n"):
        yield ""
        yield from wrap([Piece(" ".join(part.split()))], style)
    where = " and ".join(kind.platforms) or "every system"
    yield ""
    yield from wrap([Piece(f"Works on {where}; {more}.", "dim")], style)
    yield from _rows("Parameters", _params(kind), style)


def _rows(title: str, rows: Iterator[tuple[str, str, str]], style: Style) -> Iterator[str]:
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


def _facts(kind: check_kind.Kind) -> Iterator[tuple[str, str, str]]:
    for name, fact in kind.facts.items():
        what = (
            " | ".join(filter(None, fact.options)) or fact.unit or kind.types[name].split(" |")[0]
        )
        yield name, what, fact.doc
