"""The blocks of a conversation, one below the other."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widget import Widget

from .blocks.base import Block

MOST = 400
"""Blocks that stay on the screen; older ones go, what they said is kept for the export."""


class Transcript(VerticalScroll, can_focus=False):
    """Keeps the blocks; scrolls only where nobody is reading further up."""

    def __init__(self) -> None:
        super().__init__(id="transcript")
        self._gone: list[str] = []

    def add(self, *blocks: Widget, follow: bool = False) -> None:
        """Append blocks; the end stays in view if it was, or comes into view (`follow`)."""
        following = follow or self.max_scroll_y - self.scroll_y <= 1
        self.mount(*blocks)
        self._prune()
        if following:
            self.call_after_refresh(self.scroll_end, animate=False)

    def add_turn(self, *blocks: Widget, top: Widget | None = None) -> None:
        """Append blocks; the first of them (or `top`) goes to the top, where reading begins."""
        self.mount(*blocks)
        self._prune()
        self.call_after_refresh(self._to_top, top or blocks[0])

    def _to_top(self, block: Widget) -> None:
        if block.is_attached:
            self.scroll_to_widget(block, top=True, animate=False)

    def _prune(self) -> None:
        for block in list(self.children)[: max(0, len(self.children) - MOST)]:
            self._gone += [block.markdown()] if isinstance(block, Block) else []
            block.remove()

    def clear(self) -> None:
        """Forget everything."""
        self._gone.clear()
        self.remove_children()

    def markdown(self) -> str:
        """All that was said, as Markdown."""
        shown = [b.markdown() for b in self.children if isinstance(b, Block)]
        return "\n\n".join(text for text in (*self._gone, *shown) if text) + "\n"
