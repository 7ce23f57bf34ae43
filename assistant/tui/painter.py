"""The events of a conversation -> blocks of the transcript."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.widget import Widget

from ..chat import sentences
from ..chat.events import (
    ArticleFound,
    ChatEvent,
    CheckDone,
    ChoiceAsked,
    Failed,
    FixLeft,
    FixOffered,
    FixVerified,
    MachineSelected,
    NothingFits,
    PlanShown,
    Ready,
    Spoken,
    StepChanged,
    TicketWritten,
)
from ..chat.findings import counted
from ..chat.fix_run import FixQuestion
from ..chat.states import ChatState
from ..model import CheckResult
from .text import shortened
from .widgets.base import Choice
from .widgets.card import AnswerCard
from .widgets.check_row import CheckRow
from .widgets.checklist import Tick
from .widgets.choices import Choices
from .widgets.fix_panel import FixPanel
from .widgets.fold import Fold
from .widgets.note import FileNote, Note, Said
from .widgets.plan_text import verdict
from .widgets.transcript import Transcript

_UNKNOWN = "I couldn't match that to a known problem."
_LONG = 6
"""Lines from which what was pasted is folded."""
_CLOSEST = "Closest articles:"


class Painter:
    """Draws what happens; decides nothing."""

    def __init__(self, page: Transcript) -> None:
        self._page = page
        page.held = self._held
        self.card: AnswerCard | None = None
        """The answer at hand."""
        self.panel: FixPanel | None = None
        """The fix that was offered, planned or done last."""
        self.choices: Choices | None = None
        """The list that a number picks from."""
        self.machine = ""
        self.steps: list[str] = []
        """What happened, for the panel at the side."""
        self._said: Widget | None = None
        self._top: Widget | None = None
        """Where the answer begins that is just being given."""
        self._folds: list[Fold] = []
        self._after: Widget | None = None
        """The last block that belongs to the card, or to a line that is answered in it."""
        self._found: dict[str, CheckResult] = {}
        """Results that came before the article that they are about."""
        self._shown: list[CheckResult] = []
        self._shows: dict[type, Callable[[Any], object]] = {
            MachineSelected: self._moved,
            ArticleFound: self._article,
            CheckDone: lambda event: self._check(event.result),
            ChoiceAsked: self._ask,
            NothingFits: self._abstain,
            FixOffered: self._offer,
            PlanShown: self._plan,
            StepChanged: self._step,
            FixVerified: self._verified,
            FixLeft: self._left,
            TicketWritten: self._ticket,
            Spoken: self._speak,
            Failed: self._fail,
        }

    def show(self, event: ChatEvent) -> None:
        """Draw an event; `ready` draws the last one of an input."""
        if isinstance(event, (ChoiceAsked, NothingFits)):
            self._found.clear()  # they have had their say: no article is the answer
        if not isinstance(event, Ready):
            self._shows[type(event)](event)

    def say(self, text: str) -> None:
        """The person says this."""
        lines = text.count("\n") + 1
        said = self._said = Said(text)
        if lines > _LONG:
            first = shortened(text.strip().split("\n")[0])
            self._said = Fold(f"{first} … ({lines} lines)", said)
        self._said.add_class("-turn")
        self._page.add(self._said, follow=True)

    def _held(self) -> tuple[Widget | None, ...]:
        return (self.card, *self._folds, self.panel, self.choices, self._said, self._after)

    def note(self, *lines: str, lead: str = "", look: str = "b", dim: bool = False) -> None:
        """The screen itself says something."""
        self._page.add(Note(*lines, lead=lead, look=look, dim=dim), follow=True)

    def written(self, path: str) -> None:
        """A file was written."""
        self._page.add(FileNote(path), follow=True)

    def replay(self, happened: Iterable[str | ChatEvent], state: ChatState, when: str) -> None:
        """Show what happened before, until `when`; `state` is what it came to."""
        for event in happened:
            if isinstance(event, str):
                self.say(event)
            else:
                self.show(event)
        self.ready(Ready(state, None), None)
        self.note(f"Continued from {when}.", dim=True)
        self.machine = ""

    def clear(self) -> None:
        """Forget everything."""
        self._page.clear()
        self.card = self.panel = self.choices = self._said = self._after = None
        self.machine = ""
        self._found, self.steps = {}, []

    @property
    def is_elsewhere(self) -> bool:
        """Whether all that was just checked is for another kind of computer."""
        return bool(self._shown) and all(r.reason == "wrong_platform" for r in self._shown)

    def ready(self, event: Ready, question: FixQuestion | None) -> None:
        """An input has been answered; `question` is what a fix waits for now."""
        for result in self._found.values():
            self._alone(result)
        self._found.clear()
        if self.card:
            self.card.settle()
        if self._shown:
            self._log(f"checked: {counted(self._shown)}")
            self._shown = []
        if self.choices and event.state not in ("asked", "abstained"):
            self._retire()
        if self._top and not question:
            last = self.panel or self._page  # what has to be laid out before there is room
            last.call_after_refresh(self._page.call_after_refresh, self._page.to_top, self._top)
        if panel := self.panel:
            self._settle(panel, event, question)
        self._said = self._top = None

    def _settle(self, panel: FixPanel, event: Ready, question: FixQuestion | None) -> None:
        if question:
            panel.ask(question)
            self._page.call_after_refresh(self._see, panel)
        elif panel.phase in ("working", "asking"):
            panel.fold("")
        elif panel.phase == "solved" and event.state == "start":
            panel.settle(solved=True)
            self._log("solved")
        elif panel.phase == "solved" and event.intent in ("not_solved", "no"):
            panel.settle(solved=False)
            self._log("not solved")
        elif event.state == "fixed" and panel.phase == "ended":
            panel.ask_solved()
            self._page.call_after_refresh(self._see, panel)

    def _see(self, panel: FixPanel) -> None:
        """Bring what a panel asks into view; it counts as asked once it is."""
        if panel.is_attached:
            self._page.scroll_to_widget(panel, animate=False)
            self._page.scroll_to_widget(panel.ask_part, animate=False)
            self._page.call_after_refresh(panel.asked)

    def show_steps(self) -> bool:
        """Open what a person does by hand; false where the answer has no such part."""
        fold = next((f for f in self._folds if f.query(Tick)), None)
        if fold is not None:
            fold.open()
            self._page.call_after_refresh(self._page.to_top, fold)
        return fold is not None

    def see_question(self) -> None:
        """Bring what is open into view."""
        if self.panel:
            self.panel.left = False
            self._see(self.panel)

    def _log(self, step: str) -> None:
        self.steps.append(step)

    def _retire(self) -> None:
        if self.choices:
            self.choices.retire()
            self.choices = None

    # what is found

    def _moved(self, event: MachineSelected) -> None:
        if self.machine:
            self.note(f"{event.label}.", lead="Now on", look="good")
            self._log(f"machine: {event.label}")
        self.machine = event.label

    def _article(self, event: ArticleFound) -> None:
        self._retire()
        self._drop_offer()
        card = self.card = AnswerCard(event)
        self.panel = None
        for result in self._found.values():
            card.take(result)
        self._found.clear()
        top = self._said
        if event.by == "checks":
            note = Note(lead=f"I checked {self.machine} and found it:", look="good")
            self._page.add(note)
        folds = self._folds = list(card.folds())
        for fold in folds[-1:]:
            fold.add_class("-last")
        self._page.add_turn(card, *folds, top=top)
        self._after = folds[-1] if folds else card
        self._top = top or card
        self._log(f"answered: {card.match.title}")

    def _check(self, result: CheckResult) -> None:
        self._shown.append(result)
        rows = [row for row in self._page.query(CheckRow) if row.key == result.id]
        if self.card and self.card.take(result):
            return
        if rows:
            rows[-1].end(result)
            self._page.scroll_to_widget(rows[-1], animate=False)
        else:
            self._found[result.id] = result

    def _alone(self, result: CheckResult) -> None:
        row = CheckRow(result.id)
        row.end(result)
        self._page.add(row, follow=True)

    def _ask(self, event: ChoiceAsked) -> None:
        details = [m.title for m in event.matches] or [""] * len(event.choices)
        named = [
            Choice(text, text, more) for text, more in zip(event.choices, details, strict=True)
        ]
        self.offer(Choices(event.text, named))
        self._log("asked back")

    def offer(self, choices: Choices) -> None:
        """Ask something; a number at the prompt is one of its choices from now on."""
        self._retire()
        self.choices = choices
        self._page.add(choices, follow=True)

    def _abstain(self, event: NothingFits) -> None:
        self.card = self.panel = None
        self.note(_UNKNOWN)
        self._log("no answer")
        if event.nearest:
            named = [Choice(m.article, m.symptom or m.title, m.title) for m in event.nearest]
            self.offer(Choices(f"{_CLOSEST} none of them? Say “ticket”.", named))

    # fixes

    @property
    def _card_is_last(self) -> bool:
        """Nothing was said since the answer was shown, so that it can change in place."""
        blocks = [b for b in self._page.children if b is not self._said]
        return bool(blocks) and blocks[-1] is self._after

    def _drop_offer(self) -> None:
        if self.panel and self.panel.phase == "offered":
            self.panel.retire()

    def _offer(self, event: FixOffered) -> None:
        if self.card and self._card_is_last:
            self.panel = self.card.offer(event)
            return
        self._drop_offer()
        self._place(FixPanel(event.action, event.title, event.risk))

    def _place(self, panel: FixPanel) -> None:
        """A fix below what was said last."""
        self.panel = panel
        panel.add_class("-alone")
        self._page.add(panel, follow=True)
        self._after = panel

    def _plan(self, event: PlanShown) -> None:
        plan, panel = event.plan, self.panel
        if panel is None or panel.action != plan.action or not self._can_grow(panel):
            self._drop_offer()
            self._place(FixPanel(plan.action, plan.title, plan.risk))
        if panel := self.panel:
            panel.wrong = self.card.wrong if self.card else ()
            panel.show_plan(plan)

    def _can_grow(self, panel: FixPanel) -> bool:
        return panel.phase in ("offered", "asking") and (
            self._card_is_last or panel.phase == "asking"
        )

    def _step(self, event: StepChanged) -> None:
        if self.panel:
            self.panel.step(event.number, event.step, event.result)

    def _verified(self, event: FixVerified) -> None:
        for result in event.result.checks:
            if self.card:
                self.card.take(result)
        if self.panel is None or self.panel.phase == "ended":
            self._offer(FixOffered(event.result.id, event.result.title))
        if self.panel:
            self.panel.end(event.result)
            if self.card:
                self.card.tell()
            self._page.call_after_refresh(self._page.scroll_to_widget, self.panel, animate=False)
        self._log(f"{event.result.title}: {verdict(event.result).replace('_', ' ')}")

    def _left(self, event: FixLeft) -> None:
        panel = self.panel
        if panel and panel.action == event.action and panel.phase != "ended":
            panel.fold(event.text)
        else:
            self.note(event.text, dim=True)

    # what is said

    def _ticket(self, event: TicketWritten) -> None:
        if event.path:
            self.written(event.path)
            return
        lead, *fields = event.text.splitlines() or [""]
        self._page.add_turn(Note("", *fields, lead=lead))
        self._log("ticket shown")

    def _speak(self, event: Spoken) -> None:
        panel = self.panel
        if event.text == sentences.IS_IT_SOLVED and panel and panel.result:
            return  # the panel asks it
        if panel and panel.done and panel.phase == "working":
            return  # a step's question, which the panel asks as well
        self._page.add(Note(*event.text.split("\n")), follow=True)

    def _fail(self, event: Failed) -> None:
        hint = event.hint[:1].upper() + event.hint[1:]
        text = f"{event.message.rstrip('.')}. {hint}".strip()
        self.note(text, look="warn", lead="!")
