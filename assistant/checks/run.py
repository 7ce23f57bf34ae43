"""Runs checks side by side: one deadline for all, a time-out for each, results as they come.

Each check runs in a thread of its own, under a `Limit`. A thread that does not come back in time
is given up and every program that it started is ended; its check ends in ``error`` (timeout).
Every check that was asked for ends in exactly one result.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Mapping, Sequence

from ..host.base import Host, origin
from ..host.fence import fenced
from ..host.limits import Limit, under
from ..host.once import Once
from ..kb.bounds import Bounds
from ..model import CheckResult, State
from ..record import TYPE_CHECKING, Record
from .ahead import lists, take
from .examine import TOO_SLOW, Examiner, unfinished
from .reach import fence
from .spec import CheckSpec

if TYPE_CHECKING:
    from typing import Any

    from .variables import Variable

WORKERS = 16
GRACE = 0.1
"""Seconds that a check may take beyond its time-out to say so itself."""


class Settings(Record):
    """What the user decides about a run."""

    deadline: float = 30.0
    """Seconds for the whole run."""
    given: Mapping[str, str] = {}
    """Variables that need no search."""
    answers: Mapping[str, str] = {}
    """Answers to the questions of ``ask_user`` checks."""
    trusted: bool = False
    """Commands of the knowledge base may run."""
    reads: tuple[str, ...] = ()
    """Folders that the person lets every knowledge base read."""


class _Running(Record):
    limit: Limit
    spec: CheckSpec
    began: float


class Run:
    """One run over some checks of one knowledge base, on one host."""

    def __init__(
        self,
        specs: Sequence[CheckSpec],
        host: Host,
        declared: Mapping[str, Any],
        settings: Settings,
        bounds: Bounds,
    ) -> None:
        """Prepare a run.

        Args:
            specs: the checks.
            host: the machine.
            declared: the knowledge base's ``variables`` and ``generations``.
            settings: what the user decides.
            bounds: how far the knowledge base reaches.
        """
        self.host = host if isinstance(host, Once) else Once(host)
        self._settings = settings
        self._declared = declared
        within = fenced(self.host, fence(self.host, bounds, settings.reads))
        self._examiner = Examiner(
            within, declared, settings.given, settings.answers, settings.trusted
        )
        self._pending = {spec.id: spec for spec in specs}
        self._running: dict[str, _Running] = {}
        self._states: dict[str, str] = {}
        self._done: queue.SimpleQueue[tuple[str, CheckResult] | None] = queue.SimpleQueue()
        self._cancelled = False

    @property
    def questions(self) -> tuple[Variable, ...]:
        """Variables with several values, between which the person has to choose."""
        return self._examiner.questions

    def cancel(self) -> None:
        """End the run soon; may be called from any thread. What has not ended is skipped."""
        self._cancelled = True
        self._done.put(None)

    def stream(self) -> Iterator[CheckResult]:
        """Run all checks; each result comes as soon as it is there."""
        end = Limit(self._settings.deadline)
        names = lists(self.host.platform, self._pending.values(), self._declared)
        take(self.host, names, end)
        try:
            while self._pending or self._running:
                if self._cancelled:
                    yield from self._break_off()
                    return
                yield from self._refuse(end)
                self._start(end)
                result = self._next()
                if result:
                    yield result
                yield from self._overdue()
        finally:
            for running in self._running.values():
                running.limit.end()
            end.end()

    def _break_off(self) -> Iterator[CheckResult]:
        for name, running in self._running.items():
            running.limit.end()
            self._pending[name] = running.spec
        self._running.clear()
        for spec in list(self._pending.values()):
            yield self._drop(spec, "cancelled", "it was cancelled")

    def _refuse(self, end: Limit) -> Iterator[CheckResult]:
        """Checks that will not start: what they require failed, or the time is over."""
        before = -1
        while before != len(self._pending):  # what is skipped may be what another one requires
            before = len(self._pending)
            for spec in list(self._pending.values()):
                unmet = [
                    r
                    for r in spec.requires
                    if not self._known(r) or self._states.get(r, "pass") not in ("pass", "warn")
                ]
                if unmet:
                    yield self._unmet(spec, unmet[0])
                elif end.left() <= 0:
                    yield self._drop(spec, "over_budget", "the time for all checks was over")
        if (
            not self._running
            and self._pending
            and not any(map(self._ready, self._pending.values()))
        ):
            for spec in list(self._pending.values()):
                what = "it requires a check that waits for it"
                yield self._drop(spec, "dependency_failed", what, "error")

    def _drop(
        self, spec: CheckSpec, reason: str, message: str, state: State = "skipped"
    ) -> CheckResult:
        del self._pending[spec.id]
        self._states[spec.id] = state
        return unfinished(spec, origin(self.host), state, reason, f"Not checked: {message}.")

    def _unmet(self, spec: CheckSpec, required: str) -> CheckResult:
        """Skipped where what it requires was seen not to be so; else senseless here, or wrong."""
        if not self._known(required):
            what = f"it requires “{required}”, which is not there"
            return self._drop(spec, "dependency_failed", what, "error")
        if self._states[required] == "not_applicable":
            what = f"“{required}” does not apply here"
            return self._drop(spec, "dependency_failed", what, "not_applicable")
        return self._drop(spec, "dependency_failed", f"“{required}” has not passed")

    def _known(self, name: str) -> bool:
        return name in self._states or name in self._pending or name in self._running

    def _ready(self, spec: CheckSpec) -> bool:
        return all(required in self._states for required in spec.requires)

    def _start(self, end: Limit) -> None:
        for spec in list(self._pending.values()):
            if len(self._running) >= WORKERS:
                return
            if self._ready(spec):
                del self._pending[spec.id]
                seconds = min(spec.timeout, end.left())
                limit = Limit(seconds, end.left(), own=spec.strict)
                self._running[spec.id] = _Running(limit, spec, time.time())
                work = threading.Thread(
                    target=self._work, args=(spec, limit), name=f"check {spec.id}", daemon=True
                )
                work.start()

    def _work(self, spec: CheckSpec, limit: Limit) -> None:
        try:
            with under(limit):
                result = self._examiner.examine(spec)
        except BaseException as error:  # noqa: BLE001 - whatever happens, the check has a result
            what = f"A fault of this program: {type(error).__name__}."
            result = unfinished(spec, origin(self.host), "error", "exception", what)
        limit.end()
        self._done.put((spec.id, result))

    def _next(self) -> CheckResult | None:
        """The next result, or None when a time-out is due."""
        if not self._running:
            return None
        due = min(r.limit.left() for r in self._running.values()) + GRACE
        try:
            came = self._done.get(timeout=due)
        except queue.Empty:
            return None
        if came is None:
            return None  # cancelled
        name, result = came
        if name not in self._running:
            return None  # it was given up before
        del self._running[name]
        self._states[name] = result.state
        return result

    def _overdue(self) -> Iterator[CheckResult]:
        for name, running in list(self._running.items()):
            if time.monotonic() > running.limit.until + GRACE:
                running.limit.end()
                del self._running[name]
                self._states[name] = "error"
                spent = time.time() - running.began
                late = f"no answer within {spent:.1f} s"
                yield unfinished(
                    running.spec,
                    origin(self.host),
                    "error",
                    "timeout",
                    TOO_SLOW,
                    running.began,
                    spent,
                )._replace(actual=late)
