"""What became of a fix, put together so that nothing is claimed that was not seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

from ..actions.apply import Applied
from ..actions.journal import Journal
from ..actions.lock import is_taken
from ..actions.plan import Plan
from ..actions.read import ActionSpec
from ..model import NOTHING_TO_DO, ActionResult, CheckResult, KbRef, StepResult
from ..record import TYPE_CHECKING
from ..text import sentence

if TYPE_CHECKING:
    from typing import Any

    from ..model import Status, Verification

NOTHING = NOTHING_TO_DO
_MESSAGES = {
    "fixed": "What failed before passes now.",
    "not_fixed": "It did not help.",
    "unverified": "Done; whether it helped could not be seen.",
}


class FixResultBuilder:
    """Puts an action's result together."""

    def __init__(self, spec: ActionSpec, source: str) -> None:
        self._spec, self._source = spec, source
        self._began = time.time()
        self.plan: Plan | None = None

    def ended(self, status: Status, reason: str, message: str, **more: Any) -> ActionResult:
        """The result so far; what was not done is not_run."""
        spec = self._spec
        steps = self.plan.steps if self.plan else ()
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
            message=message,
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
        return self.ended("blocked", reason, sentence(message), checks=checks)

    def nothing_to_do(self, checks: tuple[CheckResult, ...]) -> ActionResult:
        """The problem cannot be seen here."""
        name = checks[0].title
        message = f"{checks[0].message} (check: {name})"
        return self.ended("succeeded", NOTHING, message, checks=checks)

    def planned(self, checks: tuple[CheckResult, ...]) -> ActionResult:
        """Shown, and nothing else."""
        return self.ended("planned", "", "Nothing was changed: this is the plan.", checks=checks)

    def applied(
        self,
        applied: Applied,
        before: tuple[CheckResult, ...],
        after: tuple[CheckResult, ...],
    ) -> ActionResult:
        """Done, or stopped on the way; believed only if what failed before is seen to pass."""
        verification = _verdict(self._spec, applied, before, after)
        status: Status = "succeeded"
        for known in ("failed", "declined", "cancelled", "timed_out"):
            if applied.stopped == known:
                status = known
        needed = needed_after(self._spec, before, after)
        failing = [c for c in after if c.state != "pass" and c.id in needed]
        message = sentence(applied.message) if applied.message else _MESSAGES[verification]
        if not applied.stopped and failing:
            message = f"{_MESSAGES[verification]} {failing[0].message} (check: {failing[0].title})"
        elif not applied.stopped and not self._spec.looked_at:
            message = "Done."
        return self.ended(
            status,
            applied.reason,
            message,
            verification=verification,
            changed=applied.changed,
            steps=applied.steps,
            checks=after,
            undo=tuple(step.undo for step in applied.undo),
        )


def needed_after(
    spec: ActionSpec, before: tuple[CheckResult, ...], after: tuple[CheckResult, ...]
) -> frozenset[str]:
    """The checks that must pass now.

    Where one of the required checks had failed, these. Where only signs had, those as well that
    have seen anything new since: a record that has not moved says nothing about what was done.
    """
    failed = {c.id for c in before if c.state in ("fail", "warn")}
    if failed & {*spec.required}:
        return frozenset(spec.required)
    known = {c.id: c.evidence for c in before}
    moved = {c.id for c in after if c.evidence != known.get(c.id)}
    return frozenset((*spec.required, *(moved & {*spec.signs})))


def _verdict(
    spec: ActionSpec,
    applied: Applied,
    before: tuple[CheckResult, ...],
    after: tuple[CheckResult, ...],
) -> Verification:
    """Fixed: what must pass was seen to, something had not, and something was changed.

    Where only signs had failed, what passes must be another thing than before: another process,
    another run.
    """
    needed = needed_after(spec, before, after)
    states = {c.id: c.state for c in after}
    if needed and not applied.stopped and all(states.get(n) == "pass" for n in needed):
        failed = {c.id for c in before if c.state in ("fail", "warn")}
        better = bool(failed & needed) or (bool(failed) and _another(needed, before, after))
        return "fixed" if applied.changed and better else "unverified"
    if any(states.get(n) in ("fail", "warn") for n in needed):
        return "not_fixed"
    return "unverified"


def _another(
    needed: frozenset[str], before: tuple[CheckResult, ...], after: tuple[CheckResult, ...]
) -> bool:
    """Whether a needed check has seen something else than before (a process of another number)."""
    places = {c.id: {e.locator for e in c.evidence} for c in before}
    return any(
        c.id in needed and {e.locator for e in c.evidence} != places.get(c.id) for c in after
    )


def interrupted(journal: Journal, source: str) -> Iterator[str]:
    """Fixes on this machine that never came to their end; each is told once."""
    if is_taken():
        return  # it is running just now, in another terminal
    for past in journal.interrupted():
        if past.first.get("machine") == source and not past.told:
            steps = len(past.first.get("steps", ()))
            yield (
                f"the fix “{past.first.get('action')}” of {past.first['at']} was interrupted "
                f"after {past.done} of {steps} steps ({past.began} begun): look again with "
                f"“assistant check {past.first.get('article')}”"
            )
            with suppress(OSError):
                journal.write(past.run, "told")
