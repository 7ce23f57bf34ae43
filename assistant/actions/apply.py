"""Does the steps of a plan that a person has agreed to, each recorded before and after."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from ..checks.run import GRACE
from ..host.base import ActingHost
from ..host.limits import Limit, under
from ..host.values import HostError
from ..model import StepResult
from ..own_files import fault
from ..record import TYPE_CHECKING, Record
from .elevated import RAISED
from .journal import Journal
from .kind import DeclinedError, Done, Person, Step, load_kind
from .kinds.wait_for import wait
from .plan import Plan

if TYPE_CHECKING:
    from .elevate import Elevation
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


_UNTOUCHED = ("permission_denied", "unreadable", "tool_missing", "wrong_platform", "not_collected")
"""Reasons for which a step was not even begun."""
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
        self._elevation: Elevation

    def apply(self, plan: Plan, run: str) -> Applied:
        """Do the steps in order, up to the first that is not done."""
        with self.rights(plan.steps):
            return self._applied(plan, run)

    @contextmanager
    def rights(self, steps: Sequence[Step]) -> Iterator[None]:
        """While it lasts, administrator rights are asked for at most once, for these steps."""
        from .elevate import Elevation

        self._elevation = Elevation(steps)
        try:
            yield
        finally:
            self._elevation.close()

    def _applied(self, plan: Plan, run: str) -> Applied:
        done: list[StepResult] = []
        undo: list[Step] = []
        stopped = reason = message = ""
        changed = False
        for number, step in enumerate(plan.steps, 1):
            try:
                self._journal.write(run, "step_began", step=number, **_recordable(step))
                self._listen(number, step, None)
                result, reason, touched = self._do(step)
                done.append(result)
                changed |= touched
                if result.status == "done" and step.undo_data is not None:
                    undo.insert(0, step)
                self._journal.write(
                    run, "step_ended", step=number, status=result.status, message=result.message
                )
                self._listen(number, step, result)
            except KeyboardInterrupt:
                stopped, reason, message = "cancelled", "cancelled", "interrupted"
                break
            except OSError as error:
                stopped, reason = "failed", "exception"
                message = f"it can no longer be recorded or told: {error.strerror or error}"
                break
            if result.status != "done":
                stopped, message = result.status, result.message
                break
        rest = plan.steps[len(done) :]
        done += [StepResult(s.text, s.call, "not_run", "") for s in rest]
        return Applied(tuple(done), changed, stopped, reason, message, tuple(undo))

    def take_back(self, step: Step) -> tuple[str, str]:
        """Do the reverse of a step, within `rights`; its status, and what was done."""
        result, _, _ = self._do(step)
        return result.status, result.message

    def _do(self, step: Step) -> tuple[StepResult, str, bool]:
        """The result, its reason, and whether something may have been changed."""
        began = time.monotonic()
        status, message, reason = "done", "", ""
        touched = bool(step.changes)
        try:
            done = self._perform(step)
            message, touched = done.message, done.changed and touched
        except DeclinedError as refusal:
            status, message, reason, touched = "declined", str(refusal), "permission_denied", False
        except HostError as error:
            states = {"cancelled": "cancelled", "timeout": "timed_out"}
            status, message, reason = (
                states.get(error.reason, "failed"),
                error.message,
                error.reason,
            )
            touched = touched and error.reason not in _UNTOUCHED
        except KeyboardInterrupt:
            status, message, reason = "cancelled", "interrupted", "cancelled"
        except Exception as error:  # noqa: BLE001 - a fault is told as a failed step
            status, reason = "failed", "exception"
            message = fault(error)
        spent = round((time.monotonic() - began) * 1000, 1)
        return StepResult(step.text, step.call, status, message, spent), reason, touched

    def _perform(self, step: Step) -> Done:
        if step.kind == "wait_for":
            return Done(wait(self._check, step.data["check"], step.data["seconds"]), changed=False)
        if step.elevated and not self._host.system().elevated:
            return self._elevated(step)
        with under(Limit(STEP_SECONDS + GRACE)):
            try:
                return load_kind(step.kind).perform(self._host, step, self._person)
            except HostError as error:
                if error.reason != "permission_denied" or not self._may_raise(step):
                    raise
                refused = error.message
        return self._elevated(step, refused)

    def _may_raise(self, step: Step) -> bool:
        raised = step.kind in RAISED
        return raised and not (self._host.practice or self._host.system().elevated)

    def _elevated(self, step: Step, refused: str = "") -> Done:
        """Do one step with administrator rights, if the person agrees; never silently."""
        if self._host.practice:
            raise DeclinedError("it needs administrator rights")
        if not (self._elevation.given or self._person.elevate(step)):
            before = f"{refused}; " if refused else ""
            raise DeclinedError(f"{before}it needs administrator rights, which were not given")
        try:
            return Done(self._elevation.perform(step))
        except HostError as error:
            if error.reason == "cancelled":
                raise DeclinedError(error.message) from None
            raise


def _recordable(step: Step) -> dict[str, str]:
    """A step for the journal, which keeps no text that was copied."""
    if step.kind == "copy":
        return {"text": "Copy a text to the clipboard", "call": "clipboard"}
    return {"text": step.text, "call": step.call}
