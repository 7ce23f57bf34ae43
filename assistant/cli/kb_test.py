"""``assistant kb test``: questions with expected articles -> what is right, and why not."""

from __future__ import annotations

from ..errors import AssistantError, Exit
from ..kb.evaluate import QualityReport, evaluate, read_cases
from ..text import one_line
from .batch import open_input
from .common import Options, open_engine, print_json
from .parser import Parser


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant kb test",
        description="Ask the questions of a JSON lines file and report. Each line has query, "
        "expected (an article's id or none), and may have id, also_ok, style.",
    )
    parser.add_argument("file", help="JSON lines; - for stdin")
    parser.add_argument(
        "--min-top1",
        type=float,
        default=0.0,
        metavar="X",
        help="exit with 1 where in-scope top-1 is under X percent",
    )
    return parser


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 1 where in-scope top-1 is under --min-top1."""
    found = make_parser().parse_args(arguments)
    engine = open_engine(options)
    known = {slug for store in engine.stores for slug, _, _ in store.articles()}
    with open_input(found.file) as lines:
        cases = list(read_cases(lines, known, one_line(found.file)))
    if not cases:
        raise AssistantError(
            "no-input",
            f"{one_line(found.file)} holds no question",
            hint='write lines like {"query": "...", "expected": "an-article-id or none"}',
            exit_code=Exit.NO_INPUT,
        )
    report = evaluate(cases, lambda query: engine.ask(query, 3))
    code = Exit.CLARIFY if report.top1 < found.min_top1 else Exit.OK
    if options.json:
        print_json("kb test", report._asdict(), code, kb=engine.stores[0].index.info)
    else:
        _print(report)
        if code:
            print(f"in-scope top-1 is under {found.min_top1:g} %")
    return code


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
