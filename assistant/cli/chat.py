"""``assistant chat``: the conversation, line by line."""

from __future__ import annotations

from contextlib import suppress

from .common import Options, open_engine, stdout_style
from .parser import Parser
from .plain import PlainChat


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb until the input ends."""
    parser = Parser(prog="assistant chat", description="Ask line by line.")
    parser.add_argument("--plain", action="store_true", help="plain lines (the only face so far)")
    parser.add_argument(
        "--no-checks", action="store_true", help="do not look at the machine unasked"
    )
    found = parser.parse_args(arguments)
    with suppress(ImportError):  # not on Windows
        import readline  # noqa: F401 - its import gives input() a history and editing
    engine = open_engine(options)
    PlainChat(engine, options.machine, stdout_style(options), checks=not found.no_checks).run()
    return 0
