"""``assistant kb lint``: every mistake with file, line and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from ..actions.lint import lint_actions
from ..checks.lint import lint_checks
from ..engine import Engine
from ..errors import AssistantError, Exit
from ..kb.builtin import source_folder
from ..kb.lint import lint
from ..kb.problem import Problem
from ..kb.scan import scan
from ..model import Article, KbInfo
from ..render.outputs import LintData
from ..text import clean
from .common import Options, Ticker, bases_of, print_json, usage_error
from .parser import Parser


def _lint_blocks(articles: list[Article], info: KbInfo) -> Iterator[Problem]:
    yield from lint_checks(articles, info)
    yield from lint_actions(articles, info)


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(prog="assistant kb lint", description="Find mistakes in a knowledge base.")
    parser.add_argument("folder", nargs="?", help="default: --kb, or the built-in one's source")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    return parser


def _default(options: Options) -> str | None:
    """The first of the knowledge bases that hold; the built-in one where its files are here."""
    return next(iter(bases_of(options).paths), None) or source_folder()


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 where nothing is wrong (warnings may be), else 78."""
    found = make_parser().parse_args(arguments)
    folder = found.folder or _default(options)
    if not folder:
        raise usage_error("no folder to lint", "for example: assistant kb lint my-docs/")
    listing = scan(folder)
    try:
        with Ticker() as ticker:
            store = Engine([folder], ticker.show).stores[0]
    except AssistantError:
        store = None
    result = lint(listing, store, _lint_blocks)
    wrong = result.errors + (result.warnings if found.strict else 0)
    code = Exit.CONFIG if wrong else Exit.OK
    if options.json:
        data = LintData(result.articles, result.errors, tuple(result.problems))
        print_json("kb lint", data, code)
        return code
    for problem in result.problems:
        print(clean(f"{folder.rstrip('/')}/{problem.text()}"))
    counts = [f"{result.articles} articles, {result.errors} errors, {result.warnings} warnings"]
    notes = len(result.problems) - result.errors - result.warnings
    print(", ".join([*counts, *([f"{notes} notes"] if notes else [])]))
    return code
