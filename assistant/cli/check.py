"""``assistant check``: look at the machine, for one check, an article, or all there are."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

from ..checks.run import Settings
from ..checks.summary import summarise
from ..codec import dumps
from ..engine import Engine
from ..engine.checking import Checking, Plan, plan_checks
from ..errors import Exit
from ..host.base import Host
from ..host.open import open_host
from ..host.values import HostError
from ..model import CheckResult, State
from ..record import TYPE_CHECKING
from ..render.checks.report import RunReport
from ..render.outputs import ChecksData, machine_data, summary_data, variable_data
from .common import Options, narrate, open_engine, print_json, stdout_style, tell_reach, usage_error
from .given import add_given, run_settings
from .keyboard import typed_line
from .parser import Parser
from .recording import add_record, finish, recording

if TYPE_CHECKING:
    from argparse import Namespace

    from ..checks.variables import Variable

FORMATS = ("text", "json", "jsonl", "junit", "tap", "nagios", "prometheus", "markdown")


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 all pass, 1 a warning, 2 a failure, 3 not everything could be seen."""
    found = make_parser().parse_args(arguments)
    form = found.format or ("json" if options.json else "text")
    if options.json and form != "json":
        raise usage_error("--json and --format exclude each other", "leave one of them out")
    engine = open_engine(options._replace(json=options.json or form != "text"))
    plans = plan_checks(engine, found.names)
    tell_reach(engine)
    settings = run_settings(engine, found, options)
    host = open_host(options.machine, engine.shelf)
    job = _Job(options, form, engine, plans, host, found)
    try:
        if found.watch is None:
            return job.once(settings)
        return _watch(job, settings, found.watch)
    finally:
        finish(job.recorder, engine, host)


def make_parser() -> Parser:
    """The verb's options."""
    parser = Parser(
        prog="assistant check",
        description="Look at the machine: every check of an article, single checks, or all.",
        epilog="exit status: 0 all pass, 1 a warning, 2 a failure, 3 not everything could be seen",
    )
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", help="articles or checks (default: all)")
    add("--format", choices=FORMATS, help="text (default), or for other programs")
    add_given(parser)
    add(
        "--deadline",
        type=float,
        default=30.0,
        metavar="SECONDS",
        help="for all checks (default 30)",
    )
    add(
        "--watch",
        type=float,
        nargs="?",
        const=5.0,
        metavar="SECONDS",
        help="look again and print what has changed",
    )
    add_record(parser)
    return parser


class _Job:
    """The same checks, once or again and again."""

    def __init__(
        self,
        options: Options,
        form: str,
        engine: Engine,
        plans: list[Plan],
        host: Host,
        found: Namespace,
    ) -> None:
        self.options, self.form, self.engine = options, form, engine
        self.plans, self.host, self.found = plans, host, found
        self.recorder = recording(options, engine, "check", host, wanted=found.record)
        self._recorded: dict[str, State] = {}
        self.order = [name for plan in plans for name in plan.specs]

    def once(self, settings: Settings) -> int:
        """Run them, print the report, return the exit code."""
        with suppress(HostError):
            if view := self.host.system().other_view:
                narrate(f"note: {view}")
        checking, _, report = self.collect(settings)
        if checking.questions and self._asks():
            settings = settings._replace(given={**settings.given, **_ask(checking.questions)})
            checking, _, report = self.collect(settings)
        self.show(report, checking.questions)
        return report.summary.exit_code

    def collect(self, settings: Settings) -> tuple[Checking, list[CheckResult], RunReport]:
        """Run them; progress goes to stderr."""
        began = time.monotonic()
        checking = Checking(self.plans, self.host, settings)
        done = list(self._followed(checking))
        results = sorted(done, key=lambda r: self.order.index(r.id))
        titles = {slug: title for s in self.engine.stores for slug, title, _ in s.articles()}
        titles |= {slug: p["title"] for s in self.engine.stores for slug, p in s.pages().items()}
        names = self.found.names
        title = titles.get(names[0], names[0]) if len(names) == 1 else "Checks"
        report = RunReport(
            tuple(results),
            summarise(results),
            self.host.label,
            self.host.source,
            title,
            time.monotonic() - began,
            titles,
        )
        return checking, results, report

    def _followed(self, checking: Checking) -> Iterator[CheckResult]:
        live = sys.stderr.isatty() and self.form == "text"
        for number, result in enumerate(checking.stream(), 1):
            if self._recorded.get(result.id) != result.state:  # while watching: what is new
                self._recorded[result.id] = result.state
                self.recorder.checked([result])
            if self.form == "jsonl":
                print(dumps(result), flush=True)
            if live:
                sys.stderr.write(f"\r\x1b[Kchecking: {number} of {len(self.order)}")
                sys.stderr.flush()
            yield result
        if live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _asks(self) -> bool:
        return self.form == "text" and sys.stdin.isatty() and sys.stdout.isatty()

    def show(self, report: RunReport, questions: tuple[Variable, ...]) -> None:
        """Print the report in its format."""
        if self.form == "json":
            data = ChecksData(
                report.results,
                summary_data(report.summary),
                machine_data(self.host),
                tuple(map(variable_data, questions)),
            )
            info = self.engine.stores[0].index.info
            warnings = self.engine.warnings()
            print_json("check", data, report.summary.exit_code, kb=info, warnings=warnings)
        elif self.form == "text":
            from ..render.checks.text import lines

            style = stdout_style(self.options)
            for line in lines(report, style, evidence=self.options.verbose):
                print(line)
        elif self.form != "jsonl":
            for line in import_module(f"assistant.render.checks.{self.form}").lines(report):
                print(line)
        sys.stdout.flush()


def _ask(questions: tuple[Variable, ...]) -> dict[str, str]:
    """Have the person choose between values, by number; nothing chosen leaves it open."""
    chosen: dict[str, str] = {}
    for variable in questions:
        narrate(variable.question)
        for number, value in enumerate(variable.values, 1):
            narrate(f"  {number}. {value}")
        if (written := typed_line("> ")) is None:
            return chosen
        if written.isdecimal() and 1 <= int(written[:4]) <= len(variable.values):
            chosen[variable.name] = variable.values[int(written[:4]) - 1]
    return chosen


def _watch(job: _Job, settings: Settings, seconds: float) -> int:
    """Again and again until Ctrl-C; returns the last verdict. Unchanged rounds print nothing."""
    if not 0.2 <= seconds <= 86_400:
        raise usage_error("--watch takes 0.2 to 86400 seconds", "for example: --watch 5")
    if job.form not in ("text", "json", "jsonl"):
        raise usage_error(f"--watch does not go with --format {job.form}", "use text or jsonl")
    before: dict[str, State] = {}
    code = Exit.ABSTAIN
    try:
        while True:
            checking, results, report = job.collect(settings)
            code = report.summary.exit_code
            now = {r.id: r.state for r in results}
            if now != before and job.form != "jsonl":
                if before and job.form == "text":
                    print(f"\n== {time.strftime('%H:%M:%S')}: {_changes(before, now)}")
                job.show(report, checking.questions)
            before = now
            time.sleep(seconds)
    except KeyboardInterrupt:
        narrate("")
        return code


def _changes(before: dict[str, State], now: dict[str, State]) -> str:
    changed = [f"{n}: {before.get(n, 'new')} -> {s}" for n, s in now.items() if before.get(n) != s]
    return ", ".join(changed)
