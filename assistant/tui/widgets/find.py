"""Finding words in what the transcript shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Key
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from ..text import plain
from .card import AnswerCard
from .flow import Flow
from .fold import Fold
from .past import PastTurn


class Finder:
    """The places where the words stand, and which of them is at hand."""

    def __init__(self, page: Widget) -> None:
        self._page = page
        self._changed: Callable[[], object] = lambda: None
        self._pattern: re.Pattern[str] | None = None
        self._places: list[tuple[Flow, int]] = []
        self._at = -1

    def on_change(self, changed: Callable[[], object]) -> None:
        """Have `changed` told when other places are known."""
        self._changed = changed

    def look_for(self, words: str) -> None:
        """Mark these words wherever they stand; the last place, which was said last, is at hand."""
        parts = words.split()
        text = r"\s+".join(re.escape(part) for part in parts)
        self._pattern = pattern = re.compile(text, re.IGNORECASE) if parts else None
        query = self._page.query
        parts_of = (*query(Fold), *query(AnswerCard), *query(PastTurn))
        closed = [part for part in parts_of if not part.opened]
        hidden = [fold for fold in closed if pattern and fold.holds(pattern)]
        for fold in hidden:
            fold.open()
        if hidden:  # they have to be laid out first
            self._page.call_after_refresh(self._page.call_after_refresh, self._mark)
        else:
            self._mark()

    def _mark(self) -> None:
        self._places = [
            (flow, number)
            for flow in self._page.query(Flow)
            for number in range(flow.mark(self._pattern) if self._is_shown(flow) else 0)
        ]
        self._at = len(self._places) - 1
        self._show()
        self._changed()

    def move(self, way: int) -> None:
        """Go to the next place (1) or the one before (-1), round and round."""
        if self._places:
            self._at = (self._at + way) % len(self._places)
            self._show()

    def close(self) -> None:
        """Mark nothing any more."""
        self.look_for("")

    @property
    def told(self) -> str:
        """Where one is: ``2 of 7``."""
        if self._pattern is None:
            return ""
        return f"{self._at + 1} of {len(self._places)}" if self._places else "not found"

    def _show(self) -> None:
        for flow in {flow for flow, _ in self._places}:
            flow.point_at(None)
        if not self._places:
            return
        flow, number = self._places[self._at]
        row = flow.point_at(number)
        row += sum(part.virtual_region.y for part in self._up_from(flow))
        self._page.scroll_to_region(Region(0, row, 1, 1), animate=False, center=True, force=True)

    def _up_from(self, flow: Flow) -> Iterator[Widget]:
        """The flow and all that it stands in, up to the page."""
        for part in flow.ancestors_with_self:
            if part is self._page or not isinstance(part, Widget):
                return
            yield part

    def _is_shown(self, flow: Flow) -> bool:
        return all(part.display for part in self._up_from(flow))


class FindBar(Horizontal):
    """The line where the words are typed."""

    HELP = "**enter** or **up** goes further back, **down** forward again, **esc** leaves."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="find.back"),
    ]

    class Left(Message):
        """Nothing is looked for any more."""

    def __init__(self, finder: Finder) -> None:
        super().__init__(id="find")
        self._finder = finder
        finder.on_change(self._tell)
        self.field = Input(placeholder="find in this conversation", compact=True)
        self._told = Static("", markup=False, classes="told")

    def compose(self) -> ComposeResult:
        """A sign, the words, where one is."""
        yield Static(plain("Find:", "b"), markup=False, classes="sign")
        yield self.field
        yield self._told

    def open(self) -> None:
        """Have words typed."""
        self.display = True
        self.field.focus()
        self.field.action_select_all()
        self._finder.look_for(self.field.value)
        self._tell()

    def look_for(self, words: str) -> None:
        """Look for these."""
        self.field.value = words

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._finder.look_for(event.value)
        self._tell()

    def _tell(self) -> None:
        self._told.update(plain(self._finder.told, "dim"))

    def on_key(self, event: Key) -> None:
        """Enter and the arrows move."""
        ways = {"enter": -1, "up": -1, "down": 1, "shift+enter": 1}
        if event.key in ways:
            event.stop()
            event.prevent_default()
            self._finder.move(ways[event.key])
            self._tell()

    def action_leave(self) -> None:
        """Close the line."""
        self.display = False
        self._finder.close()
        self.post_message(self.Left())
