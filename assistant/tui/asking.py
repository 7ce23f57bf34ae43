"""The question that is open in a conversation, and what counts as an answer to it.

One at a time. A whole line at the prompt answers it, if it was begun while the question was on the
screen; so does a button, or a key after a moment. A sentence is no answer: it is talked about.
"""

from __future__ import annotations

from textual.message import Message

from ..engine.assent import assent, is_stop
from .background import Background
from .blocks.fix_card import FixCard
from .blocks.note import Note
from .blocks.solved import SolvedBar
from .conversation import Conversation
from .desk import Desk
from .fixes import Ended, Fixes


class Asking(Conversation):
    """A conversation in which fixes ask."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__(desk, background)
        self.fixes = Fixes(background, desk, self._fixed)

    def _fixed(self, ended: Ended) -> None:
        """A fix came to its end."""
        raise NotImplementedError

    def _ask_now(self) -> None:
        """The question that is open has come into view; what is typed from now on may answer it."""
        if card := self.fixes.asking:
            self.call_after_refresh(card.asked)
        elif self._solved_asked:
            self.call_after_refresh(self._solved_asked.asked)
        self._tell()

    @property
    def _solved_asked(self) -> SolvedBar | None:
        """“Did this solve it?” after a fix, while it is open."""
        bar = self.current.bar if self.current else None
        return bar if bar and bar.asks else None

    @property
    def expects(self) -> str:
        """What can be typed now."""
        if card := self.fixes.asking:
            return card.question.expects if card.question else ""
        if self.fixes.card:
            return "“stop” or esc ends it after this step"
        if self._solved_asked:
            return "“yes” if it is solved, “no” if not · or type more"
        return super().expects

    def hear(self, text: str, began: float) -> bool:
        """Take a line as the answer to the question that is open."""
        card = self.fixes.asking
        if card and self._hear_reply(card, text, began):
            return True
        if self.fixes.card and is_stop(text):
            self.fixes.stop()
            return True
        bar, said = self._solved_asked, assent(text)
        if bar and said is not None and began > bar.asked_at:
            bar.say(solved=said)
            return True
        return super().hear(text, began)

    def _hear_reply(self, card: FixCard, text: str, began: float) -> bool:
        said = card.question.answered_by(text) if card.question else None
        if said and began <= card.asked_at:
            self.app.notify("That was begun before the question was shown: type it again.")
        elif said is not None:
            card.reply(agreed=said)
        elif text == "/fix":
            self.return_to_question()
        else:
            return False
        return True

    def press_fix(self, *, typing: bool) -> None:
        """The key for fixes: yes to the plan in view, else what is open, else the next plan.

        Args:
            typing: a line is being typed, which may be about the plan.
        """
        card = self.fixes.asking
        if not (card and self.can_agree):
            self.start_fix()
        elif typing:
            self.app.notify("Send or delete what you have typed; then F5 runs it.", markup=False)
            self.return_to_question()
        elif card.is_open_to(Message().time) and self._sees(card):
            card.reply(agreed=True)
        else:
            self.return_to_question()

    def start_fix(self, card: FixCard | None = None, *, dry_run: bool = False) -> None:
        """Show the plan of a fix and ask."""
        raise NotImplementedError

    @property
    def has_fix(self) -> bool:
        """There is a fix whose plan can be shown now."""
        waits = self.fixes.card or self._solved_asked
        return bool(self.current and self.current.next_card and not waits)

    @property
    def can_agree(self) -> bool:
        """A plan waits for consent."""
        card = self.fixes.asking
        return bool(card and card.question and card.question.plan)

    def _sees(self, card: FixCard) -> bool:
        question = card.query_one(".ask").region
        return bool(question) and self.region.contains_region(question)

    def return_to_question(self) -> None:
        """Bring what is open into view; from there on it can be answered by a key again."""
        card = self.fixes.card
        if card and card.question:
            card.ask(card.question)
        elif part := card or self._solved_asked:
            self.scroll_to_widget(part, animate=False)

    def leave_question(self) -> None:
        """A key says that the question is left for now; the next one comes back to it."""
        if card := self.fixes.asking:
            card.left = True

    def put_aside(self) -> None:
        """Leave the plan that waits for consent, as if the person had said no to it."""
        card = self.fixes.asking
        if card and self.can_agree:
            card.reply(agreed=False)
            told = f"{card.spec.title}. Nothing was changed; /fix {card.spec.id} shows it again."
            self.add(Note(told, lead="Put aside:"))
        elif self.current:
            self.current.bar.leave()

    def forget(self) -> None:
        """Show nothing of what was said, and end what asks."""
        super().forget()
        self.fixes.stop()
