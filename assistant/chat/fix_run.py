"""A fix in a thread of its own, which stands still wherever it asks.

The engine's fix asks by calling; a chat answers in a later turn. So the fix waits in its thread,
and what it shows comes out as events. Nothing of it goes on without an answer.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..actions.journal import Journal
from ..actions.kind import Person, Step
from ..actions.plan import Plan
from ..actions.read import ActionSpec
from ..checks.run import Settings
from ..checks.variables import Variable
from ..engine.fixing import Fixer
from ..host.base import ActingHost
from ..kb.store import Store
from ..model import TAKEN_BACK, ActionResult, StepResult
from ..session import Recorder
from . import sentences
from .events import ChatEvent, PlanShown, Spoken, StepChanged

_TICK = 0.2
"""Seconds between two chances for Ctrl-C, which Windows lets through between waits only."""
PATIENCE = 5.0
"""Seconds that a fix has to end its step when the chat is left."""


@dataclass(frozen=True, slots=True)
class FixQuestion:
    """What a fix waits for."""

    text: str
    plan: Plan | None = None
    """The plan that consent is asked to; None for a question between steps."""
    word: str = ""
    """The word that has to be typed, where no yes will do."""


class WaitingFix:
    """One fix, or taking one back."""

    def __init__(
        self,
        store: Store,
        host: ActingHost,
        settings: Settings,
        recorder: Recorder,
        *,
        there: bool,
    ) -> None:
        """Set up.

        Args:
            store: the knowledge base of the fix.
            host: the machine.
            settings: variables, and whether commands may run.
            recorder: is told of plan, consent and result.
            there: somebody is there to be asked; else every question is answered by no.
        """
        self._recorder, self._there = recorder, there
        self._out: queue.SimpleQueue[ChatEvent | FixQuestion | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._stopped = False
        self._host = host
        person = Person(self._tick, self._type_word, self._elevate, there=there)
        self._fixer = Fixer(
            store,
            host,
            settings,
            self._planned,
            self._consent,
            person,
            Journal(),
            self._listen,
        )
        self._thread: threading.Thread | None = None
        self.question: FixQuestion | None = None
        """What it waits for; None while it runs and after its end."""
        self.begun = False
        """A step was begun."""
        self.result: ActionResult | None = None
        """None until it has ended, after taking back, and where a fault ended it."""
        self.undone: ActionResult | None = None
        """What the fix is after it was taken back."""
        self.fault: Exception | None = None

    @property
    def questions(self) -> tuple[Variable, ...]:
        """What the person has to choose before the fix can be planned."""
        return tuple(self._fixer.questions.values())

    @property
    def undoable(self) -> tuple[Step, ...]:
        """What can be taken back, last step first."""
        return self._fixer.undoable

    @property
    def running(self) -> bool:
        """Steps may be under way."""
        return self._thread is not None and self._thread.is_alive() and self.question is None

    def fix(self, spec: ActionSpec) -> Iterator[ChatEvent]:
        """Begin; the events up to the first question, or the end."""
        self._start(lambda: self._fix(spec))
        return self._events()

    def take_back(self, plan: Plan, done: ActionResult) -> Iterator[ChatEvent]:
        """Show what would be taken back of what was `done`, and ask."""
        self.result = None
        self._stopped = False
        self._start(lambda: self._undo(plan, done))
        return self._events()

    def reply(self, *, agreed: bool) -> Iterator[ChatEvent]:
        """Answer the question; the events up to the next one, or the end."""
        self.question = None
        self._answers.put(agreed)
        return self._events()

    def stop(self) -> None:
        """Begin no further step; may be called from any thread."""
        self._stopped = True

    def close(self, patience: float) -> None:
        """The chat is left: nothing more is agreed to; it is waited for, so many seconds."""
        self.stop()
        if self.question:
            self.question = None
            self._answers.put(False)
        if self._thread:
            self._thread.join(patience)

    def _start(self, work: Callable[[], None]) -> None:
        def whole() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - the chat says it, whatever it is
                self.fault = error
            finally:
                self._out.put(None)

        self._thread = threading.Thread(target=whole, daemon=True)
        self._thread.start()

    def _events(self) -> Iterator[ChatEvent]:
        while True:
            try:
                item = self._out.get(timeout=_TICK)
            except queue.Empty:
                continue
            except KeyboardInterrupt:
                self.stop()
                continue
            if item is None:
                return
            if isinstance(item, FixQuestion):
                self.question = item
                if item.plan is None:
                    yield Spoken(item.text)
                return
            yield item

    # in the thread

    def _fix(self, spec: ActionSpec) -> None:
        result = self._fixer.fix(spec)
        self._recorder.fixed(result)
        self.result = result

    def _undo(self, plan: Plan, done: ActionResult) -> None:
        self._out.put(PlanShown(plan))
        if self._ask(FixQuestion("Take this back?", plan)):
            said = list(self._fixer.undo())
            self._recorder.noted(f"{plan.title}: {'; '.join(said)}")
            whole = all(text.startswith("done") for text in said)
            self.undone = done._replace(
                reason=TAKEN_BACK,
                message=sentences.TAKEN_BACK if whole else sentences.TAKEN_BACK_IN_PART,
                verification="not_fixed",
                steps=(),
                checks=(),
                undo=(),
            )
            self._recorder.fixed(self.undone)
            for text in said:
                self._out.put(Spoken(text))

    def _ask(self, question: FixQuestion) -> bool:
        if self._stopped or not self._there:
            return False
        self._out.put(question)
        return self._answers.get()

    def _planned(self, plan: Plan) -> None:
        self._recorder.planned(plan)
        self._out.put(PlanShown(plan))

    def _consent(self, plan: Plan) -> str:
        steps = "this step" if len(plan.steps) == 1 else f"these {len(plan.steps)} steps"
        agreed = not plan.steps or self._ask(FixQuestion(f"Run {steps}?", plan))
        self._recorder.consented(plan, agreed=agreed)
        return plan.hash if agreed else ""

    def _tick(self, step: Step) -> bool:
        return self._ask(FixQuestion(f"{step.text} Done?"))

    def _type_word(self, word: str) -> bool:
        return self._ask(FixQuestion(f"Type “{word}” to go on.", word=word))

    def _elevate(self, step: Step) -> bool:
        text = f"This needs administrator rights: {step.text}. Ask Windows for them?"
        return self._ask(FixQuestion(text))

    def _listen(self, number: int, step: Step, result: StepResult | None) -> None:
        if result is None and self._stopped:
            raise KeyboardInterrupt  # how a fix is told to begin no further step
        self.begun = True
        self._out.put(StepChanged(number, step, result))
