"""Fixes: look, plan, ask, do, look again; the next action where it did not help."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from ..actions.apply import Applied, Applier, Listen
from ..actions.journal import Journal
from ..actions.kind import Person, Step
from ..actions.lock import BusyError, only_one
from ..actions.plan import Plan, make_plan
from ..actions.read import ActionSpec, read_action
from ..checks.expand import Expander
from ..checks.reach import fence
from ..checks.run import Run, Settings
from ..checks.variables import Ambiguous
from ..errors import AssistantError, Exit
from ..host.base import ActingHost, is_recorded
from ..host.fence import fenced
from ..host.values import HostError, NotRecordedError
from ..kb.store import Store
from ..model import ActionResult, Block, CheckResult
from ..record import TYPE_CHECKING
from ..suggest import did_you_mean
from .checking import Plan as Checks
from .core import Engine
from .fix_report import FixResultBuilder, needed_after

if TYPE_CHECKING:
    from typing import Any

    from ..checks.variables import Variable

    Consent = Callable[[Plan], str]
    """Asks for consent to a plan; returns its hash for yes, "" for no."""

POLL = 0.5
"""Seconds between two looks while waiting for a fix to take effect."""
RECORDING = "this is a recording, on which nothing is done: the steps are for the customer"
SETTLE = 1.5
"""Seconds after which a pass has to be seen again."""


def find_actions(engine: Engine, name: str) -> tuple[Store, list[ActionSpec]]:
    """The actions that `name` stands for: one action, or those of an article in their order.

    Raises:
        AssistantError: it stands for nothing, or the article has no actions.
    """
    known: set[str] = set()
    for store in engine.stores:
        owners = dict(reversed(store.blocks("action")))
        known |= {*owners, *(slug for slug, _, _ in store.articles())}
        article = store.article(name)
        if article is None and name not in owners:
            continue
        named = [b["id"] for b in article["blocks"] if b["kind"] == "action"] if article else [name]
        specs = [spec for n in named if n in owners for spec in _read(store, owners[n], n)]
        if not specs:
            hint = "“assistant kb show” prints what it says"
            message = f"the article “{name}” has no fixes"
            raise AssistantError("no-action", message, hint=hint, exit_code=Exit.NO_INPUT)
        return store, sorted(specs, key=lambda s: s.order)
    message = f"there is no article and no fix “{name}”"
    hint = did_you_mean(name, known)
    raise AssistantError("no-action", message, hint=hint, exit_code=Exit.NO_INPUT)


def _read(store: Store, owner: str, name: str) -> Iterator[ActionSpec]:
    article: Any = store.article(owner)
    sets = {"signatures": {}, "variables": store.declared("variables")}
    for block in article["blocks"]:
        if block["kind"] == "action" and block["id"] == name and block["source"].strip():
            plain = Block("action", block["line"], block["source"], name)
            yield read_action(plain, owner, article["file"], sets, lambda problem: None)


class Fixer:
    """Does the actions of one knowledge base on one machine."""

    def __init__(  # noqa: PLR0913, PLR0917 - the collaborators of a fix
        self,
        store: Store,
        host: ActingHost,
        settings: Settings,
        show: Callable[[Plan], None],
        consent: Consent,
        person: Person,
        journal: Journal,
        listen: Listen = lambda number, step, result: None,
    ) -> None:
        """Set up.

        Args:
            store: the knowledge base.
            host: the machine.
            settings: variables, answers, and whether commands may run.
            show: shows a plan.
            consent: asks for consent to the plan that was shown.
            person: does what only a person can.
            journal: where everything is recorded.
            listen: is told of each step.
        """
        self._store, self._settings = store, settings
        self._host = fenced(host, fence(host, store.bounds, settings.reads))
        self._show, self._consent, self._journal = show, consent, journal
        self._applier = Applier(self._host, person, self.state, journal, listen)
        self.questions: dict[str, Variable] = {}
        self.undoable: tuple[Step, ...] = ()
        """Steps of the last fix that can be taken back, last one first."""

    def look(self, names: Sequence[str]) -> tuple[CheckResult, ...]:
        """These checks, looked at now."""
        checks = Checks(self._store)
        known = [name for name in names if checks.add(name)]
        specs = list(checks.specs.values())
        run = Run(specs, self._host, checks.declared, self._settings, self._store.bounds)
        done = {r.id: r for r in run.stream()}
        return tuple(done[name] for name in known if name in done)

    def state(self, name: str) -> str:
        """The state of one check, looked at now; error where there is none of that name."""
        results = self.look([name])
        return results[0].state if results else "error"

    def plan(self, spec: ActionSpec) -> Plan:
        """What the action would do now.

        Raises:
            HostError: it cannot be planned, or may not be done.
            Ambiguous: a variable has several values.
        """
        expander = Expander(self._host, self._store.declared("variables"), self._settings.given)
        return make_plan(spec, self._host, expander, self.state, trusted=self._settings.trusted)

    def fix(self, spec: ActionSpec, *, dry_run: bool = False, anyway: bool = False) -> ActionResult:
        """One action: looked at first, planned, agreed to, done, verified. Never raises for it."""
        report = FixResultBuilder(spec, self._host.source)
        before = self.look(spec.looked_at)
        problem = [r for r in before if r.id in (*spec.resolves, *spec.signs)]
        if problem and not anyway:
            states = {r.state for r in problem}
            if states == {"not_applicable"}:
                return report.blocked("wrong_platform", problem[0].message, before)
            if states <= {"pass", "not_applicable"}:
                return report.nothing_to_do(tuple(problem))
        if refusal := self._unmet(spec, report):
            return refusal
        try:
            plan = self.plan(spec)
            report.plan = plan
            self._show(plan)
            if dry_run:
                return report.planned(before)
            if is_recorded(self._host):
                return report.blocked("permission_denied", RECORDING, before)
            return self._agreed(spec, plan, report, before)
        except Ambiguous as choice:
            variable = choice.variable
            self.questions[variable.name] = variable
            names = " or ".join(variable.values)
            message = f"{variable.question} {names}? (--set {variable.name}=...)"
            return report.blocked("dependency_failed", message, before)
        except HostError as error:
            message = error.message
            if isinstance(error, NotRecordedError):
                message = error.ask_for(spec.article)
            return report.blocked(error.reason, message, before)

    def _unmet(self, spec: ActionSpec, report: FixResultBuilder) -> ActionResult | None:
        """Why it cannot be done yet, where something has to be so before."""
        required = self.look(spec.precondition)
        if unknown := {*spec.precondition} - {result.id for result in required}:
            message = f"it requires the check “{min(unknown)}”, which nobody declares"
            return report.blocked("dependency_failed", message)
        for result in required:
            if result.state not in ("pass", "warn"):
                message = f"“{result.title}” has to be so first: {result.message}"
                return report.blocked("dependency_failed", message, (result,))
        return None

    def _agreed(
        self,
        spec: ActionSpec,
        plan: Plan,
        report: FixResultBuilder,
        before: tuple[CheckResult, ...],
    ) -> ActionResult:
        """Have the person agree to exactly this plan, and do it under the lock."""
        try:
            run = self._journal.begin(
                action=plan.action,
                title=plan.title,
                article=plan.article,
                machine=plan.source,
                plan=plan.hash,
                steps=[_recordable(step) for step in plan.steps],
            )
            agreed = self._consent(plan)
            if not agreed:
                result = report.ended("declined", "permission_denied", "Nothing was changed.")
                return self._end(run, result)
            with only_one():
                if agreed != plan.hash or self.plan(spec).hash != plan.hash:
                    message = "what would be done has changed since it was shown; look at it again"
                    return self._end(run, report.blocked("cancelled", message))
                self._journal.write(run, "consented", plan=plan.hash)
                return self._done(spec, plan, report, before, run)
        except BusyError:
            message = "another fix is running; wait until it has ended"
            return self._end(run, report.blocked("cancelled", message))
        except OSError as error:
            message = f"it cannot be recorded: {error.strerror or error}"
            return report.blocked("permission_denied", message)

    def _done(
        self,
        spec: ActionSpec,
        plan: Plan,
        report: FixResultBuilder,
        before: tuple[CheckResult, ...],
        run: str,
    ) -> ActionResult:
        applied = self._applier.apply(plan, run)
        self.undoable = applied.undo
        after: tuple[CheckResult, ...] = ()
        try:
            if applied.changed or not applied.stopped:
                after = self._verified(spec, applied, before)
        except KeyboardInterrupt:
            applied = applied._replace(
                stopped="cancelled", reason="cancelled", message="interrupted"
            )
        result = report.applied(applied, before, after)
        with suppress(OSError):  # what was done is told even if it can no longer be recorded
            self._journal.write(run, "verified", checks={c.id: c.state for c in after})
        return self._end(run, result)

    def undo(self) -> Iterator[str]:
        """Take back the steps of the last fix, as far as they can be; says what became of each."""
        steps, self.undoable = self.undoable, ()
        run = self._journal.begin(
            action="undo", machine=self._host.source, steps=[s.undo for s in steps]
        )
        backs = [step.back for step in steps]
        with self._applier.rights(backs):
            for number, back in enumerate(backs, 1):
                self._journal.write(run, "step_began", step=number, text=back.text)
                status, message = self._applier.take_back(back)
                self._journal.write(run, "step_ended", step=number, status=status, message=message)
                yield f"{status}: {message}"
        self._journal.end(run, status="succeeded", verification="unverified")

    def _end(self, run: str, result: ActionResult) -> ActionResult:
        with suppress(OSError):
            self._journal.end(run, status=result.status, verification=result.verification)
        return result

    def _verified(
        self, spec: ActionSpec, applied: Applied, before: tuple[CheckResult, ...]
    ) -> tuple[CheckResult, ...]:
        """The checks, asked until all pass twice in a row or the action's patience is over.

        Twice, since a program that has just been started may end at once. On a practice machine
        nothing happens in between.
        """
        restarting = any(part.kind.name == "restart_computer" for part in spec.parts)
        if applied.stopped == "cancelled" or (restarting and not self._host.practice):
            return ()
        end = time.monotonic() + (spec.wait if not applied.stopped else 0.0)
        passed = 0
        while True:
            results = self.look(spec.looked_at)
            needed = needed_after(spec, before, results)
            good = all(r.state == "pass" for r in results if r.id in needed)
            passed = passed + 1 if good else 0
            enough = passed > 1 or (passed and self._host.practice)
            if enough or (time.monotonic() >= end and passed != 1):
                return results
            time.sleep(SETTLE if passed else POLL)


def _recordable(step: Step) -> str:
    """A step for the journal, which keeps no text that was copied."""
    return "Copy a text to the clipboard" if step.kind == "copy" else step.text
