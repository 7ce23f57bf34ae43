"""One fix in a thread: what it asks goes to its card, the person's answers come back."""

from __future__ import annotations

import queue
from collections.abc import Callable

from ..actions.kind import Person, Step
from ..actions.plan import Plan
from ..checks.variables import Variable
from ..engine.fixing import Fixer
from ..model import ActionResult, StepResult
from ..record import Record
from .background import Background
from .blocks.fix_card import FixCard, Question
from .desk import Desk


class Ended(Record):
    """A fix that came to its end."""

    card: FixCard
    result: ActionResult | None
    """None where its work broke off."""
    questions: tuple[Variable, ...] = ()
    """What the person has to choose before it can be planned."""
    fixer: Fixer | None = None
    """Can take it back."""


class FixRun:
    """Runs the fix of a card."""

    def __init__(
        self, background: Background, desk: Desk, card: FixCard, ended: Callable[[Ended], object]
    ) -> None:
        self._background, self._desk, self.card, self._ended = background, desk, card, ended
        self._answers: queue.SimpleQueue[bool] = queue.SimpleQueue()  # one to each question
        self._stopped = False
        self.ending = False
        """It was not agreed to, so it comes to its end by itself."""

    def start(self, *, dry_run: bool) -> None:
        """Begin; the card follows."""
        self.card.begin()
        self._background.run(
            f"the fix “{self.card.spec.title}”",
            lambda: self._work(dry_run=dry_run),
            self._ended,
            failed=lambda: self._ended(Ended(self.card, None)),
        )

    def answer(self, *, agreed: bool) -> None:
        """What the person says to what the card asked."""
        self.ending = not agreed
        self._answers.put(agreed)

    def stop(self) -> None:
        """Begin no further step; what is asked just now is not agreed to."""
        self._stopped = True
        self._answers.put(False)

    def _work(self, *, dry_run: bool) -> Ended:
        desk, card = self._desk, self.card
        person = Person(self._tick, self._type_word, self._elevate, there=True)
        fixer = Fixer(
            card.store,
            desk.host,
            desk.settings,
            self._planned,
            self._consent,
            person,
            desk.journal,
            self._listen,
        )
        result = fixer.fix(card.spec, dry_run=dry_run)
        desk.recorder.fixed(result)
        return Ended(card, result, tuple(fixer.questions.values()), fixer)

    def _ask(self, question: Question) -> bool:
        if self._stopped:
            return False
        self._background.call(lambda: self.card.ask(question))
        return self._answers.get()

    def _planned(self, plan: Plan) -> None:
        self._desk.recorder.planned(plan)
        self._background.call(lambda: self.card.show_plan(plan))

    def _consent(self, plan: Plan) -> str:
        agreed = not plan.steps or self._ask(Question("Do this?", plan=True))
        self._desk.recorder.consented(plan, agreed=agreed)
        return plan.hash if agreed else ""

    def _tick(self, step: Step) -> bool:
        return self._ask(Question(f"{step.text} Done?"))

    def _type_word(self, word: str) -> bool:
        return self._ask(Question(f"Type “{word}” and press enter to go on.", word))

    def _elevate(self, step: Step) -> bool:
        text = f"This step needs administrator rights: {step.text}. Ask for them?"
        return self._ask(Question(text))

    def _listen(self, number: int, step: Step, result: StepResult | None) -> None:
        self._background.call(lambda: self.card.step(number, step, result))
        if result is not None and self.card.plan and number == len(self.card.plan.steps):
            self._background.call(self.card.verifying)
        if result is None and self._stopped:
            raise KeyboardInterrupt  # how a fix is told to begin no further step


class Fixes:
    """The fixes that run; one at a time, the engine sees to that."""

    def __init__(
        self, background: Background, desk: Desk, ended: Callable[[Ended], object]
    ) -> None:
        self._background, self._desk, self._told = background, desk, ended
        self._runs: dict[FixCard, FixRun] = {}
        self._fixers: dict[FixCard, Fixer] = {}

    @property
    def card(self) -> FixCard | None:
        """The card whose fix runs, or asks."""
        return next(iter(self._runs), None)

    @property
    def running(self) -> str:
        """The title of a fix that runs."""
        return self.card.spec.title if self.card else ""

    @property
    def ending(self) -> bool:
        """The fix that runs is about to end, and another one may follow."""
        return any(run.ending for run in self._runs.values())

    @property
    def asking(self) -> FixCard | None:
        """The card that waits for an answer."""
        return self.card if self.card and self.card.question else None

    def start(self, card: FixCard, *, dry_run: bool = False) -> None:
        """Begin the fix of a card, unless one runs."""
        if not self._runs:
            self._runs[card] = FixRun(self._background, self._desk, card, self._ended)
            self._runs[card].start(dry_run=dry_run)

    def _ended(self, ended: Ended) -> None:
        self._runs.pop(ended.card, None)
        if ended.fixer and ended.fixer.undoable:
            self._fixers[ended.card] = ended.fixer
        if ended.card.is_attached:
            ended.card.end(ended.result, undoable=ended.card in self._fixers)
        self._told(ended)

    def take_back(self, card: FixCard, then: Callable[[], object]) -> None:
        """Undo what the card's fix has changed, as far as that can be."""
        if not self._runs and (fixer := self._fixers.pop(card, None)):

            def taken_back(said: list[str]) -> None:
                card.taken_back(said)
                then()

            card.begin()
            self._background.run(
                f"taking back “{card.spec.title}”",
                lambda: self._undone(card, fixer),
                taken_back,
                failed=lambda: card.taken_back(()),
            )

    def _undone(self, card: FixCard, fixer: Fixer) -> list[str]:
        said = list(fixer.undo())
        self._desk.recorder.noted(f"taken back: {card.spec.title}: {'; '.join(said)}")
        return said

    def answer(self, card: FixCard, *, agreed: bool) -> None:
        """What the person says to what a card asked."""
        if card in self._runs:
            self._runs[card].answer(agreed=agreed)

    def stop(self) -> None:
        """Begin no further step."""
        for card, run in self._runs.items():
            run.stop()
            if card.is_attached:
                card.stopping()
