"""A conversation on the screen: what is said, and what is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.message import Message
from textual.widget import Widget

from ..checks.summary import summarise
from ..checks.variables import Variable
from ..engine.checking import Plan
from ..engine.evidence import Examined, unasked
from ..engine.followup import read_reply
from ..model import Match
from .background import Background
from .blocks.base import Choice
from .blocks.check_row import CheckRow
from .blocks.choices import Choices
from .blocks.note import Note, Said
from .checking import Checks, Done
from .desk import Desk, Reading
from .prompt import INVITES
from .shown import Shown
from .side import Situation
from .transcript import Transcript

_DIGITS = 4
"""Of a number that can be a choice; more are as wrong as these."""
_ONE_MORE = "I need one more detail."
_DIFFERENTLY = (
    "Describe it differently: what do you see, where on the screen, since when? "
    "Or /articles lists all topics."
)


class Conversation(Transcript):
    """Takes in what is said and shows what the engine answers."""

    class Changed(Message):
        """What the side panel shows is no longer so."""

    class Ended(Message):
        """The problem is solved; the next one may be typed."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self.checks = Checks(background, desk, self._tell)
        self.unasked = True
        """Checks may run without being asked for."""
        self.steps: list[str] = []
        self.current: Shown | None = None
        """The answer at hand."""
        self._candidates: tuple[Match, ...] = ()
        self._said: list[str] = []
        self._open: Choices | None = None
        self._turn = 0

    def _tell(self) -> None:
        if self.current:
            self.current.tell()
        self.post_message(self.Changed())

    @property
    def situation(self) -> Situation:
        """What the side panel shows."""
        machine = self._desk.host.label if hasattr(self._desk, "host") else ""
        running = self.checks.running
        return Situation(machine, running, "", self._candidates, tuple(self.steps))

    @property
    def choices(self) -> int:
        """How many choices a number can mean."""
        return len(self._open.options) if self._open and not self._open.picked else 0

    @property
    def expects(self) -> str:
        """What can be typed now, for the empty prompt."""
        return f"A number from 1 to {self.choices} · or type more" if self.choices else INVITES

    def hear(self, text: str, began: float) -> bool:
        """Take a line as the answer to the question that is open; false where it is none.

        Args:
            text: the whole line.
            began: when its first key was pressed.
        """
        if not (self.choices and text.isascii() and text.isdecimal()):
            return False
        if not self.pick(int(text[:_DIGITS])):
            told = f"There are {self.choices} choices: type a number from 1 to {self.choices}."
            self.add(Note(told, look="warn"), follow=True)
        return True

    def put_aside(self) -> None:
        """Leave the question that a fix asks: something else is talked of now."""
        raise NotImplementedError

    def log_step(self, step: str) -> None:
        """Keep what happened."""
        self.steps.append(step)
        self._tell()

    def forget(self) -> None:
        """Show nothing of what was said."""
        self.put_aside()
        self.clear()
        self.current = self._open = None
        self.steps, self._said, self._candidates = [], [], ()
        self._turn += 1

    def restart(self) -> None:
        """Begin anew."""
        self.forget()
        self._desk.restart()
        self._tell()

    def resume(self, blocks: Sequence[Widget], reading: Reading | None) -> None:
        """Show what happened in a session before; the answer at hand is live again."""
        self.add(*blocks)
        note = Note("Here you left off.", dim=True)
        self.add_turn(note)
        if reading and reading.answer.decision == "answer":
            self._answer(reading, note)
        elif reading and reading.answer.question:
            self._clarify(reading)
        self._tell()

    def say(self, text: str) -> None:
        """Answer what was typed."""
        ended = self.current is not None and self.current.bar.solved
        if ended and read_reply(text, asked=False).kind == "text":
            self._desk.new_problem()  # what was solved has no part in the next one
            self._said.clear()
            self.current = None
        self._said.append(text)
        self._fetch("the answer", Said(text), lambda: self._desk.say(text))

    def open_article(self, slug: str, title: str) -> None:
        """Show an article that was asked for by name."""
        self._fetch("the article", Said(title), lambda: self._desk.open_article(slug))

    def _fetch(self, what: str, said: Widget, work: Callable[[], Reading]) -> None:
        """Have something read, then show it below `said`, unless the talk has moved on."""
        self.put_aside()
        self._turn += 1
        turn = self._turn
        self.add_turn(said)

        def show(reading: Reading) -> None:
            if turn == self._turn:
                self._show(reading, said)

        self._background.run(what, work, show)

    def _show(self, reading: Reading, said: Widget) -> None:
        answer = reading.answer
        self._candidates = answer.answers or answer.nearest
        if reading.outcome and self.current:
            self.settle(solved=reading.outcome == "solved")
        elif reading.kind == "talk" and self.current:
            self.add(Note("Take your time. The answer above still stands.", dim=True))
        elif answer.question:
            self._clarify(reading)
        elif answer.decision == "abstain":
            self._abstain(reading)
        elif self._answered_above(reading):
            title = answer.answers[0].title
            self.add(Note(f"That still sounds like “{title}”, answered above.", dim=True))
        else:
            self._answer(reading, said)
        self._tell()

    def settle(self, *, solved: bool) -> None:
        """The person has said how the answer at hand ended."""
        raise NotImplementedError

    def _answered_above(self, reading: Reading) -> bool:
        known = self.current.reading.answer.answers[0] if self.current else None
        best = reading.answer.answers[0]
        again = best.exact or reading.kind != "text"
        return known is not None and not again and known.article == best.article

    def _answer(self, reading: Reading, said: Widget) -> None:
        self._retire()
        self.current = Shown(reading)
        self.add_turn(*self.current.blocks, top=said)
        self.log_step(f"answered: {reading.answer.answers[0].title}")
        self.look_again()

    def look_again(self) -> None:
        """Run the checks of the answer at hand that may run unasked."""
        if self.unasked and self.current and (plan := self.current.reading.checks):
            self.run_checks(plan, list(unasked(plan.specs)), self.current.rows)

    def run_checks(self, plan: Plan, names: Sequence[str], rows: Sequence[CheckRow]) -> None:
        """Run checks; their rows follow."""
        self.checks.run(plan, names, rows, partial(self._checked, plan, names, rows))

    def _checked(
        self, plan: Plan, names: Sequence[str], rows: Sequence[CheckRow], done: Done
    ) -> None:
        if done.results:
            counts = summarise(done.results).counts
            found = ", ".join(f"{n} {s.replace('_', ' ')}" for s, n in counts.items() if n)
            self.log_step(f"checked: {found}")
        for result in done.results:
            if result.notice and self.current and rows is self.current.rows:
                self.current.notices.add(result.message)
        self._hold()
        if done.questions:
            again = partial(self.run_checks, plan, names, rows)
            self.ask_variable(done.questions[0], again)

    def _hold(self) -> None:
        """Keep what has the focus in view, wherever rows above it have grown."""
        focused = self.app.focused
        if focused is not None and self in focused.ancestors:
            self.call_after_refresh(self.scroll_to_widget, focused, animate=False)

    def ask_variable(self, variable: Variable, again: Callable[[], object]) -> None:
        """Have the person choose between values, then go on."""

        def given(choice: Choice) -> None:
            self._desk.give(variable.name, choice.value)
            again()

        values = [Choice(value, value) for value in variable.values]
        self.offer(Choices(_ONE_MORE, variable.question, values, given), follow=False)

    def offer(self, choices: Choices, *, follow: bool = True) -> None:
        """Ask something; a number at the prompt is one of its choices from now on.

        Args:
            choices: the question.
            follow: bring it into view, wherever the person is reading.
        """
        self._retire()
        self._open = choices
        self.add(choices, follow=follow)
        self._tell()

    def _retire(self) -> None:
        if self._open:
            self._open.retire()
            self._open = None

    def pick(self, number: int) -> bool:
        """Choose by number; false where there is no such choice."""
        return self._open is not None and self._open.pick(number)

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Something was chosen."""
        event.stop()
        self.put_aside()
        self._open = None if self._open is event.choices else self._open
        self._tell()
        event.choices.then(event.choice)

    def _clarify(self, reading: Reading) -> None:
        if (question := reading.answer.question) is None:
            return
        among = question.choices
        named = [Choice(str(n), m.symptom or m.title, m.title) for n, m in enumerate(among, 1)]
        self.offer(Choices(_ONE_MORE, question.text, named, self._chosen))
        self.log_step("asked back")
        if self.unasked:
            self._background.run(
                "looking at this machine",
                lambda: self._desk.examine(reading.answer),
                partial(self._decided, self._turn),
            )

    def _chosen(self, choice: Choice) -> None:
        self._fetch("the answer", Said(choice.text), lambda: self._desk.say(choice.value))

    def _decided(self, turn: int, examined: Examined) -> None:
        """The checks of the candidates have ended; they may have answered the question."""
        answer = examined.answer
        if turn != self._turn or not examined.decided or answer.decision != "answer":
            return
        self.log_step("the checks decided")
        reason = answer.answers[0].evidence[0] if answer.answers[0].evidence else ""
        note = Note(f"{reason} So this is it:", lead="I looked at the machine.", look="good")
        self._fetch("the answer", note, lambda: self._desk.settle(answer))

    def _abstain(self, reading: Reading) -> None:
        self._retire()
        self.current = None
        self.add(Note("Nothing I know of fits what you describe.", lead="I don't know."))
        self.add(Note(_DIFFERENTLY, dim=True))
        self.log_step("no answer")
        nearest = [Choice(m.article, m.symptom or m.title, m.title) for m in reading.answer.nearest]
        if nearest:
            nearest.append(Choice("", "none of these: show what support needs"))
            lead, text = "The nearest topics,", "in case one of them is it:"
            self.offer(Choices(lead, text, nearest, self._nearest))

    def _nearest(self, choice: Choice) -> None:
        if choice.value:
            self.open_article(choice.value, choice.text)
        else:
            self.ticket()

    def ticket(self) -> None:
        """Show what support needs."""
        raise NotImplementedError
