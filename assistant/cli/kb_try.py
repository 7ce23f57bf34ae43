"""``assistant kb try``: a check without an article, on any machine."""

from __future__ import annotations

import sys

from ..checks.run import Settings
from ..checks.single import SEEN, read_single, try_check
from ..checks.summary import summarise
from ..errors import AssistantError, Exit
from ..host.open import open_host
from ..render.checks.text import row
from ..render.outputs import TriedCheck
from ..render.terminal import Piece, wrap
from .common import Options, engine_on, print_json, stdout_style
from .given import allowed_folders
from .parser import Parser

_MAX_BYTES = 100_000
_SETS = ("signatures", "variables", "generations")


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb try",
        description="Try a check: what a block says, on this computer or with --machine on "
        "another. It shows every fact, and where there are outcomes what they make of it.",
        epilog="for example: assistant kb try 'port: 80'. exit status: as of “assistant check”",
    )
    parser.add_argument("block", help="the YAML of a check; - reads it from stdin")
    parser.add_argument("--allow-commands", action="store_true", help="let it run a command")
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 it passes, 1 a warning, 2 it fails, 3 it could not be seen."""
    found = make_parser().parse_args(arguments)
    engine = engine_on(options)
    store = engine.stores[0]
    declared = {name: store.declared(name) for name in _SETS} if options.kb else {}
    spec = read_single(_stdin() if found.block == "-" else found.block, declared)
    host = open_host(options.machine, engine.shelf)
    settings = Settings(trusted=found.allow_commands, reads=allowed_folders())
    result, facts = try_check(spec, host, declared, settings)
    code = summarise([result]).exit_code
    if options.json:
        print_json("kb try", TriedCheck(result, facts), code)
        return code
    style = stdout_style(options)
    if spec.outcomes == (SEEN,) and result.state == "pass":
        print(result.message)
    else:
        for line in row(result, style, evidence=True):
            print(line)
    width = max((len(fact.name) for fact in facts), default=0)
    if facts:
        print("\nFacts:")
    for fact in facts:
        name = Piece(fact.name.ljust(width).replace(" ", "\xa0"), "c")
        pieces = [name, Piece(f"  {fact.value}", "b"), Piece(f"  ({fact.doc})", "dim")]
        for line in wrap(pieces, style, "  ", " " * (width + 4)):
            print(line)
    return code


def _stdin() -> str:
    data = sys.stdin.buffer.read(_MAX_BYTES)
    if not data.strip():
        raise AssistantError(
            "no-input",
            "no check on stdin",
            hint="for example: echo 'port: 80' | assistant kb try -",
            exit_code=Exit.NO_INPUT,
        )
    return data.decode("utf-8", "replace")
