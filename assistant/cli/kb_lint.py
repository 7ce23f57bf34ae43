"""``assistant kb lint``: every mistake with file, line and what to write instead."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from ..actions.lint import lint_actions
from ..checks.lint import lint_checks
from ..engine import Engine
from ..engine.expect_lint import lint_expectations
from ..errors import AssistantError, Exit
from ..host.practice.lint import lint_machines
from ..kb.builtin import source_folder
from ..kb.lint import lint
from ..kb.problem import Problem
from ..kb.scan import scan
from ..model import Article, KbInfo
from ..render.outputs import LintData
from ..text import clean
from .common import Options, Ticker, bases_of, narrate, print_json, usage_error
from .parser import Parser

_PAUSE = 0.5
"""Seconds between two looks at the folder."""


def counted(name: str, number: int) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _lint_blocks(articles: list[Article], info: KbInfo, folder: str = "") -> Iterator[Problem]:
    yield from lint_checks(articles, info)
    yield from lint_actions(articles, info)
    if folder:
        yield from lint_machines(folder)
        yield from lint_expectations(folder, articles)


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(prog="assistant kb lint", description="Find mistakes in a knowledge base.")
    parser.add_argument("folder", nargs="?", help="default: --kb, or the built-in one's source")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--watch", action="store_true", help="again after each change; Ctrl-C ends")
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
    if not found.watch:
        return _once(options, folder, strict=found.strict)
    if options.json:
        raise usage_error("--watch is for people", "leave --json or --watch out")
    for _ in changes(folder, time.sleep):
        try:
            _once(options, folder, strict=found.strict)
        except AssistantError as error:  # it is in the middle of being written
            print(clean(f"{error.message}: {error.hint}"))
        narrate(f"{time.strftime('%H:%M:%S')}: waiting for the next change; Ctrl-C ends")
    return Exit.OK


def changes(folder: str, wait: Callable[[float], None]) -> Iterator[None]:
    """Yield at once, and again whenever a file of the folder has changed; never ends."""
    before: object = None
    while True:
        now: object
        try:
            now = scan(folder)
        except AssistantError as error:
            now = error.message
        if now != before:
            before = now
            yield
        wait(_PAUSE)


def _once(options: Options, folder: str, *, strict: bool) -> int:
    listing = scan(folder)
    try:
        with Ticker() as ticker:
            store = Engine([folder], ticker.show).stores[0]
    except AssistantError:
        store = None
    result = lint(listing, store, partial(_lint_blocks, folder=folder))
    wrong = result.errors + (result.warnings if strict else 0)
    code = Exit.CONFIG if wrong else Exit.OK
    if options.json:
        data = LintData(result.articles, result.errors, tuple(result.problems))
        print_json("kb lint", data, code)
        return code
    for problem in result.problems:
        print(clean(f"{folder.rstrip('/')}/{problem.text()}"))
    notes = len(result.problems) - result.errors - result.warnings
    counts = (("article", result.articles), ("error", result.errors), ("warning", result.warnings))
    told = [counted(name, number) for name, number in counts]
    print(", ".join([*told, *([counted("note", notes)] if notes else [])]))
    return code
