"""``assistant fix``: show a fix's plan, ask, do it, and look whether it helped."""

from __future__ import annotations

import sys

from ..actions.journal import Journal
from ..actions.kind import Person, Step
from ..actions.plan import Plan
from ..actions.read import ActionSpec
from ..engine.fixing import Fixer, find_actions
from ..errors import Exit
from ..host.open import acting_host
from ..model import ActionResult, StepResult
from ..record import TYPE_CHECKING
from ..render.as_json import action_data, plan_data
from ..render.fixes import plan_lines, result_lines, step_line
from ..render.terminal import Style
from ..text import clean
from .common import Options, narrate, open_engine, print_json, stdout_style, usage_error
from .given import run_settings
from .parser import Parser

if TYPE_CHECKING:
    from argparse import Namespace

_WENT_ON = ("failed", "timed_out", "blocked")
"""After these the next action is tried, as after one that did not help."""


def run(options: Options, arguments: list[str]) -> int:
    """Run the verb: 0 fixed or nothing to do, 1 done but not verified, 2 failed, 3 not done."""
    found = _parser().parse_args(arguments)
    journal = Journal()
    if found.history:
        from .fix_history import show_history

        return show_history(options, journal)
    if not found.name:
        raise usage_error("fix what?", "for example: assistant fix tray-icon-red --dry-run")
    engine = open_engine(options)
    store, specs = find_actions(engine, found.name)
    host = acting_host(options.machine)
    if not options.json:
        _tell_interrupted(journal, host.source)
    face = _Face(options, found)
    person = Person(face.tick, face.type_word, face.elevate)
    settings = run_settings(engine, found)
    fixer = Fixer(store, host, settings, face.show_plan, face.consent, person, journal, face.listen)
    results = []
    for spec in specs:
        result = fixer.fix(spec, dry_run=_only_plans(options, found), anyway=found.anyway)
        results.append(result)
        face.show(result)
        if not _goes_on(result, dry_run=_only_plans(options, found)):
            break
    code = _exit(results)
    if options.json:
        data = {
            "plan": face.plans,
            "actions": [action_data(r) for r in results],
            "machine": {"source": host.source, "label": host.label},
        }
        print_json("fix", data, code, kb=store.index.info, warnings=engine.warnings())
    else:
        face.close(results, specs)
    return code


def _parser() -> Parser:
    parser = Parser(
        prog="assistant fix",
        description="Show a fix's plan, ask, do it step by step, and look whether it helped.",
        epilog="exit status: 0 fixed or nothing to do, 1 done but not verified, 2 failed or not "
        "fixed, 3 declined or blocked",
    )
    add = parser.add_argument
    add("name", nargs="?", help="an action, or an article: its actions in their order")
    add("--dry-run", action="store_true", help="show the plan and change nothing")
    add("--yes", action="store_true", help="consent to the plan (for scripts)")
    add("--anyway", action="store_true", help="even where the check says that nothing is wrong")
    add("--history", action="store_true", help="what was done before, from the journal")
    add(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a variable, as client=ACME",
    )
    add("--answer", action="append", default=[], metavar="CHECK=CHOICE", help="answer a question")
    add("--deadline", type=float, default=30.0, metavar="SECONDS", help="for a look at the checks")
    add("--allow-commands", action="store_true", help="let this knowledge base run its commands")
    return parser


def _only_plans(options: Options, found: Namespace) -> bool:
    """``--json`` never changes anything without ``--yes``."""
    return bool(found.dry_run or (options.json and not found.yes))


def _goes_on(result: ActionResult, *, dry_run: bool) -> bool:
    """Whether the next action is to be tried."""
    if dry_run:
        return result.status in ("planned", "blocked")
    return result.verification != "fixed" and result.status not in ("declined", "cancelled")


def _exit(results: list[ActionResult]) -> Exit:
    """The last word counts; before it, what was tried in vain."""
    last = results[-1]
    if any(r.status == "cancelled" and r.reason == "cancelled" for r in results):
        return Exit.INTERRUPTED if last.message.startswith("Interrupted") else Exit.ABSTAIN
    if last.verification == "fixed" or last.status == "planned":
        return Exit.OK
    tried = [r for r in results if r.changed or r.status in ("failed", "timed_out")]
    if any(r.verification == "not_fixed" or r.status in ("failed", "timed_out") for r in tried):
        return Exit.FAIL
    if any(r.status == "succeeded" for r in results):
        return Exit.CLARIFY
    return Exit.ABSTAIN


def _tell_interrupted(journal: Journal, source: str) -> None:
    for past in journal.interrupted():
        if past.first.get("machine") == source == "live":
            steps = len(past.first.get("steps", ()))
            narrate(
                f"note: the fix “{past.first.get('action')}” of {past.first['at']} was interrupted "
                f"after {past.began} of {steps} steps; check again what it left behind"
            )


class _Face:
    """The person's side, on a terminal or without one."""

    def __init__(self, options: Options, found: Namespace) -> None:
        self._options, self._found = options, found
        self._style: Style = stdout_style(options)
        self._asks = not found.yes and not options.json
        self.plans: list[dict[str, object]] = []

    def _print(self, *lines: str) -> None:
        if not self._options.json:
            for line in lines:
                print(line, flush=True)

    def consent(self, plan: Plan) -> str:
        """Ask; without a terminal only ``--yes`` is a yes."""
        if self._found.yes or not plan.steps:
            return plan.hash
        return plan.hash if self._yes("Do this?") else ""

    def show_plan(self, plan: Plan) -> None:
        """Everything that would be done."""
        self.plans.append(plan_data(plan))
        self._print("", *plan_lines(plan, self._style))

    def _yes(self, question: str) -> bool:
        if not (self._asks and sys.stdin.isatty()):
            if self._asks:
                narrate("nobody can be asked here; --yes consents, --dry-run only plans")
            return False
        print(f"{question} [y/N] ", end="", flush=True)
        try:
            return input().strip().casefold() in ("y", "yes")
        except EOFError:
            return False

    def tick(self, step: Step) -> bool:
        """A step for a person: ticked off one by one; nobody does it where nobody is there."""
        if self._found.yes:
            return False
        return self._yes(f"  {clean(step.text)}\n  Done?")

    def type_word(self, word: str) -> bool:
        """Only typing the word is a yes, whatever was agreed to before."""
        if self._options.json or not sys.stdin.isatty():
            return False
        print(f"Type “{word}” to go on: ", end="", flush=True)
        try:
            return input().strip() == word
        except EOFError:
            return False

    def elevate(self, step: Step) -> bool:
        """Never silently."""
        question = f"This step needs administrator rights: {clean(step.text)}. Ask for them?"
        return self._asks and self._yes(question)

    def listen(self, number: int, step: Step, result: StepResult | None) -> None:
        """Each step before and after."""
        if result is not None or not step.by_person:
            self._print(*step_line(number, step, result, self._style))

    def show(self, result: ActionResult) -> None:
        """What became of one action."""
        self._print(*result_lines(result, self._style))

    def close(self, results: list[ActionResult], specs: list[ActionSpec]) -> None:
        """What is left to do, where it is not fixed."""
        if results[-1].verification != "fixed" and results[-1].status != "planned":
            rest = specs[len(results) :]
            if rest:
                self._print("", f"Next: assistant fix {rest[0].id}  ({rest[0].title})")
            elif len(specs) > 1 or results[-1].verification == "not_fixed":
                self._print(
                    "", "If it is still wrong, tell support; the article says what they need."
                )
