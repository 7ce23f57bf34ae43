"""``assistant kb test``: questions with expected articles -> what is right, and why not."""

from __future__ import annotations

from ..codec import plain
from ..errors import AssistantError, Exit
from ..kb.evaluate import NONE, CaseResult, QualityReport, ask_all, evaluate, read_cases
from ..kb.reliability import reliability
from ..kb.selftest import self_test
from ..record import TYPE_CHECKING
from ..render.reliability import told
from ..text import one_line
from .batch import open_input
from .common import Options, open_engine, print_json
from .parser import Parser

if TYPE_CHECKING:
    from ..engine import Engine


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb test",
        description="Ask the questions of a JSON lines file and report. Each line has query, "
        "expected (an article's id or none), and may have id, also_ok, style. Without a file, "
        "--report asks phrases of the knowledge base that are held back from it for the purpose.",
    )
    parser.add_argument("file", nargs="?", help="JSON lines; - for stdin")
    parser.add_argument(
        "--min-top1",
        type=float,
        default=0.0,
        metavar="X",
        help="exit with 1 where in-scope top-1 is under X percent",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="show how far the confidence can be trusted, and which article lacks phrases",
    )
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 1 where in-scope top-1 is under --min-top1."""
    parser = make_parser()
    found = parser.parse_args(arguments)
    if found.file is None and not found.report:
        parser.error("a file of questions is needed, or --report")
    engine = open_engine(options)
    outcomes = _asked(engine, found.file) if found.file else _held_back(engine)
    report = evaluate(outcomes)
    trusted = reliability(outcomes) if found.report else None
    code = Exit.CLARIFY if report.top1 < found.min_top1 else Exit.OK
    if options.json:
        more = {"reliability": plain(trusted)} if trusted else {}
        print_json("kb test", report._asdict() | more, code, kb=engine.stores[0].index.info)
    else:
        _print(report)
        if trusted:
            print("\n".join(told(trusted)))
        if code:
            print(f"in-scope top-1 is under {found.min_top1:g} %")
    return code


def _asked(engine: Engine, file: str) -> list[CaseResult]:
    known = {slug for store in engine.stores for slug, _, _ in store.articles()}
    with open_input(file) as lines:
        cases = list(read_cases(lines, known, one_line(file)))
    if not cases:
        raise AssistantError(
            "no-input",
            f"{one_line(file)} holds no question",
            hint='write lines like {"query": "...", "expected": "an-article-id or none"}',
            exit_code=Exit.NO_INPUT,
        )
    return ask_all(cases, lambda query: engine.ask(query, 3))


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


def _print(report: QualityReport) -> None:
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
        print(f"  {miss['id']}: {one_line(miss['query'], 90)}")
        print(
            f"    expected {miss['expected']} ({miss['expected_confidence']:.0%}), "
            f"{miss['decision']}: {miss['said']} ({miss['confidence']:.0%})"
            + (f", for {', '.join(miss['words'])}" if miss["words"] else "")
        )
        for repair in miss["repairs"]:
            print(f"    read “{repair['written']}” as “{repair['read_as']}”")
