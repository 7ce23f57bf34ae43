"""An answer on the screen: its blocks, and which of them stand for checks and fixes."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from ..engine.checking import Plan
from .blocks.answer import Foot, Head, Notices, Prose
from .blocks.check_row import CheckRow
from .blocks.fix_card import FixCard
from .blocks.solved import SolvedBar
from .desk import Reading


class Shown:
    """The blocks of one answer."""

    def __init__(self, reading: Reading) -> None:
        if reading.store is None or reading.article is None:
            raise ValueError("only an answer can be shown")
        self.reading, self._store, self._article = reading, reading.store, reading.article
        self.rows: list[CheckRow] = []
        self.cards: list[FixCard] = []
        self.head = Head(reading.answer.answers[0])
        self.notices = Notices()
        self.bar = SolvedBar()
        self.blocks: list[Widget] = list(self._blocks())

    def _blocks(self) -> Iterator[Widget]:
        yield self.head
        yield self.notices
        row: CheckRow | None = None
        for block in self._article["blocks"]:
            if block["kind"] == "check":
                row = self._row(block["id"])
                yield row
                continue
            if row:
                row.add_class("-last")
                row = None
            if block["kind"] == "prose":
                yield Prose(block, self._article)
            elif spec := self.reading.actions.get(block["id"]):
                self.cards.append(FixCard(self._store, spec))
                yield self.cards[-1]
        if row:
            row.add_class("-last")
        yield Foot(self.reading.answer, self._article)
        yield self.bar

    def _row(self, name: str) -> CheckRow:
        plan = self.reading.checks or Plan(self._store)
        own = f"{self.reading.answer.answers[0].article}/{name}"
        self.rows.append(CheckRow(plan, own if own in plan.specs else name))
        return self.rows[-1]

    def tell(self) -> None:
        """Have the head say what the checks came to."""
        results = [row.result for row in self.rows if row.result and not row.running]
        card = self.next_card
        running = sum(row.running for row in self.rows)
        self.head.tell(results, running, card.spec.title if card else "")

    @property
    def next_card(self) -> FixCard | None:
        """The first fix that has not been tried."""
        return next((c for c in self.cards if not c.tried and c.phase == "idle"), None)
