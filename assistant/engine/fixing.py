"""Fixes: look, plan, ask, do, look again; the next action where it did not help."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from ..actions.apply import Applied, Applier, Listen
from ..actions.journal import Journal
from ..actions.kind import Person
from ..actions.lock import BusyError, only_one
from ..actions.plan import Plan, make_plan
from ..actions.read import ActionSpec, read_action
from ..checks.expand import Expander
from ..checks.run import Run, Settings
from ..checks.variables import Ambiguous
from ..errors import AssistantError, Exit
from ..host.base import ActingHost, HostError
from ..kb.problem import did_you_mean
from ..kb.store import Store
from ..model import ActionResult, Block, CheckResult, KbRef
from ..record import TYPE_CHECKING
from .checking import Plan as Checks
from .core import Engine

if TYPE_CHECKING:
    from typing import Any

    from ..checks.variables import Variable
    from ..model import Status, Verification

    Consent = Callable[[Plan], str]
    """Asks for consent to a plan; returns its hash for yes, "" for no."""

POLL = 0.5
"""Seconds between two looks while waiting for a fix to take effect."""


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
        self._store, self._host, self._settings = store, host, settings
        self._show, self._consent, self._journal = show, consent, journal
        self._applier = Applier(host, person, self.state, journal, listen)
        self.questions: dict[str, Variable] = {}

    def look(self, names: Sequence[str]) -> tuple[CheckResult, ...]:
        """These checks, looked at now."""
        checks = Checks(self._store)
        known = [name for name in names if checks.add(name)]
        declared = self._store.declared("variables")
        run = Run(list(checks.specs.values()), self._host, declared, self._settings)
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
        report = _Report(spec, self._host.source)
        before = self.look([spec.resolves]) if spec.resolves else ()
        state = before[0].state if before else ""
        if state == "not_applicable" and not anyway:
            return report.blocked("wrong_platform", before[0].message, before)
        if state == "pass" and not anyway:
            return report.nothing_to_do(before)
        for result in self.look(spec.precondition):
            if result.state not in ("pass", "warn"):
                message = f"“{result.title}” has to be so first: {result.message}"
                return report.blocked("dependency_failed", message, (result,))
        try:
            plan = self.plan(spec)
            report.plan = plan
            self._show(plan)
            if dry_run:
                return report.planned(before)
            return self._agreed(spec, plan, report, state)
        except Ambiguous as choice:
            variable = choice.variable
            self.questions[variable.name] = variable
            names = " or ".join(variable.values)
            message = f"{variable.question} {names}? (--set {variable.name}=...)"
            return report.blocked("dependency_failed", message, before)
        except HostError as error:
            return report.blocked(error.reason, error.message, before)

    def _agreed(self, spec: ActionSpec, plan: Plan, report: _Report, before: str) -> ActionResult:
        agreed = self._consent(plan)
        if not agreed:
            return report.ended("declined", "permission_denied", "Nothing was changed.")
        try:
            with only_one():
                if agreed != plan.hash or self.plan(spec).hash != plan.hash:
                    message = "what would be done has changed since it was shown; look at it again"
                    return report.blocked("cancelled", message)
                return self._recorded(spec, plan, report, before)
        except BusyError:
            return report.blocked("cancelled", "another fix is running; wait until it has ended")
        except OSError as error:
            message = f"it cannot be recorded: {error.strerror or error}"
            return report.blocked("permission_denied", message)

    def _recorded(self, spec: ActionSpec, plan: Plan, report: _Report, before: str) -> ActionResult:
        run = self._journal.begin(
            action=plan.action,
            title=plan.title,
            article=plan.article,
            machine=plan.source,
            plan=plan.hash,
            steps=[step.text for step in plan.steps],
        )
        self._journal.write(run, "consented", plan=plan.hash)
        applied = self._applier.apply(plan, run)
        checks = self._verified(spec, applied) if applied.changed or not applied.stopped else ()
        self._journal.write(run, "verified", checks={c.id: c.state for c in checks})
        result = report.applied(applied, checks, before)
        self._journal.end(run, status=result.status, verification=result.verification)
        return result

    def _verified(self, spec: ActionSpec, applied: Applied) -> tuple[CheckResult, ...]:
        """The verifying checks, asked until all pass or the action's patience is over."""
        if not spec.verify or applied.stopped == "cancelled":
            return ()
        end = time.monotonic() + (spec.wait if not applied.stopped else 0.0)
        while True:
            results = self.look(spec.verify)
            if all(r.state == "pass" for r in results) or time.monotonic() >= end:
                return results
            time.sleep(POLL)


class _Report:
    """Puts an action's result together."""

    def __init__(self, spec: ActionSpec, source: str) -> None:
        self._spec, self._source = spec, source
        self._began = time.time()
        self.plan: Plan | None = None

    def ended(self, status: Status, reason: str, message: str, **more: Any) -> ActionResult:
        """The result so far; what was not done is not_run."""
        spec = self._spec
        steps = self.plan.steps if self.plan else ()
        from ..model import StepResult

        values: dict[str, Any] = {
            "verification": "unverified",
            "changed": False,
            "steps": tuple(StepResult(s.text, s.call, "not_run", "") for s in steps),
            "checks": (),
            "undo": (),
            **more,
        }
        return ActionResult(
            id=spec.id,
            title=spec.title,
            status=status,
            reason=reason,
            message=_sentence(message),
            plan=self.plan.hash if self.plan else "",
            started_at=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self._began)),
            duration_ms=round((time.time() - self._began) * 1000, 1),
            source=self._source,
            kb_ref=KbRef(spec.article, spec.file, spec.line),
            **values,
        )

    def blocked(
        self, reason: str, message: str, checks: tuple[CheckResult, ...] = ()
    ) -> ActionResult:
        """It cannot be done here, or may not be."""
        return self.ended("blocked", reason, message, checks=checks)

    def nothing_to_do(self, checks: tuple[CheckResult, ...]) -> ActionResult:
        """The problem is not there."""
        message = f"Nothing to do: {checks[0].message}"
        return self.ended("succeeded", "", message, verification="fixed", checks=checks)

    def planned(self, checks: tuple[CheckResult, ...]) -> ActionResult:
        """Shown, and nothing else."""
        return self.ended("planned", "", "Nothing was changed: this is the plan.", checks=checks)

    def applied(
        self, applied: Applied, checks: tuple[CheckResult, ...], before: str
    ) -> ActionResult:
        """Done, or stopped on the way; believed only if the checks pass now and did not before."""
        verification = _verdict(applied, checks, before)
        status: Status = "succeeded"
        for known in ("failed", "declined", "cancelled", "timed_out"):
            if applied.stopped == known:
                status = known
        message = applied.message or _MESSAGES[verification]
        failing = [c for c in checks if c.state != "pass"]
        if not applied.stopped and failing:
            message = f"{_MESSAGES[verification]} {failing[0].title}: {failing[0].message}"
        return self.ended(
            status,
            applied.reason,
            message,
            verification=verification,
            changed=applied.changed,
            steps=applied.steps,
            checks=checks,
            undo=tuple(step.undo for step in applied.undo),
        )


_MESSAGES = {
    "fixed": "What failed before passes now.",
    "not_fixed": "It did not help.",
    "unverified": "Done; whether it helped could not be seen.",
}


def _verdict(applied: Applied, checks: tuple[CheckResult, ...], before: str) -> Verification:
    states = {c.state for c in checks}
    if states == {"pass"} and not applied.stopped:
        return "fixed" if applied.changed and before != "pass" else "unverified"
    if states & {"fail", "warn"}:
        return "not_fixed"
    return "unverified"


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message[-1:] in ".?!)" else ".")
