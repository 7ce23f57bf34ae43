"""A fix in its place: its plan, the consent, the steps as they are done, and whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from ...actions.kind import Step
from ...actions.plan import Plan
from ...actions.read import ActionSpec
from ...kb.store import Store
from ...model import ActionResult, StepResult
from ..flow import Flow, Paragraph
from ..text import pieces, plain
from .base import Choice, escaped
from .plan_text import RISKS, outcome_paragraphs, plan_paragraphs, step_paragraphs, verdict


class FixCard(Vertical, can_focus=True):
    """One fix."""

    HELP = (
        "A fix. **enter** shows its plan and asks, **p** only shows the plan. "
        "While it asks: **y** does it, **n** leaves it. Nothing happens without a yes."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "want(False)", "Run", id="fix.run"),
        Binding("p", "want(True)", "Preview", show=False, id="fix.preview"),
        Binding("y", "reply(True)", "Yes, do it", id="fix.yes"),
        Binding("n", "reply(False)", "No", id="fix.no"),
        Binding("u", "undo", "Take it back", id="fix.undo"),
        Binding("s", "stop", "Stop after this step", id="fix.stop"),
    ]

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
        self.plan: Plan | None = None
        self.result: ActionResult | None = None
        self.undoable = False
        """Something that was changed can be taken back."""
        self._undone: tuple[str, ...] = ()
        self._word = ""
        self._results: dict[int, StepResult | None] = {}

    def compose(self) -> ComposeResult:
        """All parts; those that have nothing to show yet are hidden."""
        risk = f"  risk: {self.spec.risk}" if self.spec.risk != "safe" else ""
        title = pieces(("Fix: ", "busy"), (self.spec.title, "title"), (risk, "dim"))
        yield Flow([Paragraph(title)])
        with Horizontal(classes="buttons start"):
            yield Button("Preview (p)", compact=True, classes="preview")
            yield Button("Run… (enter)", compact=True, classes="run")
            undo = Button("Take it back (u)", compact=True, classes="undo")
            undo.display = False
            yield undo
        yield Flow(classes="plan")
        yield Flow(classes="steps")
        with Vertical(classes="ask"):
            yield Flow(classes="question")
            yield Input(classes="word", compact=True)
            with Horizontal(classes="buttons"):
                yield Button("Yes, do it (y)", compact=True, classes="yes")
                yield Button("No (n)", compact=True, classes="no")
        yield Flow(classes="outcome")

    def on_mount(self) -> None:
        """Begin with title and buttons only."""
        for name in (".plan", ".steps", ".ask", ".outcome"):
            self.query_one(name).display = False

    def _fill(self, name: str, paragraphs: list[Paragraph]) -> None:
        part = self.query_one(name, Flow)
        part.show(paragraphs)
        part.display = bool(paragraphs)

    def begin(self) -> None:
        """It is being looked at."""
        self.phase, self.result, self._results = "working", None, {}
        self.query_one(".start").display = False
        self._fill(".steps", [])
        self._fill(".outcome", [Paragraph(plain("… looking", "busy"))])
        self.refresh_bindings()

    def show_plan(self, plan: Plan) -> None:
        """Everything that would be done."""
        self.plan = plan
        self._fill(".plan", list(plan_paragraphs(plan)))
        self._fill(".outcome", [])

    def ask(self, question: str, *, word: str = "") -> None:
        """Ask for a yes, or for a word to be typed."""
        self.phase, self._word = "asking", word
        self.query_one(".question", Flow).show([Paragraph(plain(question, "b"))])
        field = self.query_one(".word", Input)
        field.display, field.value = bool(word), ""
        self.query_one(".ask .yes").display = not word
        self.query_one(".ask").display = True
        self.refresh_bindings()
        self.post_message(self.Grown(field if word else self, asks=True))
        self.post_message(self.Grown(self.query_one(".ask")))

    def step(self, number: int, step: Step, result: StepResult | None) -> None:
        """A step begins, or has ended."""
        self._results[number] = result
        self._fill(".plan", [])
        steps = self.plan.steps if self.plan else (step,)
        self._fill(".steps", list(step_paragraphs(steps, self._results)))

    def verifying(self) -> None:
        """All steps are done, the checks decide."""
        self._fill(".outcome", [Paragraph(plain("… looking whether it helped", "busy"))])

    def end(self, result: ActionResult | None, *, undoable: bool = False) -> None:
        """What became of it; None where its work broke off."""
        self.phase, self.result, self.undoable = "idle", result, undoable
        self.query_one(".undo").display = undoable
        self.query_one(".ask").display = False
        fixed = result is not None and result.verification == "fixed"
        self.query_one(".start").display = undoable or not fixed
        self._fill(".outcome", list(outcome_paragraphs(result)) if result else [])
        self.post_message(self.Grown(self.query_one(".outcome")))
        self.set_class(fixed, "-fixed")
        self.refresh_bindings()

    def taken_back(self, said: Sequence[str]) -> None:
        """What became of taking it back."""
        self.phase, self.undoable = "idle", False
        self.query_one(".undo").display = False
        self.query_one(".start").display = True
        self._undone = tuple(said) or ("it broke off; look again",)
        sign = plain("↶ ", "warn")
        self._fill(".outcome", [Paragraph(plain(line), sign) for line in self._undone])
        self.remove_class("-fixed")
        self.refresh_bindings()

    @property
    def tried(self) -> bool:
        """It was run, however it ended."""
        return self.result is not None and self.result.status not in ("planned", "declined")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now."""
        if action == "reply":
            return self.phase == "asking" and not (self._word and parameters[0])
        if action == "want":
            return self.phase == "idle"
        if action == "undo":
            return self.undoable and self.phase == "idle"
        return action != "stop" or self.phase == "working"

    def action_want(self, dry_run: bool) -> None:
        """Run it, or show its plan."""
        self.post_message(self.Wanted(self, dry_run=dry_run))

    def action_reply(self, agreed: bool) -> None:
        """Answer what was asked."""
        if self.phase == "asking":
            self.phase = "working"
            self.query_one(".ask").display = False
            self.refresh_bindings()
            self.focus()
            self.post_message(self.Replied(self, agreed=agreed))

    def action_undo(self) -> None:
        """Take back what was changed."""
        self.post_message(self.UndoAsked(self))

    def offers(self) -> list[Choice]:
        named = (
            ("want(True)", "show its plan", "p"),
            ("want(False)", "show its plan and ask", "enter"),
            ("undo", "take it back", "u"),
            ("stop", "stop after this step", "s"),
        )
        return [Choice(*row) for row in named if self.check_action(row[0].partition("(")[0], ())]

    def action_stop(self) -> None:
        """Begin no further step."""
        self.post_message(self.StopAsked(self))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        button = event.button
        if button.has_class("yes") or button.has_class("no"):
            self.action_reply(button.has_class("yes"))
        elif button.has_class("undo"):
            self.action_undo()
        elif self.phase == "idle":
            self.focus()
            self.action_want(button.has_class("preview"))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_reply(event.value.strip() == self._word)

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
