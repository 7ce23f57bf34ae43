"""What a conversation works with: engine, machine, dialogue, answers given; never a widget.

Methods that read the knowledge base are called in background threads, one at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..actions.journal import Journal
from ..actions.read import ActionSpec
from ..checks.run import Settings
from ..checks.spec import CheckSpec
from ..checks.variables import Variable
from ..engine import Engine
from ..engine.checking import Checking, Plan
from ..engine.dialogue import Dialogue
from ..engine.evidence import Examined, examine
from ..engine.fixing import find_actions
from ..errors import AssistantError
from ..host.base import ActingHost
from ..host.open import acting_host
from ..kb.cache import Listen
from ..kb.store import Store
from ..model import Answer, CheckResult, Match
from ..record import Record
from ..session import Recorder, silent, transcript
from ..session.customer import record_values
from ..session.events import Event
from ..session.resume import PICKED, restore
from ..settings import read_config
from .machine import end_all, watched

Opens = Callable[[Listen | None], Engine]
_LOOKED_AT = 20
"""Fixes that are read to tell on which systems the knowledge base works."""


class Reading(Record):
    """An answer with all that is shown of it."""

    user: str
    kind: str
    """What the person's words were taken for."""
    outcome: str
    answer: Answer
    store: Store | None = None
    article: dict[str, Any] | None = None
    checks: Plan | None = None
    actions: dict[str, ActionSpec] = {}  # noqa: RUF012 - a record's default, never changed


class Desk:
    """One session."""

    def __init__(
        self,
        opening: Opens,
        machine: str,
        recording: Callable[[Engine, str], Recorder] = lambda engine, session: silent(engine),
        *,
        trusted: bool = False,
    ) -> None:
        """Set up.

        Args:
            opening: opens the knowledge bases, telling how far it is.
            machine: the machine to look at.
            recording: makes what records a session; takes the id of one that is gone on with.
            trusted: commands of the knowledge bases may run.
        """
        self._opening, self._machine, self._recording = opening, machine, recording
        self._lock = threading.RLock()
        self._spare: Engine | None = None
        self.journal = Journal()
        self.settings = Settings(trusted=trusted, reads=read_config().of("reads"))
        self._checkings: set[Checking] = set()
        self._customer_read = False
        self.new_reach: tuple[tuple[str, Sequence[str]], ...] = ()
        """Id and reach of each knowledge base that this user has not been told of before."""
        self.host: ActingHost
        self.engine: Engine
        self.recorder: Recorder

    def open(self, session: str = "", listen: Listen | None = None) -> tuple[Event, ...]:
        """Open the knowledge bases and the machine; go on with a session, if one is named.

        Args:
            session: its id, a beginning of it, or ``last``.
            listen: is told how far a compilation is.

        Returns:
            What happened in that session so far.

        Raises:
            AssistantError: one of them cannot be opened.
        """
        with self._lock:
            self.engine = self._opening(listen)
            self.engine.learns = True
            if self.engine.foreign:
                from ..engine.reach import unseen

                self.new_reach = tuple(unseen(self.engine))
            self.host = watched(acting_host(self._machine))
            return self.go_on(session)

    def go_on(self, session: str = "") -> tuple[Event, ...]:
        """Go on with a session, or begin one; returns what happened in it so far.

        Raises:
            AssistantError: there is no such session.
        """
        with self._lock:
            before = transcript(session) if session else ()
            if hasattr(self, "recorder"):
                self.recorder.close()
            self.recorder = self._recording(self.engine, before[0].session if before else "")
            self.recorder.machine(self.host)
            self.dialogue = restore(self.engine, before) if before else Dialogue(self.engine)
            self._customer_read = False
        return before

    def restart(self) -> None:
        """Forget what was said; what follows is another session."""
        with self._lock:
            self.dialogue = Dialogue(self.engine)
            self.recorder.renew()

    def new_problem(self) -> None:
        """What was said so far counts no more; the session goes on."""
        with self._lock:
            self.dialogue = Dialogue(self.engine)

    def ended(self, *, solved: bool) -> None:
        """Keep how it ended, before it is shown."""
        with self._lock:
            self.recorder.ended(self.dialogue.answer, solved=solved)

    def read_customer(self) -> None:
        """Keep whose machine it is, once a ticket comes into view."""
        if self.recorder.kept and not self._customer_read:
            self._customer_read = True
            record_values(self.recorder, self.engine, self.host)

    @property
    def title(self) -> str:
        """What the first knowledge base calls itself."""
        info = self.engine.stores[0].index.info
        return str(info["title"] or info["id"])

    def articles(self) -> list[tuple[str, str, str]]:
        """Id, title and first symptom of every article."""
        with self._lock:
            return [a for store in self.engine.stores for a in store.articles()]

    def blocks(self, kind: str) -> list[str]:
        """Ids of all checks, or actions."""
        with self._lock:
            return [name for store in self.engine.stores for name, _ in store.blocks(kind)]

    def move(self, machine: str) -> ActingHost:
        """Work on another machine from now on."""
        host = watched(acting_host(machine))
        self._machine, self.host = machine, host
        self.recorder.machine(host)
        self._customer_read = False
        return host

    def say(self, text: str) -> Reading:
        """Have the dialogue take in what the person says."""
        with self._lock:
            self.recorder.asked(text)
            turn = self.dialogue.say(text)
            if turn.outcome:
                self.ended(solved=turn.outcome == "solved")
            else:
                self.recorder.answered(turn.answer, understood=turn.kind)
            return self._read(Reading(text, turn.kind, turn.outcome, turn.answer))

    def settle(self, answer: Answer) -> Reading:
        """Go on from an answer in which the machine has had its say."""
        with self._lock:
            self.dialogue.settle(answer)
            self.recorder.answered(answer, understood="checks", by="checks")
            return self._read(Reading(answer.query, "checks", "", answer))

    def again(self) -> Reading | None:
        """What the dialogue has come to, after a session was gone on with."""
        answer = self.dialogue.answer
        return self._read(Reading(answer.query, "resumed", "", answer)) if answer else None

    def next_candidate(self) -> Reading | None:
        """The answer did not help: the next one, if there is one."""
        with self._lock:
            answer = self.dialogue.not_it()
            if answer is None:
                return None
            self.recorder.answered(answer, understood="still", by="next")
            return self._read(Reading("", "next", "", answer))

    def open_article(self, slug: str) -> Reading:
        """An article that was asked for by its id."""
        with self._lock:
            for store in self.engine.stores:
                for found, title, symptom in store.articles():
                    if found == slug:
                        match = Match(slug, title, symptom, 0.99, exact=True, kb=store.id)
                        answer = Answer(title, "answer", (match,))
                        self.dialogue.settle(answer)
                        self.recorder.asked(title)
                        self.recorder.answered(answer, understood=PICKED, by="person")
                        return self._read(Reading(title, "text", "", answer))
        return self.say(slug)

    def _read(self, reading: Reading) -> Reading:
        """Add the article of an answer, its checks and its fixes."""
        if reading.answer.decision != "answer":
            return reading
        best = reading.answer.answers[0]
        store = next((s for s in self.engine.stores if s.id == best.kb), self.engine.stores[0])
        checks = Plan(store)
        checks.add(best.article)
        return reading._replace(
            store=store,
            article=self.engine.article(best.article, best.kb),
            checks=checks,
            actions=self._actions(best.article),
        )

    def _actions(self, name: str) -> dict[str, ActionSpec]:
        """The actions that a name stands for, in their order; none where there are none."""
        with self._lock:
            try:
                specs = find_actions(self.engine, name)[1]
            except AssistantError:
                return {}
            return {spec.id: spec for spec in specs}

    def actions_of(self, name: str) -> tuple[Store, list[ActionSpec]]:
        """The actions that a name stands for.

        Raises:
            AssistantError: it stands for none.
        """
        with self._lock:
            return find_actions(self.engine, name)

    def plan(self, names: Sequence[str]) -> list[Plan]:
        """The checks that these names stand for."""
        from ..engine.checking import plan_checks

        with self._lock:
            return plan_checks(self.engine, names)

    def check(self, plan: Plan, names: Sequence[str]) -> Iterator[CheckResult | Variable]:
        """Run these checks of a plan, with what they require; questions come last."""
        part = Plan(plan.store)
        part.specs = _with_required(plan.specs, names)
        checking = Checking([part], self.host, self.settings)
        self._checkings.add(checking)
        try:
            for result in checking.stream():
                self.recorder.checked((result,))
                yield result
        finally:
            self._checkings.discard(checking)
        self.read_customer()
        yield from checking.questions

    def cancel_checks(self) -> None:
        """End the checks that run; those that have not ended are skipped."""
        for checking in tuple(self._checkings):
            checking.cancel()

    def examine(self, answer: Answer) -> Examined:
        """Let the machine decide what words leave open, with an engine of its own."""
        if self._spare is None:
            self._spare = self._opening(None)
        examined = examine(self._spare, answer, 3, self.host, self.settings)
        self.recorder.checked(examined.results)
        self.recorder.observed(examined.effects)
        return examined

    def give(self, variable: str, value: str) -> None:
        """The person has chosen a variable's value."""
        given = {**self.settings.given, variable: value}
        self.settings = self.settings._replace(given=given)

    def answer(self, check: str, choice: str) -> None:
        """The person has answered a check's question."""
        answers = {**self.settings.answers, check: choice}
        self.settings = self.settings._replace(answers=answers)

    def elsewhere(self) -> bool:
        """Whether the product does not run on this live system: its fixes are for others."""
        if self.host.practice:
            return False
        found = self.blocks("action")[:_LOOKED_AT]
        specs = [spec for name in found for spec in self._actions(name).values()]
        named = [spec.platforms for spec in specs if spec.platforms]
        return bool(named) and not any(self.host.platform in platforms for platforms in named)

    def fitting(self, text: str, most: int) -> Answer:
        """What the matcher makes of a text, with up to `most` articles; no part of the talk."""
        with self._lock:
            return self.engine.ask(text, most)

    def read_article(self, slug: str) -> dict[str, Any] | None:
        """All of an article; None where there is none of that id."""
        with self._lock:
            return self.engine.article(slug)

    def home(self, slug: str) -> str | None:
        """The folder of the knowledge base that has an article; None where it is one file."""
        with self._lock:
            return self.engine.home(slug)

    def support(self) -> dict[str, Any]:
        """Whom to tell, as the knowledge base says."""
        return dict(self.engine.stores[0].index.info.get("support") or {})

    def end_work(self) -> None:
        """End what runs on the machine."""
        self.cancel_checks()
        if hasattr(self, "host"):
            end_all(self.host)

    def close(self) -> None:
        """Let go of the session's store."""
        if hasattr(self, "recorder"):
            self.recorder.close()


def _with_required(specs: dict[str, CheckSpec], names: Sequence[str]) -> dict[str, CheckSpec]:
    wanted = list(names)
    for name in wanted:
        if name in specs:
            wanted += [r for r in specs[name].requires if r not in wanted]
    return {name: spec for name, spec in specs.items() if name in wanted}
