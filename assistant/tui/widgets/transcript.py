"""The blocks of a conversation, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Button

from ..messages import BlockAsked
from .act import release
from .base import Offering
from .fix_panel import FixPanel
from .flow import Flow
from .past import PastTurn

_RIGHT = 3
LIVE = 40
"""Blocks that stay as they are, some five turns; older ones become text, a turn each.

Each widget costs some 40 KB, and a little of the time of every key.
"""
MOST = LIVE + 100
"""Blocks that stay on the screen; older ones go, what they said is kept in the session."""


class Transcript(VerticalScroll, can_focus=False):
    """Keeps the blocks; scrolls only where nobody is reading further up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,enter", "menu", "Menu", key_display="f3", id="block.menu"),
    ]

    def __init__(self) -> None:
        super().__init__(id="transcript")
        self.held: Callable[[], Container[Widget | None]] = tuple
        """Blocks that may still change, so that they stay as they are."""
        self._shedding = False
        self._place: Callable[[], object] = lambda: None
        """Brings into view what was brought into view last."""

    def add(self, *blocks: Widget, follow: bool = False) -> None:
        """Append blocks; the end stays in view if it was, or comes into view (`follow`)."""
        following = follow or self.max_scroll_y - self.scroll_y <= 1
        self._put(blocks)
        if following:
            self._see(partial(self.scroll_end, animate=False))

    def add_turn(self, *blocks: Widget, top: Widget | None = None) -> None:
        """Append blocks; the first of them (or `top`) goes to the top, where reading begins."""
        self._put(blocks)
        self._see(partial(self.to_top, top or blocks[0]))

    def _see(self, place: Callable[[], object]) -> None:
        self._place = place
        self.call_after_refresh(place)
        if not self._shedding and len(self.children) > LIVE:
            self._shedding = True
            self.call_later(self._shed)

    def _put(self, blocks: Sequence[Widget]) -> None:
        for block in blocks:
            if isinstance(block, Flow):
                block.can_focus = True
        self.mount(*blocks)
        self._prune()

    @property
    def stops(self) -> list[Widget]:
        """Where the focus rests on its way through the blocks; buttons are reached by tab."""
        found = [
            part for child in self.children for part in (child, *child.query("*").results(Widget))
        ]
        return [w for w in found if w.focusable and _is_shown(w) and not isinstance(w, Button)]

    def block_of(self, widget: Widget | None) -> Widget | None:
        """The part that a widget is, or stands in, which can do something or have it done."""
        within = widget.ancestors_with_self if widget is not None else ()
        parts = [w for w in within if isinstance(w, Widget) and self in w.ancestors]
        own = next((w for w in parts if isinstance(w, Offering)), None)
        return own or (parts[-1] if parts else None)

    def _ask(self, what: str, block: Widget | None) -> None:
        if block is not None:
            self.post_message(BlockAsked(what, block))

    def action_menu(self) -> None:
        """What can be done with the block that has the focus."""
        self._ask("menu", self.block_of(self.app.focused))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No menu while a block asks something."""
        block = self.block_of(self.app.focused) if action == "menu" else None
        return not (isinstance(block, FixPanel) and block.phase == "asking")

    def on_click(self, event: Click) -> None:
        """The right button opens the menu of a block."""
        if event.button == _RIGHT:
            event.stop()
            self._ask("menu", self.block_of(event.widget))

    def to_top(self, block: Widget) -> None:
        """Have reading begin here."""
        if block.is_attached:
            self.scroll_to_widget(block, top=True, animate=False)

    async def _shed(self) -> None:
        """Have text stand for the oldest turns; what was brought into view stays there."""
        for turn in self._old_turns():
            if all(block.is_attached for block in turn):
                for block in turn:
                    release(block)
                await self.mount(PastTurn(turn), before=turn[0])
                await self.remove_children([block for block in turn if block.is_attached])
                self.call_after_refresh(self._place)
        self._shedding = False

    def _old_turns(self) -> list[list[Widget]]:
        turns: list[list[Widget]] = []
        live = [block for block in self.children if not isinstance(block, PastTurn)]
        held, left = self.held(), len(live)
        for block in live:
            if block.has_class("-turn") or not turns:
                turns.append([])
            turns[-1].append(block)
        old = []
        for turn in turns:
            left -= len(turn)
            if left >= LIVE and not any(block in held for block in turn):
                old.append(turn)
        return old

    def _prune(self) -> None:
        for block in list(self.children)[: max(0, len(self.children) - MOST)]:
            release(block)
            block.remove()

    def clear(self) -> None:
        """Forget everything."""
        release(self)
        self.remove_children()


def _is_shown(widget: Widget) -> bool:
    return all(w.display for w in widget.ancestors_with_self if isinstance(w, Widget))


def text_of(block: Widget) -> str:
    """What a block shows, as plain text."""
    flows = [block] if isinstance(block, Flow) else [*block.query(Flow)]
    shown = [flow.plain_text for flow in flows if _is_shown(flow)]
    return "\n".join(text.strip() for text in shown if text.strip())
