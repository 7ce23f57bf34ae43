"""What a chat sees of the machine: checks that run unasked, those that are asked for, choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..checks.run import Settings
from ..checks.variables import Variable
from ..engine import Engine
from ..engine.checking import Checking, Plan, plan_checks
from ..engine.evidence import Examined, examine, unasked
from ..host.base import ActingHost
from ..host.open import LIVE, acting_host
from ..model import Answer, CheckResult
from ..session import Recorder
from ..session.customer import record_values

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
        self._engine, self._machine, self._recorder = engine, machine, recorder
        self.settings, self.checks = settings, checks
        self._host: ActingHost | None = None
        self._customer_read = False
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
            self._host = acting_host(self._machine)
            self._recorder.machine(self._host)
        return self._host

    def move(self, machine: str) -> None:
        """Look at another machine from now on.

        Raises:
            AssistantError: it cannot be opened; then it stays with the one before.
        """
        self._host = acting_host(machine or LIVE)
        self._recorder.machine(self._host)
        self._customer_read = False
        self.results, self.questions = {}, ()
        self.settings = self.settings._replace(given={}, answers={})

    def give(self, variable: str, value: str) -> None:
        """The person has chosen the value of a variable."""
        self.settings = self.settings._replace(given={**self.settings.given, variable: value})

    def article(self, slug: str, kb: str) -> Iterator[CheckResult]:
        """Run what may run unasked of an article's checks."""
        if self.checks:
            store = next(s for s in self._engine.stores if s.id == kb)
            plan = Plan(store)
            plan.add(slug)
            plan.specs = unasked(plan.specs)
            yield from self._run([plan])

    def named(self, names: Sequence[str]) -> Iterator[CheckResult]:
        """Run the checks that were asked for.

        Raises:
            AssistantError: a name stands for nothing.
        """
        yield from self._run(plan_checks(self._engine, names))

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
        checking = Checking(plans, self.host, self.settings)
        order = [name for plan in plans for name in plan.specs]
        done = {result.id: result for result in checking.stream()}
        results = [done[name] for name in order if name in done]
        self._recorder.checked(results)
        self.keep(results)
        self.questions = checking.questions
        self.read_customer()
        yield from results

    def keep(self, results: Sequence[CheckResult]) -> None:
        """These results are the last ones of their checks."""
        self.results |= {result.id: result for result in results}
