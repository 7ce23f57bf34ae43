"""Does the steps of a plan that a person has agreed to, each recorded before and after."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..checks.run import GRACE
from ..host.base import ActingHost, HostError
from ..host.limits import Limit, under
from ..model import StepResult
from ..record import TYPE_CHECKING, Record
from .journal import Journal
from .kind import DeclinedError, Person, Step, load_kind
from .kinds.wait_for import wait
from .plan import Plan

if TYPE_CHECKING:
    from .kind import Check

STEP_SECONDS = 310.0
"""A step's time; those that wait or run commands have a shorter one of their own."""


class Applied(Record):
    """What became of the steps."""

    steps: tuple[StepResult, ...]
    changed: bool
    stopped: str
    """"" where all were done; else failed, declined, cancelled or timed_out."""
    reason: str
    message: str
    undo: tuple[Step, ...]
    """Steps that were done and can be taken back, last one first."""


Listen = Callable[[int, Step, StepResult | None], None]
"""Is told of each step when it begins (None) and when it ended."""


class Applier:
    """Does plans on one host."""

    def __init__(
        self,
        host: ActingHost,
        person: Person,
        check: Check,
        journal: Journal,
        listen: Listen,
    ) -> None:
        self._host, self._person, self._check = host, person, check
        self._journal, self._listen = journal, listen

    def apply(self, plan: Plan, run: str) -> Applied:
        """Do the steps in order, up to the first that is not done."""
        done: list[StepResult] = []
        undo: list[Step] = []
        stopped = reason = message = ""
        for number, step in enumerate(plan.steps, 1):
            self._journal.write(run, "step_began", step=number, text=step.text, call=step.call)
            self._listen(number, step, None)
            result, reason = self._do(step)
            self._journal.write(
                run, "step_ended", step=number, status=result.status, message=result.message
            )
            self._listen(number, step, result)
            done.append(result)
            if result.status != "done":
                stopped, message = result.status, result.message
                break
            if step.undo_data is not None:
                undo.insert(0, step)
        rest = plan.steps[len(done) :]
        done += [StepResult(s.text, s.call, "not_run", "") for s in rest]
        changed = any(
            r.status in ("done", "timed_out") and s.changes
            for r, s in zip(done, plan.steps, strict=True)
        )
        return Applied(tuple(done), changed, stopped, reason, message, tuple(undo))

    def _do(self, step: Step) -> tuple[StepResult, str]:
        began = time.monotonic()
        status, message, reason = "done", "", ""
        try:
            message = self._perform(step)
        except DeclinedError as refusal:
            status, message, reason = "declined", str(refusal), "permission_denied"
        except HostError as error:
            states = {"cancelled": "cancelled", "timeout": "timed_out"}
            status, message, reason = (
                states.get(error.reason, "failed"),
                error.message,
                error.reason,
            )
        except KeyboardInterrupt:
            status, message, reason = "cancelled", "interrupted", "cancelled"
        except Exception as error:  # noqa: BLE001 - a fault is told as a failed step
            status, reason = "failed", "exception"
            message = f"a fault of this program: {type(error).__name__}: {error}"
        spent = round((time.monotonic() - began) * 1000, 1)
        return StepResult(step.text, step.call, status, message, spent), reason

    def _perform(self, step: Step) -> str:
        if step.kind == "wait_for":
            return wait(self._check, step.data["check"], step.data["seconds"])
        if step.elevated and not self._host.system().elevated:
            return self._elevated(step)
        with under(Limit(STEP_SECONDS + GRACE)):
            try:
                return load_kind(step.kind).perform(self._host, step, self._person)
            except HostError as error:
                if error.reason != "permission_denied" or not self._may_raise(step):
                    raise
        return self._elevated(step)

    def _may_raise(self, step: Step) -> bool:
        return not (self._host.practice or step.by_person or self._host.system().elevated)

    def _elevated(self, step: Step) -> str:
        """Do one step with administrator rights, if the person agrees; never silently."""
        if self._host.practice:
            raise DeclinedError("it needs administrator rights")
        if not self._person.elevate(step):
            raise DeclinedError("it needs administrator rights, which were not given")
        from .elevate import perform_elevated

        return perform_elevated(step)
