"""The blocks of a conversation, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from .blocks.act import release
from .blocks.base import Block
from .blocks.fix_card import FixCard
from .flow import Flow

_RIGHT = 3
MOST = 240
"""Blocks that stay on the screen; older ones go, what they said is kept for the export."""


class Transcript(VerticalScroll, can_focus=False):
    """Keeps the blocks; scrolls only where nobody is reading further up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,enter", "menu", "Menu", key_display="f3", id="block.menu"),
    ]

    class Asked(Message):
        """Something is to be done with a block: menu, copy, quote, export."""

        def __init__(self, what: str, block: Widget) -> None:
            super().__init__()
            self.what, self.block = what, block

    def __init__(self) -> None:
        super().__init__(id="transcript")
        self._gone: list[str] = []

    def add(self, *blocks: Widget, follow: bool = False) -> None:
        """Append blocks; the end stays in view if it was, or comes into view (`follow`)."""
        following = follow or self.max_scroll_y - self.scroll_y <= 1
        self._put(blocks)
        if following:
            self.call_after_refresh(self.scroll_end, animate=False)

    def add_turn(self, *blocks: Widget, top: Widget | None = None) -> None:
        """Append blocks; the first of them (or `top`) goes to the top, where reading begins."""
        self._put(blocks)
        self.call_after_refresh(self._to_top, top or blocks[0])

    def _put(self, blocks: Sequence[Widget]) -> None:
        for block in blocks:
            if isinstance(block, Flow):
                block.can_focus = True
        self.mount(*blocks)
        self._prune()

    @property
    def stops(self) -> list[Widget]:
        """Where the focus rests on its way through the blocks, one place for each."""
        found = [_place(child) for child in self.children if child.display]
        return [stop for stop in found if stop is not None]

    def block_of(self, widget: Widget | None) -> Widget | None:
        """The block that a widget is, or stands in."""
        within = widget.ancestors_with_self if widget is not None else ()
        return next((w for w in within if isinstance(w, Widget) and w.parent is self), None)

    def _ask(self, what: str, block: Widget | None) -> None:
        if block is not None and isinstance(block, Block):
            self.post_message(self.Asked(what, block))

    def action_menu(self) -> None:
        """What can be done with the block that has the focus."""
        self._ask("menu", self.block_of(self.app.focused))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No menu while a block asks something."""
        block = self.block_of(self.app.focused) if action == "menu" else None
        return not (isinstance(block, FixCard) and block.phase == "asking")

    def on_click(self, event: Click) -> None:
        """The right button opens the menu of a block."""
        if event.button == _RIGHT:
            event.stop()
            self._ask("menu", self.block_of(event.widget))

    def _to_top(self, block: Widget) -> None:
        if block.is_attached:
            self.scroll_to_widget(block, top=True, animate=False)

    def _prune(self) -> None:
        for block in list(self.children)[: max(0, len(self.children) - MOST)]:
            self._gone += [block.markdown()] if isinstance(block, Block) else []
            release(block)
            block.remove()

    def clear(self) -> None:
        """Forget everything."""
        self._gone.clear()
        release(self)
        self.remove_children()

    def markdown(self) -> str:
        """All that was said, as Markdown."""
        shown = [b.markdown() for b in self.children if isinstance(b, Block)]
        return "\n\n".join(text for text in (*self._gone, *shown) if text) + "\n"


def _place(block: Widget) -> Widget | None:
    """What of a block takes the focus."""
    parts = (block, *block.query("*").results(Widget))
    return next((part for part in parts if part.focusable and part.display), None)


def text_of(block: Widget) -> str:
    """What a block shows, as plain text."""
    flows = [block] if isinstance(block, Flow) else [*block.query(Flow)]
    shown = [flow.plain_text for flow in flows if flow.display]
    return "\n".join(text.strip() for text in shown if text.strip())
