"""The line of keys at the bottom."""

from __future__ import annotations

from textual.widgets import Footer


class KeyLine(Footer):
    """Forgets the keys that it showed before; Textual's own keeps the widgets of all of them."""

    async def recompose(self) -> None:
        """Show the keys that can be pressed now."""
        await super().recompose()
        self.mutate_reactive(Footer.compact)  # its watchers that are gone are dropped
