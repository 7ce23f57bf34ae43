"""Screens that close once: a second choice, before they are gone, counts for nothing."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class ClosesOnce(Screen[ScreenResultType]):
    """Held keys and two quick clicks choose twice."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close, where it is still the one in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
