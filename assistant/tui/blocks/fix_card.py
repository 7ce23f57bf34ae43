"""A fix in its place: its plan, the consent, the steps as they are done, and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from ...actions.kind import Step
from ...actions.plan import Plan
from ...actions.read import ActionSpec
from ...engine.assent import assent
from ...kb.store import Store
from ...model import ActionResult, StepResult
from ...record import Record
from ..flow import Flow, Paragraph
from ..text import pieces, plain
from .act import Act, release
from .base import Choice, escaped
from .plan_text import RISKS, about, outcome_paragraphs, plan_paragraphs, step_paragraphs, verdict

PAUSE = 0.3
"""Seconds for which something has to be on the screen before a key or a button can mean it."""


class Question(Record):
    """What a card asks."""

    text: str
    word: str = ""
    """Only typing this word is a yes."""
    plan: bool = False
    """Whether to do all that the plan says; else something in the middle of it."""

    @property
    def expects(self) -> str:
        """What can be typed, for the empty prompt."""
        if self.word:
            return f"“{self.word}” goes on, “no” does not"
        return f"“yes” {'or F5 runs it' if self.plan else 'or “no”'} · or type more"

    def answered_by(self, line: str) -> bool | None:
        """What a whole line says to it; None where it is no answer."""
        if self.word and line.strip() == self.word:
            return True
        said = assent(line)
        return None if said and self.word else said


class FixCard(Vertical, can_focus=True):
    """One fix. Not one letter acts on it: what it asks is answered at the prompt or by a button."""

    HELP = (
        "A fix. Its buttons show the plan and run it; **F3** lists the same. While it asks, type "
        "**yes** or **no** and enter, or press **F5** for yes. Nothing happens without a yes."
    )
    FOCUS_ON_CLICK = False

    class Wanted(Message):
        """The fix is to be run, or its plan to be shown."""

        def __init__(self, card: FixCard, *, dry_run: bool) -> None:
            super().__init__()
            self.card, self.dry_run = card, dry_run

    class Replied(Message):
        """The person has answered what the card asked."""

        def __init__(self, card: FixCard, *, agreed: bool) -> None:
            super().__init__()
            self.card, self.agreed = card, agreed

    class Grown(Message):
        """More is shown than before."""

        def __init__(self, part: Widget, *, asks: bool = False) -> None:
            super().__init__()
            self.part, self.asks = part, asks

    class UndoAsked(Message):
        """What was changed is to be taken back."""

        def __init__(self, card: FixCard) -> None:
            super().__init__()
            self.card = card

    class StopAsked(Message):
        """No further step is to be begun."""

        def __init__(self, card: FixCard) -> None:
            super().__init__()
            self.card = card

    def __init__(self, store: Store, spec: ActionSpec) -> None:
        super().__init__(classes="fix")
        self.store, self.spec = store, spec
        self.phase = "idle"
        """idle, working, asking."""
        self.question: Question | None = None
        """What is asked just now."""
        self.asked_at = inf
        """When the question was on the screen for the person to read (as events count time)."""
        self.left = False
        """The person has turned away from the question; a key first comes back to it."""
        self.plan: Plan | None = None
        self.result: ActionResult | None = None
        self.undoable = False
        """Something that was changed can be taken back."""
        self._changed_at = -inf
        """When its buttons were last other ones."""
        self._undone: tuple[str, ...] = ()
        self._results: dict[int, StepResult | None] = {}

    def compose(self) -> ComposeResult:
        """All parts; those that have nothing to show yet are hidden."""
        risk = f"  risk: {self.spec.risk}" if self.spec.risk != "safe" else ""
        title = pieces(("Fix: ", "busy"), (self.spec.title, "title"), (risk, "dim"))
        yield Flow([Paragraph(title)])
        with Horizontal(classes="buttons start"):
            yield Act("Preview", "preview")
            yield Act("Run…", "run")
            undo = Act("Take it back", "undo")
            undo.display = False
            yield undo
        yield Flow(classes="plan")
        yield Flow(classes="steps")
        with Vertical(classes="ask"):
            yield Flow(classes="question")
            with Horizontal(classes="buttons"):
                yield Act("Yes, do it", "yes")
                yield Act("No", "no")
        yield Flow(classes="outcome")
        with Horizontal(classes="buttons doing"):
            yield Act("Stop after this step", "stop")

    def on_mount(self) -> None:
        """Begin with title and buttons only."""
        self._show(".plan", ".steps", ".ask", ".outcome", ".doing", on=False)

    def _show(self, *names: str, on: bool) -> None:
        for name in names:
            part = self.query_one(name)
            if not on:
                release(part)
            if part.display != on:
                part.display, self._changed_at = on, Message().time

    def _fill(self, name: str, paragraphs: list[Paragraph]) -> None:
        part = self.query_one(name, Flow)
        part.show(paragraphs)
        part.display = bool(paragraphs)

    def begin(self) -> None:
        """It is being looked at."""
        self.phase, self.result, self._results = "working", None, {}
        self._show(".start", on=False)
        self._fill(".steps", [])
        self._fill(".outcome", [Paragraph(plain("… looking", "busy"))])

    def show_plan(self, plan: Plan) -> None:
        """Everything that would be done."""
        self.plan = plan
        self._fill(".plan", list(plan_paragraphs(plan)))
        self._fill(".outcome", [])

    def ask(self, question: Question) -> None:
        """Ask, and wait for an answer."""
        self.phase, self.question, self.asked_at, self.left = "asking", question, inf, False
        where = [Paragraph(plain(about(self.plan), "dim"))] if question.plan and self.plan else []
        asked = Paragraph(plain(question.text, "b"))
        self.query_one(".question", Flow).show([*where, asked])
        self._show(".doing", on=False)
        self._show(".ask .yes", on=not question.word)
        self._show(".ask", on=True)
        self.post_message(self.Grown(self))
        self.post_message(self.Grown(self.query_one(".ask"), asks=True))

    def asked(self) -> None:
        """The question is on the screen."""
        self.asked_at = Message().time

    def is_open_to(self, at: float) -> bool:
        """Whether the question has been in view for long enough that `at` can answer it."""
        return self.phase == "asking" and not self.left and at >= self.asked_at + PAUSE

    def step(self, number: int, step: Step, result: StepResult | None) -> None:
        """A step begins, or has ended."""
        self._results[number] = result
        self._fill(".plan", [])
        steps = self.plan.steps if self.plan else (step,)
        self._fill(".steps", list(step_paragraphs(steps, self._results)))

    def verifying(self) -> None:
        """All steps are done, the checks decide."""
        self._show(".doing", on=False)
        self._fill(".outcome", [Paragraph(plain("… looking whether it helped", "busy"))])

    def end(self, result: ActionResult | None, *, undoable: bool = False) -> None:
        """What became of it; None where its work broke off."""
        self.phase, self.result, self.undoable = "idle", result, undoable
        self.question = None
        fixed = result is not None and result.verification == "fixed"
        self._show(".ask", ".doing", on=False)
        self._show(".undo", on=undoable)
        self._show(".start", on=undoable or not fixed)
        self._fill(".outcome", list(outcome_paragraphs(result)) if result else [])
        self.post_message(self.Grown(self.query_one(".outcome")))
        self.set_class(fixed, "-fixed")

    def taken_back(self, said: Sequence[str]) -> None:
        """What became of taking it back."""
        self.phase, self.undoable = "idle", False
        self._show(".undo", ".doing", on=False)
        self._show(".start", on=True)
        self._undone = tuple(said) or ("it broke off; look again",)
        sign = plain("↶ ", "warn")
        self._fill(".outcome", [Paragraph(plain(line), sign) for line in self._undone])
        self.remove_class("-fixed")

    @property
    def tried(self) -> bool:
        """It was run, however it ended."""
        return self.result is not None and self.result.status not in ("planned", "declined")

    def reply(self, *, agreed: bool) -> None:
        """Answer what was asked, once."""
        if self.phase == "asking":
            self.phase, self.question = "working", None
            self._show(".ask", on=False)
            self._show(".doing", on=agreed)
            self.post_message(self.Replied(self, agreed=agreed))

    def stopping(self) -> None:
        """No further step will begin."""
        self.phase, self.question = "working", None
        self._show(".ask", ".doing", on=False)
        self._fill(".outcome", [Paragraph(plain("… stopping after this step", "busy"))])

    def action_want(self, dry_run: bool) -> None:
        """Run it, or show its plan."""
        self.post_message(self.Wanted(self, dry_run=dry_run))

    def action_undo(self) -> None:
        """Take back what was changed."""
        self.post_message(self.UndoAsked(self))

    def action_stop(self) -> None:
        """Begin no further step."""
        self.post_message(self.StopAsked(self))

    def offers(self) -> list[Choice]:
        if self.phase == "working":
            return [Choice("stop", "stop after this step")]
        undo = [Choice("undo", "take it back")] if self.undoable else []
        plan = Choice("want(False)", "show its plan and ask")
        return [plan, Choice("want(True)", "show its plan"), *undo]

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        button = event.button
        if button.has_class("no"):
            self.reply(agreed=False)
        elif event.time < self._changed_at + PAUSE:
            return  # the second click of two was meant for what stood here before
        elif button.has_class("yes"):
            self.left = False
            if self.is_open_to(event.time):
                self.reply(agreed=True)
        elif button.has_class("stop"):
            self.action_stop()
        elif button.has_class("undo"):
            self.action_undo()
        elif self.phase == "idle":
            self.action_want(button.has_class("preview"))

    def markdown(self) -> str:
        lines = [f"**Fix: {escaped(self.spec.title)}** ({self.spec.id})"]
        if self.plan:
            lines.append(f"On {escaped(self.plan.machine)}, risk: {RISKS[self.plan.risk]}.")
            lines += [
                f"{n}. {escaped(s.text)} (`{s.call.replace('`', '')}`)"
                for n, s in enumerate(self.plan.steps, 1)
            ]
        if self.result:
            word = verdict(self.result).replace("_", " ").capitalize()
            lines.append(f"**{word}.** {escaped(self.result.message)}")
        lines += [f"Taken back: {escaped(line)}" for line in self._undone]
        return "\n\n".join(lines)
