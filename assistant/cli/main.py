"""The command ``assistant``: global options, the verb, errors and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ..errors import AssistantError, Exit
from .common import Options, Parser, narrate, print_json, usage_error

VERBS = {
    "ask": "answer a question from the knowledge base",
    "chat": "ask line by line, interactively",
    "kb": "compile, lint, test, list and show knowledge bases",
    "schema": "print the JSON Schema of an output",
    "completion": "print a completion script for bash, zsh or fish",
}
"""Verb -> what it does. Its module has the same name and offers `run`."""

_EPILOG = "verbs:\n" + "\n".join(f"  {verb:<12}{what}" for verb, what in VERBS.items())


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _prepare_streams()
    as_json = "--json" in arguments
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return int(code)
    except AssistantError as error:
        return _fail(error, arguments, as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.IO)
    except KeyboardInterrupt:
        narrate("\ninterrupted")
        return int(Exit.INTERRUPTED)


def _run(arguments: list[str]) -> int:
    options, rest = _global_options(arguments)
    if not rest:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            _global_parser().print_help()
            return Exit.USAGE
        rest = ["chat"]
    verb, *rest = rest
    if verb not in VERBS:
        from ..kb.problem import did_you_mean

        hint = f"{did_you_mean(verb, VERBS)} To ask a question: assistant ask \"...\""
        raise usage_error(f"there is no verb “{verb}”", hint)
    from importlib import import_module

    run = import_module(f"assistant.cli.{verb}").run
    return int(run(options, rest))


def _global_parser(*, full: bool = True) -> Parser:
    from argparse import RawDescriptionHelpFormatter

    parser = Parser(
        prog="assistant", usage="assistant [options] [verb] ...", allow_abbrev=False, add_help=full,
        description="Finds the article that explains a symptom, or says that it does not know.",
        epilog=_EPILOG, formatter_class=RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--kb", action="append", default=[], metavar="PATH",
        help="a folder of Markdown articles or a compiled file; may be given again")
    add("--json", action="store_true", help="one JSON object on stdout")
    add("--no-color", action="store_true", help="plain text, as with NO_COLOR")
    add("-v", "--verbose", action="store_true", help="more on stderr")
    add("--version", action="store_true", help="print the version and exit")
    return parser


def _global_options(arguments: list[str]) -> tuple[Options, list[str]]:
    """Global options may stand before and after the verb; what follows ``--`` is text."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    asks_help = not any(a in VERBS for a in arguments[:end])
    found, rest = _global_parser(full=asks_help).parse_known_args(arguments[:end])
    if found.version:
        from .. import __version__

        print(f"assistant {__version__}")
        raise SystemExit(0)
    options = Options(tuple(found.kb), found.json, found.no_color, found.verbose)
    return options, rest + arguments[end:]


def _fail(error: AssistantError, arguments: list[str], as_json: bool) -> int:
    if as_json:
        verbs = [a for a in arguments if a in VERBS]
        print_json(verbs[0] if verbs else "assistant", None, error.exit_code, errors=[error])
        sys.stdout.flush()
    narrate(f"assistant: {error.message}")
    if error.hint:
        narrate(f"  {error.hint}")
    return int(error.exit_code)


def _prepare_streams() -> None:
    """Characters that a terminal's code page lacks become “?” instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
