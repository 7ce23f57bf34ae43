"""Buttons of a transcript: a click leaves the keyboard with the prompt, and so does a press."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Button


class Act(Button):
    """A button that never keeps the focus: enter on what takes its place would be an accident."""

    FOCUS_ON_CLICK = False

    def __init__(self, label: str, classes: str) -> None:
        super().__init__(label, compact=True, classes=classes)

    def action_press(self) -> None:
        """Press it; what is typed next goes into the prompt."""
        release(self)
        super().action_press()


def release(widget: Widget) -> None:
    """Give the keyboard back to the prompt, if it is in `widget`; before that is hidden or removed.

    Otherwise it would go to whatever stands nearest, which may be a button.
    """
    focused = widget.screen.focused
    if focused is not None and widget in focused.ancestors_with_self:
        widget.screen.set_focus(widget.screen.query_one("#prompt"), scroll_visible=False)
