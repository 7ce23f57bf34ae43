"""What a chat sees of the machine: checks that run unasked, those that are asked for, choices."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from ..checks.run import Settings
from ..checks.spec import CheckSpec
from ..checks.variables import Variable
from ..engine import Engine
from ..engine.checking import Checking, Plan, plan_checks
from ..engine.evidence import Examined, examine, unasked
from ..errors import AssistantError
from ..host.base import ActingHost
from ..host.open import LIVE, acting_host
from ..host.recorded.host import RecordedHost
from ..host.values import Platform
from ..host.watching import end_all, watched
from ..model import Answer, CheckResult
from ..session import Recorder
from ..session.customer import record_values
from ..session.events import Event
from ..session.values import Checked, OnMachine
from . import sentences

_NAMED = 3
"""Articles kept of an answer that the machine has decided."""


class Looking:
    """A machine, and what is known of it in this chat."""

    def __init__(
        self, engine: Engine, machine: str, recorder: Recorder, settings: Settings, *, checks: bool
    ) -> None:
        """Set up; the machine is opened when it is first needed.

        Args:
            engine: the knowledge bases.
            machine: its name, as ``--machine`` has it.
            recorder: is told of every result before it is shown.
            settings: variables, answers, trust and time of all checks and fixes.
            checks: safe checks may run unasked.
        """
        self._engine, self._recorder = engine, recorder
        self.machine = machine
        """Its name, as ``--machine`` has it."""
        self.absent = ""
        """A machine that was looked at before, and is not here now."""
        self.settings, self.checks = settings, checks
        self._host: ActingHost | None = None
        self._customer_read = False
        self._checking: Checking | None = None
        self.results: dict[str, CheckResult] = {}
        """The last result of each check that has run here."""
        self.questions: tuple[Variable, ...] = ()
        """What the person has to choose before more can be seen."""

    @property
    def host(self) -> ActingHost:
        """The machine.

        Raises:
            AssistantError: it cannot be opened.
        """
        if self._host is None:
            self._host = watched(acting_host(self.machine, self._engine.shelf))
            self._recorder.machine(self._host)
        return self._host

    def go_back(self, before: Sequence[Event]) -> None:
        """Look at the machine of a session that is gone on with; at nothing if it is not here."""
        last = next((e.value for e in reversed(before) if isinstance(e.value, OnMachine)), None)
        if last is None:
            return
        self.keep([e.value.result for e in before if isinstance(e.value, Checked)])
        if self.machine != LIVE or last.source == LIVE:
            return
        self.machine = last.source
        try:
            self._host = watched(acting_host(last.source, self._engine.shelf))
        except AssistantError:
            self.absent, self.checks = last.label, False
            label = sentences.ABSENT.format(label=last.label)
            system = cast("Platform", last.platform)
            nothing = RecordedHost((), platform=system, now=time.time(), label=label)
            self._host = watched(cast("ActingHost", nothing))

    def move(self, machine: str) -> None:
        """Look at another machine from now on.

        Raises:
            AssistantError: it cannot be opened; then it stays with the one before.
        """
        self._host = watched(acting_host(machine or LIVE, self._engine.shelf))
        self.machine, self.absent = machine or LIVE, ""
        self._recorder.machine(self._host)
        self._customer_read = False
        self.results, self.questions = {}, ()
        self.settings = self.settings._replace(given={}, answers={})

    def give(self, variable: str, value: str) -> None:
        """The person has chosen the value of a variable."""
        self.settings = self.settings._replace(given={**self.settings.given, variable: value})

    def answer(self, check: str, choice: str) -> None:
        """The person has answered a check's question."""
        answers = {**self.settings.answers, check: choice}
        self.settings = self.settings._replace(answers=answers)

    @property
    def is_checking(self) -> bool:
        """Checks run."""
        return self._checking is not None

    def cancel(self) -> None:
        """End the checks that run; those that have not ended are skipped. From any thread."""
        if checking := self._checking:
            checking.cancel()

    def end(self) -> None:
        """End all that runs on the machine, at once. From any thread."""
        self.cancel()
        if self._host is not None:
            end_all(self._host)

    def declared(self, slug: str, kb: str) -> Mapping[str, CheckSpec]:
        """All checks of an article."""
        return self._of(slug, kb).specs

    def unasked(self, slug: str, kb: str) -> tuple[str, ...]:
        """Those of them that run without being asked for."""
        return tuple(unasked(self._of(slug, kb).specs)) if self.checks else ()

    def read(self, slug: str, kb: str) -> Mapping[str, Any] | None:
        """All of an article; None where it is not there any more."""
        known = any(store.id == kb for store in self._engine.stores)
        return self._engine.article(slug, kb) if known else None

    def _of(self, slug: str, kb: str) -> Plan:
        plan = Plan(next(s for s in self._engine.stores if s.id == kb))
        plan.add(slug)
        return plan

    def article(self, slug: str, kb: str) -> Iterator[CheckResult]:
        """Run what may run unasked of an article's checks."""
        if self.checks:
            plan = self._of(slug, kb)
            plan.specs = unasked(plan.specs)
            yield from self._run([plan])

    def named(self, names: Sequence[str]) -> Iterator[CheckResult]:
        """Run the checks that were asked for.

        Raises:
            AssistantError: a name stands for nothing.
        """
        yield from self._run(plan_checks(self._engine, names))

    def person_check(self, name: str) -> CheckSpec | None:
        """The check of this name, if only a person can answer it.

        Raises:
            AssistantError: the name stands for nothing.
        """
        specs = [plan.specs.get(name) for plan in plan_checks(self._engine, [name])]
        found = next((spec for spec in specs if spec and spec.kind), None)
        return found if found and found.kind and found.kind.name == "ask_user" else None

    def examine(self, answer: Answer) -> Examined:
        """Let the machine decide what the words leave open."""
        examined = examine(self._engine, answer, _NAMED, self.host, self.settings)
        self._recorder.checked(examined.results)
        self._recorder.observed(examined.effects)
        self.questions = examined.questions
        self.keep(examined.results)
        return examined

    def read_customer(self) -> None:
        """Keep whose machine it is, once a ticket comes into view."""
        if self.checks and not self._customer_read and self._recorder.kept:
            self._customer_read = True
            record_values(self._recorder, self._engine, self.host)

    def _run(self, plans: Sequence[Plan]) -> Iterator[CheckResult]:
        """The results in the order of the plans, as soon as those before them are there."""
        checking = self._checking = Checking(plans, self.host, self.settings)
        waits = [name for plan in plans for name in plan.specs]
        done: dict[str, CheckResult] = {}
        for result in checking.stream():
            done[result.id] = result
            self._recorder.checked((result,))
            self.keep((result,))
            while waits and waits[0] in done:
                yield done.pop(waits.pop(0))
        yield from (done[name] for name in waits if name in done)
        self._checking = None
        self.questions = checking.questions
        self.read_customer()

    def keep(self, results: Sequence[CheckResult]) -> None:
        """These results are the last ones of their checks."""
        self.results |= {result.id: result for result in results}
