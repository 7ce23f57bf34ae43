"""Runs checks and keeps their rows up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..checks.variables import Variable
from ..engine.checking import Plan
from ..model import CheckResult
from ..record import Record
from .background import Background
from .blocks.check_row import CheckRow
from .desk import Desk


class Done(Record):
    """What a run of checks came to."""

    results: tuple[CheckResult, ...]
    questions: tuple[Variable, ...]
    """What the person has to choose before more can be seen."""


class Checks:
    """All checks that run."""

    def __init__(self, background: Background, desk: Desk, changed: Callable[[], object]) -> None:
        self._background, self._desk, self._changed = background, desk, changed
        self.running = 0
        self._jobs: list[_Job] = []

    @property
    def rows(self) -> Iterator[CheckRow]:
        """The rows of the checks that run."""
        return (row for job in self._jobs for row in job.rows)

    def run(
        self,
        plan: Plan,
        names: Sequence[str],
        rows: Sequence[CheckRow],
        then: Callable[[Done], object] = lambda done: None,
    ) -> None:
        """Run the checks called `names`; each result goes to the rows of its check."""
        if not names:
            then(Done((), ()))
            return
        job = _Job(plan, names, rows)
        self._count(job, +1)
        job.begin()
        self._changed()

        def work() -> Done:
            results, questions = [], []
            for item in self._desk.check(plan, names):
                if isinstance(item, Variable):
                    questions.append(item)
                else:
                    results.append(item)
                    self._background.call(partial(self._came, job, item))
            return Done(tuple(results), tuple(questions))

        def finished(done: Done) -> None:
            self._settle(job)
            then(done)

        what = "looking at this machine"
        self._background.run(what, work, finished, failed=partial(self._settle, job))

    def _count(self, job: _Job, way: int) -> None:
        self.running += way * len(job.names)
        if way > 0:
            self._jobs.append(job)
        else:
            self._jobs.remove(job)

    def _came(self, job: _Job, result: CheckResult) -> None:
        job.show(result)
        self._changed()

    def _settle(self, job: _Job) -> None:
        self._count(job, -1)
        job.end()
        self._changed()


class _Job(Record):
    """One run, with the rows that follow it."""

    plan: Plan
    names: Sequence[str]
    rows: Sequence[CheckRow]

    def begin(self) -> None:
        for row in self.rows:
            if row.key in self.names:
                row.begin()

    def show(self, result: CheckResult) -> None:
        for row in self.rows:
            if row.key == result.id:
                row.end(result)

    def end(self) -> None:
        for row in self.rows:
            if row.key in self.names:
                row.end()
