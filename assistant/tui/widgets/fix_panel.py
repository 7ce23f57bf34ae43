"""A fix: offered, its plan, the consent, its steps as they are done, and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from ...actions.kind import Step
from ...actions.plan import Plan
from ...chat.fix_run import FixQuestion
from ...model import ActionResult, CheckResult, StepResult
from ..messages import Says
from ..text import pieces, plain
from .act import PAUSE, Act, release
from .base import Choice
from .flow import Flow, Paragraph
from .fold import Fold
from .plan_text import (
    RISKS,
    about,
    call_paragraphs,
    end_paragraphs,
    plan_paragraphs,
    step_paragraphs,
)

_SOLVED = "Is it solved for you too?"
_STILL = "it is still the same"


class FixPanel(Vertical, can_focus=True):
    """One fix. No letter acts on it: what it asks is answered at the prompt or by a button."""

    HELP = (
        "A fix. Its buttons show the plan and run it. While it asks, type **yes** or **no** and "
        "enter, or press **F5** for yes. Nothing happens without a yes."
    )
    FOCUS_ON_CLICK = False

    def __init__(self, action: str, title: str, risk: str) -> None:
        super().__init__(classes="fix")
        self.action, self.title, self.risk = action, title, risk
        self.phase = "offered"
        """offered, working, asking, solved (asks whether it is), ended."""
        self.question: FixQuestion | None = None
        """What is asked just now."""
        self.asked_at = inf
        """When the question was on the screen for the person to read (as events count time)."""
        self.left = False
        """The person has turned away from the question; a key first comes back to it."""
        self.plan: Plan | None = None
        self.result: ActionResult | None = None
        self.wrong: Sequence[CheckResult] = ()
        """What was wrong before."""
        self.done: dict[int, StepResult | None] = {}
        """What became of the steps that have begun."""

        self._lead, self._plan = Flow(classes="lead"), Flow(classes="plan")
        self._call_lines = Flow()
        self._calls = Fold("Exact calls", self._call_lines)
        self._steps, self._outcome = Flow(classes="steps"), Flow(classes="outcome")
        self._asked = Flow(classes="question")
        self.run = Act("Fix it  F5", "fix it", "run")
        self.yes, self.no = Act("Run", "yes", "yes"), Act("Not now", "no", "no", at_once=True)
        self.stop = Act("Stop after this step", "stop", "stop", at_once=True)
        self.good, self.bad = Act("Yes, solved", "solved", "good"), Act("No", _STILL, "bad")
        self.undo = Act("Undo", "undo", "undo")
        self._offer = _row(self.run, Act("I'll do it myself", "how", "hand", at_once=True))
        self._reply = _row(self.yes, self.no, self.good, self.bad)
        self.ask_part = Vertical(self._asked, self._reply, classes="ask")
        self._stopping, self._undoing = _row(self.stop), _row(self.undo)
        more = f"  {RISKS[risk]}" if risk != "safe" else ""
        self._fill(self._lead, [Paragraph(pieces(("⚑ ", "busy"), (title, "title"), (more, "dim")))])
        self._plan.display = False
        self._draw()

    def compose(self) -> ComposeResult:
        """All parts; those that have nothing to show yet are hidden."""
        yield self._lead
        yield self._plan
        yield self._calls
        yield self._steps
        yield self._outcome
        yield self.ask_part
        yield self._offer
        yield self._stopping
        yield self._undoing

    def _fill(self, part: Flow, paragraphs: list[Paragraph]) -> None:
        part.show(paragraphs)
        part.display = bool(paragraphs)

    def _draw(self) -> None:
        phase, undoable = self.phase, bool(self.result and self.result.undo)
        solving = phase == "solved"
        for part, on in (
            (self._offer, phase == "offered"),
            (self._calls, bool(self._plan.display and self._call_lines.paragraphs)),
            (self.ask_part, phase in ("asking", "solved")),
            (self.yes, phase == "asking" and not (self.question and self.question.word)),
            (self.no, phase == "asking"),
            (self._stopping, phase == "working" and bool(self.done)),
            (self.good, solving),
            (self.bad, solving),
            (self._undoing, undoable and phase in ("solved", "ended")),
        ):
            if not on:
                release(part)
            part.display = on
        self.set_class(bool(self.result and self.result.verification == "fixed"), "-fixed")

    # what happens

    def show_plan(self, plan: Plan) -> None:
        """Everything that would be done."""
        self.phase, self.plan, self.result, self.done = "working", plan, None, {}
        self._fill(self._lead, [Paragraph(pieces(("⚑ ", "busy"), (plan.title, "title")))])
        self._fill(self._plan, list(plan_paragraphs(plan)))
        self._call_lines.show(list(call_paragraphs(plan)))
        self._fill(self._steps, [])
        self._fill(self._outcome, [])
        self._draw()

    def ask(self, question: FixQuestion) -> None:
        """Ask, and wait for an answer."""
        self.phase, self.question, self.asked_at, self.left = "asking", question, inf, False
        by_hand = self._by_hand(question)
        lines = []
        if question.plan and self.plan:
            lines.append(Paragraph(plain(about(self.plan), "dim")))
        lines.append(Paragraph(plain(question.text, "b")))
        self._fill(self._asked, lines)
        self.yes.label = "Done" if by_hand else "Run"
        self.no.label = "Stop here" if by_hand else "Not now"
        self._draw()

    def _by_hand(self, question: FixQuestion) -> bool:
        """It waits for the person to do a step."""
        steps = self.plan.steps if self.plan else ()
        return any(s.by_person and question.text.startswith(s.text) for s in steps)

    def asked(self) -> None:
        """The question is on the screen."""
        if self.phase in ("asking", "solved"):
            self.asked_at = Message().time

    def is_open_to(self, at: float) -> bool:
        """Whether the question has been in view for long enough that `at` can answer it."""
        return self.phase == "asking" and not self.left and at >= self.asked_at + PAUSE

    @property
    def asks_plan(self) -> bool:
        """A plan waits for consent."""
        return bool(self.phase == "asking" and self.question and self.question.plan)

    def answered(self) -> None:
        """What was asked has been answered; what follows comes as events."""
        self.phase, self.question = "working", None
        self._draw()

    def step(self, number: int, step: Step, result: StepResult | None) -> None:
        """A step begins, or has ended."""
        self.phase = "working"
        self.done[number] = result
        self._fill(self._plan, [])
        steps = self.plan.steps if self.plan else (step,)
        self._fill(self._steps, list(step_paragraphs(steps, self.done)))
        if result is not None and number == len(steps):
            self._fill(self._outcome, [Paragraph(plain("… checking whether it helped", "busy"))])
        self._draw()

    def end(self, result: ActionResult) -> None:
        """What became of it."""
        self.phase, self.result, self.question = "ended", result, None
        self._fill(self._plan, [])
        self._fill(self._steps, [])
        self._fill(self._lead, [])
        self._fill(self._outcome, list(end_paragraphs(result, self.title, self.wrong)))
        self._draw()

    def ask_solved(self) -> None:
        """It is fixed as far as checks can tell; the person has the last word."""
        self.phase, self.asked_at = "solved", inf
        self._fill(self._asked, [Paragraph(plain(_SOLVED, "b"))])
        self._draw()

    def settle(self, *, solved: bool) -> None:
        """The person has said how it ended."""
        self.phase = "ended"
        text, look = ("✓ Solved.", "good") if solved else ("✗ Not solved.", "bad")
        self._fill(self._outcome, [*self._outcome.paragraphs, Paragraph(plain(text, look))])
        self._draw()

    def fold(self, told: str) -> None:
        """It was not run: one line says so."""
        self.phase, self.question = "offered" if not self.result else "ended", None
        self._fill(self._plan, [])
        self._fill(self._steps, [])
        self._fill(self._outcome, [Paragraph(plain(told, "dim"))])
        self._draw()

    def retire(self) -> None:
        """Its offer stands elsewhere now."""
        if self.phase == "offered":
            self.phase = "ended"
            self._draw()

    def stopping(self) -> None:
        """No further step will begin."""
        if self.phase == "working":
            self._fill(self._outcome, [Paragraph(plain("… stopping after this step", "busy"))])
            release(self._stopping)
            self._stopping.display = False

    def offers(self) -> list[Choice]:
        """What can be done with it: the buttons that are shown."""
        acts = [act for act in self.query(Act) if act.display and act.parent and act.parent.display]
        return [Choice(f"say('{act.says}')", str(act.label)) for act in acts]

    def action_say(self, text: str) -> None:
        """What a button says."""
        self.post_message(Says(text))


def _row(*acts: Act) -> Horizontal:
    return Horizontal(*acts, classes="buttons")
