"""The person's side of a fix, on a plain terminal or without one.

A question is answered by a whole line that was typed after it had been shown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from ..actions.kind import Person, Step
from ..actions.plan import Plan
from ..engine.assent import assent
from ..model import StepResult
from ..render.fixes import plan_lines, step_line
from ..render.outputs import PlanData, plan_data
from ..render.terminal import Style
from ..session import Recorder
from ..text import one_line
from .common import narrate
from .keyboard import forget_typed, typed_line


class FixFace:
    """Shows plans and steps, and asks."""

    def __init__(
        self,
        style: Style,
        recorder: Recorder,
        *,
        quiet: bool = False,
        consents: bool = False,
    ) -> None:
        """Set up.

        Args:
            style: what stdout can show.
            recorder: is told of plans and consents.
            quiet: nothing is printed and nobody is asked (JSON).
            consents: consent was given beforehand (``--yes``); it covers plans, and nothing that
                takes a person.
        """
        self.style, self._quiet, self._consents = style, quiet, consents
        self._recorder = recorder
        self.plans: list[PlanData] = []
        """All plans that were shown, as data."""

    def person(self) -> Person:
        """How steps reach the person."""
        return Person(self.tick, self.type_word, self.elevate, self.asks())

    def asks(self) -> bool:
        """Whether somebody is there and wants to be asked."""
        return not self._quiet and not self._consents and sys.stdin.isatty()

    def print(self, lines: Iterable[str]) -> None:
        """Print, unless it is to be quiet."""
        for line in () if self._quiet else lines:
            print(line, flush=True)

    def show_plan(self, plan: Plan) -> None:
        """Everything that would be done."""
        self._recorder.planned(plan)
        self.plans.append(plan_data(plan))
        self.print(["", *plan_lines(plan, self.style)])

    def consent(self, plan: Plan) -> str:
        """Ask; without a terminal only consent given beforehand is a yes."""
        agreed = self._consents or not plan.steps or self.yes("Do this?")
        self._recorder.consented(plan, agreed=agreed)
        return plan.hash if agreed else ""

    def yes(self, question: str) -> bool:
        """Whether the person says yes; anything else is a no."""
        if not self.asks():
            if not self._quiet and not self._consents:
                narrate("nobody can be asked here; --yes consents, --dry-run only plans")
            return False
        return bool(assent(self._line(f"{one_line(question, 500)} [y/N] ")))

    def _line(self, question: str) -> str:
        """A line typed after the question was shown; empty at the end of the input."""
        if early := forget_typed():
            self.print([f"   (typed before this was shown, so it counts for nothing: {early})"])
        return typed_line(question) or ""

    def tick(self, step: Step) -> bool:
        """A step for a person: ticked off one by one; nobody does it where nobody is there."""
        if not self.asks():
            return False
        self.print([f"   {one_line(step.text, 500)}"])
        return self.yes("   Done?")

    def type_word(self, word: str) -> bool:
        """Only typing the word is a yes, whatever was agreed to before."""
        if self._quiet or not sys.stdin.isatty():
            return False
        return self._line(f"Type “{word}” to go on: ") == word

    def elevate(self, step: Step) -> bool:
        """Never silently."""
        text = one_line(step.text, 300)
        asked = f"This needs administrator rights: {text}. Ask for them?"
        return self.asks() and self.yes(asked)

    def listen(self, number: int, step: Step, result: StepResult | None) -> None:
        """Each step before and after."""
        if result is not None or not step.by_person:
            self.print(step_line(number, step, result, self.style))
