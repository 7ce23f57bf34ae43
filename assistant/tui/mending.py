"""A conversation's checks, fixes and ending: solved, the next thing to try, or support."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..engine.checking import Plan
from ..model import Match
from ..session.case import Case
from ..session.ticket import make_ticket, ticket_lines
from ..text import one_line
from .asking import Asking
from .blocks.base import Choice
from .blocks.check_row import CheckRow
from .blocks.choices import Choices
from .blocks.fix_card import FixCard
from .blocks.note import Note
from .blocks.plan_text import verdict
from .blocks.solved import SolvedBar
from .desk import Reading
from .fixes import Ended
from .side import Situation

_SOON = 0.05
"""Seconds until it is looked at again whether a fix that was put aside has ended."""


class Mending(Asking):
    """A conversation that goes on until the problem is solved."""

    @property
    def situation(self) -> Situation:
        """What the side panel shows."""
        return super().situation._replace(fixing=self.fixes.running)

    # Checks

    def on_check_row_asked(self, event: CheckRow.Asked) -> None:
        """A row is to be run; a question is put to the person first."""
        event.stop()
        row = event.row
        if row.unanswered and row.spec:
            self._ask_person(row)
        else:
            self.run_checks(row.plan, [row.key], self._rows_of(row.plan))

    def _rows_of(self, plan: Plan) -> Sequence[CheckRow]:
        if self.current and self.current.reading.checks is plan:
            return self.current.rows
        return [row for row in self.query(CheckRow) if row.plan is plan]

    def _ask_person(self, row: CheckRow) -> None:
        params = row.spec.params if row.spec else {}

        def told(choice: Choice) -> None:
            self._desk.answer(row.key, choice.value)
            self.run_checks(row.plan, [row.key], self._rows_of(row.plan))

        text = f"{params['question']} {params.get('help') or ''}".strip()
        named = [Choice(value, meaning) for value, meaning in params["choices"]]
        self.offer(Choices("Only you can tell.", text, named, told))

    def show_checks(self, plans: Sequence[Plan]) -> None:
        """Run checks that were asked for by name, in rows of their own."""
        for plan in plans:
            rows = [CheckRow(plan, name) for name in plan.specs]
            if rows:
                rows[-1].add_class("-last")
                self.add_turn(*rows)
                self.run_checks(plan, list(plan.specs), rows)

    # Fixes

    def start_fix(self, card: FixCard | None = None, *, dry_run: bool = False) -> None:
        """Show the plan of a fix and ask; by default the next one of the answer.

        One question at a time: what is open already comes back into view instead.
        """
        if self.fixes.ending:
            self.set_timer(_SOON, partial(self.start_fix, card, dry_run=dry_run))
            return
        if self.fixes.card or self._solved_asked:
            self.return_to_question()
            return
        card = card or (self.current.next_card if self.current else None)
        if card is None:
            self.add(Note("No fix is on offer for what was said last.", dim=True))
            return
        self.scroll_to_widget(card, animate=False)
        self.fixes.start(card, dry_run=dry_run)
        self._tell()

    def show_fixes(self, cards: Sequence[FixCard]) -> None:
        """Fixes that were asked for by name; the first one begins."""
        self.add(*cards)
        self.call_after_refresh(self.start_fix, cards[0])

    def on_fix_card_wanted(self, event: FixCard.Wanted) -> None:
        """A card's buttons."""
        event.stop()
        self.start_fix(event.card, dry_run=event.dry_run)

    def on_fix_card_grown(self, event: FixCard.Grown) -> None:
        """A card shows more; what it asks is to be seen, and counts as asked once it is."""
        event.stop()
        self.call_after_refresh(self.scroll_to_widget, event.part, animate=False)
        if event.asks:
            self.call_after_refresh(self._ask_now)

    def on_fix_card_replied(self, event: FixCard.Replied) -> None:
        """The person has answered a card."""
        event.stop()
        self.fixes.answer(event.card, agreed=event.agreed)
        self._tell()

    def on_fix_card_undo_asked(self, event: FixCard.UndoAsked) -> None:
        """What a fix has changed is taken back, then everything is looked at again."""
        event.stop()
        if self.fixes.card:
            self.return_to_question()
            return
        self.log_step(f"{event.card.spec.title}: taken back")
        self.fixes.take_back(event.card, self.look_again)

    def on_fix_card_stop_asked(self, event: FixCard.StopAsked) -> None:
        """No further step."""
        event.stop()
        self.fixes.stop()

    def _fixed(self, ended: Ended) -> None:
        """A fix came to its end."""
        card, result = ended.card, ended.result
        self._tell()
        if ended.questions:
            self.ask_variable(ended.questions[0], lambda: self.start_fix(card))
        if result is None or result.status == "planned":
            return
        self.log_step(f"{card.spec.title}: {verdict(result).replace('_', ' ')}")
        shown = self.current
        if shown is None or card not in shown.cards:
            return
        if result.changed:
            self.look_again()
        if result.verification == "fixed" and result.changed:
            shown.bar.ask_again("The check that failed passes now.")
            self.move_child(shown.bar, after=card)
            self.call_after_refresh(self.scroll_to_widget, shown.bar, animate=False)
            self.call_after_refresh(self._ask_now)
        elif card.tried and (following := shown.next_card):
            self.add(Note(f"What is next: F5 or /fix ({following.spec.title}).", dim=True))

    # The end

    def on_solved_bar_answered(self, event: SolvedBar.Answered) -> None:
        """“Did this solve it?” was answered."""
        event.stop()
        if self.current and event.bar is self.current.bar:
            solved = event.solved
            self._background.run(
                "keeping how it ended",
                lambda: self._desk.ended(solved=solved),
                lambda none: self.settle(solved=solved),
            )
        else:
            event.bar.settle(solved=event.solved)

    def settle(self, *, solved: bool) -> None:
        """The person has said how the answer at hand ended."""
        shown = self.current
        if shown is None:
            return
        if solved:
            shown.bar.settle(solved=True)
            self.log_step("solved")
            said = "Describe the next problem, or /export what was done."
            self.add(Note(said, lead="Good.", look="good"), follow=True)
            self.post_message(self.Ended())
            return
        self.log_step("not solved")
        shown.bar.leave()
        if following := shown.next_card:
            self.add(Note(f"{following.spec.title}.", lead="Then this is next:"))
            self.start_fix(following)
            return
        shown.bar.settle(solved=False)
        self._background.run("the next answer", self._desk.next_candidate, self._next)

    def _next(self, reading: Reading | None) -> None:
        if reading is None:
            self.ticket()
            return
        match: Match = reading.answer.answers[0]
        note = Note(f"{match.title}.", lead="Then it could be this:")
        self.add_turn(note)
        self._show(reading, note)

    def ticket(self) -> None:
        """Show what support needs, filled in as far as it is known."""
        results = [row.result for row in self.query(CheckRow) if row.result]
        wrong = tuple(r for r in results if r.state in ("fail", "error"))
        said = tuple(one_line(text) for text in self._said)
        case = Case(said=said, issue=said, seen=wrong, did=tuple(self.steps))
        lead, *fields = ticket_lines(make_ticket(self._desk.support(), case))
        more = "/export writes this, with all that happened, into a file to send along."
        self.add_turn(Note("", *fields, more, lead=lead))
        self.log_step("ticket shown")
