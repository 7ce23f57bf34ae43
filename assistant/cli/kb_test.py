"""``assistant kb test``: what a knowledge base is expected to answer, find and fix, and why not."""

from __future__ import annotations

import os
import time

from ..checks.run import Settings
from ..codec import plain
from ..engine.expectations import Rehearsed, expectations, try_all
from ..engine.single import ask_once
from ..errors import AssistantError, Exit
from ..kb.evaluate import NONE, CaseResult, QualityReport, ask_all, evaluate, read_cases
from ..kb.reliability import Reliability, reliability
from ..kb.selftest import self_test
from ..record import TYPE_CHECKING, Record
from ..render.expectations import junit, tried_data, tried_lines
from ..render.reliability import told
from ..text import one_line
from .batch import open_input
from .common import Options, open_engine, print_json, usage_error
from .given import trusts
from .parser import Parser

if TYPE_CHECKING:
    from argparse import Namespace

    from ..engine import Engine

QUESTIONS = "questions.jsonl"
"""Test questions in a knowledge base's own folder."""


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb test",
        description="Ask the questions of a JSON lines file and report. Each line has query, "
        "expected (an article's id or none), and may have id, also_ok, style. Without a file, "
        "the knowledge base's own questions.jsonl is asked, and its practice machines are tried: "
        "what they say under “expect” of checks, answers and fixes. Exits with 1 where a question "
        "is answered wrongly (unless --min-top1 decides that) or an expectation is not met.",
    )
    parser.add_argument(
        "file", nargs="?", help="JSON lines; - for stdin; or a folder, as with --kb FOLDER"
    )
    parser.add_argument(
        "--min-top1",
        type=float,
        metavar="X",
        help="exit with 1 where in-scope top-1 is under X percent, and for no single miss",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="show how far the confidence can be trusted, and which article lacks phrases; "
        "without a file it asks phrases that are held back from the knowledge base",
    )
    parser.add_argument("--format", choices=("text", "json", "junit"), help="text (default)")
    parser.add_argument("--allow-commands", action="store_true", help="let checks run commands")
    return parser


class _Tested(Record):
    """What was asked and tried."""

    asked: list[CaseResult]
    file: str
    """Of the questions; "" where there are none."""
    tried: list[Rehearsed]


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 1 where too much is answered wrongly, or an expectation is not met."""
    found = make_parser().parse_args(arguments)
    if found.file and os.path.isdir(found.file):
        options, found.file = options._replace(kb=(found.file,)), None
    form = found.format or ("json" if options.json else "text")
    if options.json and form != "json":
        raise usage_error("--json and --format exclude each other", "leave one of them out")
    began = time.monotonic()
    engine = open_engine(options._replace(json=form != "text"))
    done = _tested(engine, found, trusted=found.allow_commands or trusts(options))
    report = evaluate(done.asked)
    trusted = reliability(done.asked) if found.report else None
    low = found.min_top1 is not None and report.top1 < found.min_top1
    missed = found.min_top1 is None and bool(done.file and report.misses)
    code = Exit.CLARIFY if low or missed or not all(t.right for t in done.tried) else Exit.OK
    if form == "junit":
        print("\n".join(junit(done.asked, done.file, done.tried, time.monotonic() - began)))
    elif form == "json":
        more = {"reliability": plain(trusted)} if trusted else {}
        more |= {"machines": plain([*map(tried_data, done.tried)])} if done.tried else {}
        print_json("kb test", report._asdict() | more, code, kb=engine.stores[0].index.info)
    else:
        _show(done, report, trusted)
        if low:
            print(f"in-scope top-1 is under {found.min_top1:g} %")
    return code


def _tested(engine: Engine, found: Namespace, *, trusted: bool) -> _Tested:
    """Ask and try what the command line says.

    Raises:
        AssistantError: there is nothing to ask and nothing to try.
    """
    if found.file:
        return _Tested(_asked(engine, found.file), found.file, [])
    if found.report:
        return _Tested(_held_back(engine), "", [])
    file = _own_questions(engine)
    asked = _asked(engine, file) if file else []
    wanted = expectations(engine)
    if not (asked or wanted):
        hint = "name a file of questions, or --report; or write questions.jsonl, or “expect” in "
        raise usage_error("there is nothing to test", f"{hint}a practice machine")
    return _Tested(asked, file, list(try_all(engine, wanted, Settings(trusted=trusted))))


def _own_questions(engine: Engine) -> str:
    """The questions in the knowledge base's own folder; "" where there are none."""
    folder, _ = engine.source()
    path = os.path.join(folder, QUESTIONS) if folder else ""
    return path if os.path.isfile(path) else ""


def _show(done: _Tested, report: QualityReport, trusted: Reliability | None) -> None:
    if done.asked:
        _print(report, one_line(done.file))
    if trusted:
        print("\n".join(told(trusted)))
    if done.tried:
        print("\n".join(["", *tried_lines(done.tried)]))


def _asked(engine: Engine, file: str) -> list[CaseResult]:
    known = {slug for store in engine.stores for slug, _, _ in store.articles()}
    with open_input(file) as lines:
        cases = read_cases(lines, known, one_line(file))
    if not cases:
        raise AssistantError(
            "no-input",
            f"{one_line(file)} holds no question",
            hint='write lines like {"query": "...", "expected": "an-article-id or none"}',
            exit_code=Exit.NO_INPUT,
        )
    return ask_all(cases, lambda query: ask_once(engine, query))


def _held_back(engine: Engine) -> list[CaseResult]:
    """The phrases that a draft of the knowledge base was not made from, asked."""
    folder, trust = engine.source()
    if folder is None:
        raise AssistantError(
            "no-folder",
            "a compiled knowledge base cannot be tested by its own phrases",
            hint="name its folder with --kb, or a file of test questions",
            exit_code=Exit.USAGE,
        )
    outcomes = list(self_test(folder, trust))
    if not any(o.case.expected != NONE for o in outcomes):
        raise AssistantError(
            "no-input",
            "no article has a phrase that could be held back",
            hint="write at least two symptoms an article, or name a file of test questions",
            exit_code=Exit.NO_INPUT,
        )
    return outcomes


def _print(report: QualityReport, file: str) -> None:
    print(f"{report.questions} questions, {report.in_scope} in scope\n")
    rows = [
        ("in-scope top-1", report.top1),
        ("in-scope top-3", report.top3),
        ("answered straight away, right", report.answered_right),
        ("answered straight away, wrong", report.answered_wrong),
        ("abstained on none", report.abstained_on_none),
        ("answered none", report.answered_none),
    ]
    for name, percent in rows:
        print(f"  {name:<32}{percent:6.1f} %")
    print(f"  {'calibration error':<32}{report.calibration_error:6.3f}")
    for title, groups in (("label", report.by_label), ("style", report.by_style)):
        print(f"\nright by {title}:")
        for name, (right, count) in groups.items():
            print(f"  {name or '-':<32}{right:4d} of {count}")
    if report.misses:
        print("\nmisses:")
    for miss in report.misses:
        place = f"{file}:{miss['line']}: " if file and miss["line"] else ""
        print(f"  {place}{miss['id']}: {one_line(miss['query'], 90)}")
        print(
            f"    expected {miss['expected']} ({miss['expected_confidence']:.0%}), "
            f"{miss['decision']}: {miss['said']} ({miss['confidence']:.0%})"
            + (f", for {', '.join(miss['words'])}" if miss["words"] else "")
        )
        for repair in miss["repairs"]:
            print(f"    read “{repair['written']}” as “{repair['read_as']}”")
