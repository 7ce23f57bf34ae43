"""What became of a fix, put together so that nothing is claimed that was not seen."""

from __future__ import annotations

import time

from ..actions.apply import Applied
from ..actions.plan import Plan
from ..actions.read import ActionSpec
from ..model import ActionResult, CheckResult, KbRef, StepResult
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from ..model import Status, Verification

NOTHING = "nothing_to_do"
"""The reason of a fix whose problem is not there."""
_MESSAGES = {
    "fixed": "What failed before passes now.",
    "not_fixed": "It did not help.",
    "unverified": "Done; whether it helped could not be seen.",
}


class Report:
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
        """The problem cannot be seen here."""
        message = f"{checks[0].title}: {checks[0].message} (--anyway does it all the same)"
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
        failing = [c for c in after if c.state != "pass"]
        message = applied.message or _MESSAGES[verification]
        if not applied.stopped and failing:
            message = f"{_MESSAGES[verification]} {failing[0].title}: {failing[0].message}"
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


def _verdict(
    spec: ActionSpec,
    applied: Applied,
    before: tuple[CheckResult, ...],
    after: tuple[CheckResult, ...],
) -> Verification:
    """Fixed: all checks were seen to pass, one of them had not, and something was changed."""
    failed = any(c.state in ("fail", "warn") for c in before)
    seen = {c.id for c in after} >= {*spec.looked_at}
    if after and seen and all(c.state == "pass" for c in after) and not applied.stopped:
        return "fixed" if applied.changed and failed else "unverified"
    if any(c.state in ("fail", "warn") for c in after):
        return "not_fixed"
    return "unverified"


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message[-1:] in ".?!)" else ".")
